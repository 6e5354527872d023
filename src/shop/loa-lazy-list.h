/* loa-lazy-list.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "loa-lazy-row.h"
#include "loa-store.h"

G_BEGIN_DECLS

#define LOA_TYPE_LAZY_LIST (loa_lazy_list_get_type ())

/**
 * LoaLazyList:
 *
 * What the lists of a store have in common that may have hundreds of thousands of rows: a #GListModel of #LoaLazyRow
 * that holds the row numbers of a result, and the contents of what was looked at. Nothing is read on the main loop. A
 * new result supersedes one that is still being looked up; the old rows stay until the new ones are there.
 *
 * A derived type has a filter of its own, calls loa_lazy_list_select() when it changes, and gives the store's calls in
 * its class.
 *
 * Where a view has widgets for few rows, those of another filter come some at a time, a frame apart; the rest comes at
 * once. `loading` lasts until all are there.
 *
 * Properties, read-only: `loading` (boolean), `totals` (pointer, of the result that is shown; notified with every new
 * result). The signal `failed` (a #GError) tells that the store could not be read.
 *
 * Signals of every new result: `changing` (#gboolean: the chosen row stays) before, and `arrived` (#gboolean: it is of
 * another filter) when its rows are there and those that it does not have are still to go: whoever scrolls to one does
 * so then. Rows that somebody holds and that are in both results are neither removed nor added, so that
 * what one reads does not move; when the filter is another one, that holds for the chosen row alone.
 */
G_DECLARE_DERIVABLE_TYPE (LoaLazyList, loa_lazy_list, LOA, LAZY_LIST, GObject)

/**
 * LoaLazyListClass:
 * @row_type: what the rows are, derived from #LoaLazyRow
 * @select: begins to look up the row numbers of what the filter lets through
 * @select_finish: ends it: takes the totals over and returns the row numbers (an array of gint64)
 * @glance: (nullable): begins to look up the first row numbers only, or returns %FALSE when that would not be faster: once
 *   for each filter, so that there is something to see while all are looked up
 * @glance_finish: ends it: returns none when it would not have been faster after all
 * @get_totals: the totals of the last result
 * @read: begins to read rows by number
 * @read_finish: ends it: returns their records in the same order, %NULL for a row that is gone
 */
struct _LoaLazyListClass
{
  GObjectClass parent_class;

  GType row_type;

  void (*select) (LoaLazyList         *self,
                  LoaStore            *store,
                  GCancellable        *cancellable,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data);
  GArray *(*select_finish) (LoaLazyList   *self,
                            LoaStore      *store,
                            GAsyncResult  *result,
                            GError       **error);
  gboolean (*glance) (LoaLazyList         *self,
                      LoaStore            *store,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data);
  GArray *(*glance_finish) (LoaStore      *store,
                            GAsyncResult  *result,
                            GError       **error);
  gpointer (*get_totals) (LoaLazyList *self);

  void (*read) (LoaStore            *store,
                const gint64        *rows,
                gsize                n_rows,
                GCancellable        *cancellable,
                GAsyncReadyCallback  callback,
                gpointer             user_data);
  GPtrArray *(*read_finish) (LoaStore      *store,
                             GAsyncResult  *result,
                             GError       **error);
};

/**
 * loa_lazy_list_new:
 * @type: a derived type
 * @store: the store
 * @changed_signal: the store's signal that tells of changes of these rows; it is followed
 *
 * Returns: (transfer full): an empty list
 */
LoaLazyList *loa_lazy_list_new (GType       type,
                                LoaStore   *store,
                                const char *changed_signal);

/**
 * loa_lazy_list_select:
 * @self: a list
 *
 * Looks up the rows of the filter, which is another than before.
 */
void loa_lazy_list_select (LoaLazyList *self);

/**
 * loa_lazy_list_look_again:
 * @self: a list
 *
 * Looks up the rows of the filter and reads what is shown again, because the store has changed. While it keeps
 * changing, results are still shown. Nothing happens before the first loa_lazy_list_select().
 */
void loa_lazy_list_look_again (LoaLazyList *self);

/**
 * loa_lazy_list_set_chosen:
 * @self: a list
 * @row: (nullable): a row that is to stay the same one in all results that it is in
 *
 * Says which row is selected. When `changing` tells that it does not stay, whoever selects has to let go of it, as a
 * selection would look for it among all the new rows.
 */
void loa_lazy_list_set_chosen (LoaLazyList *self,
                               LoaLazyRow  *row);

gboolean loa_lazy_list_get_loading (LoaLazyList *self);

G_END_DECLS
