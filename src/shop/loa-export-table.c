/* loa-export-table.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-export-table.h"

/* Returns: the text of a cell, empty when nothing is known */
const char *
loa_export_cell_get_text (const LoaExportCell *self)
{
  return self->text != NULL ? self->text : "";
}

/* Whether a spreadsheet could take a text for a formula. White space and invisible characters before the sign are
 * looked through, because some programs drop them.
 */
gboolean
loa_export_text_is_harmful (const char *text)
{
  gunichar character;

  /* Most texts begin with a letter or figure. */
  if (*text == '\0' || g_ascii_isalnum (*text))
    return FALSE;

  character = g_utf8_get_char_validated (text, -1);

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
