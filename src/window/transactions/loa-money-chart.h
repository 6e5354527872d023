/* loa-money-chart.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-money-period.h"
#include "loa-store.h"
#include "loa-transaction-filter.h"

G_BEGIN_DECLS

#define LOA_TYPE_MONEY_CHART (loa_money_chart_get_type ())

/**
 * LoaMoneyChart:
 *
 * A picture of the money that came in and went out per hour, day or month. The arrow keys go from bar to bar; each says
 * its amounts.
 *
 * Signal: `chosen` (pointer, a #LoaMoneyPeriod): a bar was pressed.
 */
G_DECLARE_FINAL_TYPE (LoaMoneyChart, loa_money_chart, LOA, MONEY_CHART, GtkWidget)

/**
 * loa_money_chart_show:
 * @self: the chart
 * @store: the store
 * @filter: of which transactions
 *
 * Shows the money of @filter, as soon as it has been summed up and the chart is in sight; until then what was there
 * stays. Call it again when the store has changed.
 */
void loa_money_chart_show        (LoaMoneyChart              *self,
                                  LoaStore                   *store,
                                  const LoaTransactionFilter *filter);

/**
 * loa_money_chart_set_periods:
 * @self: the chart
 * @periods: (element-type LoaMoneyPeriod): what to show, oldest first
 * @unit: how long they are
 *
 * Shows periods.
 */
void loa_money_chart_set_periods (LoaMoneyChart              *self,
                                  GArray                     *periods,
                                  LoaMoneyUnit                unit);

G_END_DECLS
