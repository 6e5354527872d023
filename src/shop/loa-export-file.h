/* loa-export-file.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "loa-export-options.h"
#include "loa-export-table.h"

G_BEGIN_DECLS

typedef struct _LoaExportFile LoaExportFile;

LoaExportFile *loa_export_file_new           (const char             *path,
                                              const LoaExportTable   *table);
void           loa_export_file_free          (LoaExportFile          *self);
void           loa_export_file_set_options   (LoaExportFile          *self,
                                              const LoaExportOptions *options);
gboolean       loa_export_file_write         (LoaExportFile          *self,
                                              const LoaExportCell    *cells,
                                              GError                **error);
void           loa_export_file_settle        (LoaExportFile          *self,
                                              GTask                  *task,
                                              gint64                  n_rows,
                                              GError                 *failure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaExportFile, loa_export_file_free)

G_END_DECLS
