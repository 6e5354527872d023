/* loa-totals-row.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-transaction-filter.h"

G_BEGIN_DECLS

#define LOA_TYPE_TOTALS_ROW (loa_totals_row_get_type ())

/**
 * LoaTotalsRow:
 *
 * What the transactions that are shown come to, and when they were copied, in as many lines as that needs.
 */
G_DECLARE_FINAL_TYPE (LoaTotalsRow, loa_totals_row, LOA, TOTALS_ROW, GtkWidget)

/**
 * loa_totals_row_set_totals:
 * @self: the row
 * @totals: (nullable): what they come to, %NULL while that is not known
 */
void loa_totals_row_set_totals (LoaTotalsRow               *self,
                                const LoaTransactionTotals *totals);

/**
 * loa_totals_row_set_as_of:
 * @self: the row
 * @finished: when transactions were last copied, Unix seconds, or 0 when that was never
 * @now: Unix seconds
 */
void loa_totals_row_set_as_of  (LoaTotalsRow               *self,
                                gint64                      finished,
                                gint64                      now);

G_END_DECLS
