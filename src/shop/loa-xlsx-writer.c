/* loa-xlsx-writer.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-xlsx-writer.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "loa-transaction-record.h"
#include "loa-vietnam-time.h"

/* What Excel takes on one sheet, and in one cell (counted in UTF-16). */
#define MAX_SHEET_ROWS 1048576
#define MAX_CELL_LENGTH 32767

/* Excel counts days from 1900, so what is older stays a text. */
#define FIRST_YEAR 1900

/* A workbook that is written row by row, in little memory, with as many sheets as its rows need. Text is always
 * written as text: no program takes it for a formula or a number. For a thread that may block.
 */
struct _LoaXlsxWriter
{
  const LoaExportTable *table; /* (unowned) */
  lxw_workbook *workbook; /* (owned) (nullable): until it has ended */
  lxw_worksheet *sheet; /* (unowned) (nullable): the one that is written to */
  guint n_sheets;
  lxw_row_t next_row;
  lxw_format *heading_format; /* (unowned): the workbook's */
  lxw_format *number_format; /* (unowned) */
  lxw_format *date_format; /* (unowned) */
  locale_t locale; /* (owned): what numbers are written in */
};

/* The library writes numbers as the locale does, and a file with decimal commas is a damaged one. Returns the locale to
 * go back to. The words stay those of the person.
 */
static locale_t
enter_locale (LoaXlsxWriter *self)
{
  if (self->locale == NULL)
    self->locale = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale (NULL)));

  return uselocale (self->locale);
}

static gboolean
check (lxw_error   code,
       GError    **error)
{
  if (code == LXW_NO_ERROR)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, lxw_strerror (code));

  return FALSE;
}

/* Whether Excel would read @text as the number of a character, such as `_x0041_`. */
static gboolean
is_character_number (const char *text)
{
  return text[0] == '_' && text[1] == 'x' && g_ascii_isxdigit (text[2]) && g_ascii_isxdigit (text[3])
         && g_ascii_isxdigit (text[4]) && g_ascii_isxdigit (text[5]) && text[6] == '_';
}

/* A text that XML can hold and Excel shows as it is written. */
static char *
make_cell_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *cell = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == 0xFFFE || character == 0xFFFF)
        character = 0xFFFD;

      if (is_character_number (p))
        g_string_append (cell, "_x005F");

      g_string_append_unichar (cell, character);
    }

  return g_string_free (cell, FALSE);
}

/* Cuts what is too long for a cell, and says so in it. */
static void
cut_cell_text (char **text)
{
  const char *note = _("… (cut: too long for a cell)");
  glong kept_length = MAX_CELL_LENGTH - g_utf8_strlen (note, -1);
  glong length = 0;
  const char *end_of_kept = NULL;
  g_autofree char *cut = NULL;

  for (const char *p = *text; *p != '\0'; p = g_utf8_next_char (p))
    {
      length += g_utf8_get_char (p) > 0xFFFF ? 2 : 1;
      if (length > kept_length && end_of_kept == NULL)
        end_of_kept = p;
    }

  if (length <= MAX_CELL_LENGTH)
    return;

  cut = g_strndup (*text, (gsize) (end_of_kept - *text));
  g_free (*text);
  *text = g_strconcat (cut, note, NULL);
}

static gboolean
write_text (LoaXlsxWriter  *self,
            lxw_col_t       column,
            const char     *text,
            lxw_format     *format,
            GError        **error)
{
  g_autofree char *cell_text = NULL;

  if (*text == '\0')
    return TRUE;

  cell_text = make_cell_text (text);
  cut_cell_text (&cell_text);

  return check (worksheet_write_string (self->sheet, self->next_row, column, cell_text, format), error);
}

static gboolean
write_date (LoaXlsxWriter  *self,
            lxw_col_t       column,
            const char     *text,
            GError        **error)
{
  lxw_datetime date = { 0 };

  if (!loa_vietnam_time_parse (text, NULL) || atoi (text) < FIRST_YEAR)
    return write_text (self, column, text, NULL, error);

  date.year = atoi (text);
  date.month = atoi (text + strlen ("YYYY-"));
  date.day = atoi (text + strlen ("YYYY-MM-"));
  date.hour = atoi (text + strlen ("YYYY-MM-DD "));
  date.min = atoi (text + strlen ("YYYY-MM-DD HH:"));
  date.sec = atoi (text + strlen ("YYYY-MM-DD HH:MM:"));

  return check (worksheet_write_datetime (self->sheet, self->next_row, column, &date, self->date_format), error);
}

