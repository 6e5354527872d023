/* loa-server-settings.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-failure.h"
#include "loa-profile.h"
#include "loa-server-settings.h"
#include "loa-store-settings.h"
#include "sepay-address.h"

static const struct
{
  const char *key;
  const char *address;
} servers[] = {
  [LOA_SERVER_SOUNDBOX] = { "soundbox-address", SEPAY_SOUNDBOX_ADDRESS },
  [LOA_SERVER_BANK] = { "bank-address", SEPAY_BANK_ADDRESS },
};

static void
got_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autofree char *address = NULL;
  GError *error = NULL;

  if (!loa_store_get_setting_finish (LOA_STORE (source), result, &address, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&address), g_free);
}

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_store_set_setting_finish (LOA_STORE (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_strdup (g_task_get_task_data (task)), g_free);
}

/* What is wrong with an address is told in words of its own: the error of opening a profile sends people to the very
 * place where they are now.
 */
static gboolean
normalise (const char  *entered,
           char       **address,
           GError     **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (entered != NULL ? entered : ""));
  g_autoptr (GUri) uri = NULL;

  *address = NULL;
  if (*stripped == '\0')
    return TRUE;

  uri = sepay_address_parse (stripped, NULL);
  if (uri == NULL)
    {
      g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                           _("This address cannot be used. Enter one that begins with https:// (http:// only for "
                             "this computer) and holds no user name, “?” or “#”, or leave it empty."));
      return FALSE;
    }

  *address = g_uri_to_string (uri);

  return TRUE;
}

static void
reset_closed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_store_close_finish (LOA_STORE (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
reset_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  LoaStore *store = LOA_STORE (source);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  /* The store closes by itself when nobody waits for it. */
  if (!loa_store_set_settings_finish (store, result, &error))
    g_task_return_error (task, error);
  else
    loa_store_close_async (store, g_task_get_cancellable (task), reset_closed_cb, g_object_ref (task));
}

static void
opened_for_reset_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaStore) store = NULL;
  g_autoptr (GHashTable) settings = NULL;
  GError *error = NULL;

  store = loa_store_open_finish (result, &error);
  if (store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  settings = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (servers); i++)
    g_hash_table_insert (settings, (gpointer) servers[i].key, NULL);
  loa_store_set_settings_async (store, settings, g_task_get_cancellable (task), reset_cb, g_object_ref (task));
}

const char *
loa_server_get_default (LoaServer server)
{
  g_return_val_if_fail (server < G_N_ELEMENTS (servers), NULL);

  return servers[server].address;
}

const char *
loa_server_get_setting (LoaServer server)
{
  g_return_val_if_fail (server < G_N_ELEMENTS (servers), NULL);

  return servers[server].key;
}

void
loa_server_settings_get_async (LoaStore            *store,
                               LoaServer            server,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_STORE (store));
  g_return_if_fail (server < G_N_ELEMENTS (servers));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_server_settings_get_async);
  loa_store_get_setting_async (store, servers[server].key, cancellable, got_cb, g_steal_pointer (&task));
}

gboolean
loa_server_settings_get_finish (LoaStore      *store,
                                GAsyncResult  *result,
                                char         **address,
                                GError       **error)
{
  GError *inner = NULL;

  g_return_val_if_fail (LOA_IS_STORE (store), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_server_settings_get_async), FALSE);

  *address = g_task_propagate_pointer (G_TASK (result), &inner);
  if (inner == NULL)
    return TRUE;

  g_propagate_error (error, inner);

  return FALSE;
}

void
loa_server_settings_set_async (LoaStore            *store,
                               LoaServer            server,
                               const char          *address,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  char *normalised;
  GError *error = NULL;

  g_return_if_fail (LOA_IS_STORE (store));
  g_return_if_fail (server < G_N_ELEMENTS (servers));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_server_settings_set_async);
  if (!normalise (address, &normalised, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task, normalised, g_free);
  loa_store_set_setting_async (store, servers[server].key, normalised, cancellable, set_cb, g_steal_pointer (&task));
}

gboolean
loa_server_settings_set_finish (LoaStore      *store,
                                GAsyncResult  *result,
                                char         **address,
                                GError       **error)
{
  g_autofree char *kept = NULL;
  GError *inner = NULL;

  g_return_val_if_fail (LOA_IS_STORE (store), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_server_settings_set_async), FALSE);

  kept = g_task_propagate_pointer (G_TASK (result), &inner);
  if (inner != NULL)
    {
      g_propagate_error (error, inner);
      return FALSE;
    }

  if (address != NULL)
    *address = g_steal_pointer (&kept);

  return TRUE;
}

void
loa_server_settings_reset_async (const char          *profile,
                                 const char          *data_directory,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *directory = NULL;
  g_autofree char *path = NULL;
  GError *error = NULL;

  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_server_settings_reset_async);
  if (!loa_profile_check_name (profile, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  directory = loa_profile_get_directory (data_directory, profile);
  path = g_build_filename (directory, LOA_STORE_NAME, NULL);
  loa_store_open_async (path, cancellable, opened_for_reset_cb, g_steal_pointer (&task));
}

gboolean
loa_server_settings_reset_finish (GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_server_settings_reset_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
