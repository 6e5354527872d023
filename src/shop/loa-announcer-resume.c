/* loa-announcer-resume.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-announcer-private.h"

#include "loa-store-announcements.h"

/* So many rows are mended at a time. */
#define MAX_RESUMED 16

/* All rows that were left unfinished. */
typedef struct
{
  GPtrArray *records; /* (owned) (nullable) (element-type LoaAnnouncementRecord): those that wait, the last one next */
  guint n_running;
  GError *error; /* (owned) (nullable): the first */
} Mending;

static void mend_next_rows (GTask *task);

static void
mending_free (gpointer data)
{
  Mending *mending = data;

  g_clear_pointer (&mending->records, g_ptr_array_unref);
  g_clear_error (&mending->error);
  g_free (mending);
}

static void
mended_row_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Mending *mending = g_task_get_task_data (task);
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  mending->n_running--;
  record = loa_announcer_end_job (g_task_get_source_object (task), LOA_ANNOUNCEMENT_WORK (object), result, &error);
  if (record == NULL && mending->error == NULL)
    mending->error = g_steal_pointer (&error);

  mend_next_rows (task);
}

/* The newest first, because only they may still be said. */
static void
mend_next_rows (GTask *task)
{
  LoaAnnouncer *self = g_task_get_source_object (task);
  Mending *mending = g_task_get_task_data (task);

  while (mending->records->len > 0 && mending->n_running < MAX_RESUMED)
    {
      g_autoptr (LoaAnnouncementRecord) record =
        g_ptr_array_steal_index (mending->records, mending->records->len - 1);
      g_autoptr (LoaAnnouncementWork) work = loa_announcer_make_work (self, record);

      mending->n_running++;
      loa_announcer_begin_job (self, work, LOA_ANNOUNCEMENT_PURPOSE_RESUME, FALSE, g_task_get_cancellable (task),
                               mended_row_cb, g_object_ref (task));
    }

  if (mending->n_running > 0)
    return;

  if (mending->error != NULL)
    g_task_return_error (task, g_steal_pointer (&mending->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
listed_unfinished_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Mending *mending = g_task_get_task_data (task);
  GError *error = NULL;

  mending->records = loa_store_list_unfinished_announcements_finish (LOA_STORE (object), result, &error);
  if (mending->records == NULL)
    g_task_return_error (task, error);
  else
    mend_next_rows (task);
}

void
loa_announcer_resume_async (LoaAnnouncer        *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_ANNOUNCER (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_announcer_resume_async);
  g_task_set_task_data (task, g_new0 (Mending, 1), mending_free);

  loa_store_list_unfinished_announcements_async (self->store, cancellable, listed_unfinished_cb, g_object_ref (task));
}

gboolean
loa_announcer_resume_finish (LoaAnnouncer  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_announcer_resume_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
