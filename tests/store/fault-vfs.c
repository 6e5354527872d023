/* fault-vfs.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fault-vfs.h"

#include <sqlite3.h>

/* A disk between SQLite and the real one: it fails a write when it is told to, and sees to it that no file is touched
 * by the main thread. Becomes SQLite's default for the whole program, so that stores use it without knowing.
 */

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* (unowned): stands right behind this */
} FaultFile;

static sqlite3_vfs fault_vfs;
static sqlite3_vfs *real_vfs;
static sqlite3_io_methods fault_methods;
static GThread *main_thread;
static int armed_code;
static int writes_left;
static gboolean has_struck;
static GCancellable *read_cancellable;
static int reads_before_cancel;
static int n_reads;

static sqlite3_file *
get_real (sqlite3_file *file)
{
  g_assert_true (g_thread_self () != main_thread);

  return ((FaultFile *) file)->real;
}

static int
strike (void)
{
  int code = g_atomic_int_get (&armed_code);

  if (code == SQLITE_OK || g_atomic_int_add (&writes_left, -1) > 0)
    return SQLITE_OK;

  g_atomic_int_set (&has_struck, TRUE);
  return code;
}

static int
fault_close (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xClose (real);
}

static int
fault_read (sqlite3_file  *file,
            void          *buffer,
            int            amount,
            sqlite3_int64  offset)
{
  sqlite3_file *real = get_real (file);
  GCancellable *cancellable = g_atomic_pointer_get (&read_cancellable);

  if (g_atomic_int_add (&n_reads, 1) == reads_before_cancel && cancellable != NULL)
    g_cancellable_cancel (cancellable);

  return real->pMethods->xRead (real, buffer, amount, offset);
}

static int
fault_write (sqlite3_file  *file,
             const void    *buffer,
             int            amount,
             sqlite3_int64  offset)
{
  sqlite3_file *real = get_real (file);
  int code = strike ();

  return code != SQLITE_OK ? code : real->pMethods->xWrite (real, buffer, amount, offset);
}

static int
fault_truncate (sqlite3_file  *file,
                sqlite3_int64  size)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xTruncate (real, size);
}

static int
fault_sync (sqlite3_file *file,
            int           flags)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xSync (real, flags);
}

static int
fault_file_size (sqlite3_file  *file,
                 sqlite3_int64 *size)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xFileSize (real, size);
}

static int
fault_lock (sqlite3_file *file,
            int           level)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xLock (real, level);
}

static int
fault_unlock (sqlite3_file *file,
              int           level)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xUnlock (real, level);
}

static int
fault_check_reserved_lock (sqlite3_file *file,
                           int          *is_reserved)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xCheckReservedLock (real, is_reserved);
}

static int
fault_file_control (sqlite3_file *file,
                    int           operation,
                    void         *argument)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xFileControl (real, operation, argument);
}

static int
fault_sector_size (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xSectorSize (real);
}

static int
fault_device_characteristics (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xDeviceCharacteristics (real);
}

static int
fault_shm_map (sqlite3_file   *file,
               int             region,
               int             size,
               int             extend,
               void volatile **memory)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xShmMap (real, region, size, extend, memory);
}

static int
fault_shm_lock (sqlite3_file *file,
                int           offset,
                int           n_locks,
                int           flags)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xShmLock (real, offset, n_locks, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  real->pMethods->xShmBarrier (real);
}

static int
fault_shm_unmap (sqlite3_file *file,
                 int           remove)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xShmUnmap (real, remove);
}

static int
fault_open (sqlite3_vfs  *vfs,
            const char   *name,
            sqlite3_file *file,
            int           flags,
            int          *out_flags)
{
  FaultFile *fault_file = (FaultFile *) file;
  int code;

  fault_file->real = (sqlite3_file *) (fault_file + 1);
  code = real_vfs->xOpen (real_vfs, name, get_real (file), flags, out_flags);
  file->pMethods = fault_file->real->pMethods != NULL ? &fault_methods : NULL;

  return code;
}

void
fault_vfs_register (void)
{
  main_thread = g_thread_self ();
  real_vfs = sqlite3_vfs_find (NULL);

  fault_methods = (sqlite3_io_methods) {
    .iVersion = 2,
    .xClose = fault_close,
    .xRead = fault_read,
    .xWrite = fault_write,
    .xTruncate = fault_truncate,
    .xSync = fault_sync,
    .xFileSize = fault_file_size,
    .xLock = fault_lock,
    .xUnlock = fault_unlock,
    .xCheckReservedLock = fault_check_reserved_lock,
    .xFileControl = fault_file_control,
    .xSectorSize = fault_sector_size,
    .xDeviceCharacteristics = fault_device_characteristics,
    .xShmMap = fault_shm_map,
    .xShmLock = fault_shm_lock,
    .xShmBarrier = fault_shm_barrier,
    .xShmUnmap = fault_shm_unmap,
  };

  fault_vfs = *real_vfs;
  fault_vfs.zName = "fault";
  fault_vfs.pNext = NULL;
  fault_vfs.szOsFile = sizeof (FaultFile) + real_vfs->szOsFile;
  fault_vfs.xOpen = fault_open;
  sqlite3_vfs_register (&fault_vfs, 1);
}

/* Lets the writes after the next @n_writes_before fail with @code. */
void
fault_vfs_arm (int code,
               int n_writes_before)
{
  g_atomic_int_set (&has_struck, FALSE);
  g_atomic_int_set (&writes_left, n_writes_before);
  g_atomic_int_set (&armed_code, code);
}

/* Returns: whether a write was failed */
gboolean
fault_vfs_disarm (void)
{
  g_atomic_int_set (&armed_code, SQLITE_OK);

  return g_atomic_int_get (&has_struck);
}

/* Counts reads from here on, and cancels at one of them: in the middle of a query, whatever the speed of the
 * computer.
 */
void
fault_vfs_cancel_reading (GCancellable *cancellable,
                          int           n_reads_before)
{
  reads_before_cancel = n_reads_before;
  g_atomic_int_set (&n_reads, 0);
  g_atomic_pointer_set (&read_cancellable, cancellable);
}

int
fault_vfs_get_n_reads (void)
{
  return g_atomic_int_get (&n_reads);
}
