/* loa-announcement-holder.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-announcement-holder.h"

#include "loa-store-announcements.h"

/* Getting hold of a row, so that only one works on it, here or in another process. As long as somebody else does, the
 * ledger tells how far they got; another process gives no sign, so the ledger is read again and again. When they
 * let go too early, by dying for example, the work is taken over.
 */

#define WATCH_MILLISECONDS 200

typedef struct
{
  LoaAnnouncementAim aim;
  gboolean holds;
} Hold;

static void take (GTask *task);

static gboolean
is_at_aim (const LoaAnnouncementRecord *record,
           LoaAnnouncementAim           aim)
{
  if (loa_announcement_record_is_settled (record))
    return TRUE;

  switch (aim)
    {
    case LOA_ANNOUNCEMENT_AIM_NOW:
      return TRUE;

    case LOA_ANNOUNCEMENT_AIM_SENT:
      return record->state != LOA_ANNOUNCEMENT_STATE_ASKED;

    case LOA_ANNOUNCEMENT_AIM_END:
      return record->state != LOA_ANNOUNCEMENT_STATE_ASKED && record->state != LOA_ANNOUNCEMENT_STATE_SENT;

    default:
      g_return_val_if_reached (TRUE);
    }
}

static void
slept_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_clock_sleep_finish (LOA_CLOCK (object), result, &error))
    g_task_return_error (task, error);
  else
    take (task);
}

static void
watched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAnnouncementWork *work = g_task_get_source_object (task);
  Hold *hold = g_task_get_task_data (task);
  LoaAnnouncementRecord *record;
  GError *error = NULL;

  record = loa_store_get_announcement_finish (LOA_STORE (object), result, &error);
  if (record == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  loa_announcement_work_take_record (work, record);

  if (is_at_aim (record, hold->aim))
    g_task_return_boolean (task, TRUE);
  else
    loa_clock_sleep_async (loa_announcement_work_get_clock (work), WATCH_MILLISECONDS, g_task_get_cancellable (task),
                           slept_cb, g_object_ref (task));
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAnnouncementWork *work = g_task_get_source_object (task);
  Hold *hold = g_task_get_task_data (task);
  LoaAnnouncementRecord *record;
  GError *error = NULL;

  record = loa_store_get_announcement_finish (LOA_STORE (object), result, &error);
  if (record == NULL)
    {
      loa_announcement_let_go (work);
      g_task_return_error (task, error);
      return;
    }

  loa_announcement_work_take_record (work, record);
  hold->holds = TRUE;
  g_task_return_boolean (task, TRUE);
}

static void
taken_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAnnouncementWork *work = g_task_get_source_object (task);
  const char *request_id = loa_announcement_work_get_record (work)->request_id;
  LoaStore *store = loa_announcement_work_get_store (work);
  g_autoptr (GError) error = NULL;

  if (loa_file_lock_take_finish (LOA_FILE_LOCK (object), result, &error))
    loa_store_get_announcement_async (store, request_id, NULL, read_cb, g_object_ref (task));
  else if (g_error_matches (error, LOA_STORE_ERROR, LOA_STORE_ERROR_LOCKED))
    loa_store_get_announcement_async (store, request_id, g_task_get_cancellable (task), watched_cb,
                                      g_object_ref (task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
take (GTask *task)
{
  LoaAnnouncementWork *work = g_task_get_source_object (task);

  loa_file_lock_take_async (loa_announcement_work_get_row_lock (work), loa_announcement_work_get_record (work)->row,
                            FALSE, g_task_get_cancellable (task), taken_cb, g_object_ref (task));
}

void
loa_announcement_hold_async (LoaAnnouncementWork *work,
                             LoaAnnouncementAim   aim,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (work, cancellable, callback, user_data);
  Hold *hold = g_new0 (Hold, 1);

  /* A lock that was taken has to reach the caller, who alone lets go of it. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, loa_announcement_hold_async);
  hold->aim = aim;
  g_task_set_task_data (task, hold, g_free);

  take (task);
}

/* @holds is whether the row is now held; when it is not, somebody else has brought it to the aim. Either way the work
 * has the row as it now stands.
 */
gboolean
loa_announcement_hold_finish (LoaAnnouncementWork  *work,
                              GAsyncResult         *result,
                              gboolean             *holds,
                              GError              **error)
{
  Hold *hold;

  g_return_val_if_fail (g_task_is_valid (result, work), FALSE);

  hold = g_task_get_task_data (G_TASK (result));
  *holds = hold->holds;

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_announcement_let_go (LoaAnnouncementWork *work)
{
  loa_file_lock_release (loa_announcement_work_get_row_lock (work), loa_announcement_work_get_record (work)->row);
}
