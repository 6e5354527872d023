/* loa-announcement-unsent.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-announcement-unsent.h"

#include "loa-announcer.h"
#include "loa-store-announcements.h"

/* Whoever presses again after “it was not sent” means the same announcement. The earlier one may still be sent when
 * SePay can be reached again, so with an id of its own the second one would be heard as well.
 */
typedef struct
{
  LoaFileLock *row_lock; /* (owned) */
  char *hardware_id; /* (owned) */
  gint64 amount;
  LoaAnnouncementCause cause;
  gint64 now;
  gint64 row; /* of the one that was found */
  char *request_id; /* (owned) (nullable): likewise */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_clear_object (&search->row_lock);
  g_free (search->hardware_id);
  g_free (search->request_id);
  g_free (search);
}

static gboolean
is_wanted (const Search                *search,
           const LoaAnnouncementRecord *record)
{
  return record->state == LOA_ANNOUNCEMENT_STATE_ASKED && record->amount == search->amount
         && record->cause == search->cause && g_str_equal (record->hardware_id, search->hardware_id)
         && search->now - record->asked <= LOA_ANNOUNCER_RESEND_SECONDS;
}

/* One that somebody works on is an announcement of its own. */
static void
taken_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (loa_file_lock_take_finish (LOA_FILE_LOCK (object), result, &error))
    {
      loa_file_lock_release (search->row_lock, search->row);
      g_task_return_pointer (task, g_steal_pointer (&search->request_id), g_free);
    }
  else if (g_error_matches (error, LOA_STORE_ERROR, LOA_STORE_ERROR_LOCKED))
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GPtrArray) unfinished = NULL;
  GError *error = NULL;

  unfinished = loa_store_list_unfinished_announcements_finish (LOA_STORE (object), result, &error);
  if (unfinished == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = unfinished->len; i > 0 && search->request_id == NULL; i--)
    {
      const LoaAnnouncementRecord *record = g_ptr_array_index (unfinished, i - 1);

      if (is_wanted (search, record))
        {
          search->row = record->row;
          search->request_id = g_strdup (record->request_id);
        }
    }

  if (search->request_id == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    loa_file_lock_take_async (search->row_lock, search->row, FALSE, g_task_get_cancellable (task), taken_cb,
                              g_object_ref (task));
}

/* The finish function gives the request id of an announcement that SePay has not taken yet, that nobody works on and
 * that may still be sent, for the same cause, speaker and amount; or NULL without an error where there is none.
 */
void
loa_announcement_find_unsent_async (LoaStore             *store,
                                    LoaFileLock          *row_lock,
                                    const char           *hardware_id,
                                    gint64                amount,
                                    LoaAnnouncementCause  cause,
                                    gint64                now,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  /* A lock that was taken is let go of whoever has lost interest. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, loa_announcement_find_unsent_async);
  search->row_lock = g_object_ref (row_lock);
  search->hardware_id = g_strdup (hardware_id);
  search->amount = amount;
  search->cause = cause;
  search->now = now;
  g_task_set_task_data (task, search, search_free);

  loa_store_list_unfinished_announcements_async (store, cancellable, listed_cb, g_object_ref (task));
}

char *
loa_announcement_find_unsent_finish (LoaStore      *store,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
