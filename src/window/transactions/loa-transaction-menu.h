/* loa-transaction-menu.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-speaker-register.h"

G_BEGIN_DECLS

#define LOA_TYPE_TRANSACTION_MENU (loa_transaction_menu_get_type ())

/**
 * LoaTransactionMenu:
 *
 * What can be done with a row of the table of transactions: a menu that opens where the row is clicked or held, or with
 * the Menu key. The row is then the one that is selected.
 *
 * Signals: `show-code` (a payment code), `show-sender` (words), `show-account` (the id of a bank account, or its
 * number): the user wants to see those transactions; `announce` (#gint64, đồng): the user wants a speaker to say it.
 */
G_DECLARE_FINAL_TYPE (LoaTransactionMenu, loa_transaction_menu, LOA, TRANSACTION_MENU, GObject)

/**
 * loa_transaction_menu_new:
 * @view: a table of #LoaTransaction with a #GtkSingleSelection and the columns of loa_transaction_columns_add()
 * @area: (transfer none): a box around the table, over which the menu opens
 * @speakers: the speakers; without any nothing can be announced
 *
 * Returns: (transfer full): the menu; let go of it before @area
 */
LoaTransactionMenu *loa_transaction_menu_new  (GtkColumnView      *view,
                                               GtkBox             *area,
                                               LoaSpeakerRegister *speakers);

/**
 * loa_transaction_menu_open:
 * @self: the menu
 *
 * Opens it for the row that has the keyboard.
 *
 * Returns: whether there is such a row
 */
gboolean            loa_transaction_menu_open (LoaTransactionMenu *self);

G_END_DECLS
