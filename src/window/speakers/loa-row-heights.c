/* loa-row-heights.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-row-heights.h"

struct _LoaRowHeights
{
  GArray *rows;       /* (owned) (element-type int): 0 where it is not known */
  int first_height;
  int least_height;   /* of the rows that are known, or 0 */
  int padding;
  int spacing;
};

static void
find_least (LoaRowHeights *self)
{
  self->least_height = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const int height = g_array_index (self->rows, int, i);

      if (height > 0 && (self->least_height == 0 || height < self->least_height))
        self->least_height = height;
    }
}

LoaRowHeights *
loa_row_heights_new (int first_height,
                     int padding,
                     int spacing)
{
  LoaRowHeights *self = g_new0 (LoaRowHeights, 1);

  self->rows = g_array_new (FALSE, TRUE, sizeof (int));
  self->first_height = first_height;
  self->padding = padding;
  self->spacing = spacing;

  return self;
}

void
loa_row_heights_free (LoaRowHeights *self)
{
  g_array_unref (self->rows);
  g_free (self);
}

void
loa_row_heights_set_n_rows (LoaRowHeights *self,
                            guint          n_rows)
{
  if (self->rows->len == n_rows)
    return;

  g_array_set_size (self->rows, n_rows);
  find_least (self);
}

void
loa_row_heights_forget (LoaRowHeights *self)
{
  const guint n_rows = self->rows->len;

  g_array_set_size (self->rows, 0);
  g_array_set_size (self->rows, n_rows);
  self->least_height = 0;
}

void
loa_row_heights_set (LoaRowHeights *self,
                     guint          row,
                     int            height)
{
  int *place;

  g_return_if_fail (row < self->rows->len);

  place = &g_array_index (self->rows, int, row);
  if (*place == height)
    return;

  *place = height;
  find_least (self);
}

int
loa_row_heights_get (const LoaRowHeights *self,
                     guint                row)
{
  const int height = row < self->rows->len ? g_array_index (self->rows, int, row) : 0;

  if (height > 0)
    return height;

  return self->least_height > 0 ? self->least_height : self->first_height;
}

int
loa_row_heights_get_top (const LoaRowHeights *self,
                         guint                row)
{
  int top = self->padding;

  for (guint i = 0; i < row; i++)
    top += loa_row_heights_get (self, i) + self->spacing;

  return top;
}

guint
loa_row_heights_find (const LoaRowHeights *self,
                      int                  y)
{
  int end = self->padding;
  guint row;

  for (row = 0; row + 1 < self->rows->len; row++)
    {
      end += loa_row_heights_get (self, row) + self->spacing;
      if (end > y)
        break;
    }

  return row;
}

int
loa_row_heights_get_total (const LoaRowHeights *self)
{
  if (self->rows->len == 0)
    return 2 * self->padding;

  return loa_row_heights_get_top (self, self->rows->len) - self->spacing + self->padding;
}
