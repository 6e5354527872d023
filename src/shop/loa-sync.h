/* loa-sync.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-bank-grant.h"
#include "loa-store.h"

G_BEGIN_DECLS

/**
 * LoaSyncResult:
 * @n_new: transactions that were not here before
 * @n_changed: transactions that were here and have changed
 * @n_total: transactions in the local copy afterwards
 * @n_unreadable: rows of SePay's that could not be read, or that it speaks of and did not give
 * @first_unreadable: (nullable): which was the first of them, and why
 */
typedef struct
{
  gint64 n_new;
  gint64 n_changed;
  gint64 n_total;
  gint64 n_unreadable;
  char *first_unreadable;
} LoaSyncResult;

void loa_sync_result_free (LoaSyncResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaSyncResult, loa_sync_result_free)

#define LOA_TYPE_SYNC (loa_sync_get_type ())

/**
 * LoaSync:
 *
 * Copies bank transactions into the store, newest first, one SQL transaction to a page: everything the first time, then
 * from the day that the last whole run reached with a week of overlap, because rows are posted late. Rows may come in any
 * order, move between pages and come twice. A run that was interrupted leaves what it got, and the next one copies first
 * what came since, and then goes on where that one stopped. When all is here, days whose balances do not follow from each
 * other are fetched once more; what remains is in the store, see `loa-store-balances.h`.
 *
 * Properties, read-only: `running` (boolean), `n-rows` (int64: rows that are here, of those that this run is after),
 * `n-expected` (int64: rows that SePay speaks of, -1 when it does not), `seconds-left` (int64: about so long it will
 * take, -1 when nobody can tell yet), `last-finished` (int64: Unix seconds of the last success in this process, 0 for
 * none), `n-unreadable` (int64: of the last run).
 */
G_DECLARE_FINAL_TYPE (LoaSync, loa_sync, LOA, SYNC, GObject)

/**
 * loa_sync_new:
 * @store: where transactions are copied to
 * @grant: the permission to read them
 * @clock: the clock
 *
 * Returns: (transfer full): a sync that does nothing until it is asked to
 */
LoaSync *loa_sync_new (LoaStore     *store,
                       LoaBankGrant *grant,
                       LoaClock     *clock);

gboolean loa_sync_get_running       (LoaSync *self);
gint64   loa_sync_get_n_rows        (LoaSync *self);
gint64   loa_sync_get_n_expected    (LoaSync *self);
gint64   loa_sync_get_seconds_left  (LoaSync *self);
gint64   loa_sync_get_last_finished (LoaSync *self);

/**
 * loa_sync_run_async:
 * @self: the sync
 * @from_day: (nullable): first day, `YYYY-MM-DD`, or %NULL for what is missing
 * @to_day: (nullable): last day, or %NULL for today and later
 * @cancellable: (nullable): a cancellable; what was copied stays
 * @callback: called when done
 * @user_data: for @callback
 *
 * Copies transactions and the list of bank accounts (that the accounts may not be read is no error). A run asked for
 * while one is under way waits for it and then runs.
 */
void           loa_sync_run_async  (LoaSync              *self,
                                    const char           *from_day,
                                    const char           *to_day,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);

/**
 * loa_sync_run_finish:
 * @self: the sync
 * @result: what the callback was given
 * @error: return location for an error that loa_failure_describe() has a sentence for, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what was new and what was changed
 */
LoaSyncResult *loa_sync_run_finish (LoaSync              *self,
                                    GAsyncResult         *result,
                                    GError              **error);

/**
 * loa_sync_follow_async:
 * @self: the sync
 * @cancellable: (nullable): a cancellable; what was copied stays
 * @callback: called when done
 * @user_data: for @callback
 *
 * Copies what is new since yesterday, which takes one request as long as that is little. It does so beside a run that
 * is under way, without a word of `running`. One at a time.
 */
void     loa_sync_follow_async  (LoaSync              *self,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);

/**
 * loa_sync_follow_finish:
 * @self: the sync
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: how many transactions are new or have changed, or -1 on error
 */
gint64   loa_sync_follow_finish (LoaSync              *self,
                                 GAsyncResult         *result,
                                 GError              **error);

G_END_DECLS
