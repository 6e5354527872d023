/* loa-store-settings.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-settings.h"

#include "loa-store-private.h"

typedef struct
{
  char *key; /* (owned) */
  char *value; /* (owned) (nullable): given or found */
} SettingCall;

static void
setting_call_free (SettingCall *call)
{
  g_free (call->key);
  g_free (call->value);
  g_free (call);
}

static GTask *
new_task (LoaStore            *self,
          gpointer             source_tag,
          const char          *key,
          const char          *value,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = loa_store_new_task (self, source_tag, cancellable, callback, user_data);
  SettingCall *call = g_new0 (SettingCall, 1);

  call->key = g_strdup (key);
  call->value = g_strdup (value);
  g_task_set_task_data (task, call, (GDestroyNotify) setting_call_free);

  return task;
}

static gboolean
get_setting (LoaStoreConnection  *connection,
             gpointer             data,
             GError             **error)
{
  SettingCall *call = data;
  g_autoptr (LoaStoreStatement) statement = NULL;

  statement = loa_store_statement_new (connection, "SELECT value FROM settings WHERE key = :key", error);
  if (statement == NULL)
    return FALSE;

  loa_store_statement_bind_text (statement, ":key", call->key);
  if (loa_store_statement_next (statement))
    call->value = loa_store_statement_dup_text (statement, 0);

  return loa_store_statement_check (statement, error);
}

static gboolean
set_setting (LoaStoreConnection  *connection,
             gpointer             data,
             GError             **error)
{
  SettingCall *call = data;
  g_autoptr (LoaStoreStatement) statement = NULL;

  statement = loa_store_statement_new (connection,
                                       call->value != NULL
                                         ? "INSERT INTO settings (key, value) VALUES (:key, :value)"
                                           " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
                                         : "DELETE FROM settings WHERE key = :key",
                                       error);
  if (statement == NULL)
    return FALSE;

  loa_store_statement_bind_text (statement, ":key", call->key);
  loa_store_statement_bind_text (statement, ":value", call->value);

  return loa_store_statement_run (statement, error);
}

void
loa_store_get_setting_async (LoaStore            *self,
                             const char          *key,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (key != NULL);

  loa_store_read (self,
                  new_task (self, loa_store_get_setting_async, key, NULL, cancellable, callback, user_data),
                  get_setting);
}

gboolean
loa_store_get_setting_finish (LoaStore      *self,
                              GAsyncResult  *result,
                              char         **value,
                              GError       **error)
{
  SettingCall *call = loa_store_finish_task (self, result, loa_store_get_setting_async, error);

  if (call == NULL)
    return FALSE;

  *value = g_steal_pointer (&call->value);
  return TRUE;
}

void
loa_store_set_setting_async (LoaStore            *self,
                             const char          *key,
                             const char          *value,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (key != NULL);

  loa_store_write (self,
                   new_task (self, loa_store_set_setting_async, key, value, cancellable, callback, user_data),
                   NULL, set_setting);
}

gboolean
loa_store_set_setting_finish (LoaStore      *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return loa_store_finish_task (self, result, loa_store_set_setting_async, error) != NULL;
}
