/* loa-announcement-export.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-filter.h"
#include "loa-export-options.h"
#include "loa-store.h"

G_BEGIN_DECLS

/**
 * loa_announcement_export_async:
 * @store: the store
 * @filter: which announcements
 * @path: (type filename): where to, ending in `.csv` or `.xlsx`
 * @options: (nullable): how; copied
 * @cancellable: (nullable): a cancellable; nothing is left behind
 * @callback: called when done, with @store as the source object
 * @user_data: for @callback
 *
 * Writes the ledger, newest first, the way loa_transaction_export_async() writes transactions, with the same errors.
 * Headings, causes and states are in the user's language, times in Vietnam time; a time that has not come is empty.
 */
void   loa_announcement_export_async  (LoaStore                     *store,
                                       const LoaAnnouncementFilter  *filter,
                                       const char                   *path,
                                       const LoaExportOptions       *options,
                                       GCancellable                 *cancellable,
                                       GAsyncReadyCallback           callback,
                                       gpointer                      user_data);

/**
 * loa_announcement_export_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: the number of rows written, or -1
 */
gint64 loa_announcement_export_finish (LoaStore                     *store,
                                       GAsyncResult                 *result,
                                       GError                      **error);

G_END_DECLS
