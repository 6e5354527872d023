/* loa-store-balances.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-balances.h"

#include "loa-balance-break-table.h"
#include "loa-balance-check.h"
#include "loa-store-private.h"

typedef struct
{
  GPtrArray *breaks; /* (owned) (nullable) (element-type LoaBalanceBreak) */
  gboolean is_done;
} BalanceCall;

static void
balance_call_free (BalanceCall *call)
{
  g_clear_pointer (&call->breaks, g_ptr_array_unref);
  g_free (call);
}

static GTask *
make_task (LoaStore            *self,
           gpointer             source_tag,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  GTask *task = loa_store_new_task (self, source_tag, cancellable, callback, user_data);

  g_task_set_task_data (task, g_new0 (BalanceCall, 1), (GDestroyNotify) balance_call_free);

  return task;
}

static gboolean
check_balances (LoaStoreConnection  *connection,
                gpointer             data,
                GError             **error)
{
  BalanceCall *call = data;

  return loa_balance_check_run (connection, &call->is_done, error);
}

static gboolean
load_balance_breaks (LoaStoreConnection  *connection,
                     gpointer             data,
                     GError             **error)
{
  BalanceCall *call = data;

  call->breaks = loa_balance_break_table_load (connection, NULL, NULL, error);

  return call->breaks != NULL;
}

void
loa_store_check_balances_async (LoaStore            *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_STORE (self));

  task = make_task (self, loa_store_check_balances_async, cancellable, callback, user_data);
  loa_store_write (self, task, "balances-changed", check_balances);
}

gboolean
loa_store_check_balances_finish (LoaStore      *self,
                                 GAsyncResult  *result,
                                 gboolean      *is_done,
                                 GError       **error)
{
  BalanceCall *call = loa_store_finish_task (self, result, loa_store_check_balances_async, error);

  if (call == NULL)
    return FALSE;

  *is_done = call->is_done;

  return TRUE;
}

void
loa_store_load_balance_breaks_async (LoaStore            *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_STORE (self));

  task = make_task (self, loa_store_load_balance_breaks_async, cancellable, callback, user_data);
  loa_store_read (self, task, load_balance_breaks);
}

GPtrArray *
loa_store_load_balance_breaks_finish (LoaStore      *self,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  BalanceCall *call = loa_store_finish_task (self, result, loa_store_load_balance_breaks_async, error);

  return call != NULL ? g_steal_pointer (&call->breaks) : NULL;
}
