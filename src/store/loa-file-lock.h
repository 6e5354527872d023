/* loa-file-lock.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LOA_TYPE_FILE_LOCK (loa_file_lock_get_type ())

/**
 * LoaFileLock:
 *
 * Locks between processes that share a profile: byte positions of one file, each a lock of its own. A lock ends with
 * its process however that ends, so nothing is ever stale. Two objects, or two takers of one object, exclude each
 * other inside a process too.
 *
 * The file is created with mode 0600 beside the store, never followed through a symbolic link, and never deleted.
 * Belongs to the thread that made it.
 */
G_DECLARE_FINAL_TYPE (LoaFileLock, loa_file_lock, LOA, FILE_LOCK, GObject)

/**
 * loa_file_lock_new:
 * @path: (type filename): the lock file
 *
 * Returns: (transfer full): a lock; the file is opened when it is first taken
 */
LoaFileLock *loa_file_lock_new (const char *path);

/**
 * loa_file_lock_take_async:
 * @self: the lock
 * @position: which of its locks, from 0
 * @wait: whether to wait until it is free, or else fail at once with %LOA_STORE_ERROR_LOCKED
 * @cancellable: (nullable): ends the waiting
 * @callback: called when done
 * @user_data: for @callback
 *
 * Takes a lock, waiting off the main loop.
 */
void     loa_file_lock_take_async  (LoaFileLock         *self,
                                    gint64               position,
                                    gboolean             wait,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);

/**
 * loa_file_lock_take_finish:
 * @self: the lock
 * @result: what the callback was given
 * @error: return location for %LOA_STORE_ERROR_LOCKED, another error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when it is held, until loa_file_lock_release()
 */
gboolean loa_file_lock_take_finish (LoaFileLock         *self,
                                    GAsyncResult        *result,
                                    GError             **error);

/**
 * loa_file_lock_release:
 * @self: the lock
 * @position: a lock that was taken
 *
 * Lets go of it. Disposing of the object lets go of all.
 */
void loa_file_lock_release (LoaFileLock *self,
                            gint64       position);

G_END_DECLS
