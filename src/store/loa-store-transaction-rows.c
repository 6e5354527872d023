/* loa-store-transaction-rows.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-transactions.h"

#include "loa-store-private.h"
#include "loa-transaction-query.h"
#include "loa-transaction-suspicion-sql.h"
#include "loa-transaction-table.h"

/* What a filter lets through: its row numbers, and what is in rows. */
typedef struct
{
  LoaTransactionFilter *filter; /* (owned) (nullable) */
  LoaTransactionOrder order;
  gboolean descending;
  gboolean is_once;
  gint64 limit;
  gint64 offset;
  LoaTransactionFunc func; /* (nullable) */
  gpointer func_data; /* (unowned) */
  GCancellable *cancellable; /* (owned) (nullable) */
  GPtrArray *records; /* (owned) (nullable) (element-type LoaTransactionRecord) */
  GArray *rows; /* (owned) (nullable) (element-type gint64): given or found */
  LoaTransactionTotals totals;
} RowsCall;

static void
rows_call_free (RowsCall *call)
{
  g_clear_pointer (&call->filter, loa_transaction_filter_free);
  g_clear_object (&call->cancellable);
  g_clear_pointer (&call->records, g_ptr_array_unref);
  g_clear_pointer (&call->rows, g_array_unref);
  g_free (call);
}

static void
free_record (gpointer record)
{
  if (record != NULL)
    loa_transaction_record_free (record);
}

static gboolean
read_rows (LoaStoreConnection  *connection,
           RowsCall     *call,
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
  RowsCall *call = data;
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
  RowsCall *call = data;

  return loa_transaction_query_run (connection, call->filter, call->order, call->descending, call->is_once, &call->rows,
                                    &call->totals, error);
}

static gboolean
glance_at_transactions (LoaStoreConnection  *connection,
                        gpointer             data,
                        GError             **error)
{
  RowsCall *call = data;

  return loa_transaction_query_glance (connection, call->filter, call->descending, call->limit, &call->rows, error);
}

static gboolean
list_transactions (LoaStoreConnection  *connection,
                   gpointer             data,
                   GError             **error)
{
  RowsCall *call = data;
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
  RowsCall *call = data;
  g_autoptr (LoaTransactionTable) table = NULL;

  if (!select_transactions (connection, call, error))
    return FALSE;

  table = loa_transaction_table_new (connection, error);
  if (table == NULL)
    return FALSE;

  for (guint i = 0; i < call->rows->len; i++)
    {
      LoaTransactionRecord record;
      gboolean found;

      if (!loa_transaction_table_visit (table, g_array_index (call->rows, gint64, i), &record, &found, error) ||
          g_cancellable_set_error_if_cancelled (call->cancellable, error) ||
          (found && !call->func (&record, call->func_data, error)))
        return FALSE;
    }

  return call->func (NULL, call->func_data, error);
}

static RowsCall *
set_call (GTask *task)
{
  RowsCall *call = g_new0 (RowsCall, 1);

  g_task_set_task_data (task, call, (GDestroyNotify) rows_call_free);

  return call;
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
  RowsCall *call;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (filter != NULL);

  task = loa_store_new_task (self, loa_store_list_transactions_async, cancellable, callback, user_data);
  call = set_call (task);
  call->filter = loa_transaction_filter_copy (filter);
  call->order = LOA_TRANSACTION_ORDER_DATE;
  call->descending = TRUE;
  call->is_once = TRUE;
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
  RowsCall *call = loa_store_finish_task (self, result, loa_store_list_transactions_async, error);

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
  RowsCall *call = set_call (task);

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
  RowsCall *call = loa_store_finish_task (self, result, loa_store_select_transactions_async, error);

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
loa_store_glance_at_transactions_async (LoaStore                   *self,
                                        const LoaTransactionFilter *filter,
                                        gboolean                    descending,
                                        guint                       limit,
                                        GCancellable               *cancellable,
                                        GAsyncReadyCallback         callback,
                                        gpointer                    user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (filter != NULL);

  task = new_selection (self, filter, LOA_TRANSACTION_ORDER_DATE, descending, cancellable, callback, user_data);
  ((RowsCall *) g_task_get_task_data (task))->limit = limit;
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
  RowsCall *call;

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
  RowsCall *call = loa_store_finish_task (self, result, loa_store_read_transactions_async, error);

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
  RowsCall *call;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (filter != NULL);
  g_return_if_fail (func != NULL);

  task = loa_store_new_task (self, loa_store_stream_transactions_async, cancellable, callback, user_data);
  call = set_call (task);
  call->filter = loa_transaction_filter_copy (filter);
  call->order = LOA_TRANSACTION_ORDER_DATE;
  call->descending = TRUE;
  call->is_once = TRUE;
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
  RowsCall *call = loa_store_finish_task (self, result, loa_store_stream_transactions_async, error);

  return call != NULL ? call->totals.count : -1;
}
