/* loa-speaker-lines-reading.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-lines-reading.h"

#include <glib/gi18n.h>
#include <string.h>

#include "loa-failure.h"
#include "loa-speaker-line-private.h"
#include "loa-speaker-lines.h"

/* So many rows tell what stands between cells. */
#define N_SAMPLE_ROWS 100

static const char delimiters[] = { '\t', ';', ',' };

static gpointer
fail (GError     **error,
      const char  *sentence)
{
  g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE, sentence);

  return NULL;
}

static gpointer
fail_to_read (GError     **error,
              GFile       *file,
              const char  *reason)
{
  g_autofree char *name = g_file_get_parse_name (file);

  g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
               /* Translators: the name of a file, and the system's words on why */
               _("“%s” cannot be read: %s. Choose another file."), name, reason);

  return NULL;
}

static gpointer
fail_too_large (GError **error)
{
  return fail (error, _("This is more than 4 MiB, too much for a list of speakers. Split it into smaller parts."));
}

/* Counts the rows that have the delimiter between cells. */
static guint
count_wide_rows (GPtrArray *rows,
                 char       delimiter)
{
  guint n_rows = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      LoaDelimitedRow *row = g_ptr_array_index (rows, i);

      n_rows += row->is_broken ? strchr (row->text, delimiter) != NULL : g_strv_length (row->cells) > 1;
    }

  return n_rows;
}

/* Excel says it in the first line, which is none of the list. Returns: the separator, or 0 */
static char
read_declaration (const char **text)
{
  const char *place = *text;
  char delimiter;

  if (g_ascii_strncasecmp (place, "sep=", 4) != 0 || place[4] == '\0' || (place[5] != '\r' && place[5] != '\n'))
    return 0;

  delimiter = place[4];
  *text = place + 5 + strspn (place + 5, "\r\n");

  return memchr (delimiters, delimiter, sizeof delimiters) != NULL ? delimiter : 0;
}

/* A heading that can be read tells; else a tab, which nobody types; else what most rows have in them, and of two the
 * one that comes first.
 */
static char
find_delimiter (const char *text)
{
  guint n_wide_rows[G_N_ELEMENTS (delimiters)];
  gsize first_line_length = strcspn (text, "\r\n");
  g_autofree char *first_line = g_strndup (text, first_line_length);

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      g_autoptr (GPtrArray) rows = loa_delimited_text_parse (text, delimiters[i], N_SAMPLE_ROWS);
      LoaSpeakerFormat format;

      n_wide_rows[i] = count_wide_rows (rows, delimiters[i]);
      if (rows->len == 0 || g_strv_length (((LoaDelimitedRow *) rows->pdata[0])->cells) < 2)
        continue;

      if (loa_speaker_format_read (&format, ((LoaDelimitedRow *) rows->pdata[0])->cells))
        return delimiters[i];
    }

  if (n_wide_rows[0] > 0)
    return '\t';

  if (n_wide_rows[1] == n_wide_rows[2])
    return strcspn (first_line, ";") < strcspn (first_line, ",") ? ';' : ',';

  return n_wide_rows[1] > n_wide_rows[2] ? ';' : ',';
}

/* Makes of rows what they are. @format tells the delimiter. */
static GPtrArray *
make_lines (GPtrArray         *rows,
            LoaSpeakerFormat  *format,
            GError           **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  guint first = 0;

  if (rows->len > LOA_SPEAKER_LINES_MAX)
    return fail (error, _("These are more than 10,000 lines, too many to be added at a time. Split them into smaller "
                          "parts."));

  if (rows->len > 0 && loa_speaker_format_read (format, ((LoaDelimitedRow *) rows->pdata[0])->cells))
    first = 1;

  if (!loa_speaker_format_has (format, LOA_SPEAKER_COLUMN_SERIAL_NUMBER))
    return fail (error, _("The first line has headings, but none for the serial numbers. Write “Serial number” over "
                          "their column."));

  for (guint i = first; i < rows->len; i++)
    g_ptr_array_add (lines, loa_speaker_line_new (g_ptr_array_index (rows, i), format));

  return g_steal_pointer (&lines);
}

static gboolean
is_spreadsheet (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 4 && (memcmp (data, "PK\3\4", 4) == 0 || memcmp (data, "\xd0\xcf\x11\xe0", 4) == 0);
}

/* One byte more than there may be tells that there are too many. */
static GBytes *
read_all (GInputStream  *stream,
          GCancellable  *cancellable,
          GError       **error)
{
  gsize size = LOA_SPEAKER_LINES_MAX_BYTES + 1;
  g_autofree char *buffer = g_malloc (size);
  gsize n_read;

  if (!g_input_stream_read_all (stream, buffer, size, &n_read, cancellable, error))
    return NULL;

  return g_bytes_new (buffer, n_read);
}

GBytes *
loa_speaker_lines_load (GFile         *file,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) reason = NULL;

  /* What is not a file might never be there to be read. */
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, cancellable, &reason);
  if (info != NULL && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return fail_to_read (error, file, _("it is not a file"));

  if (info != NULL)
    stream = g_file_read (file, cancellable, &reason);
  if (stream != NULL)
    bytes = read_all (G_INPUT_STREAM (stream), cancellable, &reason);

  if (bytes != NULL)
    return g_steal_pointer (&bytes);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    fail_to_read (error, file, reason->message);

  return NULL;
}

GPtrArray *
loa_speaker_lines_parse (GBytes  *bytes,
                         GError **error)
{
  g_autofree char *decoded = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const char *text;
  LoaSpeakerFormat format;
  char delimiter;

  if (is_spreadsheet (bytes))
    return fail (error, _("This is a spreadsheet. Open it, save it as “CSV UTF-8”, and choose that file, or copy its "
                          "columns and paste them."));

  if (g_bytes_get_size (bytes) > LOA_SPEAKER_LINES_MAX_BYTES)
    return fail_too_large (error);

  decoded = loa_delimited_text_decode (bytes);
  if (decoded == NULL)
    return fail (error, _("This is not text in Unicode. In the program that it comes from, save it as “CSV UTF-8” or "
                          "“Unicode text”."));

  text = decoded;
  delimiter = read_declaration (&text);
  if (delimiter == 0)
    delimiter = find_delimiter (text);

  loa_speaker_format_init (&format, delimiter);
  rows = loa_delimited_text_parse (text, delimiter, LOA_SPEAKER_LINES_MAX + 1);

  return make_lines (rows, &format, error);
}
