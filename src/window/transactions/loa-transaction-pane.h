/* loa-transaction-pane.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_TRANSACTION_PANE (loa_transaction_pane_get_type ())

/**
 * LoaTransactionPane:
 *
 * Stands beside a table of transactions and shows the details of the one that is selected, once a row was activated.
 * Where there is little width it shows them in a dialog instead.
 *
 * Property: `narrow` (boolean): there is little width. Signals: `show-code` (a payment code) and `show-sender`
 * (words), as those of #LoaTransactionDetails.
 */
G_DECLARE_FINAL_TYPE (LoaTransactionPane, loa_transaction_pane, LOA, TRANSACTION_PANE, GtkWidget)

/**
 * loa_transaction_pane_follow:
 * @self: the pane, which follows none yet
 * @view: a table with a #GtkSingleSelection of #LoaTransaction
 *
 * Shows the details of what is activated and selected in @view.
 */
void loa_transaction_pane_follow (LoaTransactionPane *self,
                                  GtkColumnView      *view);

G_END_DECLS
