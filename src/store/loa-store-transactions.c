/* loa-store-transactions.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-transactions.h"

#include <string.h>

#include "loa-balance-check.h"
#include "loa-store-private.h"
#include "loa-store-settings-private.h"
#include "loa-transaction-table.h"
#include "loa-vietnam-time.h"

/* What comes in, and what is known of what has come. */
typedef struct
{
  GPtrArray *records; /* (owned) (nullable) (element-type LoaTransactionRecord) */
  GHashTable *settings; /* (owned) (nullable) (element-type utf8 utf8): written with the records */
  gint64 n_new;
  gint64 n_changed;
  gint64 n_transactions;
  gboolean has_any;
  char *from_day; /* (owned) (nullable) */
  char *newest_day; /* (owned) (nullable) */
} TransactionCall;

static void
transaction_call_free (TransactionCall *call)
{
  g_clear_pointer (&call->records, g_ptr_array_unref);
  g_clear_pointer (&call->settings, g_hash_table_unref);
  g_free (call->from_day);
  g_free (call->newest_day);
  g_free (call);
}

/* A time that was corrected may have been on the day before or after. */
static void
note_day (GHashTable                 *days,
          const LoaTransactionRecord *record,
          LoaTransactionPut           put)
{
  g_autofree char *day = g_strndup (record->transaction_date != NULL ? record->transaction_date : "",
                                    strlen ("YYYY-MM-DD"));

  if (put == LOA_TRANSACTION_PUT_KNOWN || (put == LOA_TRANSACTION_PUT_NEW && g_hash_table_contains (days, day))
      || !loa_vietnam_day_is_valid (day))
    return;

  if (put == LOA_TRANSACTION_PUT_CHANGED)
    {
      g_hash_table_add (days, loa_vietnam_day_add (day, -1));
      g_hash_table_add (days, loa_vietnam_day_add (day, 1));
    }

  g_hash_table_add (days, g_steal_pointer (&day));
}

static gboolean
put_transactions (LoaStoreConnection  *connection,
                  gpointer             data,
                  GError             **error)
{
  TransactionCall *call = data;
  g_autoptr (LoaTransactionTable) table = loa_transaction_table_new (connection, error);
  g_autoptr (GHashTable) counted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* An index of words is written all over; whatever reads goes through pages in their order, and needs few at a time. */
  if (!loa_store_connection_execute (connection, "PRAGMA cache_size = -16384", error))
    return FALSE;

  if (table == NULL)
    return FALSE;

  for (guint i = 0; i < call->records->len; i++)
    {
      const LoaTransactionRecord *record = g_ptr_array_index (call->records, i);
      LoaTransactionPut put;

      if (!loa_transaction_table_put (table, record, &put, error))
        return FALSE;

      note_day (days, record, put);

      /* An id that is in a page twice counts once. */
      if (put == LOA_TRANSACTION_PUT_NEW && g_hash_table_add (counted, record->id))
        call->n_new++;
      else if (put == LOA_TRANSACTION_PUT_CHANGED && g_hash_table_add (counted, record->id))
        call->n_changed++;
    }

  return (g_hash_table_size (days) == 0 || loa_balance_check_note_days (connection, days, error))
         && (call->settings == NULL || loa_store_settings_write (connection, call->settings, error));
}

static gboolean
get_transaction_extent (LoaStoreConnection  *connection,
                        gpointer             data,
                        GError             **error)
{
  TransactionCall *call = data;
  g_autoptr (LoaStoreStatement) statement = NULL;

  if (!loa_store_connection_get_integer (connection, "SELECT count (*) FROM transactions", &call->n_transactions,
                                         error))
    return FALSE;

  statement = loa_store_statement_new (connection,
                                       "SELECT transaction_date FROM transactions ORDER BY transaction_date DESC",
                                       error);
  if (statement == NULL)
    return FALSE;

  /* A date that SePay got wrong must not keep later ones from being copied. */
  while (call->newest_day == NULL && loa_store_statement_next (statement))
    {
      g_autofree char *day = g_strndup (loa_store_statement_get_text (statement, 0), strlen ("YYYY-MM-DD"));

      if (loa_vietnam_day_is_valid (day))
        call->newest_day = g_steal_pointer (&day);
    }

  return loa_store_statement_check (statement, error);
}

static gboolean
has_transactions (LoaStoreConnection  *connection,
                  gpointer             data,
                  GError             **error)
{
  TransactionCall *call = data;
  g_autoptr (LoaStoreStatement) statement = NULL;

  statement = loa_store_statement_new (connection, "SELECT 1 FROM transactions WHERE id = :id", error);
  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < call->records->len && !call->has_any; i++)
    {
      const LoaTransactionRecord *record = g_ptr_array_index (call->records, i);

      loa_store_statement_bind_text (statement, ":id", record->id);
      call->has_any = loa_store_statement_next (statement);
      loa_store_statement_reset (statement);
    }

  return loa_store_statement_check (statement, error);
}

