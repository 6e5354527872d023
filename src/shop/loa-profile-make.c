/* loa-profile-make.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-profile-make.h"

#include <glib/gstdio.h>

#include "loa-profile-folder.h"
#include "loa-profile-settings.h"
#include "loa-store-make.h"

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

LoaProfile *
loa_profile_make (const char        *data_directory,
                  const char        *title,
                  LoaProfileColour   colour,
                  GHashTable        *settings,
                  GPtrArray         *speakers,
                  GError           **error)
{
  g_autofree char *name = loa_profile_folder_claim (data_directory, title, error);
  g_autofree char *directory = NULL;
  g_autoptr (GHashTable) all = NULL;

  if (name == NULL)
    return NULL;

  directory = loa_profile_get_directory (data_directory, name);
  all = copy_settings (settings);
  set (all, LOA_PROFILE_SETTING_TITLE, title);
  if (colour != LOA_PROFILE_COLOUR_NONE)
    set (all, LOA_PROFILE_SETTING_COLOUR, loa_profile_colour_get_name (colour));

  if (!loa_profile_make_store (directory, all, speakers, error))
    {
      g_rmdir (directory);
      return NULL;
    }

  return loa_profile_new (name, title, colour);
}

gboolean
loa_profile_make_store (const char  *directory,
                        GHashTable  *settings,
                        GPtrArray   *speakers,
                        GError     **error)
{
  g_autoptr (GHashTable) all = copy_settings (settings);

  g_hash_table_insert (all, g_strdup (LOA_PROFILE_SETTING_ID), g_uuid_string_random ());

  return loa_store_make (directory, all, speakers, error);
}
