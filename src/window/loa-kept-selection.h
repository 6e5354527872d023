/* loa-kept-selection.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-lazy-list.h"

G_BEGIN_DECLS

/**
 * loa_kept_selection_new:
 * @list: a list
 * @view: what shows it, with a #GtkListView inside
 * @scrolled_window: what @view stands in
 *
 * Makes a selection of one row or none that stays with its row when rows come and go or the filter becomes another one.
 * What another filter shows is shown from its beginning, or where the selected row is. Whoever is at the beginning and
 * has selected nothing goes on seeing what is new.
 *
 * Returns: (transfer full): the selection
 */
GtkSelectionModel *loa_kept_selection_new (LoaLazyList       *list,
                                           GtkWidget         *view,
                                           GtkScrolledWindow *scrolled_window);

G_END_DECLS
