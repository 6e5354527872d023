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

  while (n_before < n_common
         && memcmp (row_at (old_rows, n_before, row_size), row_at (new_rows, n_before, row_size), row_size) == 0)
    n_before++;

  while (n_after < n_common - n_before
         && memcmp (row_at (old_rows, n_old_rows - 1 - n_after, row_size),
                    row_at (new_rows, n_new_rows - 1 - n_after, row_size), row_size) == 0)
    n_after++;

  return (LoaRowDifference) {
    .position = n_before,
    .n_removed = n_old_rows - n_before - n_after,
    .n_added = n_new_rows - n_before - n_after,
  };
}
