/* loa-announcement-desk-again.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-announcement-desk-private.h"

#include "loa-failure.h"

/* What did not get to its end is taken up again here. Money that is said twice sounds like money that came twice, so
 * what may have been said is never announced anew by itself.
 */

/* A payment that is announced anew was asked for by a person. */
static LoaAnnouncementCause
get_new_cause (const LoaAnnouncementRecord *record)
{
  return record->cause == LOA_ANNOUNCEMENT_CAUSE_TEST ? LOA_ANNOUNCEMENT_CAUSE_TEST : LOA_ANNOUNCEMENT_CAUSE_BY_HAND;
}

/* SePay's first word counts: where it goes on with it, what comes of that is told like every other end. */
static void
found_out_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAnnouncementDesk *self = g_task_get_source_object (task);
  const LoaAnnouncementRecord *given_up = g_task_get_task_data (task);
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record = loa_announcer_find_out_finish (LOA_ANNOUNCER (object), result, &error);
  if (g_error_matches (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_DELIVERY_FAILED) ||
      g_error_matches (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_KNOWN))
    loa_announcement_desk_hand_in (self, given_up->hardware_id, given_up->amount, NULL, get_new_cause (given_up), NULL);
  else if (record == NULL)
    loa_announcement_desk_tell_failure (self, given_up->hardware_id, error);
  loa_announcement_desk_count_work (self, given_up->request_id, -1);
  g_signal_emit_by_name (self, "changed", given_up->hardware_id);
  g_task_return_boolean (task, TRUE);
}

/* From the press on it is worked on, so that another press does nothing. */
static void
find_out (LoaAnnouncementDesk         *self,
          const LoaAnnouncementRecord *record)
{
  GTask *task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, find_out);
  g_task_set_task_data (task, loa_announcement_record_copy (record), (GDestroyNotify) loa_announcement_record_free);
  loa_announcement_desk_count_work (self, record->request_id, 1);
  g_signal_emit_by_name (self, "changed", record->hardware_id);
  loa_announcer_find_out_async (self->announcer, record->request_id, self->cancellable, found_out_cb, task);
}

void
loa_announcement_desk_announce_again_async (LoaAnnouncementDesk         *self,
                                            const LoaAnnouncementRecord *record,
                                            GAsyncReadyCallback          callback,
                                            gpointer                     user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self));
  g_return_if_fail (record != NULL);

  task = g_task_new (self, self->cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_announcement_desk_announce_again_async);
  loa_announcement_desk_hand_in (self, record->hardware_id, record->amount, NULL, get_new_cause (record), task);
}

gboolean
loa_announcement_desk_announce_again_finish (LoaAnnouncementDesk  *self,
                                             GAsyncResult         *result,
                                             GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_announcement_desk_announce_anew (LoaAnnouncementDesk         *self,
                                     const LoaAnnouncementRecord *record)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self));
  g_return_if_fail (record != NULL);

  loa_announcement_desk_hand_in (self, record->hardware_id, record->amount, NULL, get_new_cause (record), NULL);
}

void
loa_announcement_desk_try_again (LoaAnnouncementDesk         *self,
                                 const LoaAnnouncementRecord *record)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self));
  g_return_if_fail (record != NULL);

  if (loa_announcement_desk_get_working (self, record->request_id))
    return;

  if (g_hash_table_remove (self->errors, record->request_id))
    g_signal_emit_by_name (self, "changed", record->hardware_id);

  switch (record->state)
    {
    case LOA_ANNOUNCEMENT_STATE_ASKED:
      loa_announcement_desk_hand_in (self, record->hardware_id, record->amount, record->request_id, record->cause, NULL);
      break;

    case LOA_ANNOUNCEMENT_STATE_SENT:
      loa_announcement_desk_follow (self, record);
      break;

    case LOA_ANNOUNCEMENT_STATE_UNKNOWN:
      find_out (self, record);
      break;

    case LOA_ANNOUNCEMENT_STATE_DELIVERED:
    case LOA_ANNOUNCEMENT_STATE_FAILED:
    case LOA_ANNOUNCEMENT_STATE_NOT_SENT:
    default:
      loa_announcement_desk_announce_anew (self, record);
      break;
    }
}
