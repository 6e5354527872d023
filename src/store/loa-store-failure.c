/* loa-store-failure.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-failure.h"

#include "loa-store-file.h"

/* SQLite tells a full disk by itself, but not a full quota or a file that may not grow. After a failed COMMIT it
 * forgets the cause, which only the log's file still knows.
 */
static int
get_system_error (sqlite3 *database)
{
  int system_error = sqlite3_system_errno (database);
  sqlite3_file *log = NULL;

  if (system_error != 0)
    return system_error;

  sqlite3_file_control (database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (log != NULL && log->pMethods != NULL)
    log->pMethods->xFileControl (log, SQLITE_FCNTL_LAST_ERRNO, &system_error);

  return system_error;
}

LoaStoreError
loa_store_failure_get_code (sqlite3 *database,
                            int      code)
{
  switch (code & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return LOA_STORE_ERROR_CORRUPT;

    case SQLITE_READONLY:
    case SQLITE_PERM:
      return LOA_STORE_ERROR_READ_ONLY;

    case SQLITE_FULL:
      return LOA_STORE_ERROR_FULL;

    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return LOA_STORE_ERROR_BUSY;

    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return loa_store_file_get_error_code (get_system_error (database));

    default:
      return LOA_STORE_ERROR_FAILED;
    }
}
