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
 * Shows all columns, or those that tell what came in.
 */
void loa_transaction_columns_set_narrow (GtkColumnView *view,
                                         gboolean       narrow);

G_END_DECLS
