/* loa-sync-follow.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sync-follow.h"

#include "loa-store-settings.h"
#include "loa-store-transactions.h"
#include "loa-sync-copy.h"
#include "loa-sync-mending.h"
#include "loa-sync-permission.h"
#include "loa-sync-position.h"
#include "loa-sync-record.h"
#include "loa-vietnam-time.h"

/* Most of the time there is nothing new, and one page tells it: as long as SePay speaks of more rows since yesterday than
 * are here, the next page is asked for as well. Where it does not tell how many there are, a page with nothing new is the
 * last. What this misses, such as a row that changed far down, the runs of a week find.
 */

/* More pages than this are for a whole run. */
#define MAX_PAGES 100

struct _LoaSyncFollow
{
  GObject parent_instance;

  LoaStore *store; /* (owned) */
  LoaBankGrant *grant; /* (owned) */
  LoaClock *clock; /* (owned) */
  GHashTable *tried; /* (owned): see LoaSyncMending */

  char *from_day; /* (owned) (nullable): that @n_lacking belongs to */
  gint64 n_lacking; /* rows that SePay spoke of the last time and did not give so that they could be read */

  guint page; /* of the run that is under way */
  gint64 total; /* rows that SePay speaks of, or -1 */
  gboolean is_last; /* SePay has no more pages */
  gint64 n_found; /* new or changed */
  gboolean has_found_on_page;
};

G_DEFINE_FINAL_TYPE (LoaSyncFollow, loa_sync_follow, G_TYPE_OBJECT)

static void fetch (GTask *task);

static void
return_found (GTask *task)
{
  LoaSyncFollow *self = g_task_get_source_object (task);

  g_task_return_int (task, (gssize) self->n_found);
}

static void
mended_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncFollow *self = g_task_get_source_object (task);
  LoaSyncMending *mending = LOA_SYNC_MENDING (object);
  GError *error = NULL;

  self->n_found += loa_sync_mending_get_n_new (mending) + loa_sync_mending_get_n_changed (mending);
  if (!loa_sync_mending_run_finish (mending, result, &error))
    g_task_return_error (task, error);
  else
    return_found (task);
}

static void
got_settings_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncFollow *self = g_task_get_source_object (task);
  g_autoptr (LoaSyncMending) mending = NULL;
  g_autoptr (GHashTable) settings = NULL;
  GError *error = NULL;

  settings = loa_store_get_settings_finish (LOA_STORE (object), result, &error);
  if (settings == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (g_hash_table_lookup (settings, LOA_SYNC_COMPLETE_SETTING) == NULL
      || g_hash_table_lookup (settings, LOA_SYNC_POSITION_SETTING) != NULL)
    {
      return_found (task);
      return;
    }

  mending = loa_sync_mending_new (self->store, loa_bank_grant_get_client (self->grant), self->clock, self->tried, FALSE);
  loa_sync_mending_run_async (mending, g_task_get_cancellable (task), mended_cb, g_object_ref (task));
}

static void
end_pages (GTask *task)
{
  static const char *const keys[] = { LOA_SYNC_COMPLETE_SETTING, LOA_SYNC_POSITION_SETTING, NULL };
  LoaSyncFollow *self = g_task_get_source_object (task);

  if (self->n_found > 0)
    loa_store_get_settings_async (self->store, keys, g_task_get_cancellable (task), got_settings_cb,
                                  g_object_ref (task));
  else
    return_found (task);
}

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncFollow *self = g_task_get_source_object (task);
  GError *error = NULL;
  gint64 n_here = loa_store_count_transactions_finish (LOA_STORE (object), result, &error);
  gboolean has_all;

  if (n_here < 0)
    {
      g_task_return_error (task, error);
      return;
    }

  has_all = self->total >= 0 ? n_here + self->n_lacking >= self->total : !self->has_found_on_page;
  if (has_all || self->is_last)
    {
      if (self->is_last)
        self->n_lacking = MAX (self->total - n_here, 0);
      end_pages (task);
      return;
    }

  self->page++;
  fetch (task);
}

