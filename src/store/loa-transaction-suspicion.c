/* loa-transaction-suspicion.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-transaction-suspicion.h"

#include "loa-store-private.h"
#include "loa-store-settings-private.h"
#include "loa-transaction-suspicion-sql.h"

#define SUSPICIONS_SQL \
  "SELECT coalesce (" LOA_SUSPICION_SMALL_SQL ", 0), " LOA_SUSPICION_TAKEN_BACK_SQL "," \
  "  coalesce (" LOA_SUSPICION_REPEATED_SQL ", 0) FROM transactions WHERE row = :row"

typedef struct
{
  gint64 floor;
} FloorCall;

static gboolean
get_floor (LoaStoreConnection  *connection,
           gpointer             data,
           GError             **error)
{
  FloorCall *call = data;

  return loa_store_connection_get_integer (connection, "SELECT " LOA_SUSPICION_FLOOR_SQL, &call->floor, error);
}

static gboolean
set_floor (LoaStoreConnection  *connection,
           gpointer             data,
           GError             **error)
{
  FloorCall *call = data;
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, call->floor);
  g_autoptr (GHashTable) settings = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (settings, (gpointer) LOA_SUSPICION_SETTING, value);

  return loa_store_settings_write (connection, settings, error);
}

LoaStoreStatement *
loa_suspicion_statement_new (LoaStoreConnection  *connection,
                             GError             **error)
{
  return loa_store_statement_new (connection, SUSPICIONS_SQL, error);
}

/* A row that is gone is not suspicious. */
gboolean
loa_suspicion_statement_read (LoaStoreStatement  *statement,
                              gint64              row,
                              guint              *suspicions,
                              GError            **error)
{
  *suspicions = LOA_TRANSACTION_SUSPICION_NONE;

  loa_store_statement_bind_integer (statement, ":row", row);
  if (loa_store_statement_next (statement))
    {
      if (loa_store_statement_get_integer (statement, 0) != 0)
        *suspicions |= LOA_TRANSACTION_SUSPICION_SMALL;
      if (loa_store_statement_get_integer (statement, 1) != 0)
        *suspicions |= LOA_TRANSACTION_SUSPICION_TAKEN_BACK;
      if (loa_store_statement_get_integer (statement, 2) != 0)
        *suspicions |= LOA_TRANSACTION_SUSPICION_REPEATED;
    }
  loa_store_statement_reset (statement);

  return loa_store_statement_check (statement, error);
}

void
loa_store_get_suspicion_floor_async (LoaStore            *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_STORE (self));

  task = loa_store_new_task (self, loa_store_get_suspicion_floor_async, cancellable, callback, user_data);
  g_task_set_task_data (task, g_new0 (FloorCall, 1), g_free);
  loa_store_read (self, task, get_floor);
}

gboolean
loa_store_get_suspicion_floor_finish (LoaStore      *self,
                                      GAsyncResult  *result,
                                      gint64        *floor,
                                      GError       **error)
{
  FloorCall *call = loa_store_finish_task (self, result, loa_store_get_suspicion_floor_async, error);

  if (call == NULL)
    return FALSE;

  *floor = MAX (call->floor, 0);
  return TRUE;
}

void
loa_store_set_suspicion_floor_async (LoaStore            *self,
                                     gint64               floor,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  GTask *task;
  FloorCall *call;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (floor >= 0);

  task = loa_store_new_task (self, loa_store_set_suspicion_floor_async, cancellable, callback, user_data);
  call = g_new0 (FloorCall, 1);
  call->floor = floor;
  g_task_set_task_data (task, call, g_free);
  loa_store_write (self, task, "transactions-changed", set_floor);
}

gboolean
loa_store_set_suspicion_floor_finish (LoaStore      *self,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  return loa_store_finish_task (self, result, loa_store_set_suspicion_floor_async, error) != NULL;
}
