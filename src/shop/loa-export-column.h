/* loa-export-column.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-transaction-record.h"

G_BEGIN_DECLS

typedef enum
{
  LOA_EXPORT_COLUMN_TEXT,
  LOA_EXPORT_COLUMN_DATE,
  LOA_EXPORT_COLUMN_AMOUNT,
} LoaExportColumnKind;

/* A member of a transaction as a column of an exported file. */
typedef struct
{
  const char *name; /* SePay's */
  LoaExportColumnKind kind;
  gsize offset; /* in LoaTransactionRecord */
  double width; /* in characters */
} LoaExportColumn;

#define LOA_EXPORT_N_COLUMNS 12

extern const LoaExportColumn loa_export_columns[LOA_EXPORT_N_COLUMNS];

const char *loa_export_column_get_text   (const LoaExportColumn      *self,
                                          const LoaTransactionRecord *record);
gint64      loa_export_column_get_amount (const LoaExportColumn      *self,
                                          const LoaTransactionRecord *record);
gboolean    loa_export_text_is_harmful   (const char                 *text);

G_END_DECLS
