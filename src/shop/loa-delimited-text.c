/* loa-delimited-text.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-delimited-text.h"

#include <string.h>

#include "loa-white-space.h"

/* Where a text is being read. */
typedef struct
{
  const char *place;
  char delimiter;
  guint number; /* of the line */
} Cursor;

static void
row_free (gpointer data)
{
  LoaDelimitedRow *row = data;

  g_free (row->text);
  g_strfreev (row->cells);
  g_free (row);
}

static gboolean
is_line_end (char character)
{
  return character == '\n' || character == '\r' || character == '\0';
}

static const char *
skip_blanks (const char *place,
             char        delimiter)
{
  while ((*place == ' ' || *place == '\t') && *place != delimiter)
    place++;

  return place;
}

static guint
count_lines (const char *start,
             const char *end)
{
  guint n_lines = 0;

  for (; start < end; start++)
    n_lines += *start == '\n' || (*start == '\r' && start[1] != '\n');

  return n_lines;
}

/* Reads a cell in quotation marks, which stands at the cursor. Returns: (nullable): its text, unless its marks do not
 * fit
 */
static char *
read_quoted (Cursor *cursor)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  const char *place = cursor->place + 1;

  for (; *place != '\0'; place++)
    {
      if (*place == '"' && place[1] != '"')
        break;

      g_string_append_c (cell, *place);
      if (*place == '"')
        place++;
    }

  if (*place == '\0')
    return NULL;

  place = skip_blanks (place + 1, cursor->delimiter);
  if (*place != cursor->delimiter && !is_line_end (*place))
    return NULL;

  cursor->place = place;

  return g_string_free (g_steal_pointer (&cell), FALSE);
}

static char *
read_bare (Cursor *cursor)
{
  const char *start = cursor->place;
  g_autofree char *cell = NULL;

  while (*cursor->place != cursor->delimiter && !is_line_end (*cursor->place))
    cursor->place++;

  cell = g_strndup (start, (gsize) (cursor->place - start));

  return loa_white_space_strip (cell);
}

/* Returns: (nullable): the cells of the row at the cursor, unless its quotation marks do not fit */
static char **
read_cells (Cursor *cursor)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

  while (TRUE)
    {
      const char *start = skip_blanks (cursor->place, cursor->delimiter);
      g_autofree char *cell = NULL;

      if (*start == '"')
        {
          cursor->place = start;
          cell = read_quoted (cursor);
        }
      else
        cell = read_bare (cursor);

      if (cell == NULL)
        return NULL;

      g_strv_builder_add (cells, cell);
      if (*cursor->place != cursor->delimiter || *cursor->place == '\0')
        return g_strv_builder_end (cells);

      cursor->place++;
    }
}

static LoaDelimitedRow *
read_row (Cursor *cursor)
{
  LoaDelimitedRow *row = g_new0 (LoaDelimitedRow, 1);
  const char *start = cursor->place;

  row->number = cursor->number;
  row->cells = read_cells (cursor);
  row->is_broken = row->cells == NULL;
  if (row->is_broken)
    cursor->place = start + strcspn (start, "\r\n");

  row->text = g_strndup (start, (gsize) (cursor->place - start));
  if (row->is_broken)
    row->cells = g_new0 (char *, 1);

  if (*cursor->place == '\r' && cursor->place[1] == '\n')
    cursor->place++;
  if (*cursor->place != '\0')
    cursor->place++;
  cursor->number += count_lines (start, cursor->place);

  return row;
}

static gboolean
is_empty (LoaDelimitedRow *row)
{
  for (guint i = 0; row->cells[i] != NULL; i++)
    if (*row->cells[i] != '\0')
      return FALSE;

  return !row->is_broken;
}

static char *
decode_utf16 (const char *data,
              gsize       size,
              const char *encoding)
{
  gsize length;
  g_autofree char *text = g_convert (data, (gssize) size, "UTF-8", encoding, NULL, &length, NULL);

  return text != NULL && strlen (text) == length ? g_steal_pointer (&text) : NULL;
}

char *
loa_delimited_text_decode (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    return decode_utf16 (data + 2, size - 2, "UTF-16LE");

  if (size >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    return decode_utf16 (data + 2, size - 2, "UTF-16BE");

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }

  if (size == 0)
    return g_strdup ("");

  /* It takes a zero byte for invalid. */
  return g_utf8_validate_len (data, size, NULL) ? g_strndup (data, size) : NULL;
}

GPtrArray *
loa_delimited_text_parse (const char *text,
                          char        delimiter,
                          guint       max_rows)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  Cursor cursor = { .place = text, .delimiter = delimiter, .number = 1 };

  while (*cursor.place != '\0' && rows->len <= max_rows)
    {
      LoaDelimitedRow *row = read_row (&cursor);

      if (is_empty (row))
        row_free (row);
      else
        g_ptr_array_add (rows, row);
    }

  return g_steal_pointer (&rows);
}
