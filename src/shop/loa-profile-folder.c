/* loa-profile-folder.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-profile-folder.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "loa-failure.h"
#include "loa-profile-name.h"
#include "loa-profile-private.h"
#include "loa-profile-settings.h"
#include "loa-store-settings.h"

#define ONLY_OWNER 0700
#define MAX_SAME_NAMES 10000

static gboolean
set_error (GError     **error,
           const char  *path,
           int          cause)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE,
               _("Loa cannot use the folder “%s” (%s). Check who may write there."), name, g_strerror (cause));
  return FALSE;
}

/* Under two names one customer's data would be another's. */
static gboolean
check_no_link (const char  *path,
               GError     **error)
{
  GStatBuf status;

  if (g_lstat (path, &status) == 0 && S_ISLNK (status.st_mode))
    return set_error (error, path, ELOOP);

  return TRUE;
}

/* A backup that was brought back may have left a folder open to others. */
static gboolean
make_private (const char  *path,
              GError     **error)
{
  GStatBuf status;

  if (g_mkdir_with_parents (path, ONLY_OWNER) != 0 || g_stat (path, &status) != 0)
    return set_error (error, path, errno);

  if ((status.st_mode & 0077) != 0 && status.st_uid == geteuid () && g_chmod (path, ONLY_OWNER) != 0)
    return set_error (error, path, errno);

  return TRUE;
}

static LoaProfile *
peek_profile (const char *data_directory,
              const char *name)
{
  const char * const keys[] = { LOA_PROFILE_SETTING_TITLE, LOA_PROFILE_SETTING_COLOUR, NULL };
  g_autofree char *directory = loa_profile_get_directory (data_directory, name);
  g_autoptr (GHashTable) settings = NULL;
  g_autoptr (GError) error = NULL;

  if (!check_no_link (directory, &error))
    return g_str_equal (name, LOA_PROFILE_DEFAULT) ? loa_profile_new (name, NULL, LOA_PROFILE_COLOUR_NONE) : NULL;

  settings = loa_store_peek_settings (directory, keys, &error);

  /* A folder without a store is not a profile yet: it may be one that is being made. */
  if (g_error_matches (error, LOA_STORE_ERROR, LOA_STORE_ERROR_NOT_FOUND))
    return g_str_equal (name, LOA_PROFILE_DEFAULT) ? loa_profile_new (name, NULL, LOA_PROFILE_COLOUR_NONE) : NULL;

  if (error != NULL)
    g_debug ("The profile %s cannot be looked at: %s", name, error->message);

  return loa_profile_new_from_settings (name, settings);
}

/* Returns: %FALSE with @error set when there is something that cannot be read */
static gboolean
open_folder (const char  *data_directory,
             GDir       **dir,
             GError     **error)
{
  g_autofree char *usual = loa_profile_get_directory (data_directory, LOA_PROFILE_DEFAULT);
  g_autofree char *folder = g_path_get_dirname (usual);
  g_autoptr (GError) reason = NULL;

  *dir = g_dir_open (folder, 0, &reason);
  if (*dir != NULL || g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return TRUE;

  g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_FILE,
               _("The profiles cannot be listed. Check who may read the folder “%s”."), folder);

  return FALSE;
}

gboolean
loa_profile_folder_make (const char  *data_directory,
                         const char  *name,
                         GError     **error)
{
  g_autofree char *profile = loa_profile_get_directory (data_directory, name);
  g_autofree char *profiles = g_path_get_dirname (profile);

  return make_private (profiles, error) && check_no_link (profile, error) && make_private (profile, error);
}

char *
loa_profile_folder_claim (const char  *data_directory,
                          const char  *title,
                          GError     **error)
{
  g_autofree char *usual = loa_profile_get_directory (data_directory, LOA_PROFILE_DEFAULT);
  g_autofree char *profiles = g_path_get_dirname (usual);

  if (!make_private (profiles, error))
    return NULL;

  for (guint number = 1; number <= MAX_SAME_NAMES; number++)
    {
      g_autofree char *name = loa_profile_name_make (title, number);
      g_autofree char *folder = g_build_filename (profiles, name, NULL);

      /* Whatever is there, be it a link that leads nowhere, is another's. */
      if (g_mkdir (folder, ONLY_OWNER) == 0)
        return g_steal_pointer (&name);

      if (errno != EEXIST)
        {
          set_error (error, folder, errno);
          return NULL;
        }
    }

  set_error (error, profiles, EEXIST);
  return NULL;
}

GPtrArray *
loa_profile_folder_list (const char    *data_directory,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!open_folder (data_directory, &dir, error))
    return NULL;

  g_ptr_array_add (profiles, peek_profile (data_directory, LOA_PROFILE_DEFAULT));
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL && !g_cancellable_is_cancelled (cancellable))
    {
      LoaProfile *profile = NULL;

      if (!g_str_equal (name, LOA_PROFILE_DEFAULT) && loa_profile_check_name (name, NULL))
        profile = peek_profile (data_directory, name);
      if (profile != NULL)
        g_ptr_array_add (profiles, profile);
    }

  return g_steal_pointer (&profiles);
}
