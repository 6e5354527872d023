/* loa-profile-make.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-profile-make.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "loa-profile-folder.h"
#include "loa-profile-settings.h"
#include "loa-store-make.h"

typedef struct
{
  char *data_directory; /* (owned) (nullable) */
  char *name; /* (owned) */
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->data_directory);
  g_free (place->name);
  g_free (place);
}

static void
set (GHashTable *settings,
     const char *key,
     const char *value)
{
  g_hash_table_insert (settings, g_strdup (key), g_strdup (value));
}

static GHashTable *
copy_settings (GHashTable *settings)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  if (settings == NULL)
    return copy;

  g_hash_table_iter_init (&iter, settings);
  while (g_hash_table_iter_next (&iter, &key, &value))
    set (copy, key, value);

  return copy;
}

/* Each new store has an id of its own. */
static gboolean
make_store (const char  *directory,
            GHashTable  *settings,
            GPtrArray   *speakers,
            GError     **error)
{
  g_autoptr (GHashTable) all = copy_settings (settings);

  g_hash_table_insert (all, g_strdup (LOA_PROFILE_SETTING_ID), g_uuid_string_random ());

  return loa_store_make (directory, all, speakers, error);
}

/* Gives the name. */
static char *
make_named (const char  *data_directory,
            const char  *title,
            GHashTable  *settings,
            GPtrArray   *speakers,
            GError     **error)
{
  g_autofree char *name = loa_profile_folder_claim (data_directory, title, error);
  g_autofree char *directory = NULL;

  if (name == NULL)
    return NULL;

  directory = loa_profile_get_directory (data_directory, name);
  if (make_store (directory, settings, speakers, error))
    return g_steal_pointer (&name);

  g_rmdir (directory);
  return NULL;
}

/* Returns: %FALSE only when it is not there and cannot be made */
static gboolean
make_missing_store (const char  *directory,
                    GError     **error)
{
  g_autofree char *path = g_build_filename (directory, LOA_STORE_NAME, NULL);
  g_autoptr (GError) failure = NULL;
  GStatBuf status;

  if (g_lstat (path, &status) == 0 || errno != ENOENT)
    return TRUE;

  if (make_store (directory, NULL, NULL, &failure) ||
      g_error_matches (failure, LOA_STORE_ERROR, LOA_STORE_ERROR_CONFLICT))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/* The default profile has no id: one that was moved away, because it was damaged, finds its secrets again. */
static void
make_ready_in_thread (GTask        *task,
                      gpointer      source,
                      gpointer      task_data,
                      GCancellable *cancellable)
{
  Place *place = task_data;
  g_autofree char *directory = loa_profile_get_directory (place->data_directory, place->name);
  GError *error = NULL;

  if (loa_profile_folder_make (place->data_directory, place->name, &error) &&
      (g_str_equal (place->name, LOA_PROFILE_DEFAULT) || make_missing_store (directory, &error)))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

LoaProfile *
loa_profile_make (const char        *data_directory,
                  const char        *title,
                  LoaProfileColour   colour,
                  GHashTable        *settings,
                  GPtrArray         *speakers,
                  GError           **error)
{
  g_autoptr (GHashTable) all = copy_settings (settings);
  g_autofree char *name = NULL;
  g_autoptr (GError) failure = NULL;

  set (all, LOA_PROFILE_SETTING_TITLE, title);
  if (colour != LOA_PROFILE_COLOUR_NONE)
    set (all, LOA_PROFILE_SETTING_COLOUR, loa_profile_colour_get_name (colour));

  /* Whoever opens a profile of that very name meanwhile has it. */
  do
    {
      g_clear_error (&failure);
      name = make_named (data_directory, title, all, speakers, &failure);
    }
  while (g_error_matches (failure, LOA_STORE_ERROR, LOA_STORE_ERROR_CONFLICT));

  if (name == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return loa_profile_new (name, title, colour);
}

void
loa_profile_make_ready_async (const char          *data_directory,
                              const char          *name,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Place *place = g_new0 (Place, 1);

  place->data_directory = g_strdup (data_directory);
  place->name = g_strdup (name);
  g_task_set_source_tag (task, loa_profile_make_ready_async);
  g_task_set_task_data (task, place, place_free);
  g_task_run_in_thread (task, make_ready_in_thread);
}

gboolean
loa_profile_make_ready_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_profile_make_ready_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
