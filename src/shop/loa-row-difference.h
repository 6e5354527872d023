/* loa-row-difference.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What became of the rows of a list: at @position, @n_removed rows made room for @n_added. Nothing changed when both
 * are 0.
 */
typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
} LoaRowDifference;

LoaRowDifference loa_row_difference_find (gconstpointer old_rows,
                                          guint         n_old_rows,
                                          gconstpointer new_rows,
                                          guint         n_new_rows,
                                          gsize         row_size);

G_END_DECLS
