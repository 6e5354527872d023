/* loa-store.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LOA_STORE_ERROR:
 *
 * What can go wrong with the file in which a profile keeps its data. Cancelling is %G_IO_ERROR_CANCELLED.
 */
#define LOA_STORE_ERROR (loa_store_error_quark ())

/**
 * LoaStoreError:
 * @LOA_STORE_ERROR_CORRUPT: the file is not a database, or is damaged; it is left as it is
 * @LOA_STORE_ERROR_NEWER: a newer Loa wrote it; it is left as it is
 * @LOA_STORE_ERROR_READ_ONLY: the file or its folder cannot be written
 * @LOA_STORE_ERROR_FULL: the disk is full; nothing was changed
 * @LOA_STORE_ERROR_BUSY: another process did not let go of it in time
 * @LOA_STORE_ERROR_CONFLICT: a request id was used before for another speaker or amount
 * @LOA_STORE_ERROR_NOT_FOUND: there is no such row
 * @LOA_STORE_ERROR_LOCKED: a living process holds the lock
 * @LOA_STORE_ERROR_CLOSED: the store was closed
 * @LOA_STORE_ERROR_FAILED: anything else
 */
typedef enum
{
  LOA_STORE_ERROR_CORRUPT,
  LOA_STORE_ERROR_NEWER,
  LOA_STORE_ERROR_READ_ONLY,
  LOA_STORE_ERROR_FULL,
  LOA_STORE_ERROR_BUSY,
  LOA_STORE_ERROR_CONFLICT,
  LOA_STORE_ERROR_NOT_FOUND,
  LOA_STORE_ERROR_LOCKED,
  LOA_STORE_ERROR_CLOSED,
  LOA_STORE_ERROR_FAILED,
} LoaStoreError;

GQuark loa_store_error_quark (void);

/**
 * LOA_STORE_NAME:
 *
 * The name of the file in a profile's folder.
 */
#define LOA_STORE_NAME "loa.db"

#define LOA_TYPE_STORE (loa_store_get_type ())

/**
 * LoaStore:
 *
 * The SQLite file of one profile: speakers, ledger, transactions, bank accounts, settings. One worker thread owns the
 * connection; every call returns at once and its callback runs on the thread that opened the store. Several processes
 * may have the same file open. A finished write is durable.
 *
 * The calls by topic stand in `loa-store-speakers.h`, `loa-store-announcements.h`, `loa-store-transactions.h`,
 * `loa-store-balances.h`, `loa-store-bank-accounts.h` and `loa-store-settings.h`.
 *
 * Signals: `speakers-changed`, `announcements-changed`, `transactions-changed`, `balances-changed`. They are emitted after a write of this
 * store, and for those of other processes when loa_store_look_for_changes_async() finds some.
 * `speakers-changed::names` is for whoever wants to know of names only: what a check has found does not emit it.
 */
G_DECLARE_FINAL_TYPE (LoaStore, loa_store, LOA, STORE, GObject)

/**
 * loa_store_open_async:
 * @path: (type filename): the file; it is created with mode 0600 when it is not there, its folder has to exist
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Opens the file, and brings its schema up to date in one transaction.
 */
void loa_store_open_async (const char          *path,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data);

/**
 * loa_store_open_finish:
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR
 *
 * Returns: (transfer full): the store
 */
LoaStore *loa_store_open_finish (GAsyncResult  *result,
                                 GError       **error);

/**
 * loa_store_close_async:
 * @self: the store
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Finishes what was asked before, then closes the file and ends the worker. Later calls fail with
 * %LOA_STORE_ERROR_CLOSED. Cancelling ends the waiting, not the closing. A store that is disposed
 * of without it closes by itself soon after.
 */
void     loa_store_close_async  (LoaStore            *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);

/**
 * loa_store_close_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when the file is closed
 */
gboolean loa_store_close_finish (LoaStore            *self,
                                 GAsyncResult        *result,
                                 GError             **error);

/**
 * loa_store_look_for_changes_async:
 * @self: the store
 * @cancellable: (nullable): a cancellable
 * @callback: called when done, after the signals
 * @user_data: for @callback
 *
 * Looks whether other processes have written since the last time, and emits the signals of what they have changed. It
 * reads three numbers, which takes less than a millisecond: whoever shows the store asks every few seconds.
 */
void     loa_store_look_for_changes_async  (LoaStore            *self,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);

/**
 * loa_store_look_for_changes_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when that could be read
 */
gboolean loa_store_look_for_changes_finish (LoaStore            *self,
                                            GAsyncResult        *result,
                                            GError             **error);

G_END_DECLS
