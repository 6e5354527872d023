/* loa-announcer.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-record.h"
#include "loa-file-lock.h"
#include "loa-soundbox-account.h"
#include "loa-store.h"
#include "sepay-notification.h"

G_BEGIN_DECLS

/**
 * LOA_ANNOUNCER_RESEND_SECONDS:
 *
 * Old money is not said aloud: what SePay does not know is sent again only so long after it was asked for.
 */
#define LOA_ANNOUNCER_RESEND_SECONDS 120

/**
 * LOA_ANNOUNCER_CHECK_SECONDS:
 *
 * How long after it was asked for SePay is asked about an announcement at all.
 */
#define LOA_ANNOUNCER_CHECK_SECONDS (24 * 60 * 60)

#define LOA_TYPE_ANNOUNCER (loa_announcer_get_type ())

/**
 * LoaAnnouncer:
 *
 * Makes speakers say amounts, each exactly once.
 *
 * The ledger row with its request id is durable before a request leaves. After a lost answer SePay is asked first
 * whether it knows the id, and only what it does not know is sent again, with the same id. A row that a living
 * process works on, this one or another, is left to it: whoever works holds the lock at the row's number.
 *
 * What becomes of a row that nobody works on, by how long ago it was asked for, when it is resumed or followed:
 *
 * | state | up to 2 minutes | up to a day | longer |
 * | --- | --- | --- | --- |
 * | *asked*, SePay knows it | followed | followed | *not sent* (1) |
 * | *asked*, SePay does not know it | sent | *not sent* | *not sent* (1) |
 * | *asked*, SePay cannot be asked | stays | stays | *not sent* (1) |
 * | *sent* | followed | asked for once (2) | *unknown* (1) |
 * | *delivered*, *failed*, *unknown*, *not sent* | stays | stays | stays |
 *
 * (1) without asking; (2) when it was sent over two minutes ago: it gets the end that SePay gives, is *unknown* when
 * SePay gives none, and stays *sent* when no answer comes.
 *
 * What became of an *unknown* one a person may find out with loa_announcer_find_out_async(), which sends nothing.
 *
 * A person who announces the same id again makes any row but a settled one begin anew, asked for now.
 * loa_announcer_check_async() asks at any age, takes over what SePay knows in any state, and makes *not sent* of an
 * *asked* row older than 2 minutes that it does not know.
 *
 * SePay's parts need not agree at once: a 409 for what may have reached it before means that it has the request, which
 * is then *sent* and followed, though a check does not know it yet.
 *
 * Signals: `changed` (hardware id, request id) on every step of an announcement. `began` (pointer, a
 * #LoaAnnouncementRecord) when work on one begins here, and `ended` (the same, and a #GError or %NULL) when that work
 * is over: the row then says how far it got, and the error why it went no further.
 */
G_DECLARE_FINAL_TYPE (LoaAnnouncer, loa_announcer, LOA, ANNOUNCER, GObject)

/**
 * loa_announcer_new:
 * @store: where the ledger is
 * @row_lock: locks by row number
 * @account: the SoundBox account
 * @clock: the clock
 *
 * Returns: (transfer full): an announcer
 */
LoaAnnouncer *loa_announcer_new (LoaStore           *store,
                                 LoaFileLock        *row_lock,
                                 LoaSoundboxAccount *account,
                                 LoaClock           *clock);

/**
 * loa_announcer_announce_async:
 * @self: the announcer
 * @hardware_id: a checked serial number
 * @amount: 1 … %LOA_DONG_MAX_ANNOUNCED, in đồng
 * @request_id: (nullable): the user's own id, used as it is, or %NULL for a new one that begins with `TEST-`, or for
 *   that of the same announcement if it could not be sent and nobody works on it, so that both presses sound once
 * @cause: why
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes the announcement down, sends it, and ends when SePay has it or will not have it. With an id that the ledger
 * knows for the same speaker and amount: a settled one is given back and nothing is sent; an unsettled one is resumed
 * and counts as asked now. Known for another speaker or amount it fails with %LOA_STORE_ERROR_CONFLICT.
 *
 * It fails with what SePay refused, or when no retry could save it; the row then says how far it got. What was refused
 * (401 and 403 too) is *failed*, and what had no account to be sent with is *not sent*: neither sounds later by itself.
 */
