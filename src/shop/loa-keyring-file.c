/* loa-keyring-file.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-keyring-file.h"

#include <errno.h>
#include <libsecret/secret.h>

#include "loa-keyring-call.h"

/* Whatever Loa stores is of one of these. */
static const char *const accounts[] = { "bank", "soundbox" };

/* Which of the accounts is looked for. */
typedef struct
{
  gsize position;
} Look;

static void look_for_account (GTask *task);

static GHashTable *
make_no_attributes (void)
{
  return g_hash_table_new (g_str_hash, g_str_equal);
}

static void
account_searched_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autolist (GObject) items = NULL;
  g_autoptr (GError) error = NULL;
  Look *look = g_task_get_task_data (task);

  items = secret_password_search_finish (result, &error);
  look->position++;

  /* One that was found by its attributes was stored with this secret, even if it is damaged. */
  if (items != NULL || g_error_matches (error, SECRET_ERROR, SECRET_ERROR_PROTOCOL))
    g_task_return_boolean (task, FALSE);
  else if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (look->position < G_N_ELEMENTS (accounts))
    look_for_account (task);
  else
    g_task_return_boolean (task, TRUE);
}

static void
look_for_account (GTask *task)
{
  g_autoptr (GHashTable) attributes = NULL;
  Look *look = g_task_get_task_data (task);

  attributes = secret_attributes_build (&loa_keyring_schema, "account", accounts[look->position], NULL);
  secret_password_searchv (&loa_keyring_schema, attributes, SECRET_SEARCH_NONE, g_task_get_cancellable (task),
                           account_searched_cb, g_object_ref (task));
}

static void
all_searched_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autolist (GObject) items = NULL;
  g_autoptr (GError) error = NULL;

  items = secret_password_search_finish (result, &error);

  /* This is what it fails with at the first item that it cannot decrypt. */
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_PROTOCOL))
    look_for_account (task);
  else if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, FALSE);
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean was_there = secret_password_clear_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, was_there);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GHashTable) everything = NULL;
  GError *error = NULL;

  if (loa_keyring_file_look_finish (result, &error))
    {
      everything = make_no_attributes ();
      secret_password_clearv (&loa_keyring_schema, everything, g_task_get_cancellable (task), cleared_cb,
                              g_object_ref (task));
    }
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, FALSE);
}

/* Where libsecret has it. */
static GFile *
get_file (void)
{
  const char *path = g_getenv ("SECRET_FILE_TEST_PATH");

  if (path != NULL && *path != '\0')
    return g_file_new_for_path (path);

  return g_file_new_build_filename (g_get_user_data_dir (), "keyrings", SECRET_COLLECTION_DEFAULT ".keyring", NULL);
}

static void
make_folder (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  g_autofree char *folder = g_path_get_dirname (task_data);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (errno), "%s", g_strerror (errno));
  else
    g_task_return_boolean (task, TRUE);
}

static void
lock_taken_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_file_lock_take_finish (LOA_FILE_LOCK (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_object_ref (source), g_object_unref);
}

static void
folder_made_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaFileLock) lock = NULL;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  lock = loa_file_lock_new (g_task_get_task_data (task));
  loa_file_lock_take_async (lock, 0, TRUE, g_task_get_cancellable (task), lock_taken_cb, g_object_ref (task));
}

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!g_file_move_finish (G_FILE (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
loa_keyring_file_lock_async (GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) making = NULL;
  g_autoptr (GFile) file = get_file ();
  g_autofree char *path = g_strconcat (g_file_peek_path (file), ".lock", NULL);

  g_task_set_source_tag (task, loa_keyring_file_lock_async);
  /* Whoever takes the lock has it; only the inner calls decide. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_strdup (path), g_free);

  making = g_task_new (NULL, cancellable, folder_made_cb, g_steal_pointer (&task));
  g_task_set_task_data (making, g_steal_pointer (&path), g_free);
  g_task_run_in_thread (making, make_folder);
}

LoaFileLock *
loa_keyring_file_lock_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_keyring_file_lock_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
loa_keyring_file_look_async (GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GHashTable) everything = make_no_attributes ();

  g_task_set_source_tag (task, loa_keyring_file_look_async);
  g_task_set_task_data (task, g_new0 (Look, 1), g_free);
  secret_password_searchv (&loa_keyring_schema, everything, SECRET_SEARCH_ALL, cancellable, all_searched_cb,
                           g_steal_pointer (&task));
}

gboolean
loa_keyring_file_look_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_keyring_file_look_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_keyring_file_clear_async (GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_keyring_file_clear_async);
  loa_keyring_file_look_async (cancellable, looked_cb, g_steal_pointer (&task));
}

gboolean
loa_keyring_file_clear_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_keyring_file_clear_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_keyring_file_set_aside_async (GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GFile) file = get_file ();
  g_autofree char *name = g_strconcat (g_file_peek_path (file), ".damaged", NULL);
  g_autoptr (GFile) aside = g_file_new_for_path (name);

  g_task_set_source_tag (task, loa_keyring_file_set_aside_async);
  g_file_move_async (file, aside, G_FILE_COPY_OVERWRITE | G_FILE_COPY_NOFOLLOW_SYMLINKS, G_PRIORITY_DEFAULT,
                     cancellable, NULL, NULL, moved_cb, g_steal_pointer (&task));
}

gboolean
loa_keyring_file_set_aside_finish (GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_keyring_file_set_aside_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
