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

/* A set of more takes more memory than whatever it saves is worth. */
#define MOST_ROWS (G_GINT64_CONSTANT (1) << 28)

/* Row numbers, a bit each: those of a million rows take as much room as the pages of a window's rows. One that is complete
 * may be read by several threads.
 */
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

/* Returns: whether there can be a set for rows up to @largest */
gboolean
loa_row_set_takes (gint64 largest)
{
  return largest < MOST_ROWS;
}

/* A set for 0 to @largest. */
LoaRowSet *
loa_row_set_new (gint64 largest)
{
  LoaRowSet *self;

  g_return_val_if_fail (loa_row_set_takes (largest), NULL);

  self = g_atomic_rc_box_new0 (LoaRowSet);
  self->largest = MAX (largest, 0);
  self->words = g_new0 (guint64, (gsize) (self->largest / BITS) + 1);

  return self;
}

LoaRowSet *
loa_row_set_ref (LoaRowSet *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  g_free (((LoaRowSet *) data)->words);
}

void
loa_row_set_unref (LoaRowSet *self)
{
  g_atomic_rc_box_release_full (self, clear);
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

/* Adds all of @other, which was made for as many. */
void
loa_row_set_add_all (LoaRowSet       *self,
                     const LoaRowSet *other)
{
  g_return_if_fail (self->largest == other->largest);

  self->size = 0;
  for (gint64 i = 0; i <= self->largest / BITS; i++)
    {
      self->words[i] |= other->words[i];
      self->size += (guint) __builtin_popcountll (self->words[i]);
    }
}

/* Leaves what is in @other, too, which was made for as many. */
void
loa_row_set_keep_common (LoaRowSet       *self,
                         const LoaRowSet *other)
{
  g_return_if_fail (self->largest == other->largest);

  self->size = 0;
  for (gint64 i = 0; i <= self->largest / BITS; i++)
    {
      self->words[i] &= other->words[i];
      self->size += (guint) __builtin_popcountll (self->words[i]);
    }
}

gint64
loa_row_set_get_largest (const LoaRowSet *self)
{
  return self->largest;
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
