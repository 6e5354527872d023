/* loa-xlsx-writer.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-export-table.h"

G_BEGIN_DECLS

typedef struct _LoaXlsxWriter LoaXlsxWriter;

LoaXlsxWriter *loa_xlsx_writer_new   (const char            *path,
                                      const LoaExportTable  *table,
                                      GError               **error);
void           loa_xlsx_writer_free  (LoaXlsxWriter         *self);
gboolean       loa_xlsx_writer_write (LoaXlsxWriter         *self,
                                      const LoaExportCell   *cells,
                                      GError               **error);
gboolean       loa_xlsx_writer_end   (LoaXlsxWriter         *self,
                                      GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaXlsxWriter, loa_xlsx_writer_free)

G_END_DECLS
