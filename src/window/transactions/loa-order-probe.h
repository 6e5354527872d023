/* loa-order-probe.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-transaction-filter.h"

G_BEGIN_DECLS

#define LOA_TYPE_ORDER_PROBE (loa_order_probe_get_type ())

/**
 * LoaOrderProbe:
 *
 * The sorter of a column whose rows SQL sorts. It sorts nothing itself; it only lets a click on the header be
 * found out.
 */
G_DECLARE_FINAL_TYPE (LoaOrderProbe, loa_order_probe, LOA, ORDER_PROBE, GtkSorter)

GtkSorter *loa_order_probe_new (LoaTransactionOrder order);

LoaTransactionOrder loa_order_probe_get_transaction_order (LoaOrderProbe *self);

/**
 * loa_order_probe_find:
 * @view: a column view whose columns have probes as sorters
 * @order: (out): what the user wants sorted by
 * @descending: (out): whether the largest comes first
 *
 * Returns: %FALSE when the user wants no order
 */
gboolean loa_order_probe_find (GtkColumnView       *view,
                               LoaTransactionOrder *order,
                               gboolean            *descending);

G_END_DECLS
