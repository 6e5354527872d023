/* loa-lazy-row.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LOA_TYPE_LAZY_ROW (loa_lazy_row_get_type ())

/**
 * LoaLazyRow:
 *
 * A row of a #LoaLazyList. It exists before its contents have been read; `record` is notified when they arrive and
 * whenever they change. A derived type sets what its records are in its class.
 *
 * Properties, read-only: `record` (pointer, %NULL until read).
 */
G_DECLARE_DERIVABLE_TYPE (LoaLazyRow, loa_lazy_row, LOA, LAZY_ROW, GObject)

/**
 * LoaLazyRowClass:
 * @copy_record: copies a record
 * @free_record: frees a record
 * @are_equal: (nullable): whether two records of a row show the same, of which nobody has to be told; %NULL tells of all
 */
struct _LoaLazyRowClass
{
  GObjectClass parent_class;

  GBoxedCopyFunc copy_record;
  GBoxedFreeFunc free_record;
  GEqualFunc are_equal;
};

/**
 * loa_lazy_row_new:
 * @type: a derived type
 * @row: the store's number of the row
 *
 * Returns: (transfer full): a row without a record
 */
LoaLazyRow   *loa_lazy_row_new        (GType          type,
                                       gint64         row);
gint64        loa_lazy_row_get_row    (LoaLazyRow    *self);
gconstpointer loa_lazy_row_get_record (LoaLazyRow    *self);
void          loa_lazy_row_set_record (LoaLazyRow    *self,
                                       gconstpointer  record);

G_END_DECLS
