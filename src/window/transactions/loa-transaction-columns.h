/* loa-transaction-columns.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_transaction_columns_add:
 * @view: a column view without columns, to be given a list of #LoaTransaction
 *
 * Adds the columns of a transaction, sorted by time, newest first.
 */
void loa_transaction_columns_add (GtkColumnView *view);

/**
 * loa_transaction_columns_set_narrow:
 * @view: the column view
 * @narrow: whether there is little width
 *
 * Shows the columns, or two lines a transaction without titles above them.
 */
void loa_transaction_columns_set_narrow (GtkColumnView *view,
                                         gboolean       narrow);

guint       loa_transaction_columns_get_n     (void);

/**
 * loa_transaction_columns_get_name:
 * @column: number of a column, from 0
 *
 * Returns: (transfer none): what it is called in the settings, in every language
 */
const char *loa_transaction_columns_get_name  (guint column);
const char *loa_transaction_columns_get_title (guint column);

/**
 * loa_transaction_columns_set_hidden:
 * @view: the column view
 * @names: (array zero-terminated=1): names of columns
 *
 * Hides these columns; what is no name of a column is passed over.
 */
void loa_transaction_columns_set_hidden (GtkColumnView      *view,
                                         const char * const *names);

/**
 * loa_transaction_columns_find_row:
 * @view: the column view
 * @inside: a widget inside it
 *
 * Returns: (transfer none) (nullable): the row that is or holds @inside, or %NULL when it is in none
 */
GtkWidget *loa_transaction_columns_find_row (GtkColumnView *view,
                                             GtkWidget     *inside);

/**
 * loa_transaction_columns_get_item:
 * @row: a row
 *
 * Returns: (transfer none) (nullable): what the row stands for now, by one of its cells
 */
GtkListItem *loa_transaction_columns_get_item (GtkWidget *row);

G_END_DECLS
