/* loa-sync-pages.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sync-pages-private.h"

#include "loa-store-transactions.h"
#include "loa-vietnam-time.h"
#include "sepay-error.h"

/* What SePay takes for a page if it refuses more. */
#define FALLBACK_LIMIT 20

G_DEFINE_FINAL_TYPE (LoaSyncPages, loa_sync_pages, G_TYPE_OBJECT)

enum
{
  SIGNAL_PROGRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void go_on (GTask *task);

/* Nobody has said what SePay's bounds include, so it is asked for a day more on either side. */
static void
ask_wider (LoaSyncPages *self)
{
  if (self->from_day != NULL)
    self->asked_from_day = loa_vietnam_day_add (self->from_day, -1);

  if (self->to_day != NULL)
    self->asked_to_day = loa_vietnam_day_add (self->to_day, 1);
}

static void
put_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncPages *self = g_task_get_source_object (task);
  gint64 n_new = 0;
  gint64 n_changed = 0;
  GError *error = NULL;

  self->is_putting = FALSE;
  if (!loa_store_put_transactions_finish (LOA_STORE (object), result, &n_new, &n_changed, &error))
    {
      loa_sync_pages_end_with (self, error);
    }
  else
    {
      self->n_put++;
      self->n_new += n_new;
      self->n_changed += n_changed;
      g_signal_emit (self, signals[SIGNAL_PROGRESSED], 0);
    }

  go_on (task);
}

static void
put (GTask *task)
{
  LoaSyncPages *self = g_task_get_source_object (task);
  g_autoptr (LoaSyncFetched) fetched = g_steal_pointer (&self->fetched);

  self->is_putting = TRUE;
  self->n_rows = fetched->n_rows;
  loa_store_put_transactions_and_settings_async (self->store, fetched->records, fetched->settings,
                                                 g_task_get_cancellable (task), put_cb, g_object_ref (task));
}

/* The last page that was read before is read again: if nothing of it is known, the list has moved up, past where it
 * was broken off.
 */
static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncPages *self = g_task_get_source_object (task);
  gboolean is_known = FALSE;
  GError *error = NULL;

  self->is_putting = FALSE;
  if (!loa_store_has_transactions_finish (LOA_STORE (object), result, &is_known, &error))
    {
      loa_sync_pages_end_with (self, error);
    }
  else if (is_known)
    {
      self->is_resuming = FALSE;
    }
  else
    {
      g_clear_pointer (&self->fetched, loa_sync_fetched_free);
      loa_sync_pages_start_over (self);
    }

  go_on (task);
}

static void
look_up (GTask *task)
{
  LoaSyncPages *self = g_task_get_source_object (task);

  self->is_putting = TRUE;
  loa_store_has_transactions_async (self->store, self->fetched->records, g_task_get_cancellable (task), looked_cb,
                                    g_object_ref (task));
}

static gboolean
is_limit_refused (LoaSyncPages *self,
                  const GError *error)
{
  return g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_REFUSED) && loa_sync_walk_get_page (self->walk) == 1
         && self->limit > FALLBACK_LIMIT;
}

static void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncPages *self = g_task_get_source_object (task);
  g_autoptr (SepayTransactionPage) page = NULL;
  GError *error = NULL;

  self->is_fetching = FALSE;
  page = sepay_bank_list_transactions_finish (SEPAY_BANK (object), result, &error);
  if (page != NULL)
    {
      loa_sync_pages_take (self, page);
    }
  else if (is_limit_refused (self, error))
    {
      self->limit = FALLBACK_LIMIT;
      g_error_free (error);
    }
  else
    {
      loa_sync_pages_end_with (self, error);
    }

  go_on (task);
}

static void
fetch (GTask *task)
{
  LoaSyncPages *self = g_task_get_source_object (task);

  self->is_fetching = TRUE;
  sepay_bank_list_transactions_async (self->bank, self->asked_from_day, self->asked_to_day,
                                      loa_sync_walk_get_page (self->walk), self->limit, g_task_get_cancellable (task),
                                      fetched_cb, g_object_ref (task));
}

/* Whatever ended, the next things that can be done are begun. */
static void
go_on (GTask *task)
{
  LoaSyncPages *self = g_task_get_source_object (task);

  if (self->error != NULL)
    {
      if (!self->is_fetching && !self->is_putting)
        g_task_return_error (task, g_steal_pointer (&self->error));
      return;
    }

  if (self->fetched != NULL && !self->is_putting)
    {
      if (self->is_resuming)
        look_up (task);
      else
        put (task);
    }

  if (self->is_fetching || self->fetched != NULL)
    return;

  if (!loa_sync_walk_is_over (self->walk))
    fetch (task);
  else if (!self->is_putting)
    g_task_return_boolean (task, TRUE);
}

