/* loa-export-column.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-export-column.h"

#include <string.h>

#define COLUMN(name, kind, width) \
  { #name, LOA_EXPORT_COLUMN_##kind, G_STRUCT_OFFSET (LoaTransactionRecord, name), width }

const LoaExportColumn loa_export_columns[LOA_EXPORT_N_COLUMNS] = {
  COLUMN (id, TEXT, 10),
  COLUMN (bank_account_id, TEXT, 16),
  COLUMN (bank_brand_name, TEXT, 18),
  COLUMN (account_number, TEXT, 18),
  COLUMN (transaction_date, DATE, 20),
  COLUMN (amount_out, AMOUNT, 16),
  COLUMN (amount_in, AMOUNT, 16),
  COLUMN (accumulated, AMOUNT, 18),
  COLUMN (transaction_content, TEXT, 60),
  COLUMN (reference_number, TEXT, 24),
  COLUMN (code, TEXT, 16),
  COLUMN (sub_account, TEXT, 18),
};

/* For columns of text and dates; nothing known is an empty text. */
const char *
loa_export_column_get_text (const LoaExportColumn      *self,
                            const LoaTransactionRecord *record)
{
  const char *text = G_STRUCT_MEMBER (char *, record, self->offset);

  return text != NULL ? text : "";
}

gint64
loa_export_column_get_amount (const LoaExportColumn      *self,
                              const LoaTransactionRecord *record)
{
  return G_STRUCT_MEMBER (gint64, record, self->offset);
}

/* Whether a spreadsheet could take a text for a formula. White space and invisible characters before the sign are
 * looked through, because some programs drop them.
 */
gboolean
loa_export_text_is_harmful (const char *text)
{
  gunichar character = g_utf8_get_char_validated (text, -1);

  if (*text == '\0')
    return FALSE;

  if ((gint32) character < 0 || g_unichar_iscntrl (character))
    return TRUE;

  while (g_unichar_isspace (character) || g_unichar_type (character) == G_UNICODE_FORMAT)
    {
      text = g_utf8_next_char (text);
      character = g_utf8_get_char_validated (text, -1);
    }

  switch (character)
    {
    case '=':
    case '+':
    case '-':
    case '@':
    case 0xFF1D: /* the same in full width */
    case 0xFF0B:
    case 0xFF0D:
    case 0xFF20:
      return TRUE;

    default:
      return FALSE;
    }
}
