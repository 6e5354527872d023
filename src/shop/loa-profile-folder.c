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
#include "loa-profile.h"

#define ONLY_OWNER 0700
#define MAX_SAME_NAMES 10000

/* The two folders that only Loa makes: all profiles, and one of them. */
typedef struct
{
  char *profiles; /* (owned) */
  char *profile; /* (owned) */
} Folders;

static void
folders_free (gpointer data)
{
  Folders *folders = data;

  g_free (folders->profiles);
  g_free (folders->profile);
  g_free (folders);
}

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

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Folders *folders = task_data;
  GError *error = NULL;

  if (make_private (folders->profiles, &error) && make_private (folders->profile, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
loa_profile_folder_make_async (const char          *data_directory,
                               const char          *name,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Folders *folders = g_new0 (Folders, 1);

  folders->profile = loa_profile_get_directory (data_directory, name);
  folders->profiles = g_path_get_dirname (folders->profile);

  g_task_set_source_tag (task, loa_profile_folder_make_async);
  g_task_set_task_data (task, folders, folders_free);
  g_task_run_in_thread (task, make_in_thread);
}

gboolean
loa_profile_folder_make_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_profile_folder_make_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
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
