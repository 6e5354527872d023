/* loa-speaker-export.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store.h"

G_BEGIN_DECLS

/**
 * loa_speaker_export_async:
 * @store: the store
 * @path: (type filename): where to, ending in `.csv`
 * @cancellable: (nullable): a cancellable; nothing is left behind
 * @callback: called when done, with @store as the source object
 * @user_data: for @callback
 *
 * Writes the register, in the order in which speakers were added, with the columns of #LoaSpeakerLines, which reads it
 * back as it was: CSV in UTF-8 with a byte order mark, CRLF lines and commas. A text that a spreadsheet could take for
 * a formula is made harmless. Off the main thread: beside @path first, renamed when complete. Fails with
 * %LOA_SHOP_ERROR_USAGE for another ending, %LOA_SHOP_ERROR_FILE, or an error of the store.
 */
void   loa_speaker_export_async  (LoaStore             *store,
                                  const char           *path,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);

/**
 * loa_speaker_export_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: the number of speakers written, or -1
 */
gint64 loa_speaker_export_finish (LoaStore             *store,
                                  GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS
