/* loa-csv-writer.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-export-table.h"

G_BEGIN_DECLS

typedef struct _LoaCsvWriter LoaCsvWriter;

LoaCsvWriter *loa_csv_writer_new   (int                    file,
                                    const LoaExportTable  *table,
                                    char                   separator);
void          loa_csv_writer_free  (LoaCsvWriter          *self);
gboolean      loa_csv_writer_write (LoaCsvWriter          *self,
                                    const LoaExportCell   *cells,
                                    GError               **error);
gboolean      loa_csv_writer_end   (LoaCsvWriter          *self,
                                    GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaCsvWriter, loa_csv_writer_free)

G_END_DECLS
