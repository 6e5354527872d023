/* loa-export-options.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LoaExportProgress:
 *
 * How far an export is. One thread counts, any thread may look.
 */
typedef struct _LoaExportProgress LoaExportProgress;

/**
 * loa_export_progress_new:
 *
 * Returns: (transfer full): the progress of an export that is about to begin
 */
LoaExportProgress *loa_export_progress_new        (void);
LoaExportProgress *loa_export_progress_ref        (LoaExportProgress *self);
void               loa_export_progress_unref      (LoaExportProgress *self);

/**
 * loa_export_progress_get_n_rows:
 * @self: the progress
 *
 * Returns: how many rows were written until now
 */
gint64             loa_export_progress_get_n_rows (LoaExportProgress *self);

/**
 * loa_export_progress_count_row:
 * @self: the progress
 *
 * Counts one more row. May be called on the thread that writes.
 */
void               loa_export_progress_count_row  (LoaExportProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaExportProgress, loa_export_progress_unref)

/**
 * LoaExportOptions:
 * @separator: what stands between the cells of CSV, a comma or a semicolon; 0 is a comma
 * @progress: (nullable): what counts the rows; the export takes a reference
 *
 * How rows are exported.
 */
typedef struct
{
  char separator;
  LoaExportProgress *progress;
} LoaExportOptions;

G_END_DECLS
