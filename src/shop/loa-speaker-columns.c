/* loa-speaker-columns.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-columns.h"

#include <glib/gi18n.h>

#include "loa-fold.h"

static const char *const names[LOA_SPEAKER_N_COLUMNS] = {
  [LOA_SPEAKER_COLUMN_SERIAL_NUMBER] = N_("Serial number"),
  [LOA_SPEAKER_COLUMN_NAME] = N_("Name"),
  [LOA_SPEAKER_COLUMN_PLACE] = N_("Place"),
  [LOA_SPEAKER_COLUMN_TAGS] = N_("Tags"),
  [LOA_SPEAKER_COLUMN_NOTE] = N_("Note"),
};

/* What people write over such columns, folded, with only single spaces between words. */
static const char *const words[LOA_SPEAKER_N_COLUMNS][16] = {
  [LOA_SPEAKER_COLUMN_SERIAL_NUMBER] = { "serial number", "serial", "serial no", "serial numbers", "serials", "s n",
                                         "sn", "hardwareid", "hardware id", "so seri", "so se ri", "so serial", "seri",
                                         "se ri", "ma thiet bi" },
  [LOA_SPEAKER_COLUMN_NAME] = { "name", "names", "speaker", "speaker name", "ten", "ten loa", "ten goi",
                                "ten thiet bi" },
  [LOA_SPEAKER_COLUMN_PLACE] = { "place", "places", "location", "noi dat", "noi", "cho dat", "vi tri", "dia diem",
                                 "dia chi" },
  [LOA_SPEAKER_COLUMN_TAGS] = { "tags", "tag", "labels", "label", "the", "nhan", "cac nhan", "cac the" },
  [LOA_SPEAKER_COLUMN_NOTE] = { "note", "notes", "remark", "remarks", "comment", "comments", "ghi chu", "luu y" },
};

/* Returns: (transfer full): the words of a heading, whatever stands between them */
static char *
dup_words (const char *cell)
{
  g_autofree char *folded = loa_fold (cell);
  GString *text = g_string_new (NULL);
  gboolean is_gap = FALSE;

  for (const char *place = folded; *place != '\0'; place = g_utf8_next_char (place))
    {
      gunichar character = g_utf8_get_char (place);

      if (!g_unichar_isalnum (character))
        {
          is_gap = text->len > 0;
          continue;
        }

      if (is_gap)
        g_string_append_c (text, ' ');
      g_string_append_unichar (text, character);
      is_gap = FALSE;
    }

  return g_string_free (text, FALSE);
}

static LoaSpeakerColumn
find_column (const char *cell)
{
  g_autofree char *text = dup_words (cell);

  for (guint column = 0; column < LOA_SPEAKER_N_COLUMNS; column++)
    for (guint i = 0; i < G_N_ELEMENTS (words[column]) && words[column][i] != NULL; i++)
      if (g_str_equal (words[column][i], text))
        return column;

  return LOA_SPEAKER_COLUMN_OTHER;
}

void
loa_speaker_format_init (LoaSpeakerFormat *format,
                         char              delimiter)
{
  format->delimiter = delimiter;
  format->has_heading = FALSE;
  format->n_columns = LOA_SPEAKER_N_COLUMNS;
  for (guint i = 0; i < LOA_SPEAKER_N_COLUMNS; i++)
    format->columns[i] = i;
}

/* One cell that is called like serial numbers are is enough; without it, all cells have to be headings. */
gboolean
loa_speaker_format_read (LoaSpeakerFormat  *format,
                         char             **cells)
{
  LoaSpeakerColumn columns[LOA_SPEAKER_MAX_COLUMNS];
  gboolean has_serial_number = FALSE;
  gboolean has_other = FALSE;
  guint n_columns = g_strv_length (cells);

  if (n_columns == 0 || n_columns > LOA_SPEAKER_MAX_COLUMNS)
    return FALSE;

  for (guint i = 0; i < n_columns; i++)
    {
      columns[i] = find_column (cells[i]);

      /* The first of two that are called the same. */
      for (guint j = 0; j < i; j++)
        if (columns[j] == columns[i])
          columns[i] = LOA_SPEAKER_COLUMN_OTHER;

      has_serial_number |= columns[i] == LOA_SPEAKER_COLUMN_SERIAL_NUMBER;
      has_other |= columns[i] == LOA_SPEAKER_COLUMN_OTHER && *cells[i] != '\0';
    }

  if (!has_serial_number && has_other)
    return FALSE;

  format->has_heading = TRUE;
  format->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    format->columns[i] = columns[i];

  return TRUE;
}

gboolean
loa_speaker_format_has (LoaSpeakerFormat *format,
                        LoaSpeakerColumn  column)
{
  for (guint i = 0; i < format->n_columns; i++)
    if (format->columns[i] == column)
      return TRUE;

  return FALSE;
}

const char *
loa_speaker_column_get_name (LoaSpeakerColumn column)
{
  const char *name = _(names[column]);

  return find_column (name) == column ? name : names[column];
}
