/* loa-profile-settings.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-profile-settings.h"

#include "loa-profile-private.h"
#include "loa-store-settings.h"

/* What is to be set, and where. */
typedef struct
{
  LoaProfile *profile; /* (owned) */
  char *title; /* (owned) */
  LoaProfileColour colour;
} Details;

static void
details_free (gpointer data)
{
  Details *details = data;

  g_object_unref (details->profile);
  g_free (details->title);
  g_free (details);
}

static void
details_set_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Details *details = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_store_set_settings_finish (LOA_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  loa_profile_set_details (details->profile, details->title, details->colour);
  g_task_return_boolean (task, TRUE);
}

static void
got_entries_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GHashTable *entries;
  GError *error = NULL;

  entries = loa_store_get_settings_finish (LOA_STORE (source), result, &error);
  if (entries == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, entries, (GDestroyNotify) g_hash_table_unref);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_store_set_settings_finish (LOA_STORE (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
keep (LoaStore            *store,
      GHashTable          *entries,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, keep);
  loa_store_set_settings_async (store, entries, cancellable, kept_cb, g_steal_pointer (&task));
}

void
loa_profile_settings_set_async (LoaStore            *store,
                                LoaProfile          *profile,
                                const char          *title,
                                LoaProfileColour     colour,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GHashTable) settings = NULL;
  g_autoptr (GTask) task = NULL;
  Details *details;
  char *checked;
  GError *error = NULL;

  g_return_if_fail (LOA_IS_STORE (store));
  g_return_if_fail (LOA_IS_PROFILE (profile));
  g_return_if_fail (colour < LOA_PROFILE_N_COLOURS);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_profile_settings_set_async);
  /* What is written is shown, even when nobody waits for it any more. */
  g_task_set_check_cancellable (task, FALSE);
  if (!loa_profile_check_title (title, &checked, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  details = g_new0 (Details, 1);
  details->profile = g_object_ref (profile);
  details->title = checked;
  details->colour = colour;
  g_task_set_task_data (task, details, details_free);

  settings = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (settings, (gpointer) LOA_PROFILE_SETTING_TITLE, checked);
  g_hash_table_insert (settings, (gpointer) LOA_PROFILE_SETTING_COLOUR,
                       colour != LOA_PROFILE_COLOUR_NONE ? (gpointer) loa_profile_colour_get_name (colour) : NULL);
  loa_store_set_settings_async (store, settings, cancellable, details_set_cb, g_steal_pointer (&task));
}

gboolean
loa_profile_settings_set_finish (LoaStore      *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (LOA_IS_STORE (store), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_profile_settings_set_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_profile_settings_get_entries_async (LoaStore            *store,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  const char * const keys[] = {
    LOA_PROFILE_SETTING_SOUNDBOX_CLIENT_ID,
    LOA_PROFILE_SETTING_BANK_CLIENT_ID,
    LOA_PROFILE_SETTING_BANK_REDIRECT_URI,
    NULL,
  };
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_STORE (store));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_profile_settings_get_entries_async);
  loa_store_get_settings_async (store, keys, cancellable, got_entries_cb, g_steal_pointer (&task));
}

GHashTable *
loa_profile_settings_get_entries_finish (LoaStore      *store,
                                         GAsyncResult  *result,
                                         GError       **error)
{
  g_return_val_if_fail (LOA_IS_STORE (store), NULL);
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_profile_settings_get_entries_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
loa_profile_settings_keep_soundbox_async (LoaStore            *store,
                                          const char          *client_id,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data)
{
  g_autoptr (GHashTable) entries = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_if_fail (LOA_IS_STORE (store));
  g_return_if_fail (client_id != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  g_hash_table_insert (entries, (gpointer) LOA_PROFILE_SETTING_SOUNDBOX_CLIENT_ID, (gpointer) client_id);
  keep (store, entries, cancellable, callback, user_data);
}

void
loa_profile_settings_keep_bank_async (LoaStore            *store,
                                      const char          *client_id,
                                      const char          *redirect_uri,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  g_autoptr (GHashTable) entries = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_if_fail (LOA_IS_STORE (store));
  g_return_if_fail (client_id != NULL);
  g_return_if_fail (redirect_uri != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  g_hash_table_insert (entries, (gpointer) LOA_PROFILE_SETTING_BANK_CLIENT_ID, (gpointer) client_id);
  g_hash_table_insert (entries, (gpointer) LOA_PROFILE_SETTING_BANK_REDIRECT_URI, (gpointer) redirect_uri);
  keep (store, entries, cancellable, callback, user_data);
}

gboolean
loa_profile_settings_keep_finish (LoaStore      *store,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (LOA_IS_STORE (store), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, keep), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
