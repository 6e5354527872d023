/* loa-row-set.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-row-set.h"

#define BITS 64

/* Row numbers, a bit each: those of a million rows take as much room as the pages of a window's rows. */
struct _LoaRowSet
{
  guint64 *words; /* (owned) */
  gint64 largest;
  guint size;
};

static void
is_among_cb (sqlite3_context  *context,
             int               n_values,
             sqlite3_value   **values)
{
  const LoaRowSet *self = sqlite3_value_pointer (values[0], LOA_ROW_SET_POINTER);

  sqlite3_result_int (context, self != NULL && loa_row_set_contains (self, sqlite3_value_int64 (values[1])));
}

/* Returns: (nullable): a set that takes 0 to @largest, or %NULL when that is more than can be */
LoaRowSet *
loa_row_set_new (gint64 largest)
{
  gsize n_words = (gsize) (MAX (largest, 0) / BITS) + 1;
  guint64 *words = largest < G_MAXUINT32 ? g_try_new0 (guint64, n_words) : NULL;
  LoaRowSet *self;

  if (words == NULL)
    return NULL;

  self = g_new0 (LoaRowSet, 1);
  self->words = words;
  self->largest = MAX (largest, 0);

  return self;
}

void
loa_row_set_free (LoaRowSet *self)
{
  g_free (self->words);
  g_free (self);
}

/* Takes no others than it was made for. */
void
loa_row_set_add (LoaRowSet *self,
                 gint64     row)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << (row % BITS);
  guint64 *word;

  if (row < 0 || row > self->largest)
    return;

  word = &self->words[row / BITS];
  self->size += (*word & bit) == 0;
  *word |= bit;
}

gboolean
loa_row_set_contains (const LoaRowSet *self,
                      gint64           row)
{
  return row >= 0 && row <= self->largest && (self->words[row / BITS] >> (row % BITS) & 1) != 0;
}

guint
loa_row_set_get_size (const LoaRowSet *self)
{
  return self->size;
}

/* Returns: (transfer full): a list for SQLite's json_each () */
char *
loa_row_set_to_json (const LoaRowSet *self)
{
  GString *json = g_string_new ("[");

  for (gint64 i = 0; i <= self->largest / BITS; i++)
    {
      for (guint64 rest = self->words[i]; rest != 0; rest &= rest - 1)
        g_string_append_printf (json, "%s%" G_GINT64_FORMAT, json->len > 1 ? "," : "",
                                i * BITS + __builtin_ctzll (rest));
    }

  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

void
loa_row_set_register (sqlite3 *database)
{
  sqlite3_create_function_v2 (database, "loa_is_among", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, is_among_cb, NULL, NULL,
                              NULL);
}