void                   loa_announcer_announce_async  (LoaAnnouncer          *self,
                                                      const char            *hardware_id,
                                                      gint64                 amount,
                                                      const char            *request_id,
                                                      LoaAnnouncementCause   cause,
                                                      GCancellable          *cancellable,
                                                      GAsyncReadyCallback    callback,
                                                      gpointer               user_data);
LoaAnnouncementRecord *loa_announcer_announce_finish (LoaAnnouncer          *self,
                                                      GAsyncResult          *result,
                                                      GError               **error);

/**
 * loa_announcer_follow_async:
 * @self: the announcer
 * @request_id: an announcement of the ledger
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks SePay after 2, 4, 8, 16, 30, 30 and 30 seconds until the announcement is settled; after that it is *unknown*.
 * One that is *asked* is brought to SePay first, and while SePay cannot tell whether it has it, it is asked again for
 * two minutes.
 * The finish function gives the row as it then stands: *delivered*, *failed* or *unknown* are no errors. While
 * another process works on it the ledger is watched instead. One whose time was over before it was followed here is
 * asked for once, and stays *sent* with an error when no answer comes.
 */
void                   loa_announcer_follow_async  (LoaAnnouncer          *self,
                                                    const char            *request_id,
                                                    GCancellable          *cancellable,
                                                    GAsyncReadyCallback    callback,
                                                    gpointer               user_data);
LoaAnnouncementRecord *loa_announcer_follow_finish (LoaAnnouncer          *self,
                                                    GAsyncResult          *result,
                                                    GError               **error);

/**
 * loa_announcer_find_out_async:
 * @self: the announcer
 * @request_id: an announcement of the ledger that is *unknown*
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks SePay what became of it, and never sends anything. One that SePay still works on is *sent* again and followed
 * for two minutes from now. The finish function gives the row as it then stands. What another process works on, or is
 * older than %LOA_ANNOUNCER_CHECK_SECONDS, is given back as it is.
 *
 * It fails with %LOA_SHOP_ERROR_DELIVERY_FAILED where SePay's first word is that it failed, which is written down, and
 * with %LOA_SHOP_ERROR_NOT_KNOWN where SePay does not know the request: these two will not be said any more. With any
 * other error nobody knows: SePay could not be asked, or spoke of another speaker or amount. The row then stays
 * *unknown*.
 */
void                   loa_announcer_find_out_async  (LoaAnnouncer         *self,
                                                      const char           *request_id,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
LoaAnnouncementRecord *loa_announcer_find_out_finish (LoaAnnouncer         *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);

/**
 * loa_announcer_check_async:
 * @self: the announcer
 * @request_id: any request id, in the ledger or not
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks SePay once what became of a request, and writes it down where the ledger knows the id. That SePay does not
 * know it is then %LOA_SHOP_ERROR_NOT_KNOWN.
 */
void               loa_announcer_check_async  (LoaAnnouncer          *self,
                                               const char            *request_id,
                                               GCancellable          *cancellable,
                                               GAsyncReadyCallback    callback,
                                               gpointer               user_data);
SepayNotification *loa_announcer_check_finish (LoaAnnouncer          *self,
                                               GAsyncResult          *result,
                                               GError               **error);

/**
 * loa_announcer_resume_async:
 * @self: the announcer
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Mends what an earlier process left unfinished. SePay is asked first; what it does not know is sent again within
 * %LOA_ANNOUNCER_RESEND_SECONDS of being asked for, and is *not sent* later; what it knows is followed to its end;
 * what is older than %LOA_ANNOUNCER_CHECK_SECONDS is *unknown* without asking, or *not sent* if it was never known to
 * be there. Rows of living processes are left alone. Ends when all are done.
 */
void     loa_announcer_resume_async  (LoaAnnouncer          *self,
                                      GCancellable          *cancellable,
                                      GAsyncReadyCallback    callback,
                                      gpointer               user_data);
gboolean loa_announcer_resume_finish (LoaAnnouncer          *self,
                                      GAsyncResult          *result,
                                      GError               **error);

/**
 * loa_announcer_make_payment_request_id:
 * @transaction_id: SePay's id of the transaction
 * @hardware_id: serial number
 *
 * Returns: (transfer full): the one id under which this payment is ever announced on this speaker: `PAY-` transaction
 * id `-` serial number, hashed where that is over 50 characters or has others than `A–Z a–z 0–9 - _`
 */
char *loa_announcer_make_payment_request_id (const char *transaction_id,
                                             const char *hardware_id);

G_END_DECLS