static void
loa_sync_pages_finalize (GObject *object)
{
  LoaSyncPages *self = LOA_SYNC_PAGES (object);

  g_clear_object (&self->store);
  g_clear_object (&self->bank);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->from_day, g_free);
  g_clear_pointer (&self->to_day, g_free);
  g_clear_pointer (&self->asked_from_day, g_free);
  g_clear_pointer (&self->asked_to_day, g_free);
  g_clear_pointer (&self->position, loa_sync_position_free);
  g_clear_pointer (&self->walk, loa_sync_walk_free);
  g_clear_pointer (&self->fetched, loa_sync_fetched_free);
  g_clear_error (&self->error);
  g_clear_pointer (&self->first_unreadable, g_free);

  G_OBJECT_CLASS (loa_sync_pages_parent_class)->finalize (object);
}

static void
loa_sync_pages_class_init (LoaSyncPagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = loa_sync_pages_finalize;

  signals[SIGNAL_PROGRESSED] = g_signal_new ("progressed", LOA_TYPE_SYNC_PAGES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 0);
}

static void
loa_sync_pages_init (LoaSyncPages *self)
{
  self->limit = SEPAY_BANK_PAGE_LIMIT;
}

LoaSyncPages *
loa_sync_pages_new (LoaStore   *store,
                    SepayBank  *bank,
                    LoaClock   *clock,
                    const char *from_day,
                    const char *to_day)
{
  LoaSyncPages *self = g_object_new (LOA_TYPE_SYNC_PAGES, NULL);

  self->store = g_object_ref (store);
  self->bank = g_object_ref (bank);
  self->clock = g_object_ref (clock);
  self->from_day = g_strdup (from_day);
  self->to_day = g_strdup (to_day);
  ask_wider (self);
  loa_sync_pages_start_walk (self);

  return self;
}

void
loa_sync_pages_set_position (LoaSyncPages          *self,
                             const LoaSyncPosition *position)
{
  g_return_if_fail (self->position == NULL);

  self->position = loa_sync_position_copy (position);
  self->is_resuming = position->page > 0;
  if (self->is_resuming)
    self->limit = position->limit;
  loa_sync_pages_start_walk (self);
}

void
loa_sync_pages_run_async (LoaSyncPages        *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_sync_pages_run_async);
  self->begun_us = loa_clock_get_boot_time_us (self->clock);
  go_on (task);
}

gboolean
loa_sync_pages_run_finish (LoaSyncPages  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Whether all was seen that SePay speaks of. */
gboolean
loa_sync_pages_is_complete (LoaSyncPages *self)
{
  return loa_sync_walk_is_complete (self->walk);
}

gint64
loa_sync_pages_get_n_new (LoaSyncPages *self)
{
  return self->n_new;
}

gint64
loa_sync_pages_get_n_changed (LoaSyncPages *self)
{
  return self->n_changed;
}

/* Rows that are here, of those that were asked for. */
gint64
loa_sync_pages_get_n_rows (LoaSyncPages *self)
{
  return self->n_rows;
}

/* Rows that SePay speaks of, or -1. */
gint64
loa_sync_pages_get_n_expected (LoaSyncPages *self)
{
  return loa_sync_walk_get_n_expected (self->walk);
}

/* Rows that could not be read, or that SePay speaks of and did not give. */
gint64
loa_sync_pages_get_n_unreadable (LoaSyncPages *self)
{
  return self->n_unreadable;
}

/* Returns: (transfer none) (nullable): which was the first of them, and why */
const char *
loa_sync_pages_get_first_unreadable (LoaSyncPages *self)
{
  return self->first_unreadable;
}

/* Returns: at the speed so far, or -1 when nobody can tell yet */
gint64
loa_sync_pages_get_seconds_left (LoaSyncPages *self)
{
  gint64 n_expected = loa_sync_walk_get_n_expected (self->walk);
  gint64 n_read = self->n_rows - loa_sync_walk_get_n_skipped (self->walk);
  double spent = (double) (loa_clock_get_boot_time_us (self->clock) - self->begun_us) / G_USEC_PER_SEC;

  if (n_expected < 0 || n_read <= 0 || self->n_put < 2)
    return -1;

  return (gint64) (spent * (double) MAX (n_expected - self->n_rows, 0) / (double) n_read + 0.5);
}
