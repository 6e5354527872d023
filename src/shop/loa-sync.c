/* loa-sync.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sync.h"

#include <glib/gi18n.h>

#include "loa-failure.h"
#include "loa-sync-copy.h"
#include "loa-sync-follow.h"
#include "loa-vietnam-time.h"

/* One run after the other, each of them a #LoaSyncCopy, and what a progress bar shows of it. */
struct _LoaSync
{
  GObject parent_instance;

  LoaStore *store; /* (owned) */
  LoaBankGrant *grant; /* (owned) */
  LoaClock *clock; /* (owned) */
  GHashTable *tried; /* (owned) (element-type utf8): see LoaSyncMending */
  LoaSyncFollow *follow; /* (owned) */
  GQueue waiting; /* (element-type GTask): runs that were asked for; the first is under way */
  gint64 n_rows;
  gint64 n_expected;
  gint64 seconds_left;
  gint64 last_finished;
  gint64 n_unreadable;
};

G_DEFINE_FINAL_TYPE (LoaSync, loa_sync, G_TYPE_OBJECT)

typedef enum
{
  PROP_RUNNING = 1,
  PROP_N_ROWS,
  PROP_N_EXPECTED,
  PROP_SECONDS_LEFT,
  PROP_LAST_FINISHED,
  PROP_N_UNREADABLE,
} LoaSyncProperty;

static GParamSpec *properties[PROP_N_UNREADABLE + 1];

static void run_next (LoaSync *self);

static void
set_number (LoaSync         *self,
            gint64          *field,
            gint64           number,
            LoaSyncProperty  property)
{
  if (*field == number)
    return;

  *field = number;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
progressed_cb (LoaSyncCopy *copy,
               LoaSync     *self)
{
  set_number (self, &self->n_rows, loa_sync_copy_get_n_rows (copy), PROP_N_ROWS);
  set_number (self, &self->n_expected, loa_sync_copy_get_n_expected (copy), PROP_N_EXPECTED);
  set_number (self, &self->seconds_left, loa_sync_copy_get_seconds_left (copy), PROP_SECONDS_LEFT);
}

static void
copied_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaSync) self = user_data;
  g_autoptr (GTask) task = g_queue_pop_head (&self->waiting);
  LoaSyncResult *copied;
  GError *error = NULL;

  copied = loa_sync_copy_run_finish (LOA_SYNC_COPY (object), result, &error);
  if (copied != NULL)
    {
      set_number (self, &self->n_unreadable, copied->n_unreadable, PROP_N_UNREADABLE);
      set_number (self, &self->last_finished, loa_clock_get_unix_seconds (self->clock), PROP_LAST_FINISHED);
      g_task_return_pointer (task, copied, (GDestroyNotify) loa_sync_result_free);
    }
  else
    {
      g_task_return_error (task, error);
    }

  if (g_queue_is_empty (&self->waiting))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  else
    run_next (self);
}

static void
run_next (LoaSync *self)
{
  GTask *task = g_queue_peek_head (&self->waiting);
  LoaSyncCopy *copy = g_task_get_task_data (task);

  set_number (self, &self->n_rows, 0, PROP_N_ROWS);
  set_number (self, &self->n_expected, -1, PROP_N_EXPECTED);
  set_number (self, &self->seconds_left, -1, PROP_SECONDS_LEFT);
  g_signal_connect_object (copy, "progressed", G_CALLBACK (progressed_cb), self, 0);
  loa_sync_copy_run_async (copy, g_task_get_cancellable (task), copied_cb, g_object_ref (self));
}

static void
followed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSync *self = g_task_get_source_object (task);
  GError *error = NULL;
  gint64 n_found = loa_sync_follow_run_finish (LOA_SYNC_FOLLOW (object), result, &error);

  if (n_found < 0)
    {
      g_task_return_error (task, error);
      return;
    }

  set_number (self, &self->last_finished, loa_clock_get_unix_seconds (self->clock), PROP_LAST_FINISHED);
  g_task_return_int (task, (gssize) n_found);
}

static gboolean
check_day (const char  *day,
           GError     **error)
{
  if (day == NULL || loa_vietnam_day_is_valid (day))
    return TRUE;

  g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
               _("“%s” is not a day. Write it as year-month-day, such as 2025-02-25."), day);

  return FALSE;
}

