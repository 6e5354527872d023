/* loa-money-bars.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-money-period.h"

G_BEGIN_DECLS

#define LOA_TYPE_MONEY_BARS (loa_money_bars_get_type ())

/**
 * LoaMoneyBars:
 *
 * Bars beside each other, as wide as there is room. They are one stop of the Tab key; the arrow keys, Home and End go
 * from bar to bar.
 *
 * Signal: `chosen` (pointer, a #LoaMoneyPeriod): a bar was pressed.
 */
G_DECLARE_FINAL_TYPE (LoaMoneyBars, loa_money_bars, LOA, MONEY_BARS, GtkWidget)

/**
 * loa_money_bars_set_periods:
 * @self: the bars
 * @periods: (element-type LoaMoneyPeriod): what to show, oldest first
 * @most_in: the most that came in within any of them
 * @most_out: the most that went out within any of them
 *
 * Shows a bar for each period. The one that had the focus keeps it.
 */
void loa_money_bars_set_periods (LoaMoneyBars *self,
                                 GArray       *periods,
                                 gint64        most_in,
                                 gint64        most_out);

G_END_DECLS
