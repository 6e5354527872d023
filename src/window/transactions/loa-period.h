/* loa-period.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-transaction-filter.h"

G_BEGIN_DECLS

/**
 * LoaPeriod:
 * @LOA_PERIOD_ALL: any day
 * @LOA_PERIOD_TODAY: today in Vietnam
 * @LOA_PERIOD_YESTERDAY: the day before
 * @LOA_PERIOD_LAST_7_DAYS: today and the six days before
 * @LOA_PERIOD_THIS_MONTH: this month in Vietnam
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
} LoaPeriod;

/**
 * loa_period_apply:
 * @period: a span of days
 * @now: now, in Unix seconds
 * @filter: the filter whose days are set
 *
 * Lets only the days of @period through.
 */
void loa_period_apply (LoaPeriod             period,
                       gint64                now,
                       LoaTransactionFilter *filter);

G_END_DECLS
