/* loa-store-settings.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-settings.h"

#include <errno.h>
#include <sys/stat.h>

#include "loa-store-private.h"
#include "loa-store-settings-private.h"

#define MAX_STILL_TRIES 3

typedef struct
{
  char **keys; /* (owned) (nullable): what is asked */
  GHashTable *settings; /* (owned) (element-type utf8 utf8): given or found; a value may be %NULL when given */
} SettingsCall;

static void
settings_call_free (SettingsCall *call)
{
  g_strfreev (call->keys);
  g_hash_table_unref (call->settings);
  g_free (call);
}

static GHashTable *
settings_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static GTask *
new_task (LoaStore            *self,
          gpointer             source_tag,
          const char * const  *keys,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = loa_store_new_task (self, source_tag, cancellable, callback, user_data);
  SettingsCall *call = g_new0 (SettingsCall, 1);

  call->keys = g_strdupv ((char **) keys);
  call->settings = settings_new ();
  g_task_set_task_data (task, call, (GDestroyNotify) settings_call_free);

  return task;
}

static gboolean
read_settings (LoaStoreConnection  *connection,
               const char * const  *keys,
               GHashTable          *settings,
               GError             **error)
{
  g_autoptr (LoaStoreStatement) statement = NULL;

  statement = loa_store_statement_new (connection, "SELECT value FROM settings WHERE key = :key", error);
  if (statement == NULL)
    return FALSE;

  for (; *keys != NULL; keys++)
    {
      loa_store_statement_bind_text (statement, ":key", *keys);
      if (loa_store_statement_next (statement))
        g_hash_table_insert (settings, g_strdup (*keys), loa_store_statement_dup_text (statement, 0));
      loa_store_statement_reset (statement);
    }

  return loa_store_statement_check (statement, error);
}

static gboolean
get_settings (LoaStoreConnection  *connection,
              gpointer             data,
              GError             **error)
{
  SettingsCall *call = data;

  return read_settings (connection, (const char * const *) call->keys, call->settings, error);
}

static gboolean
write_setting (LoaStoreConnection  *connection,
               const char          *key,
               const char          *value,
               GError             **error)
{
  g_autoptr (LoaStoreStatement) statement = NULL;

  statement = loa_store_statement_new (connection,
                                       value != NULL ? "INSERT INTO settings (key, value) VALUES (:key, :value)"
                                                       " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
                                                     : "DELETE FROM settings WHERE key = :key",
                                       error);
  if (statement == NULL)
    return FALSE;

  loa_store_statement_bind_text (statement, ":key", key);
  loa_store_statement_bind_text (statement, ":value", value);

  return loa_store_statement_run (statement, error);
}

static gboolean
set_settings (LoaStoreConnection  *connection,
              gpointer             data,
              GError             **error)
{
  SettingsCall *call = data;

  return loa_store_settings_write (connection, call->settings, error);
}

/* What tells whether a file was written, where it has no log. Returns: %FALSE when it has one, or is not there. */
static gboolean
look_whether_still (const char  *path,
                    struct stat *status)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  struct stat log_status;

  return lstat (log, &log_status) != 0 && lstat (path, status) == 0;
}

static gboolean
is_same (const struct stat *one,
         const struct stat *other)
{
  return one->st_ino == other->st_ino && one->st_size == other->st_size &&
         one->st_mtim.tv_sec == other->st_mtim.tv_sec && one->st_mtim.tv_nsec == other->st_mtim.tv_nsec;
}

static GHashTable *
peek (const char          *path,
      gboolean             is_still,
      const char * const  *keys,
      GError             **error)
{
  g_autoptr (LoaStoreConnection) connection = loa_store_connection_open_peeking (path, is_still, error);
  g_autoptr (GHashTable) settings = NULL;

  if (connection == NULL)
    return NULL;

  settings = settings_new ();
  if (!loa_store_connection_begin (connection, FALSE, NULL, error))
    return NULL;

  return loa_store_connection_end (connection, read_settings (connection, keys, settings, error), error)
           ? g_steal_pointer (&settings)
           : NULL;
}

void
loa_store_get_setting_async (LoaStore            *self,
                             const char          *key,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  const char * const keys[] = { key, NULL };

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (key != NULL);

  loa_store_read (self, new_task (self, loa_store_get_setting_async, keys, cancellable, callback, user_data),
                  get_settings);
}

gboolean
loa_store_get_setting_finish (LoaStore      *self,
                              GAsyncResult  *result,
                              char         **value,
                              GError       **error)
{
  SettingsCall *call = loa_store_finish_task (self, result, loa_store_get_setting_async, error);

  if (call == NULL)
    return FALSE;

  *value = g_strdup (g_hash_table_lookup (call->settings, call->keys[0]));
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
  GTask *task;
  SettingsCall *call;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (key != NULL);

  task = new_task (self, loa_store_set_setting_async, NULL, cancellable, callback, user_data);
  call = g_task_get_task_data (task);
  g_hash_table_insert (call->settings, g_strdup (key), g_strdup (value));
  loa_store_write (self, task, NULL, set_settings);
}

gboolean
loa_store_set_setting_finish (LoaStore      *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return loa_store_finish_task (self, result, loa_store_set_setting_async, error) != NULL;
}

void
loa_store_get_settings_async (LoaStore            *self,
                              const char * const  *keys,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (keys != NULL);

  loa_store_read (self, new_task (self, loa_store_get_settings_async, keys, cancellable, callback, user_data),
                  get_settings);
}

GHashTable *
loa_store_get_settings_finish (LoaStore      *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  SettingsCall *call = loa_store_finish_task (self, result, loa_store_get_settings_async, error);

  return call != NULL ? g_hash_table_ref (call->settings) : NULL;
}

void
loa_store_set_settings_async (LoaStore            *self,
                              GHashTable          *settings,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;
  SettingsCall *call;
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (settings != NULL);

  task = new_task (self, loa_store_set_settings_async, NULL, cancellable, callback, user_data);
  call = g_task_get_task_data (task);
  g_hash_table_iter_init (&iter, settings);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (call->settings, g_strdup (key), g_strdup (value));
  loa_store_write (self, task, NULL, set_settings);
}

gboolean
loa_store_set_settings_finish (LoaStore      *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return loa_store_finish_task (self, result, loa_store_set_settings_async, error) != NULL;
}

GHashTable *
loa_store_peek_settings (const char          *directory,
                         const char * const  *keys,
                         GError             **error)
{
  g_autofree char *path = NULL;
  struct stat before;
  struct stat after;

  g_return_val_if_fail (directory != NULL, NULL);
  g_return_val_if_fail (keys != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  path = g_build_filename (directory, LOA_STORE_NAME, NULL);
  if (lstat (path, &before) != 0 && (errno == ENOENT || errno == ENOTDIR))
    {
      g_set_error_literal (error, LOA_STORE_ERROR, LOA_STORE_ERROR_NOT_FOUND, "There is no store");
      return NULL;
    }

  for (guint i = 0; i < MAX_STILL_TRIES && look_whether_still (path, &before); i++)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (GHashTable) settings = peek (path, TRUE, keys, &failure);

      if (!look_whether_still (path, &after) || !is_same (&before, &after))
        continue;

      if (settings == NULL)
        g_propagate_error (error, g_steal_pointer (&failure));

      return g_steal_pointer (&settings);
    }

  return peek (path, FALSE, keys, error);
}

gboolean
loa_store_settings_write (LoaStoreConnection  *connection,
                          GHashTable          *settings,
                          GError             **error)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, settings);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!write_setting (connection, key, value, error))
      return FALSE;

  return TRUE;
}
