/* loa-row-heights.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LoaRowHeights:
 *
 * How high the rows of a list are, in pixels, as far as it is known: those that nobody has seen count as high as the
 * lowest that somebody did. Rows stand below each other with a space between them.
 */
typedef struct _LoaRowHeights LoaRowHeights;

/**
 * loa_row_heights_new:
 * @first_height: how high a row counts as long as nothing is known
 * @padding: space before the first row and after the last
 * @spacing: space between two
 *
 * Returns: (transfer full): no rows
 */
LoaRowHeights *loa_row_heights_new        (int                  first_height,
                                           int                  padding,
                                           int                  spacing);
void           loa_row_heights_free       (LoaRowHeights       *self);

/* What is known of rows that stay is kept. */
void           loa_row_heights_set_n_rows (LoaRowHeights       *self,
                                           guint                n_rows);
void           loa_row_heights_forget     (LoaRowHeights       *self);
void           loa_row_heights_set        (LoaRowHeights       *self,
                                           guint                row,
                                           int                  height);
int            loa_row_heights_get        (const LoaRowHeights *self,
                                           guint                row);

/* Returns: where a row begins. */
int            loa_row_heights_get_top    (const LoaRowHeights *self,
                                           guint                row);

/* Returns: the first row that ends below @y, or the last. */
guint          loa_row_heights_find       (const LoaRowHeights *self,
                                           int                  y);

/* Returns: how high all rows are together, with the space around them. */
int            loa_row_heights_get_total  (const LoaRowHeights *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaRowHeights, loa_row_heights_free)

G_END_DECLS
