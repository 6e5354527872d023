/* loa-background.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "loa-background-portal.h"
#include "loa-background.h"
#include "loa-profile.h"
#include "loa-program.h"

typedef struct
{
  char *path;           /* (owned): of the entry */
  char *profile;        /* (owned) */
  gboolean autostart;
} Entry;

static Entry *
entry_new (const char *profile,
           gboolean    autostart)
{
  Entry *entry = g_new0 (Entry, 1);
  g_autofree char *name = g_str_equal (profile, LOA_PROFILE_DEFAULT)
                            ? g_strdup (APPLICATION_ID ".desktop")
                            : g_strconcat (APPLICATION_ID ".Profile_", profile, ".desktop", NULL);

  entry->path = g_build_filename (g_get_user_config_dir (), "autostart", name, NULL);
  entry->profile = g_strdup (profile);
  entry->autostart = autostart;

  return entry;
}

static void
entry_free (Entry *entry)
{
  g_free (entry->path);
  g_free (entry->profile);
  g_free (entry);
}

static void
set_errno (GError     **error,
           const char  *path)
{
  const int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
}

static gboolean
write_entry (const Entry  *entry,
             GError      **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (entry->path);
  g_autofree char *option = g_strconcat ("--profile=", entry->profile, " --background", NULL);
  g_autofree char *command_line = loa_program_make_command_line (option, error);

  if (command_line == NULL)
    return FALSE;

  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TYPE, "Application");
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NAME, "Loa");
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, command_line);
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_ICON, APPLICATION_ID);
  g_key_file_set_boolean (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TERMINAL, FALSE);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      set_errno (error, folder);
      return FALSE;
    }

  return g_key_file_save_to_file (file, entry->path, error);
}

static void
set_entry (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  const Entry *entry = task_data;
  g_autoptr (GError) error = NULL;

  if (entry->autostart)
    write_entry (entry, &error);
  else if (g_unlink (entry->path) != 0 && errno != ENOENT)
    set_errno (&error, entry->path);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
look_for_entry (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Entry *entry = task_data;

  g_task_return_boolean (task, g_file_test (entry->path, G_FILE_TEST_EXISTS));
}

static void
asked_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (loa_background_portal_ask_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

LoaBackgroundWay
loa_background_get_way (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? LOA_BACKGROUND_PORTAL : LOA_BACKGROUND_FILE;
}

gboolean
loa_background_can_start (LoaBackgroundWay  way,
                          const char       *profile)
{
  return way == LOA_BACKGROUND_FILE || g_str_equal (profile, LOA_PROFILE_DEFAULT);
}

void
loa_background_set_async (LoaBackgroundWay     way,
                          const char          *profile,
                          gboolean             background,
                          gboolean             autostart,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (profile != NULL);
  g_return_if_fail (!autostart || loa_background_can_start (way, profile));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_background_set_async);
  if (way == LOA_BACKGROUND_FILE)
    {
      g_task_set_task_data (task, entry_new (profile, autostart), (GDestroyNotify) entry_free);
      g_task_run_in_thread (task, set_entry);
    }
  else if (background || loa_background_can_start (way, profile))
    {
      loa_background_portal_ask_async (autostart, cancellable, asked_cb, g_steal_pointer (&task));
    }
  else
    {
      g_task_return_boolean (task, TRUE);
    }
}

gboolean
loa_background_set_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_background_set_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_background_look_async (LoaBackgroundWay     way,
                           const char          *profile,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (profile != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_background_look_async);
  if (way == LOA_BACKGROUND_PORTAL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "A portal does not tell");
      return;
    }

  g_task_set_task_data (task, entry_new (profile, FALSE), (GDestroyNotify) entry_free);
  g_task_run_in_thread (task, look_for_entry);
}

gboolean
loa_background_look_finish (GAsyncResult  *result,
                            gboolean      *starts,
                            GError       **error)
{
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, loa_background_look_async), FALSE);
  g_return_val_if_fail (starts != NULL, FALSE);

  *starts = g_task_propagate_boolean (G_TASK (result), &failure);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}
