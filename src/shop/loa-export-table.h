/* loa-export-table.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* DATE is a text `YYYY-MM-DD HH:MM:SS`, and stays one where it is no date. */
typedef enum
{
  LOA_EXPORT_COLUMN_TEXT,
  LOA_EXPORT_COLUMN_DATE,
  LOA_EXPORT_COLUMN_NUMBER,
} LoaExportColumnKind;

typedef struct
{
  const char *name;
  LoaExportColumnKind kind;
  double width; /* in characters */
} LoaExportColumn;

/* What an exported file holds. */
typedef struct
{
  const char *name; /* of its sheets */
  const LoaExportColumn *columns;
  guint n_columns;
} LoaExportTable;

/* A cell of a row: a text or a number, as its column has it. */
typedef struct
{
  const char *text; /* (nullable) */
  gint64 number; /* LOA_AMOUNT_UNKNOWN leaves it empty */
} LoaExportCell;

const char *loa_export_cell_get_text   (const LoaExportCell *self);
gboolean    loa_export_text_is_harmful (const char          *text);

G_END_DECLS
