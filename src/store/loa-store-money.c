/* loa-store-money.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-money.h"

#include "loa-store-private.h"
#include "loa-transaction-query.h"

typedef struct
{
  LoaTransactionFilter *filter; /* (owned) */
  LoaMoneyUnit unit; /* asked for, then chosen */
  GArray *periods; /* (owned) (nullable) (element-type LoaMoneyPeriod) */
} MoneyCall;

static void
money_call_free (MoneyCall *call)
{
  loa_transaction_filter_free (call->filter);
  g_clear_pointer (&call->periods, g_array_unref);
  g_free (call);
}

static gboolean
load_money (LoaStoreConnection  *connection,
            gpointer             data,
            GError             **error)
{
  MoneyCall *call = data;
  g_autoptr (GArray) hours = NULL;

  if (!loa_transaction_query_run_hours (connection, call->filter, &hours, error))
    return FALSE;

  call->periods =
    loa_money_periods_make (hours, call->unit, call->filter->from_day, call->filter->to_day, &call->unit);
  return TRUE;
}

void
loa_store_load_money_per_period_async (LoaStore                   *self,
                                       const LoaTransactionFilter *filter,
                                       LoaMoneyUnit                unit,
                                       GCancellable               *cancellable,
                                       GAsyncReadyCallback         callback,
                                       gpointer                    user_data)
{
  GTask *task;
  MoneyCall *call;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (filter != NULL);

  task = loa_store_new_task (self, loa_store_load_money_per_period_async, cancellable, callback, user_data);
  call = g_new0 (MoneyCall, 1);
  call->filter = loa_transaction_filter_copy (filter);
  call->unit = unit;
  g_task_set_task_data (task, call, (GDestroyNotify) money_call_free);
  loa_store_read_apart (self, task, load_money);
}

GArray *
loa_store_load_money_per_period_finish (LoaStore      *self,
                                        GAsyncResult  *result,
                                        LoaMoneyUnit  *chosen,
                                        GError       **error)
{
  MoneyCall *call = loa_store_finish_task (self, result, loa_store_load_money_per_period_async, error);

  if (call == NULL)
    return NULL;

  *chosen = call->unit;
  return g_steal_pointer (&call->periods);
}
