/* loa-csv-writer.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-csv-writer.h"

#include <errno.h>
#include <gio/gio.h>
#include <string.h>
#include <unistd.h>

#include "loa-transaction-record.h"

/* So much is put together before it is written. */
#define BLOCK_BYTES (64 * 1024)

/* CSV as RFC 4180 has it, in UTF-8 with the byte order mark without which Excel takes it for something else. For a
 * thread that may block.
 */
struct _LoaCsvWriter
{
  int file; /* unowned */
  const LoaExportTable *table; /* (unowned) */
  char separator; /* a comma or a semicolon */
  GString *block; /* (owned): what is not written yet */
};

static gboolean
flush (LoaCsvWriter  *self,
       GError       **error)
{
  gsize n_written = 0;

  while (n_written < self->block->len)
    {
      gssize n = write (self->file, self->block->str + n_written, self->block->len - n_written);
      int saved_errno = errno;

      if (n < 0 && saved_errno == EINTR)
        continue;

      if (n < 0)
        {
          g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (saved_errno), g_strerror (saved_errno));
          return FALSE;
        }

      n_written += (gsize) n;
    }

  g_string_truncate (self->block, 0);

  return TRUE;
}

/* A semicolon is quoted too: in some places it separates the cells that Excel reads. */
static void
append_text (LoaCsvWriter *self,
             const char   *text)
{
  gboolean is_harmful = loa_export_text_is_harmful (text);
  gboolean is_quoted = strpbrk (text, ",;\"\r\n") != NULL;

  if (is_quoted)
    g_string_append_c (self->block, '"');

  if (is_harmful)
    g_string_append_c (self->block, '\'');

  for (const char *quote = is_quoted ? strchr (text, '"') : NULL; quote != NULL; quote = strchr (text, '"'))
    {
      g_string_append_len (self->block, text, quote + 1 - text);
      g_string_append_c (self->block, '"');
      text = quote + 1;
    }
  g_string_append (self->block, text);

  if (is_quoted)
    g_string_append_c (self->block, '"');
}

static void
append_number (LoaCsvWriter *self,
               gint64        number)
{
  char text[sizeof "-9223372036854775808"];
  char *start = text + sizeof text;
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;

  if (number == LOA_AMOUNT_UNKNOWN)
    return;

  do
    *--start = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (number < 0)
    *--start = '-';

  g_string_append_len (self->block, start, text + sizeof text - start);
}

/* The file and the table stay the caller's. */
LoaCsvWriter *
loa_csv_writer_new (int                   file,
                    const LoaExportTable *table,
                    char                  separator)
{
  LoaCsvWriter *self = g_new0 (LoaCsvWriter, 1);

  self->file = file;
  self->table = table;
  self->separator = separator;
  self->block = g_string_new ("\xEF\xBB\xBF");

  for (guint i = 0; i < table->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (self->block, self->separator);

      append_text (self, table->columns[i].name);
    }

  g_string_append (self->block, "\r\n");

  return self;
}

void
loa_csv_writer_free (LoaCsvWriter *self)
{
  g_string_free (self->block, TRUE);
  g_free (self);
}

/* Takes a cell for each column of the table. */
gboolean
loa_csv_writer_write (LoaCsvWriter         *self,
                      const LoaExportCell  *cells,
                      GError              **error)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (self->block, self->separator);

      if (self->table->columns[i].kind == LOA_EXPORT_COLUMN_NUMBER)
        append_number (self, cells[i].number);
      else
        append_text (self, loa_export_cell_get_text (&cells[i]));
    }

  g_string_append (self->block, "\r\n");

  return self->block->len < BLOCK_BYTES || flush (self, error);
}

gboolean
loa_csv_writer_end (LoaCsvWriter  *self,
                    GError       **error)
{
  return flush (self, error);
}
