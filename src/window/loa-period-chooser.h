/* loa-period-chooser.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-clock.h"
#include "loa-period.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_PERIOD_CHOOSER (loa_period_chooser_get_type ())

/**
 * LoaPeriodChooser:
 *
 * A button that shows which days are chosen, and opens the spans that are asked for most, and two fields for a first and
 * a last day, to be typed or taken from a calendar. A field that is empty sets no limit.
 *
 * Signals: `changed`: other days are chosen.
 */
G_DECLARE_FINAL_TYPE (LoaPeriodChooser, loa_period_chooser, LOA, PERIOD_CHOOSER, GtkWidget)

/**
 * loa_period_chooser_set_clock:
 * @self: the chooser
 * @clock: tells which day is today
 */
void loa_period_chooser_set_clock (LoaPeriodChooser *self,
                                   LoaClock         *clock);

/**
 * loa_period_chooser_clear:
 * @self: the chooser
 *
 * Chooses all days.
 */
void loa_period_chooser_clear     (LoaPeriodChooser *self);

/**
 * loa_period_chooser_set_period:
 * @self: the chooser
 * @period: a span of days
 */
void loa_period_chooser_set_period (LoaPeriodChooser *self,
                                    LoaPeriod         period);

/**
 * loa_period_chooser_get_period:
 * @self: the chooser
 *
 * Returns: the span of days that is chosen, or %LOA_N_PERIODS when it is another one
 */
LoaPeriod loa_period_chooser_get_period (LoaPeriodChooser *self);

/**
 * loa_period_chooser_set_days:
 * @self: the chooser
 * @from_day: (nullable): the first day, `YYYY-MM-DD`
 * @to_day: (nullable): the last day
 */
void loa_period_chooser_set_days (LoaPeriodChooser *self,
                                  const char       *from_day,
                                  const char       *to_day);

/**
 * loa_period_chooser_get_text:
 * @self: the chooser
 *
 * Returns: (transfer none): what the days are called, such as *Today* or *01/11/2026–21/11/2026*
 */
const char *loa_period_chooser_get_text (LoaPeriodChooser *self);

/**
 * loa_period_chooser_get_days:
 * @self: the chooser, which has a clock
 * @from_day: (out) (transfer full) (nullable): the first day in Vietnam, `YYYY-MM-DD`
 * @to_day: (out) (transfer full) (nullable): the last day
 *
 * Finds the days that are chosen, of which today may have become another one.
 */
void loa_period_chooser_get_days  (LoaPeriodChooser  *self,
                                   char             **from_day,
                                   char             **to_day);

G_END_DECLS
