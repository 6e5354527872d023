/* loa-export-watch.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-export-options.h"
#include "loa-progress-strip.h"

G_BEGIN_DECLS

/**
 * loa_export_watch_start:
 * @strip: the strip, which is idle
 * @progress: what the export will count its rows with
 * @n_expected: how many rows there are to be
 *
 * Shows the strip, and on it how far the export is and how long it will take, until the strip is stopped.
 *
 * Returns: (transfer full): what is cancelled when the user wants no more of it
 */
GCancellable *loa_export_watch_start (LoaProgressStrip  *strip,
                                      LoaExportProgress *progress,
                                      gint64             n_expected);

G_END_DECLS
