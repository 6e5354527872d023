/* loa-result-rows.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-result-rows.h"

#include "loa-row-difference.h"

typedef struct
{
  gboolean is_new; /* they are of the new result, maybe of both */
  guint first; /* where in that result */
  guint n_rows;
  gboolean is_there;
  guint position; /* in the list of both */
} Run;

static guint
get_length (const Run *run)
{
  return run->is_there ? run->n_rows : 0;
}

static Run *
get_run (const LoaResultRows *self,
         guint                number)
{
  return &g_array_index (self->runs, Run, number);
}

/* There is always one. */
static Run *
get_last_run (const LoaResultRows *self)
{
  return get_run (self, self->runs->len - 1);
}

static void
append_run (LoaResultRows *self,
            Run            run)
{
  Run *last = self->runs->len > 0 ? get_last_run (self) : NULL;

  if (last != NULL && last->is_new == run.is_new && last->is_there == run.is_there
      && last->first + last->n_rows == run.first)
    last->n_rows += run.n_rows;
  else if (run.n_rows > 0 || last == NULL)
    g_array_append_val (self->runs, run);
}

static void
place_runs (LoaResultRows *self)
{
  guint position = 0;

  for (guint i = 0; i < self->runs->len; i++)
    {
      get_run (self, i)->position = position;
      position += get_length (get_run (self, i));
    }
}

/* The last run that begins at @position or before; one that is not there begins where the next one does. */
static const Run *
find_run (const LoaResultRows *self,
          guint                position)
{
  guint low = 0;
  guint high = self->runs->len;

  while (high - low > 1)
    {
      const guint middle = low + (high - low) / 2;

      if (get_run (self, middle)->position <= position)
        low = middle;
      else
        high = middle;
    }

  while (!get_run (self, low)->is_there)
    low--;

  return get_run (self, low);
}

/* What is between two anchors, and what of it comes and goes. */
static void
append_between (LoaResultRows      *self,
                const LoaRowAnchor *first,
                const LoaRowAnchor *end)
{
  const guint n_new = end->new_position - first->new_position;
  const LoaRowDifference difference =
    loa_row_difference_find (&g_array_index (self->old_rows, gint64, first->old_position),
                             end->old_position - first->old_position,
                             &g_array_index (self->rows, gint64, first->new_position), n_new, sizeof (gint64));
  const guint n_passed = difference.position + difference.n_added;

  append_run (self, (Run) { TRUE, first->new_position, difference.position, TRUE });
  append_run (self, (Run) { TRUE, first->new_position + difference.position, difference.n_added, FALSE });
  append_run (self, (Run) { FALSE, first->old_position + difference.position, difference.n_removed, TRUE });
  append_run (self, (Run) { TRUE, first->new_position + n_passed, n_new - n_passed, TRUE });
}

static gboolean
change_run (LoaResultRows *self,
            gboolean       is_new,
            gboolean       is_there,
            guint         *position,
            guint         *n)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      Run *run = get_run (self, i);

      if (run->is_new == is_new && run->is_there != is_there && run->n_rows > 0)
        {
          run->is_there = is_there;
          *position = run->position;
          *n = run->n_rows;
          place_runs (self);
          return TRUE;
        }
    }

  return FALSE;
}

void
loa_result_rows_init (LoaResultRows *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->old_rows = NULL;
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  loa_result_rows_end (self);
}

void
loa_result_rows_clear (LoaResultRows *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->old_rows, g_array_unref);
  g_clear_pointer (&self->runs, g_array_unref);
}

guint
loa_result_rows_count (const LoaResultRows *self)
{
  return get_last_run (self)->position + get_length (get_last_run (self));
}

gint64
loa_result_rows_get (const LoaResultRows *self,
                     guint                position,
                     guint               *new_position)
{
  const Run *run = find_run (self, position);
  const guint place = run->first + position - run->position;

  *new_position = run->is_new ? place : G_MAXUINT;

  return g_array_index (run->is_new ? self->rows : self->old_rows, gint64, place);
}

void
loa_result_rows_begin (LoaResultRows *self,
                       GArray        *rows,
                       const GArray  *anchors)
{
  LoaRowAnchor first = { 0, 0 };

  self->old_rows = self->rows;
  self->rows = rows;
  g_array_set_size (self->runs, 0);
  for (guint i = 0; i < anchors->len; i++)
    {
      const LoaRowAnchor *anchor = &g_array_index (anchors, LoaRowAnchor, i);

      append_between (self, &first, anchor);
      append_run (self, (Run) { TRUE, anchor->new_position, 1, TRUE });
      first = (LoaRowAnchor) { anchor->old_position + 1, anchor->new_position + 1 };
    }
  append_between (self, &first, &(LoaRowAnchor) { self->old_rows->len, rows->len });
  place_runs (self);
}

gboolean
loa_result_rows_add (LoaResultRows *self,
                     guint         *position,
                     guint         *n)
{
  return change_run (self, TRUE, TRUE, position, n);
}

gboolean
loa_result_rows_remove (LoaResultRows *self,
                        guint         *position,
                        guint         *n)
{
  return change_run (self, FALSE, FALSE, position, n);
}

void
loa_result_rows_end (LoaResultRows *self)
{
  g_array_set_size (self->runs, 0);
  append_run (self, (Run) { TRUE, 0, self->rows->len, TRUE, 0 });
  g_clear_pointer (&self->old_rows, g_array_unref);
}

void
loa_result_rows_extend (LoaResultRows *self,
                        GArray        *rows)
{
  g_array_unref (self->rows);
  self->rows = rows;
}

gboolean
loa_result_rows_grow (LoaResultRows *self,
                      guint          n_at_once,
                      guint         *position,
                      guint         *n)
{
  *position = loa_result_rows_count (self);
  *n = MIN (n_at_once, self->rows->len - *position);
  g_array_set_size (self->runs, 0);
  append_run (self, (Run) { TRUE, 0, *position + *n, TRUE, 0 });

  return *n > 0;
}

void
loa_result_rows_cut (LoaResultRows *self)
{
  const guint n_rows = loa_result_rows_count (self);
  GArray *rows;

  if (loa_result_rows_complete (self))
    return;

  rows = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), self->rows->data, n_rows);
  g_array_unref (self->rows);
  self->rows = rows;
}

gboolean
loa_result_rows_complete (const LoaResultRows *self)
{
  return loa_result_rows_count (self) == self->rows->len;
}
