/* loa-money-period.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LoaMoneyUnit:
 * @LOA_MONEY_UNIT_AUTOMATIC: the one that gives a readable number of periods
 * @LOA_MONEY_UNIT_HOUR: an hour
 * @LOA_MONEY_UNIT_DAY: a day
 * @LOA_MONEY_UNIT_MONTH: a month
 *
 * How long the periods are into which money is divided.
 */
typedef enum
{
  LOA_MONEY_UNIT_AUTOMATIC,
  LOA_MONEY_UNIT_HOUR,
  LOA_MONEY_UNIT_DAY,
  LOA_MONEY_UNIT_MONTH,
} LoaMoneyUnit;

/**
 * LOA_MONEY_MAX_PERIODS:
 *
 * More periods than these are divided into longer ones, and of months the newest are taken.
 */
#define LOA_MONEY_MAX_PERIODS 200

/* As long as the start of an hour, with the end of the text. */
#define LOA_MONEY_START_SIZE 14

/**
 * LoaMoneyPeriod:
 * @start: `YYYY-MM-DD HH`, `YYYY-MM-DD` or `YYYY-MM`, Vietnam time: what the times in it begin with
 * @count: transactions
 * @sum_in: money in, đồng, or %LOA_AMOUNT_UNKNOWN when that is more than an integer holds
 * @sum_out: money out, likewise
 *
 * What came in and went out within an hour, a day or a month.
 */
typedef struct
{
  char start[LOA_MONEY_START_SIZE];
  gint64 count;
  gint64 sum_in;
  gint64 sum_out;
} LoaMoneyPeriod;

/**
 * loa_money_periods_make:
 * @hours: (element-type LoaMoneyPeriod): the hours with money, newest first; those that are none are passed over
 * @unit: how long the periods are to be
 * @from_day: (nullable): the first day that was asked for, `YYYY-MM-DD`
 * @to_day: (nullable): the last one
 * @chosen: (out): how long they are, never %LOA_MONEY_UNIT_AUTOMATIC
 *
 * Divides money into periods without a gap between them, oldest first. They cover the days that were asked for when
 * there is a first and a last one, and what is in @hours.
 *
 * Returns: (transfer full) (element-type LoaMoneyPeriod): the periods
 */
GArray *loa_money_periods_make (GArray       *hours,
                                LoaMoneyUnit  unit,
                                const char   *from_day,
                                const char   *to_day,
                                LoaMoneyUnit *chosen);

/**
 * loa_money_period_get_days:
 * @self: a period
 * @from_day: (out) (transfer full): its first day `YYYY-MM-DD`, or its hour `YYYY-MM-DD HH`
 * @to_day: (out) (transfer full): its last day, or its hour
 *
 * Finds what a filter has to be to let through what is in @self.
 */
void loa_money_period_get_days (const LoaMoneyPeriod  *self,
                                char                 **from_day,
                                char                 **to_day);

G_END_DECLS
