/* loa-store-make.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-make.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "loa-speaker-record.h"
#include "loa-store-file.h"
#include "loa-store-private.h"
#include "loa-store-settings-private.h"

/* A new store is filled under another name in the same folder, and gets its own once it is closed and has no log. */

static gboolean
write_speakers (LoaStoreConnection  *connection,
                GPtrArray           *speakers,
                GError             **error)
{
  g_autoptr (LoaStoreStatement) statement = NULL;

  statement = loa_store_statement_new (connection,
                                       "INSERT INTO speakers (hardware_id, name, model, place, tags, note)"
                                       " VALUES (:hardware_id, :name, :model, :place, :tags, :note)",
                                       error);
  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < speakers->len; i++)
    {
      const LoaSpeakerRecord *speaker = g_ptr_array_index (speakers, i);

      loa_store_statement_bind_text (statement, ":hardware_id", speaker->hardware_id);
      loa_store_statement_bind_text (statement, ":name", speaker->name);
      loa_store_statement_bind_text (statement, ":model", speaker->model);
      loa_store_statement_bind_text (statement, ":place", speaker->place);
      loa_store_statement_bind_text (statement, ":tags", speaker->tags);
      loa_store_statement_bind_text (statement, ":note", speaker->note);
      if (!loa_store_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fill (const char  *path,
      GHashTable  *settings,
      GPtrArray   *speakers,
      GError     **error)
{
  g_autoptr (LoaStoreConnection) connection = loa_store_connection_open (path, NULL, error);
  gboolean is_written;

  if (connection == NULL || !loa_store_connection_begin (connection, TRUE, NULL, error))
    return FALSE;

  is_written = (settings == NULL || loa_store_settings_write (connection, settings, error)) &&
               (speakers == NULL || write_speakers (connection, speakers, error));

  return loa_store_connection_end (connection, is_written, error);
}

/* Never replaces a store that another process made in the meantime. Not every file system knows how to say so by
 * itself; those that do not have links.
 */
static gboolean
give_name (const char  *path,
           const char  *name,
           GError     **error)
{
  if (renameat2 (AT_FDCWD, path, AT_FDCWD, name, RENAME_NOREPLACE) == 0)
    return TRUE;

  if ((errno == EINVAL || errno == ENOSYS) && link (path, name) == 0)
    return TRUE;

  if (errno == EEXIST)
    g_set_error_literal (error, LOA_STORE_ERROR, LOA_STORE_ERROR_CONFLICT, "There is a store already");
  else
    loa_store_file_set_error (errno, "The store cannot be named", error);

  return FALSE;
}

static void
synchronize (const char *directory)
{
  int folder = open (directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (folder < 0)
    return;

  if (fsync (folder) != 0)
    g_debug ("The folder of a store cannot be synchronized: %s", g_strerror (errno));
  close (folder);
}

static void
remove_unnamed (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      unlink (file);
    }
}

gboolean
loa_store_make (const char  *directory,
                GHashTable  *settings,
                GPtrArray   *speakers,
                GError     **error)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  gboolean is_made;

  g_return_val_if_fail (directory != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  name = g_build_filename (directory, LOA_STORE_NAME, NULL);
  path = g_strdup_printf ("%s.new-%08x", name, g_random_int ());

  is_made = fill (path, settings, speakers, error) && give_name (path, name, error);
  remove_unnamed (path);
  if (is_made)
    synchronize (directory);

  return is_made;
}
