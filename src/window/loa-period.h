/* loa-period.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LoaPeriod:
 * @LOA_PERIOD_ALL: any day
 * @LOA_PERIOD_TODAY: today in Vietnam
 * @LOA_PERIOD_YESTERDAY: the day before
 * @LOA_PERIOD_LAST_7_DAYS: today and the six days before
 * @LOA_PERIOD_THIS_MONTH: this month in Vietnam
 * @LOA_N_PERIODS: how many there are
 *
 * Spans of days, in the order in which they are offered.
 */
typedef enum
{
  LOA_PERIOD_ALL,
  LOA_PERIOD_TODAY,
  LOA_PERIOD_YESTERDAY,
  LOA_PERIOD_LAST_7_DAYS,
  LOA_PERIOD_THIS_MONTH,
  LOA_N_PERIODS,
} LoaPeriod;

/**
 * loa_period_get_label:
 * @period: a span of days
 *
 * Returns: (transfer none): what it is called
 */
const char *loa_period_get_label (LoaPeriod period);

/**
 * loa_period_get_days:
 * @period: a span of days
 * @now: now, in Unix seconds
 * @from_day: (out) (transfer full) (nullable): its first day in Vietnam, `YYYY-MM-DD`
 * @to_day: (out) (transfer full) (nullable): its last day
 *
 * Finds the days of @period. Any day is %NULL and %NULL.
 */
void loa_period_get_days (LoaPeriod   period,
                          gint64      now,
                          char      **from_day,
                          char      **to_day);

G_END_DECLS
