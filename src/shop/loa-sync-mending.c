/* loa-sync-mending.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sync-mending.h"

#include <string.h>

#include "loa-store-balances.h"
#include "loa-sync-pages.h"
#include "loa-vietnam-time.h"

/* Where much is missing, SePay does not have it: it is not asked for more than the newest days each time. */
#define MAX_SPANS 10

/* A gap may be long. What belongs into it was then most likely made at one of its ends. */
#define MAX_SPAN_DAYS 7

/* Days to fetch. */
typedef struct
{
  char *from_day; /* (owned) */
  char *to_day; /* (owned) */
} Span;

struct _LoaSyncMending
{
  GObject parent_instance;

  LoaStore *store; /* (owned) */
  SepayBank *bank; /* (owned) */
  LoaClock *clock; /* (owned) */
  GHashTable *tried; /* (owned) (element-type utf8): shared with others to come */
  gboolean again;
  GPtrArray *spans; /* (owned) (nullable) (element-type Span): until it is known what is to be fetched */
  guint next; /* of the spans */
  gint64 n_new;
  gint64 n_changed;
};

G_DEFINE_FINAL_TYPE (LoaSyncMending, loa_sync_mending, G_TYPE_OBJECT)

static void
span_free (gpointer data)
{
  Span *span = data;

  g_free (span->from_day);
  g_free (span->to_day);
  g_free (span);
}

static void
add_span (LoaSyncMending *self,
          const char     *from_day,
          const char     *to_day)
{
  Span *span;

  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *known = g_ptr_array_index (self->spans, i);

      if (strcmp (known->from_day, from_day) <= 0 && strcmp (known->to_day, to_day) >= 0)
        return;
    }

  if (self->spans->len == MAX_SPANS)
    return;

  span = g_new0 (Span, 1);
  span->from_day = g_strdup (from_day);
  span->to_day = g_strdup (to_day);
  g_ptr_array_add (self->spans, span);
}

static void
add_break (LoaSyncMending        *self,
           const LoaBalanceBreak *broken)
{
  g_autofree char *key = g_strdup_printf ("%s %s %s %" G_GINT64_FORMAT, broken->account, broken->before, broken->after,
                                          broken->found);
  g_autofree char *from_day = g_strndup (broken->before, strlen ("YYYY-MM-DD"));
  g_autofree char *to_day = g_strndup (broken->after, strlen ("YYYY-MM-DD"));
  g_autofree char *last_from_day = loa_vietnam_day_add (to_day, -MAX_SPAN_DAYS);
  gboolean is_new = g_hash_table_add (self->tried, g_steal_pointer (&key));

  if (!is_new && !self->again)
    return;

  if (strcmp (from_day, last_from_day) < 0)
    {
      add_span (self, to_day, to_day);
      add_span (self, from_day, from_day);
    }
  else
    {
      add_span (self, from_day, to_day);
    }
}

static void check (GTask *task);
static void fetch_next (GTask *task);

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncMending *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) breaks = NULL;
  GError *error = NULL;

  breaks = loa_store_load_balance_breaks_finish (LOA_STORE (object), result, &error);
  if (breaks == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self->spans = g_ptr_array_new_with_free_func (span_free);
  for (guint i = 0; i < breaks->len && self->spans->len < MAX_SPANS; i++)
    add_break (self, g_ptr_array_index (breaks, i));

  fetch_next (task);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncMending *self = g_task_get_source_object (task);
  gboolean is_done = FALSE;
  GError *error = NULL;

  if (!loa_store_check_balances_finish (LOA_STORE (object), result, &is_done, &error))
    g_task_return_error (task, error);
  else if (!is_done)
    check (task);
  else if (self->spans == NULL)
    loa_store_load_balance_breaks_async (self->store, g_task_get_cancellable (task), loaded_cb, g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
}

static void
check (GTask *task)
{
  LoaSyncMending *self = g_task_get_source_object (task);

  loa_store_check_balances_async (self->store, g_task_get_cancellable (task), checked_cb, g_object_ref (task));
}

/* What does not follow is told, and no reason to fail: the copy is as good as SePay's. */
static void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncMending *self = g_task_get_source_object (task);
  LoaSyncPages *pages = LOA_SYNC_PAGES (object);
  g_autoptr (GError) error = NULL;

  self->n_new += loa_sync_pages_get_n_new (pages);
  self->n_changed += loa_sync_pages_get_n_changed (pages);
  if (loa_sync_pages_run_finish (pages, result, &error))
    {
      fetch_next (task);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else
    {
      g_debug ("Days with a gap could not be fetched once more: %s", error->message);
      check (task);
    }
}

static void
fetch_next (GTask *task)
{
  LoaSyncMending *self = g_task_get_source_object (task);
  g_autoptr (LoaSyncPages) pages = NULL;
  const Span *span;

  if (self->next == self->spans->len)
    {
      check (task);
      return;
    }

  span = g_ptr_array_index (self->spans, self->next);
  self->next++;
  pages = loa_sync_pages_new (self->store, self->bank, self->clock, span->from_day, span->to_day);
  loa_sync_pages_run_async (pages, g_task_get_cancellable (task), fetched_cb, g_object_ref (task));
}

static void
loa_sync_mending_finalize (GObject *object)
{
  LoaSyncMending *self = LOA_SYNC_MENDING (object);

  g_clear_object (&self->store);
  g_clear_object (&self->bank);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->tried, g_hash_table_unref);
  g_clear_pointer (&self->spans, g_ptr_array_unref);

  G_OBJECT_CLASS (loa_sync_mending_parent_class)->finalize (object);
}

static void
loa_sync_mending_class_init (LoaSyncMendingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loa_sync_mending_finalize;
}

static void
loa_sync_mending_init (LoaSyncMending *self)
{
}

LoaSyncMending *
loa_sync_mending_new (LoaStore   *store,
                      SepayBank  *bank,
                      LoaClock   *clock,
                      GHashTable *tried,
                      gboolean    again)
{
  LoaSyncMending *self = g_object_new (LOA_TYPE_SYNC_MENDING, NULL);

  self->store = g_object_ref (store);
  self->bank = g_object_ref (bank);
  self->clock = g_object_ref (clock);
  self->tried = g_hash_table_ref (tried);
  self->again = again;

  return self;
}

void
loa_sync_mending_run_async (LoaSyncMending      *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_sync_mending_run_async);
  check (task);
}

gboolean
loa_sync_mending_run_finish (LoaSyncMending  *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gint64
loa_sync_mending_get_n_new (LoaSyncMending *self)
{
  return self->n_new;
}

gint64
loa_sync_mending_get_n_changed (LoaSyncMending *self)
{
  return self->n_changed;
}
