/* loa-row-difference.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-row-difference.h"

#include <string.h>

static const guint8 *
row_at (gconstpointer rows,
        guint         position,
        gsize         row_size)
{
  return (const guint8 *) rows + position * row_size;
}

/* Results of a million rows differ in a few: most is compared many rows at a time. */
#define BLOCK_ROWS 512

static gboolean
are_equal (gconstpointer old_rows,
           guint         old_position,
           gconstpointer new_rows,
           guint         new_position,
           guint         n_rows,
           gsize         row_size)
{
  return memcmp (row_at (old_rows, old_position, row_size), row_at (new_rows, new_position, row_size),
                 n_rows * row_size) == 0;
}

/* Keeps what is the same at both ends, so that a view keeps its selection and its place when a few rows come or go.
 * Rows are compared byte by byte: they are numbers or pointers.
 */
LoaRowDifference
loa_row_difference_find (gconstpointer old_rows,
                         guint         n_old_rows,
                         gconstpointer new_rows,
                         guint         n_new_rows,
                         gsize         row_size)
{
  guint n_common = MIN (n_old_rows, n_new_rows);
  guint n_before = 0;
  guint n_after = 0;

  for (guint block = BLOCK_ROWS; block > 0; block = block > 1 ? 1 : 0)
    while (n_before + block <= n_common && are_equal (old_rows, n_before, new_rows, n_before, block, row_size))
      n_before += block;

  for (guint block = BLOCK_ROWS; block > 0; block = block > 1 ? 1 : 0)
    while (n_before + n_after + block <= n_common
           && are_equal (old_rows, n_old_rows - n_after - block, new_rows, n_new_rows - n_after - block, block,
                         row_size))
      n_after += block;

  return (LoaRowDifference) {
    .position = n_before,
    .n_removed = n_old_rows - n_before - n_after,
    .n_added = n_new_rows - n_before - n_after,
  };
}
