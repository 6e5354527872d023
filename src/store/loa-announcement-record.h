/* loa-announcement-record.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LoaAnnouncementCause:
 * @LOA_ANNOUNCEMENT_CAUSE_TEST: the Test announcement button
 * @LOA_ANNOUNCEMENT_CAUSE_BY_HAND: an amount that a person gave
 * @LOA_ANNOUNCEMENT_CAUSE_PAYMENT: a bank transaction
 */
typedef enum
{
  LOA_ANNOUNCEMENT_CAUSE_TEST,
  LOA_ANNOUNCEMENT_CAUSE_BY_HAND,
  LOA_ANNOUNCEMENT_CAUSE_PAYMENT,
} LoaAnnouncementCause;

/**
 * LoaAnnouncementState:
 * @LOA_ANNOUNCEMENT_STATE_ASKED: written down; whether SePay has it is not known
 * @LOA_ANNOUNCEMENT_STATE_SENT: SePay has it
 * @LOA_ANNOUNCEMENT_STATE_DELIVERED: the speaker said it (SePay's `SUCCESS`)
 * @LOA_ANNOUNCEMENT_STATE_FAILED: SePay gave up (its `FAILED`) or refused the request
 * @LOA_ANNOUNCEMENT_STATE_UNKNOWN: SePay had it, and gave no end within the time
 * @LOA_ANNOUNCEMENT_STATE_NOT_SENT: SePay does not know it, and it is too old to be said
 */
typedef enum
{
  LOA_ANNOUNCEMENT_STATE_ASKED,
  LOA_ANNOUNCEMENT_STATE_SENT,
  LOA_ANNOUNCEMENT_STATE_DELIVERED,
  LOA_ANNOUNCEMENT_STATE_FAILED,
  LOA_ANNOUNCEMENT_STATE_UNKNOWN,
  LOA_ANNOUNCEMENT_STATE_NOT_SENT,
} LoaAnnouncementState;

/**
 * LoaAnnouncementRecord:
 * @row: the ledger's own number, which never changes
 * @request_id: idempotency key
 * @hardware_id: serial number
 * @amount: in đồng
 * @cause: why
 * @state: how far it got
 * @status: (nullable): SePay's last word on it: `SENT`, `PENDING`, `SUCCESS`, `FAILED` or a word not known yet;
 *   %NULL until SePay has given one
 * @message: (nullable): SePay's text
 * @asked: when it was asked for, in Unix seconds
 * @sent: when SePay accepted it, or 0
 * @delivered: when its delivery was seen, or 0
 * @retries: deliveries that SePay tried again
 *
 * A row of the ledger. An announcement is *settled* when SePay's last word is `SUCCESS` or `FAILED`.
 */
typedef struct
{
  gint64 row;
  char *request_id;
  char *hardware_id;
  gint64 amount;
  LoaAnnouncementCause cause;
  LoaAnnouncementState state;
  char *status;
  char *message;
  gint64 asked;
  gint64 sent;
  gint64 delivered;
  gint64 retries;
} LoaAnnouncementRecord;

/**
 * loa_announcement_record_copy:
 * @self: a row of the ledger
 *
 * Returns: (transfer full): the same once more
 */
LoaAnnouncementRecord *loa_announcement_record_copy (const LoaAnnouncementRecord *self);

void                   loa_announcement_record_free (LoaAnnouncementRecord       *self);

/**
 * loa_announcement_record_equal:
 * @a: (nullable): a record
 * @b: (nullable): another
 *
 * Returns: %TRUE when both say the same
 */
gboolean               loa_announcement_record_equal (const LoaAnnouncementRecord *a,
                                                      const LoaAnnouncementRecord *b);

/**
 * loa_announcement_record_is_settled:
 * @self: a record
 *
 * Returns: %TRUE when SePay has said `SUCCESS` or `FAILED`: nothing is ever sent or asked for it again
 */
gboolean loa_announcement_record_is_settled (const LoaAnnouncementRecord *self);

/**
 * loa_announcement_cause_to_string:
 * @cause: a cause
 *
 * Returns: (transfer none): the word that the terminal's interface uses: `test`, `by hand`, `payment`
 */
const char *loa_announcement_cause_to_string (LoaAnnouncementCause cause);

/**
 * loa_announcement_state_to_string:
 * @state: a state
 *
 * Returns: (transfer none): the word that the terminal's interface uses: `asked`, `sent`, `delivered`, `failed`,
 *   `unknown`, `not sent`
 */
const char *loa_announcement_state_to_string (LoaAnnouncementState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaAnnouncementRecord, loa_announcement_record_free)

G_END_DECLS
