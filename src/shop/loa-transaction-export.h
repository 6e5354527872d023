/* loa-transaction-export.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-export-options.h"
#include "loa-store.h"
#include "loa-transaction-filter.h"

G_BEGIN_DECLS

/**
 * loa_transaction_export_async:
 * @store: the store
 * @filter: which transactions
 * @path: (type filename): where to, ending in `.csv` or `.xlsx`
 * @cancellable: (nullable): a cancellable; nothing is left behind
 * @callback: called when done, with @store as the source object
 * @user_data: for @callback
 *
 * Writes transactions, newest first, off the main thread: beside @path first, renamed when complete. CSV is UTF-8
 * with a byte order mark, CRLF lines and commas; in XLSX dates are dates, amounts numbers, references text. A text
 * that a spreadsheet could take for a formula is made harmless. Fails with %LOA_SHOP_ERROR_USAGE for another ending,
 * %LOA_SHOP_ERROR_FILE, or an error of the store.
 */
void   loa_transaction_export_async  (LoaStore                   *store,
                                      const LoaTransactionFilter *filter,
                                      const char                 *path,
                                      GCancellable               *cancellable,
                                      GAsyncReadyCallback         callback,
                                      gpointer                    user_data);

/**
 * loa_transaction_export_with_options_async:
 * @store: the store
 * @filter: which transactions
 * @path: (type filename): where to, ending in `.csv` or `.xlsx`
 * @options: how; copied
 * @cancellable: (nullable): a cancellable; nothing is left behind
 * @callback: called when done, with @store as the source object
 * @user_data: for @callback
 *
 * Like loa_transaction_export_async(), for a spreadsheet that expects another separator, or to follow how far it is.
 * It ends with loa_transaction_export_finish().
 */
void   loa_transaction_export_with_options_async (LoaStore                   *store,
                                                  const LoaTransactionFilter *filter,
                                                  const char                 *path,
                                                  const LoaExportOptions     *options,
                                                  GCancellable               *cancellable,
                                                  GAsyncReadyCallback         callback,
                                                  gpointer                    user_data);

/**
 * loa_transaction_export_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: the number of rows written, or -1
 */
gint64 loa_transaction_export_finish (LoaStore                   *store,
                                      GAsyncResult               *result,
                                      GError                    **error);

G_END_DECLS
