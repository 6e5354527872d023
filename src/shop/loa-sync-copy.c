/* loa-sync-copy.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sync-copy-private.h"

#include "loa-store-settings.h"
#include "loa-sync-follow.h"
#include "loa-sync-permission.h"
#include "loa-vietnam-time.h"

/* Rows are posted late, under older dates. */
#define OVERLAP_DAYS 7

/* One run: which days, page after page into the store, what the balances say of it, then the bank accounts. Where
 * another run was broken off, what came since that day is copied first, then the rest, and at last what came meanwhile.
 * The signal `progressed` comes after every page. A copy is used once.
 */
G_DEFINE_FINAL_TYPE (LoaSyncCopy, loa_sync_copy, G_TYPE_OBJECT)

enum
{
  SIGNAL_PROGRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Page after page */

static void
progressed_cb (LoaSyncPages *pages,
               LoaSyncCopy  *self)
{
  g_signal_emit (self, signals[SIGNAL_PROGRESSED], 0);
}

static void
start_pages (GTask                 *task,
             const char            *from_day,
             const char            *to_day,
             const LoaSyncPosition *position,
             GAsyncReadyCallback    callback)
{
  LoaSyncCopy *self = g_task_get_source_object (task);

  g_clear_object (&self->pages);
  self->pages = loa_sync_pages_new (self->store, self->bank, self->clock, from_day, to_day);
  if (position != NULL)
    loa_sync_pages_set_position (self->pages, position);
  g_signal_connect_object (self->pages, "progressed", G_CALLBACK (progressed_cb), self, 0);
  loa_sync_pages_run_async (self->pages, g_task_get_cancellable (task), callback, g_object_ref (task));
}

static gboolean
finish_pages (GTask        *task,
              GAsyncResult *result)
{
  LoaSyncCopy *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!loa_sync_pages_run_finish (self->pages, result, &error))
    {
      g_task_return_error (task, loa_sync_permission_explain (error));
      return FALSE;
    }

  self->result->n_new += loa_sync_pages_get_n_new (self->pages);
  self->result->n_changed += loa_sync_pages_get_n_changed (self->pages);
  self->result->n_unreadable += loa_sync_pages_get_n_unreadable (self->pages);
  if (self->result->first_unreadable == NULL)
    self->result->first_unreadable = g_strdup (loa_sync_pages_get_first_unreadable (self->pages));

  return TRUE;
}

static void
followed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncCopy *self = g_task_get_source_object (task);
  GError *error = NULL;
  gint64 n_found = loa_sync_follow_run_finish (LOA_SYNC_FOLLOW (object), result, &error);

  if (n_found < 0)
    {
      g_task_return_error (task, error);
      return;
    }

  self->result->n_new += n_found;
  loa_sync_copy_end_pages (task);
}

static void
copied_rest_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncCopy *self = g_task_get_source_object (task);
  g_autoptr (LoaSyncFollow) follow = NULL;

  if (!finish_pages (task, result))
    return;

  self->is_complete = self->is_complete && loa_sync_pages_is_complete (self->pages);
  follow = loa_sync_follow_new (self->store, self->grant, self->clock, self->tried);
  loa_sync_follow_run_async (follow, g_task_get_cancellable (task), followed_cb, g_object_ref (task));
}

static void
copied_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncCopy *self = g_task_get_source_object (task);

  if (!finish_pages (task, result))
    return;

  if (self->is_plain)
    self->is_complete = self->is_complete && loa_sync_pages_is_complete (self->pages);

  loa_sync_copy_end_pages (task);
}

static void
copy_rest (GTask *task)
{
  LoaSyncCopy *self = g_task_get_source_object (task);

  start_pages (task, self->position->from_day, NULL, self->position, copied_rest_cb);
}

static void
kept_position_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_store_set_setting_finish (LOA_STORE (object), result, &error))
    g_task_return_error (task, error);
  else
    copy_rest (task);
}

static void
copied_head_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncCopy *self = g_task_get_source_object (task);
  g_autofree char *position = NULL;

  if (!finish_pages (task, result))
    return;

  self->is_complete = loa_sync_pages_is_complete (self->pages);
  if (!self->is_complete)
    {
      copy_rest (task);
      return;
    }

  g_free (self->position->covered_day);
  self->position->covered_day = g_strdup (self->begun_day);
  position = loa_sync_position_format (self->position);
  loa_store_set_setting_async (self->store, LOA_SYNC_POSITION_SETTING, position, g_task_get_cancellable (task),
                               kept_position_cb, g_object_ref (task));
}

/* Which days */