static void
put_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncFollow *self = g_task_get_source_object (task);
  gint64 n_new = 0;
  gint64 n_changed = 0;
  GError *error = NULL;

  if (!loa_store_put_transactions_finish (LOA_STORE (object), result, &n_new, &n_changed, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  self->n_found += n_new + n_changed;
  self->has_found_on_page = n_new + n_changed > 0;
  loa_store_count_transactions_async (self->store, self->from_day, g_task_get_cancellable (task), counted_cb,
                                      g_object_ref (task));
}

static void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncFollow *self = g_task_get_source_object (task);
  g_autoptr (SepayTransactionPage) page = NULL;
  g_autoptr (GPtrArray) records = NULL;
  GError *error = NULL;

  page = sepay_bank_list_transactions_finish (SEPAY_BANK (object), result, &error);
  if (page == NULL)
    {
      g_task_return_error (task, loa_sync_permission_explain (error));
      return;
    }

  records = g_ptr_array_new_full (page->transactions->len, (GDestroyNotify) loa_transaction_record_free);
  for (guint i = 0; i < page->transactions->len; i++)
    g_ptr_array_add (records, loa_sync_record_new (g_ptr_array_index (page->transactions, i)));

  self->total = page->total;
  self->is_last = records->len + page->unreadable->len == 0 || self->page >= MAX_PAGES
                  || (page->last_page > 0 && self->page >= page->last_page);
  loa_store_put_transactions_async (self->store, records, g_task_get_cancellable (task), put_cb, g_object_ref (task));
}

/* No limit is sent that SePay might refuse: the first page is usually enough. */
static void
fetch (GTask *task)
{
  LoaSyncFollow *self = g_task_get_source_object (task);

  sepay_bank_list_transactions_async (loa_bank_grant_get_client (self->grant), self->from_day, NULL, self->page, 0,
                                      g_task_get_cancellable (task), fetched_cb, g_object_ref (task));
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_sync_permission_check_finish (LOA_BANK_GRANT (object), result, &error))
    g_task_return_error (task, error);
  else
    fetch (task);
}

static void
loa_sync_follow_finalize (GObject *object)
{
  LoaSyncFollow *self = LOA_SYNC_FOLLOW (object);

  g_clear_object (&self->store);
  g_clear_object (&self->grant);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->tried, g_hash_table_unref);
  g_clear_pointer (&self->from_day, g_free);

  G_OBJECT_CLASS (loa_sync_follow_parent_class)->finalize (object);
}

static void
loa_sync_follow_class_init (LoaSyncFollowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loa_sync_follow_finalize;
}

static void
loa_sync_follow_init (LoaSyncFollow *self)
{
}

LoaSyncFollow *
loa_sync_follow_new (LoaStore     *store,
                     LoaBankGrant *grant,
                     LoaClock     *clock,
                     GHashTable   *tried)
{
  LoaSyncFollow *self = g_object_new (LOA_TYPE_SYNC_FOLLOW, NULL);

  self->store = g_object_ref (store);
  self->grant = g_object_ref (grant);
  self->clock = g_object_ref (clock);
  self->tried = g_hash_table_ref (tried);

  return self;
}

void
loa_sync_follow_run_async (LoaSyncFollow       *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *today = loa_vietnam_day_format (loa_clock_get_unix_seconds (self->clock));
  g_autofree char *yesterday = loa_vietnam_day_add (today, -1);

  g_task_set_source_tag (task, loa_sync_follow_run_async);

  if (g_strcmp0 (self->from_day, yesterday) != 0)
    {
      self->n_lacking = 0;
      g_free (self->from_day);
      self->from_day = g_steal_pointer (&yesterday);
    }

  self->page = 1;
  self->n_found = 0;
  loa_sync_permission_check_async (self->grant, cancellable, checked_cb, g_steal_pointer (&task));
}

gint64
loa_sync_follow_run_finish (LoaSyncFollow  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
