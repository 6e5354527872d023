/* loa-table.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include "loa-table.h"

#include "loa-dong.h"
#include "loa-transaction-record.h"
#include "loa-vietnam-time.h"

struct _LoaTable
{
  GPtrArray *cells;     /* (owned) (element-type utf8): the headings, then row after row */
  gboolean *align_right; /* (owned): for each column */
  guint n_columns;
};

/* Vietnamese in decomposed form has marks that take no place; some names take two places a character. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (!g_unichar_iszerowidth (character))
        width += g_unichar_iswide (character) ? 2 : 1;
    }

  return width;
}

static void
append_spaces (GString *line,
               guint    n_spaces)
{
  while (n_spaces-- > 0)
    g_string_append_c (line, ' ');
}

static char *
make_line (LoaTable    *self,
           guint        row,
           const guint *widths)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gsize length;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *text = g_ptr_array_index (self->cells, row * self->n_columns + i);
      guint padding = widths[i] - measure (text);

      if (self->align_right[i])
        append_spaces (line, padding);
      g_string_append (line, text);
      if (!self->align_right[i])
        append_spaces (line, padding);
      append_spaces (line, 2);
    }

  for (length = line->len; length > 0 && line->str[length - 1] == ' ';)
    length--;
  g_string_truncate (line, length);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

LoaTable *
loa_table_new (const char * const *headings)
{
  LoaTable *self = g_new0 (LoaTable, 1);

  self->n_columns = g_strv_length ((char **) headings);
  self->align_right = g_new0 (gboolean, self->n_columns);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->align_right[i] = headings[i][0] == '>';
      loa_table_add (self, headings[i] + (self->align_right[i] ? 1 : 0));
    }

  return self;
}

void
loa_table_free (LoaTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self->align_right);
  g_free (self);
}

void
loa_table_add (LoaTable   *self,
               const char *text)
{
  /* What is measured has to be what is shown. */
  g_ptr_array_add (self->cells, loa_output_make_harmless (text));
}

void
loa_table_add_time (LoaTable *self,
                    gint64    unix_seconds)
{
  g_autofree char *text = unix_seconds != 0 ? loa_vietnam_time_format (unix_seconds) : NULL;

  loa_table_add (self, text);
}

void
loa_table_add_amount (LoaTable *self,
                      gint64    dong)
{
  g_autofree char *text = dong != LOA_AMOUNT_UNKNOWN ? loa_dong_format (dong) : NULL;

  loa_table_add (self, text);
}

void
loa_table_write (LoaTable  *self,
                 LoaOutput *output)
{
  g_autofree guint *widths = g_new0 (guint, self->n_columns);
  guint n_rows = self->cells->len / self->n_columns;

  for (guint i = 0; i < self->cells->len; i++)
    widths[i % self->n_columns] = MAX (widths[i % self->n_columns], measure (g_ptr_array_index (self->cells, i)));

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *line = make_line (self, i, widths);

      loa_output_line (output, "%s", line);
    }
}