static gboolean
count_transactions (LoaStoreConnection  *connection,
                    gpointer             data,
                    GError             **error)
{
  TransactionCall *call = data;
  g_autoptr (LoaStoreStatement) statement = NULL;

  statement = loa_store_statement_new (connection,
                                       "SELECT count (*) FROM transactions WHERE transaction_date >= :from_day", error);
  if (statement == NULL)
    return FALSE;

  loa_store_statement_bind_text (statement, ":from_day", call->from_day);
  if (loa_store_statement_next (statement))
    call->n_transactions = loa_store_statement_get_integer (statement, 0);

  return loa_store_statement_check (statement, error);
}

static gboolean
look_for_transactions (LoaStoreConnection  *connection,
                       gpointer             data,
                       GError             **error)
{
  TransactionCall *call = data;

  return loa_store_connection_get_integer (connection, "SELECT EXISTS (SELECT 1 FROM transactions)",
                                           &call->n_transactions, error);
}

static TransactionCall *
set_call (GTask *task)
{
  TransactionCall *call = g_new0 (TransactionCall, 1);

  g_task_set_task_data (task, call, (GDestroyNotify) transaction_call_free);

  return call;
}

void
loa_store_put_transactions_async (LoaStore            *self,
                                  GPtrArray           *records,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  loa_store_put_transactions_and_settings_async (self, records, NULL, cancellable, callback, user_data);
}

void
loa_store_put_transactions_and_settings_async (LoaStore            *self,
                                               GPtrArray           *records,
                                               GHashTable          *settings,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data)
{
  GTask *task;
  TransactionCall *call;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (records != NULL);

  task = loa_store_new_task (self, loa_store_put_transactions_async, cancellable, callback, user_data);
  call = set_call (task);
  call->records = g_ptr_array_ref (records);
  call->settings = settings != NULL ? g_hash_table_ref (settings) : NULL;
  loa_store_write (self, task, "transactions-changed", put_transactions);
}

gboolean
loa_store_put_transactions_finish (LoaStore      *self,
                                   GAsyncResult  *result,
                                   gint64        *n_new,
                                   gint64        *n_changed,
                                   GError       **error)
{
  TransactionCall *call = loa_store_finish_task (self, result, loa_store_put_transactions_async, error);

  if (call == NULL)
    return FALSE;

  if (n_new != NULL)
    *n_new = call->n_new;
  if (n_changed != NULL)
    *n_changed = call->n_changed;

  return TRUE;
}

void
loa_store_has_transactions_async (LoaStore            *self,
                                  GPtrArray           *records,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (records != NULL);

  task = loa_store_new_task (self, loa_store_has_transactions_async, cancellable, callback, user_data);
  set_call (task)->records = g_ptr_array_ref (records);
  loa_store_read (self, task, has_transactions);
}

gboolean
loa_store_has_transactions_finish (LoaStore      *self,
                                   GAsyncResult  *result,
                                   gboolean      *has_any,
                                   GError       **error)
{
  TransactionCall *call = loa_store_finish_task (self, result, loa_store_has_transactions_async, error);

  if (call == NULL)
    return FALSE;

  *has_any = call->has_any;

  return TRUE;
}

void
loa_store_count_transactions_async (LoaStore            *self,
                                    const char          *from_day,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (from_day != NULL);

  task = loa_store_new_task (self, loa_store_count_transactions_async, cancellable, callback, user_data);
  set_call (task)->from_day = g_strdup (from_day);
  loa_store_read (self, task, count_transactions);
}

gint64
loa_store_count_transactions_finish (LoaStore      *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  TransactionCall *call = loa_store_finish_task (self, result, loa_store_count_transactions_async, error);

  return call != NULL ? call->n_transactions : -1;
}

void
loa_store_get_transaction_extent_async (LoaStore            *self,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_STORE (self));

  task = loa_store_new_task (self, loa_store_get_transaction_extent_async, cancellable, callback, user_data);
  set_call (task);
  loa_store_read (self, task, get_transaction_extent);
}

gboolean
loa_store_get_transaction_extent_finish (LoaStore      *self,
                                         GAsyncResult  *result,
                                         gint64        *n_transactions,
                                         char         **newest_day,
                                         GError       **error)
{
  TransactionCall *call = loa_store_finish_task (self, result, loa_store_get_transaction_extent_async, error);

  if (call == NULL)
    return FALSE;

  if (n_transactions != NULL)
    *n_transactions = call->n_transactions;
  if (newest_day != NULL)
    *newest_day = g_steal_pointer (&call->newest_day);

  return TRUE;
}

void
loa_store_look_for_transactions_async (LoaStore            *self,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_STORE (self));

  task = loa_store_new_task (self, loa_store_look_for_transactions_async, cancellable, callback, user_data);
  set_call (task);
  loa_store_read (self, task, look_for_transactions);
}

gboolean
loa_store_look_for_transactions_finish (LoaStore      *self,
                                        GAsyncResult  *result,
                                        GError       **error)
{
  TransactionCall *call = loa_store_finish_task (self, result, loa_store_look_for_transactions_async, error);

  return call != NULL && call->n_transactions > 0;
}
