/* loa-speaker-cell.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-cell.h"

#include <string.h>

#include "loa-export-table.h"

static gboolean
is_harmful_behind_apostrophes (const char *text)
{
  return loa_export_text_is_harmful (text + strspn (text, "'"));
}

char *
loa_speaker_cell_protect (const char *text)
{
  return g_strconcat (is_harmful_behind_apostrophes (text) ? "'" : "", text, NULL);
}

char *
loa_speaker_cell_reveal (const char *cell)
{
  return g_strdup (*cell == '\'' && is_harmful_behind_apostrophes (cell) ? cell + 1 : cell);
}
