/* loa-countdown.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_COUNTDOWN (loa_countdown_get_type ())

/**
 * LoaCountdown:
 *
 * How long a one-time code is still good: as minutes and seconds, as a bar that gets shorter, and in a sentence that
 * screen readers are told of. The sentence changes only when two minutes, one minute, 30 and 10 seconds are left, and
 * at the end.
 */
G_DECLARE_FINAL_TYPE (LoaCountdown, loa_countdown, LOA, COUNTDOWN, GtkWidget)

GtkWidget *loa_countdown_new (void);

/**
 * loa_countdown_show:
 * @self: the countdown
 * @seconds_left: seconds that are left
 *
 * Shows how much is left of %LOA_PAIRING_SESSION_SECONDS.
 */
void loa_countdown_show (LoaCountdown *self,
                         int           seconds_left);

G_END_DECLS
