/* loa-sync-copy-end.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sync-copy-private.h"

#include <string.h>

#include "loa-store-bank-accounts.h"
#include "loa-store-settings.h"
#include "loa-store-transactions.h"
#include "loa-sync-mending.h"
#include "loa-sync-record.h"
#include "loa-vietnam-time.h"

/* The end of a run, from its last step to its first: counting, the accounts, the balances, how far it came. */

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncCopy *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!loa_store_get_transaction_extent_finish (LOA_STORE (object), result, &self->result->n_total, NULL, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&self->result), (GDestroyNotify) loa_sync_result_free);
}

static void
count (GTask *task)
{
  LoaSyncCopy *self = g_task_get_source_object (task);

  loa_store_get_transaction_extent_async (self->store, g_task_get_cancellable (task), counted_cb,
                                          g_object_ref (task));
}

static void
put_accounts_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_store_put_bank_accounts_finish (LOA_STORE (object), result, &error))
    g_task_return_error (task, error);
  else
    count (task);
}

/* The accounts only name what transactions are filtered by, and reading them takes a permission of its own. */
static void
listed_accounts_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncCopy *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  accounts = sepay_bank_list_accounts_finish (SEPAY_BANK (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (accounts == NULL)
    {
      g_debug ("The bank accounts could not be read: %s", error->message);
      count (task);
      return;
    }

  records = g_ptr_array_new_full (accounts->len, (GDestroyNotify) loa_bank_account_record_free);
  for (guint i = 0; i < accounts->len; i++)
    g_ptr_array_add (records, loa_sync_account_record_new (g_ptr_array_index (accounts, i)));

  loa_store_put_bank_accounts_async (self->store, records, g_task_get_cancellable (task), put_accounts_cb,
                                     g_object_ref (task));
}

static void
list_accounts (GTask *task)
{
  LoaSyncCopy *self = g_task_get_source_object (task);

  if (!loa_bank_grant_allows (self->grant, "bank-account:read"))
    {
      count (task);
      return;
    }

  sepay_bank_list_accounts_async (self->bank, g_task_get_cancellable (task), listed_accounts_cb, g_object_ref (task));
}

/* What the balances say */

static void
mended_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncCopy *self = g_task_get_source_object (task);
  LoaSyncMending *mending = LOA_SYNC_MENDING (object);
  GError *error = NULL;

  self->result->n_new += loa_sync_mending_get_n_new (mending);
  self->result->n_changed += loa_sync_mending_get_n_changed (mending);
  if (!loa_sync_mending_run_finish (mending, result, &error))
    g_task_return_error (task, error);
  else
    list_accounts (task);
}

/* While a copy has gaps of its own, they say nothing about SePay's. */
static void
mend (GTask *task)
{
  LoaSyncCopy *self = g_task_get_source_object (task);
  g_autoptr (LoaSyncMending) mending = NULL;

  if (!self->is_complete)
    {
      list_accounts (task);
      return;
    }

  mending = loa_sync_mending_new (self->store, self->bank, self->clock, self->tried, self->is_plain);
  loa_sync_mending_run_async (mending, g_task_get_cancellable (task), mended_cb, g_object_ref (task));
}

/* How far it came */

static GHashTable *
settings_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
set_end_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_store_set_settings_finish (LOA_STORE (object), result, &error))
    g_task_return_error (task, error);
  else
    mend (task);
}

/* There are no gaps up to the newest day, nor later than this run began: rows of a later day are another run's, or dated
 * wrongly.
 */
static void
found_newest_day_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSyncCopy *self = g_task_get_source_object (task);
  g_autoptr (GHashTable) settings = settings_new ();
  g_autofree char *newest_day = NULL;
  gint64 n_transactions = 0;
  const char *complete_day;
  GError *error = NULL;

  if (!loa_store_get_transaction_extent_finish (LOA_STORE (object), result, &n_transactions, &newest_day, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_hash_table_insert (settings, g_strdup (LOA_SYNC_POSITION_SETTING), NULL);
  if (self->is_complete && loa_vietnam_day_is_valid (newest_day))
    {
      complete_day = strcmp (newest_day, self->begun_day) < 0 ? newest_day : self->begun_day;
      g_hash_table_insert (settings, g_strdup (LOA_SYNC_COMPLETE_SETTING), g_strdup (complete_day));
    }

  loa_store_set_settings_async (self->store, settings, g_task_get_cancellable (task), set_end_cb, g_object_ref (task));
}

void
loa_sync_copy_end_pages (GTask *task)
{
  LoaSyncCopy *self = g_task_get_source_object (task);

  if (self->is_plain)
    loa_store_get_transaction_extent_async (self->store, g_task_get_cancellable (task), found_newest_day_cb,
                                            g_object_ref (task));
  else
    mend (task);
}