static void
loa_sync_finalize (GObject *object)
{
  LoaSync *self = LOA_SYNC (object);

  g_clear_object (&self->follow);
  g_clear_pointer (&self->tried, g_hash_table_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->grant);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (loa_sync_parent_class)->finalize (object);
}

static void
loa_sync_get_property (GObject    *object,
                       guint       property_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  LoaSync *self = LOA_SYNC (object);

  switch ((LoaSyncProperty) property_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, loa_sync_get_running (self));
      break;

    case PROP_N_ROWS:
      g_value_set_int64 (value, self->n_rows);
      break;

    case PROP_N_EXPECTED:
      g_value_set_int64 (value, self->n_expected);
      break;

    case PROP_SECONDS_LEFT:
      g_value_set_int64 (value, self->seconds_left);
      break;

    case PROP_LAST_FINISHED:
      g_value_set_int64 (value, self->last_finished);
      break;

    case PROP_N_UNREADABLE:
      g_value_set_int64 (value, self->n_unreadable);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_sync_class_init (LoaSyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = loa_sync_finalize;
  object_class->get_property = loa_sync_get_property;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_N_ROWS] = g_param_spec_int64 ("n-rows", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_N_EXPECTED] = g_param_spec_int64 ("n-expected", NULL, NULL, -1, G_MAXINT64, -1, flags);
  properties[PROP_SECONDS_LEFT] = g_param_spec_int64 ("seconds-left", NULL, NULL, -1, G_MAXINT64, -1, flags);
  properties[PROP_LAST_FINISHED] = g_param_spec_int64 ("last-finished", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_N_UNREADABLE] = g_param_spec_int64 ("n-unreadable", NULL, NULL, 0, G_MAXINT64, 0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
loa_sync_init (LoaSync *self)
{
  g_queue_init (&self->waiting);
  self->tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->n_expected = -1;
  self->seconds_left = -1;
}

void
loa_sync_result_free (LoaSyncResult *self)
{
  if (self == NULL)
    return;

  g_free (self->first_unreadable);
  g_free (self);
}

LoaSync *
loa_sync_new (LoaStore     *store,
              LoaBankGrant *grant,
              LoaClock     *clock)
{
  LoaSync *self;

  g_return_val_if_fail (LOA_IS_STORE (store), NULL);
  g_return_val_if_fail (LOA_IS_BANK_GRANT (grant), NULL);
  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);

  self = g_object_new (LOA_TYPE_SYNC, NULL);
  self->store = g_object_ref (store);
  self->grant = g_object_ref (grant);
  self->clock = g_object_ref (clock);
  self->follow = loa_sync_follow_new (store, grant, clock, self->tried);

  return self;
}

gboolean
loa_sync_get_running (LoaSync *self)
{
  g_return_val_if_fail (LOA_IS_SYNC (self), FALSE);

  return !g_queue_is_empty (&self->waiting);
}

gint64
loa_sync_get_n_rows (LoaSync *self)
{
  g_return_val_if_fail (LOA_IS_SYNC (self), 0);

  return self->n_rows;
}

gint64
loa_sync_get_n_expected (LoaSync *self)
{
  g_return_val_if_fail (LOA_IS_SYNC (self), -1);

  return self->n_expected;
}

gint64
loa_sync_get_seconds_left (LoaSync *self)
{
  g_return_val_if_fail (LOA_IS_SYNC (self), -1);

  return self->seconds_left;
}

gint64
loa_sync_get_last_finished (LoaSync *self)
{
  g_return_val_if_fail (LOA_IS_SYNC (self), 0);

  return self->last_finished;
}

void
loa_sync_run_async (LoaSync             *self,
                    const char          *from_day,
                    const char          *to_day,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (LOA_IS_SYNC (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_sync_run_async);

  if (!check_day (from_day, &error) || !check_day (to_day, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task, loa_sync_copy_new (self->store, self->grant, self->clock, self->tried, from_day, to_day),
                        g_object_unref);
  g_queue_push_tail (&self->waiting, g_steal_pointer (&task));

  if (g_queue_get_length (&self->waiting) == 1)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
      run_next (self);
    }
}

LoaSyncResult *
loa_sync_run_finish (LoaSync       *self,
                     GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_sync_run_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
loa_sync_follow_async (LoaSync             *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_SYNC (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_sync_follow_async);
  loa_sync_follow_run_async (self->follow, cancellable, followed_cb, g_steal_pointer (&task));
}

gint64
loa_sync_follow_finish (LoaSync       *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_sync_follow_async), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
