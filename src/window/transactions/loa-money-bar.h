/* loa-money-bar.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-money-period.h"

G_BEGIN_DECLS

#define LOA_TYPE_MONEY_BAR (loa_money_bar_get_type ())

/**
 * LoaMoneyBar:
 *
 * A button that shows the money of a period: what came in above a line, filled, and what went out below it, as a frame.
 * Its name and its tooltip say the amounts.
 */
G_DECLARE_FINAL_TYPE (LoaMoneyBar, loa_money_bar, LOA, MONEY_BAR, GtkButton)

/**
 * loa_money_bar_new:
 * @period: what to show
 * @most_in: the most that came in within any period, at least 0
 * @most_out: the most that went out within any period, at least 0
 *
 * Returns: (transfer floating): the bar
 */
GtkWidget            *loa_money_bar_new        (const LoaMoneyPeriod *period,
                                                gint64                most_in,
                                                gint64                most_out);

const LoaMoneyPeriod *loa_money_bar_get_period (LoaMoneyBar          *self);

/**
 * loa_money_bar_format_period:
 * @start: of a period
 *
 * Returns: (transfer full): how it is called: `25/02/2025 10:00–10:59`, `25/02/2025` or `02/2025`
 */
char                 *loa_money_bar_format_period (const char        *start);

G_END_DECLS
