/* loa-result-rows.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-row-anchors.h"

G_BEGIN_DECLS

/* The row numbers of a result. While they take the place of another result's, there is a list of both in one, which
 * changes at one place at a time: first the new rows come, each before those whose place it takes, then the old ones go.
 */
typedef struct
{
  GArray *rows; /* (owned) (element-type gint64) */
  GArray *old_rows; /* (owned) (element-type gint64) (nullable): while others take their place */
  GArray *runs; /* (owned): of rows that follow each other in one of the two */
} LoaResultRows;

void     loa_result_rows_init     (LoaResultRows *self);
void     loa_result_rows_clear    (LoaResultRows *self);
guint    loa_result_rows_count    (const LoaResultRows *self);

/* The row number at @position. @new_position is where it is in the new result, G_MAXUINT for a row of the old one. */
gint64   loa_result_rows_get      (const LoaResultRows *self,
                                   guint                position,
                                   guint               *new_position);

/* Takes @rows, which are to come. The anchors stay, and what is the same right before and after them. */
void     loa_result_rows_begin    (LoaResultRows *self,
                                   GArray        *rows,
                                   const GArray  *anchors);

/* Returns: whether there are some that come now, @n of them at @position */
gboolean loa_result_rows_add      (LoaResultRows *self,
                                   guint         *position,
                                   guint         *n);

/* Returns: whether there are some that go now */
gboolean loa_result_rows_remove   (LoaResultRows *self,
                                   guint         *position,
                                   guint         *n);

/* When nothing comes or goes any more. */
void     loa_result_rows_end      (LoaResultRows *self);

/* Takes @rows, which begin with those that are there; the others may come one after the other. */
void     loa_result_rows_extend   (LoaResultRows *self,
                                   GArray        *rows);
/* Returns: whether some of those come now, @n of them at @position and @n_at_once at most */
gboolean loa_result_rows_grow     (LoaResultRows *self,
                                   guint          n_at_once,
                                   guint         *position,
                                   guint         *n);
/* Leaves it at those that have come. */
void     loa_result_rows_cut      (LoaResultRows *self);
/* Whether all have come. */
gboolean loa_result_rows_complete (const LoaResultRows *self);

G_END_DECLS
