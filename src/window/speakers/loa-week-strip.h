/* loa-week-strip.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-speaker-week.h"

G_BEGIN_DECLS

#define LOA_TYPE_WEEK_STRIP (loa_week_strip_get_type ())

/**
 * LoaWeekStrip:
 *
 * What the checks of seven days found as seven small bars: a full one for online, a half one for now and then, a
 * hollow one for offline, a dash for a day without a check. It says the same in words.
 */
G_DECLARE_FINAL_TYPE (LoaWeekStrip, loa_week_strip, LOA, WEEK_STRIP, GtkWidget)

/**
 * loa_week_strip_set_week:
 * @self: the strip
 * @week: (nullable): the days, or %NULL when they are not known yet
 *
 * Shows a week.
 */
void loa_week_strip_set_week (LoaWeekStrip         *self,
                              const LoaSpeakerWeek *week);

G_END_DECLS
