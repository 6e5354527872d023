/* loa-transaction-sorting.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_transaction_sorting_add:
 * @view: a table with the columns of transactions
 * @area: a widget around it, which gets the actions
 * @menu: a menu that is opened in @area
 *
 * Adds a submenu to @menu by which @view is sorted, for who has a keyboard alone: the titles of the columns want a
 * pointer.
 */
void loa_transaction_sorting_add (GtkColumnView *view,
                                  GtkWidget     *area,
                                  GMenu         *menu);

G_END_DECLS