static void
copy_what_is_missing (GTask      *task,
                      const char *complete_day,
                      const char *position)
{
  LoaSyncCopy *self = g_task_get_source_object (task);
  g_autofree char *from_day = NULL;

  self->is_complete = TRUE;
  self->position = loa_sync_position_parse (position);
  if (self->position != NULL && g_str_equal (self->position->covered_day, self->begun_day))
    {
      copy_rest (task);
      return;
    }

  if (self->position != NULL)
    {
      from_day = loa_vietnam_day_add (self->position->covered_day, -OVERLAP_DAYS);
      start_pages (task, from_day, NULL, NULL, copied_head_cb);
      return;
    }

  if (loa_vietnam_day_is_valid (complete_day))
    from_day = loa_vietnam_day_add (complete_day, -OVERLAP_DAYS);
  self->position = loa_sync_position_new (from_day, self->begun_day);
  start_pages (task, from_day, NULL, self->position, copied_cb);
}

static void
got_settings_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncCopy *self = g_task_get_source_object (task);
  g_autoptr (GHashTable) settings = NULL;
  const char *complete_day;
  const char *position;
  GError *error = NULL;

  settings = loa_store_get_settings_finish (LOA_STORE (object), result, &error);
  if (settings == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  complete_day = g_hash_table_lookup (settings, LOA_SYNC_COMPLETE_SETTING);
  position = g_hash_table_lookup (settings, LOA_SYNC_POSITION_SETTING);
  if (self->is_plain)
    {
      copy_what_is_missing (task, complete_day, position);
    }
  else
    {
      self->is_complete = complete_day != NULL && position == NULL;
      start_pages (task, self->from_day, self->to_day, NULL, copied_cb);
    }
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  static const char *const keys[] = { LOA_SYNC_COMPLETE_SETTING, LOA_SYNC_POSITION_SETTING, NULL };
  g_autoptr (GTask) task = user_data;
  LoaSyncCopy *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!loa_sync_permission_check_finish (LOA_BANK_GRANT (object), result, &error))
    g_task_return_error (task, error);
  else
    loa_store_get_settings_async (self->store, keys, g_task_get_cancellable (task), got_settings_cb,
                                  g_object_ref (task));
}

static void
loa_sync_copy_finalize (GObject *object)
{
  LoaSyncCopy *self = LOA_SYNC_COPY (object);

  g_clear_object (&self->store);
  g_clear_object (&self->grant);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->tried, g_hash_table_unref);
  g_clear_pointer (&self->begun_day, g_free);
  g_clear_pointer (&self->from_day, g_free);
  g_clear_pointer (&self->to_day, g_free);
  g_clear_pointer (&self->position, loa_sync_position_free);
  g_clear_object (&self->pages);
  g_clear_pointer (&self->result, loa_sync_result_free);

  G_OBJECT_CLASS (loa_sync_copy_parent_class)->finalize (object);
}

static void
loa_sync_copy_class_init (LoaSyncCopyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = loa_sync_copy_finalize;

  signals[SIGNAL_PROGRESSED] = g_signal_new ("progressed", LOA_TYPE_SYNC_COPY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 0);
}

static void
loa_sync_copy_init (LoaSyncCopy *self)
{
  self->result = g_new0 (LoaSyncResult, 1);
}

LoaSyncCopy *
loa_sync_copy_new (LoaStore     *store,
                   LoaBankGrant *grant,
                   LoaClock     *clock,
                   GHashTable   *tried,
                   const char   *from_day,
                   const char   *to_day)
{
  LoaSyncCopy *self = g_object_new (LOA_TYPE_SYNC_COPY, NULL);

  self->store = g_object_ref (store);
  self->grant = g_object_ref (grant);
  self->bank = loa_bank_grant_get_client (grant);
  self->clock = g_object_ref (clock);
  self->tried = g_hash_table_ref (tried);
  self->from_day = g_strdup (from_day);
  self->to_day = g_strdup (to_day);

  return self;
}

gint64
loa_sync_copy_get_n_rows (LoaSyncCopy *self)
{
  return self->pages != NULL ? loa_sync_pages_get_n_rows (self->pages) : 0;
}

gint64
loa_sync_copy_get_n_expected (LoaSyncCopy *self)
{
  return self->pages != NULL ? loa_sync_pages_get_n_expected (self->pages) : -1;
}

gint64
loa_sync_copy_get_seconds_left (LoaSyncCopy *self)
{
  return self->pages != NULL ? loa_sync_pages_get_seconds_left (self->pages) : -1;
}

void
loa_sync_copy_run_async (LoaSyncCopy         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_sync_copy_run_async);

  self->is_plain = self->from_day == NULL && self->to_day == NULL;
  self->begun_day = loa_vietnam_day_format (loa_clock_get_unix_seconds (self->clock));

  loa_sync_permission_check_async (self->grant, cancellable, checked_cb, g_steal_pointer (&task));
}

LoaSyncResult *
loa_sync_copy_run_finish (LoaSyncCopy   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
