/* loa-announcement-desk.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-shop.h"
#include "loa-test-amount.h"

G_BEGIN_DECLS

#define LOA_TYPE_ANNOUNCEMENT_DESK (loa_announcement_desk_get_type ())

/**
 * LoaAnnouncementDesk:
 *
 * Where the window's buttons hand in announcements. What was handed in is followed to its end by itself,
 * whatever becomes of the widget that asked.
 *
 * A press on the same speaker for the same amount within two seconds of another is the same press, from whatever widget
 * it comes.
 *
 * Signals: `busy-changed` (hardware id); `changed` (hardware id): work on one of its announcements began or ended here,
 * so that loa_announcement_desk_get_working() or loa_announcement_desk_get_error() may say something else; `failed`
 * (hardware id, #GError): the ledger could not be written or read, so that nothing else tells of it.
 */
G_DECLARE_FINAL_TYPE (LoaAnnouncementDesk, loa_announcement_desk, LOA, ANNOUNCEMENT_DESK, GObject)

LoaAnnouncementDesk *loa_announcement_desk_new (LoaShop *shop);

/**
 * loa_announcement_desk_close:
 * @self: the desk
 *
 * Stops following; what is unfinished is taken up at the next start.
 */
void loa_announcement_desk_close (LoaAnnouncementDesk *self);

/**
 * loa_announcement_desk_get_shop:
 * @self: the desk
 *
 * Returns: (transfer none): the shop whose announcements it hands in
 */
LoaShop *loa_announcement_desk_get_shop (LoaAnnouncementDesk *self);

/**
 * loa_announcement_desk_get_now:
 * @self: the desk
 *
 * Returns: now by the clock of the shop, in Unix seconds
 */
gint64 loa_announcement_desk_get_now (LoaAnnouncementDesk *self);

/**
 * loa_announcement_desk_get_test_amount:
 * @self: the desk
 *
 * Returns: (transfer none): what Test announcement says
 */
LoaTestAmount *loa_announcement_desk_get_test_amount (LoaAnnouncementDesk *self);

/**
 * loa_announcement_desk_get_busy:
 * @self: the desk
 * @hardware_id: serial number
 *
 * Returns: %TRUE until SePay has or refuses a test on this speaker, and for two seconds after it was asked for: another
 *   press would be the same one. While the speaker takes its time another test may be made.
 */
gboolean loa_announcement_desk_get_busy (LoaAnnouncementDesk *self,
                                         const char          *hardware_id);

/**
 * loa_announcement_desk_get_working:
 * @self: the desk
 * @request_id: an announcement
 *
 * Returns: %TRUE while it is being sent or followed here
 */
gboolean loa_announcement_desk_get_working (LoaAnnouncementDesk *self,
                                            const char          *request_id);

/**
 * loa_announcement_desk_get_error:
 * @self: the desk
 * @request_id: an announcement
 *
 * Returns: (transfer none) (nullable): why the last work on it ended early
 */
const GError *loa_announcement_desk_get_error (LoaAnnouncementDesk *self,
                                               const char          *request_id);

/**
 * loa_announcement_desk_test:
 * @self: the desk
 * @hardware_id: serial number
 *
 * Plays the test announcement, unless the speaker is busy with one.
 */
void loa_announcement_desk_test (LoaAnnouncementDesk *self,
                                 const char          *hardware_id);

/**
 * loa_announcement_desk_announce_async:
 * @self: the desk
 * @hardware_id: serial number
 * @amount: in đồng
 * @callback: called when SePay has it or will not have it
 * @user_data: for @callback
 *
 * Announces an amount that a person gave.
 */
void     loa_announcement_desk_announce_async  (LoaAnnouncementDesk  *self,
                                                const char           *hardware_id,
                                                gint64                amount,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean loa_announcement_desk_announce_finish (LoaAnnouncementDesk  *self,
                                                GAsyncResult         *result,
                                                GError              **error);

/**
 * loa_announcement_desk_announce_again_async:
 * @self: the desk
 * @record: an announcement of the ledger
 * @callback: called when SePay has it or will not have it
 * @user_data: for @callback
 *
 * Announces the same amount on the same speaker once more, under a new request id.
 */
void     loa_announcement_desk_announce_again_async  (LoaAnnouncementDesk          *self,
                                                      const LoaAnnouncementRecord  *record,
                                                      GAsyncReadyCallback           callback,
                                                      gpointer                      user_data);
gboolean loa_announcement_desk_announce_again_finish (LoaAnnouncementDesk          *self,
                                                      GAsyncResult                 *result,
                                                      GError                      **error);

/**
 * loa_announcement_desk_announce_anew:
 * @self: the desk
 * @record: an announcement of the ledger
 *
 * Does the same for nobody in particular: a failure is told by the card or by the signal `failed`.
 */
void loa_announcement_desk_announce_anew (LoaAnnouncementDesk         *self,
                                          const LoaAnnouncementRecord *record);

/**
 * loa_announcement_desk_try_again:
 * @self: the desk
 * @record: an announcement that did not get to its end
 *
 * Goes on with it where SePay may have it, and announces it again under a new request id where it will not be said any
 * more. SePay is asked first about an *unknown* one, and nothing is sent unless it says that it failed or that it does
 * not know it; why it could not be asked is then loa_announcement_desk_get_error().
 */
void loa_announcement_desk_try_again (LoaAnnouncementDesk         *self,
                                      const LoaAnnouncementRecord *record);

G_END_DECLS