static gboolean
write_number (LoaXlsxWriter  *self,
              lxw_col_t       column,
              gint64          number,
              GError        **error)
{
  if (number == LOA_AMOUNT_UNKNOWN)
    return TRUE;

  return check (worksheet_write_number (self->sheet, self->next_row, column, (double) number, self->number_format),
                error);
}

static gboolean
begin_sheet (LoaXlsxWriter  *self,
             GError        **error)
{
  g_autofree char *name = NULL;

  self->n_sheets++;
  if (self->n_sheets == 1)
    name = g_strdup (self->table->name);
  else
    name = g_strdup_printf ("%s %u", self->table->name, self->n_sheets);

  self->next_row = 0;
  self->sheet = workbook_add_worksheet (self->workbook, name);
  if (self->sheet == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no sheet could be added");
      return FALSE;
    }

  worksheet_freeze_panes (self->sheet, 1, 0);
  for (lxw_col_t i = 0; i < self->table->n_columns; i++)
    {
      const LoaExportColumn *column = &self->table->columns[i];

      if (!check (worksheet_set_column (self->sheet, i, i, column->width, NULL), error)
          || !write_text (self, i, column->name, self->heading_format, error))
        return FALSE;
    }

  self->next_row++;

  return TRUE;
}

static gboolean
write_row (LoaXlsxWriter        *self,
           const LoaExportCell  *cells,
           GError              **error)
{
  if (self->next_row == MAX_SHEET_ROWS && !begin_sheet (self, error))
    return FALSE;

  for (lxw_col_t i = 0; i < self->table->n_columns; i++)
    {
      gboolean written = FALSE;

      switch (self->table->columns[i].kind)
        {
        case LOA_EXPORT_COLUMN_TEXT:
          written = write_text (self, i, loa_export_cell_get_text (&cells[i]), NULL, error);
          break;

        case LOA_EXPORT_COLUMN_DATE:
          written = write_date (self, i, loa_export_cell_get_text (&cells[i]), error);
          break;

        case LOA_EXPORT_COLUMN_NUMBER:
          written = write_number (self, i, cells[i].number, error);
          break;

        default:
          g_assert_not_reached ();
        }

      if (!written)
        return FALSE;
    }

  self->next_row++;

  return TRUE;
}

/* Creates or overwrites the file at @path when it ends. The table stays the caller's. What it holds back meanwhile is put
 * beside it, where there is as much room as for the file itself.
 */
LoaXlsxWriter *
loa_xlsx_writer_new (const char            *path,
                     const LoaExportTable  *table,
                     GError               **error)
{
  g_autoptr (LoaXlsxWriter) self = g_new0 (LoaXlsxWriter, 1);
  g_autofree char *folder = g_path_get_dirname (path);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder };
  locale_t outer;
  gboolean begun;

  self->table = table;
  self->workbook = workbook_new_opt (path, &options);
  if (self->workbook == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no workbook could be made");
      return NULL;
    }

  self->heading_format = workbook_add_format (self->workbook);
  format_set_bold (self->heading_format);
  self->number_format = workbook_add_format (self->workbook);
  format_set_num_format (self->number_format, "#,##0");
  self->date_format = workbook_add_format (self->workbook);
  format_set_num_format (self->date_format, "yyyy-mm-dd hh:mm:ss");

  outer = enter_locale (self);
  begun = begin_sheet (self, error);
  uselocale (outer);

  return begun ? g_steal_pointer (&self) : NULL;
}

void
loa_xlsx_writer_free (LoaXlsxWriter *self)
{
  g_clear_pointer (&self->workbook, lxw_workbook_free);
  g_clear_pointer (&self->locale, freelocale);
  g_free (self);
}

/* Takes a cell for each column of the table. */
gboolean
loa_xlsx_writer_write (LoaXlsxWriter        *self,
                       const LoaExportCell  *cells,
                       GError              **error)
{
  const locale_t outer = enter_locale (self);
  const gboolean written = write_row (self, cells, error);

  uselocale (outer);

  return written;
}

/* The library frees the workbook, whether it could be written or not. */
gboolean
loa_xlsx_writer_end (LoaXlsxWriter  *self,
                     GError        **error)
{
  const locale_t outer = enter_locale (self);
  const lxw_error code = workbook_close (g_steal_pointer (&self->workbook));

  uselocale (outer);

  return check (code, error);
}
