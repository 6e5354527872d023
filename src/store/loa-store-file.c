/* loa-store-file.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* What happens to the file of a store outside SQLite.
 *
 * Nothing here opens it: closing any descriptor of a file drops the POSIX locks that another connection of this
 * process holds on it, and another process would then take the file for unused and its log for left over.
 */

/* The folder may be reached through symbolic links, the file itself may not be one. */
char *
loa_store_file_resolve (const char  *path,
                        GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *real_folder = realpath (folder, NULL);
  char *resolved;

  if (real_folder == NULL)
    {
      loa_store_file_set_error (errno, "The folder of the store cannot be found", error);
      return NULL;
    }

  resolved = g_build_filename (real_folder, name, NULL);
  free (real_folder);

  return resolved;
}

gboolean
loa_store_file_look_at (const char  *path,
                        GError     **error)
{
  struct stat status;

  if (lstat (path, &status) != 0)
    {
      loa_store_file_set_error (errno, "The store cannot be looked at", error);
      return FALSE;
    }

  if (S_ISLNK (status.st_mode))
    {
      g_set_error_literal (error, LOA_STORE_ERROR, LOA_STORE_ERROR_FAILED, "The store is a symbolic link");
      return FALSE;
    }

  if (!S_ISREG (status.st_mode))
    {
      g_set_error_literal (error, LOA_STORE_ERROR, LOA_STORE_ERROR_CORRUPT, "The store is not a regular file");
      return FALSE;
    }

  return TRUE;
}

/* Creates the file when it is not there, and sees that it is one that can be written. */
gboolean
loa_store_file_prepare (const char  *path,
                        GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (mknod (path, S_IFREG | S_IRUSR | S_IWUSR, 0) != 0 && errno != EEXIST)
    {
      loa_store_file_set_error (errno, "The store cannot be created", error);
      return FALSE;
    }

  if (!loa_store_file_look_at (path, error))
    return FALSE;

  if (faccessat (AT_FDCWD, path, R_OK | W_OK, AT_EACCESS) != 0 ||
      faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) != 0)
    {
      loa_store_file_set_error (errno, "The store cannot be written", error);
      return FALSE;
    }

  return TRUE;
}

/* A file that was copied here may have a wider mode, which its log would take over. */
void
loa_store_file_tighten (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);
      struct stat status;

      if (lstat (file, &status) == 0 && S_ISREG (status.st_mode) && (status.st_mode & 0777) != 0600 &&
          chmod (file, S_IRUSR | S_IWUSR) != 0)
        g_debug ("The mode of the store cannot be changed: %s", g_strerror (errno));
    }
}

LoaStoreError
loa_store_file_get_error_code (int system_error)
{
  switch (system_error)
    {
    case EACCES:
    case EPERM:
    case EROFS:
      return LOA_STORE_ERROR_READ_ONLY;

    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return LOA_STORE_ERROR_FULL;

    default:
      return LOA_STORE_ERROR_FAILED;
    }
}

void
loa_store_file_set_error (int          system_error,
                          const char  *what,
                          GError     **error)
{
  g_set_error (error, LOA_STORE_ERROR, loa_store_file_get_error_code (system_error), "%s: %s", what,
               g_strerror (system_error));
}
