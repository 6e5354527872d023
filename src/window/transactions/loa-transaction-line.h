/* loa-transaction-line.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-transaction-record.h"

G_BEGIN_DECLS

#define LOA_TYPE_TRANSACTION_LINE (loa_transaction_line_get_type ())

/**
 * LoaTransactionLine:
 *
 * A transaction where there is no width for a table: two lines with what tells it from others. It stands in a list that
 * hands its rows from one transaction to the next.
 */
G_DECLARE_FINAL_TYPE (LoaTransactionLine, loa_transaction_line, LOA, TRANSACTION_LINE, GtkWidget)

GtkWidget *loa_transaction_line_new        (void);

/**
 * loa_transaction_line_set_record:
 * @self: the line
 * @record: (nullable): what to show, or %NULL as long as it has not been read
 *
 * Shows a transaction.
 */
void       loa_transaction_line_set_record (LoaTransactionLine         *self,
                                            const LoaTransactionRecord *record);

G_END_DECLS
