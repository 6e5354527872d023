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
#include "loa-transaction-query.h"
#include "loa-transaction-suspicion-sql.h"
#include "loa-transaction-table.h"
#include "loa-vietnam-time.h"

typedef struct
{
  LoaTransactionFilter *filter; /* (owned) (nullable) */
  LoaTransactionOrder order;
  gboolean descending;
  gint64 limit;
  gint64 offset;
  LoaTransactionFunc func; /* (nullable) */
  gpointer func_data; /* (unowned) */
  GCancellable *cancellable; /* (owned) (nullable) */
  GPtrArray *records; /* (owned) (nullable) (element-type LoaTransactionRecord): given or found */
  GHashTable *settings; /* (owned) (nullable) (element-type utf8 utf8): written with the records */
  GArray *rows; /* (owned) (nullable) (element-type gint64): given or found */
  LoaTransactionTotals totals;
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
  g_clear_pointer (&call->filter, loa_transaction_filter_free);
  g_clear_object (&call->cancellable);
  g_clear_pointer (&call->records, g_ptr_array_unref);
  g_clear_pointer (&call->rows, g_array_unref);
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

static void
free_record (gpointer record)
{
  if (record != NULL)
    loa_transaction_record_free (record);
}

static gboolean
read_rows (LoaStoreConnection  *connection,
           TransactionCall     *call,
           guint                first,
           guint                n_rows,
           GError             **error)
{
  g_autoptr (LoaTransactionTable) table = loa_transaction_table_new (connection, error);

  if (table == NULL)
    return FALSE;

  call->records = g_ptr_array_new_full (n_rows, free_record);
  for (guint i = first; i < first + n_rows; i++)
    {
      LoaTransactionRecord *record;

      if (!loa_transaction_table_read (table, g_array_index (call->rows, gint64, i), &record, error))
        return FALSE;

      g_ptr_array_add (call->records, record);
    }

  return TRUE;
}

static gboolean
read_transactions (LoaStoreConnection  *connection,
                   gpointer             data,
                   GError             **error)
{
  TransactionCall *call = data;
  g_autoptr (LoaStoreStatement) statement = NULL;

  if (!read_rows (connection, call, 0, call->rows->len, error))
    return FALSE;

  statement = loa_suspicion_statement_new (connection, error);
  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < call->records->len; i++)
    {
      LoaTransactionRecord *record = g_ptr_array_index (call->records, i);

      if (record != NULL && !loa_suspicion_statement_read (statement, record->row, &record->suspicions, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
select_transactions (LoaStoreConnection  *connection,
                     gpointer             data,
                     GError             **error)
{
  TransactionCall *call = data;

  return loa_transaction_query_run (connection, call->filter, call->order, call->descending, &call->rows, &call->totals,
                                    error);
}

static gboolean
glance_at_transactions (LoaStoreConnection  *connection,
                        gpointer             data,
                        GError             **error)
{
  TransactionCall *call = data;
  g_autoptr (LoaStoreStatement) statement = NULL;

  statement = loa_store_statement_new (connection,
                                       "SELECT row FROM transactions INDEXED BY transactions_by_date"
                                       " ORDER BY transaction_date DESC, id_order DESC LIMIT :limit",
                                       error);
  if (statement == NULL)
    return FALSE;

  loa_store_statement_bind_integer (statement, ":limit", call->limit);
  call->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (loa_store_statement_next (statement))
    {
      gint64 row = loa_store_statement_get_integer (statement, 0);

      g_array_append_val (call->rows, row);
    }

  return loa_store_statement_check (statement, error);
}

static gboolean
list_transactions (LoaStoreConnection  *connection,
                   gpointer             data,
                   GError             **error)
{
  TransactionCall *call = data;
  gint64 first;
  gint64 n_rows;

  if (!select_transactions (connection, call, error))
    return FALSE;

  first = CLAMP (call->offset, 0, (gint64) call->rows->len);
  n_rows = call->rows->len - first;
  if (call->limit > 0)
    n_rows = MIN (n_rows, call->limit);

  return read_rows (connection, call, first, n_rows, error);
}

static gboolean
stream_transactions (LoaStoreConnection  *connection,
                     gpointer             data,
                     GError             **error)
{
  TransactionCall *call = data;
  g_autoptr (LoaTransactionTable) table = NULL;

  if (!select_transactions (connection, call, error))
    return FALSE;

  table = loa_transaction_table_new (connection, error);
  if (table == NULL)
    return FALSE;

  for (guint i = 0; i < call->rows->len; i++)
    {
      g_autoptr (LoaTransactionRecord) record = NULL;

      if (!loa_transaction_table_read (table, g_array_index (call->rows, gint64, i), &record, error) ||
          g_cancellable_set_error_if_cancelled (call->cancellable, error) ||
          !call->func (record, call->func_data, error))
        return FALSE;
    }

  return call->func (NULL, call->func_data, error);
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
loa_store_list_transactions_async (LoaStore                   *self,
                                   const LoaTransactionFilter *filter,
                                   gint64                      limit,
                                   gint64                      offset,
                                   GCancellable               *cancellable,
                                   GAsyncReadyCallback         callback,
                                   gpointer                    user_data)
{
  GTask *task;
  TransactionCall *call;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (filter != NULL);

  task = loa_store_new_task (self, loa_store_list_transactions_async, cancellable, callback, user_data);
  call = set_call (task);
  call->filter = loa_transaction_filter_copy (filter);
  call->order = LOA_TRANSACTION_ORDER_DATE;
  call->descending = TRUE;
  call->limit = limit;
  call->offset = offset;
  loa_store_read (self, task, list_transactions);
}

GPtrArray *
loa_store_list_transactions_finish (LoaStore              *self,
                                    GAsyncResult          *result,
                                    LoaTransactionTotals  *totals,
                                    GError               **error)
{
  TransactionCall *call = loa_store_finish_task (self, result, loa_store_list_transactions_async, error);

  if (call == NULL)
    return NULL;

  if (totals != NULL)
    *totals = call->totals;

  return g_steal_pointer (&call->records);
}

static GTask *
new_selection (LoaStore                   *self,
               const LoaTransactionFilter *filter,
               LoaTransactionOrder         order,
               gboolean                    descending,
               GCancellable               *cancellable,
               GAsyncReadyCallback         callback,
               gpointer                    user_data)
{
  GTask *task = loa_store_new_task (self, loa_store_select_transactions_async, cancellable, callback, user_data);
  TransactionCall *call = set_call (task);

  call->filter = loa_transaction_filter_copy (filter);
  call->order = order;
  call->descending = descending;

  return task;
}

void
loa_store_select_transactions_async (LoaStore                   *self,
                                     const LoaTransactionFilter *filter,
                                     LoaTransactionOrder         order,
                                     gboolean                    descending,
                                     GCancellable               *cancellable,
                                     GAsyncReadyCallback         callback,
                                     gpointer                    user_data)
{
  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (filter != NULL);
  g_return_if_fail ((guint) order <= LOA_TRANSACTION_ORDER_MATCH);

  loa_store_read (self, new_selection (self, filter, order, descending, cancellable, callback, user_data),
                  select_transactions);
}

GArray *
loa_store_select_transactions_finish (LoaStore              *self,
                                      GAsyncResult          *result,
                                      LoaTransactionTotals  *totals,
                                      GError               **error)
{
  TransactionCall *call = loa_store_finish_task (self, result, loa_store_select_transactions_async, error);

  if (call == NULL)
    return NULL;

  if (totals != NULL)
    *totals = call->totals;

  return g_steal_pointer (&call->rows);
}

void
loa_store_select_transactions_apart_async (LoaStore                   *self,
                                           const LoaTransactionFilter *filter,
                                           LoaTransactionOrder         order,
                                           gboolean                    descending,
                                           GCancellable               *cancellable,
                                           GAsyncReadyCallback         callback,
                                           gpointer                    user_data)
{
  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (filter != NULL);
  g_return_if_fail ((guint) order <= LOA_TRANSACTION_ORDER_MATCH);

  loa_store_read_apart (self, new_selection (self, filter, order, descending, cancellable, callback, user_data),
                        select_transactions);
}

void
loa_store_glance_at_transactions_async (LoaStore            *self,
                                        gint64               limit,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_STORE (self));

  task = loa_store_new_task (self, loa_store_select_transactions_async, cancellable, callback, user_data);
  set_call (task)->limit = limit;
  loa_store_read (self, task, glance_at_transactions);
}

void
loa_store_read_transactions_async (LoaStore            *self,
                                   const gint64        *rows,
                                   gsize                n_rows,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task;
  TransactionCall *call;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (rows != NULL || n_rows == 0);

  task = loa_store_new_task (self, loa_store_read_transactions_async, cancellable, callback, user_data);
  call = set_call (task);
  call->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (call->rows, rows, n_rows);
  loa_store_read (self, task, read_transactions);
}

GPtrArray *
loa_store_read_transactions_finish (LoaStore      *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  TransactionCall *call = loa_store_finish_task (self, result, loa_store_read_transactions_async, error);

  return call != NULL ? g_steal_pointer (&call->records) : NULL;
}

void
loa_store_stream_transactions_async (LoaStore                   *self,
                                     const LoaTransactionFilter *filter,
                                     LoaTransactionFunc          func,
                                     gpointer                    func_data,
                                     GCancellable               *cancellable,
                                     GAsyncReadyCallback         callback,
                                     gpointer                    user_data)
{
  GTask *task;
  TransactionCall *call;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (filter != NULL);
  g_return_if_fail (func != NULL);

  task = loa_store_new_task (self, loa_store_stream_transactions_async, cancellable, callback, user_data);
  call = set_call (task);
  call->filter = loa_transaction_filter_copy (filter);
  call->order = LOA_TRANSACTION_ORDER_DATE;
  call->descending = TRUE;
  call->func = func;
  call->func_data = func_data;
  call->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  loa_store_read_apart (self, task, stream_transactions);
}

gint64
loa_store_stream_transactions_finish (LoaStore      *self,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  TransactionCall *call = loa_store_finish_task (self, result, loa_store_stream_transactions_async, error);

  return call != NULL ? call->totals.count : -1;
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
