/* loa-announcement-columns.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-announcement-columns.h"

static LoaAnnouncementCause
cause_from_string (const char *word)
{
  for (int cause = LOA_ANNOUNCEMENT_CAUSE_TEST; cause <= LOA_ANNOUNCEMENT_CAUSE_PAYMENT; cause++)
    {
      if (g_strcmp0 (word, loa_announcement_cause_to_string (cause)) == 0)
        return cause;
    }

  return LOA_ANNOUNCEMENT_CAUSE_BY_HAND;
}

static LoaAnnouncementState
state_from_string (const char *word)
{
  for (int state = LOA_ANNOUNCEMENT_STATE_ASKED; state <= LOA_ANNOUNCEMENT_STATE_NOT_SENT; state++)
    {
      if (g_strcmp0 (word, loa_announcement_state_to_string (state)) == 0)
        return state;
    }

  return LOA_ANNOUNCEMENT_STATE_UNKNOWN;
}

LoaAnnouncementRecord *
loa_announcement_columns_dup_record (LoaStoreStatement *statement)
{
  LoaAnnouncementRecord *record = g_new0 (LoaAnnouncementRecord, 1);

  record->row = loa_store_statement_get_integer (statement, 0);
  record->request_id = loa_store_statement_dup_text (statement, 1);
  record->hardware_id = loa_store_statement_dup_text (statement, 2);
  record->amount = loa_store_statement_get_integer (statement, 3);
  record->cause = cause_from_string (loa_store_statement_get_text (statement, 4));
  record->state = state_from_string (loa_store_statement_get_text (statement, 5));
  record->status = loa_store_statement_dup_text (statement, 6);
  record->message = loa_store_statement_dup_text (statement, 7);
  record->asked = loa_store_statement_get_integer (statement, 8);
  record->sent = loa_store_statement_get_integer (statement, 9);
  record->delivered = loa_store_statement_get_integer (statement, 10);
  record->retries = loa_store_statement_get_integer (statement, 11);

  return record;
}

void
loa_announcement_columns_bind_record (LoaStoreStatement           *statement,
                                      const LoaAnnouncementRecord *record)
{
  loa_store_statement_bind_text (statement, ":request_id", record->request_id);
  loa_store_statement_bind_text (statement, ":hardware_id", record->hardware_id);
  loa_store_statement_bind_integer (statement, ":amount", record->amount);
  loa_store_statement_bind_text (statement, ":cause", loa_announcement_cause_to_string (record->cause));
  loa_store_statement_bind_text (statement, ":state", loa_announcement_state_to_string (record->state));
  loa_store_statement_bind_text (statement, ":status", record->status);
  loa_store_statement_bind_text (statement, ":message", record->message);
  loa_store_statement_bind_integer (statement, ":asked", record->asked);
  loa_store_statement_bind_integer (statement, ":sent", record->sent);
  loa_store_statement_bind_integer (statement, ":delivered", record->delivered);
  loa_store_statement_bind_integer (statement, ":retries", record->retries);
}
