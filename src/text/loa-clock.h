/* loa-clock.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LOA_TYPE_CLOCK (loa_clock_get_type ())

/**
 * LoaClock:
 *
 * The time, and waiting for it to pass. Whoever asks for the time or sets a timer is given a clock, so that a test can
 * let minutes pass at once.
 *
 * A clock belongs to the thread that made it; only loa_clock_get_unix_seconds() and loa_clock_get_boot_time_us() may be
 * called from others.
 */
G_DECLARE_FINAL_TYPE (LoaClock, loa_clock, LOA, CLOCK, GObject)

/**
 * loa_clock_new:
 *
 * Returns: (transfer full): the computer's clock
 */
LoaClock *loa_clock_new (void);

/**
 * loa_clock_new_leaping:
 * @unix_seconds: the time at which it starts
 *
 * Makes a clock for tests that stands still, but leaps: a wait ends as soon as the main loop is idle, earliest deadline
 * first, and puts the clock at its deadline.
 *
 * Returns: (transfer full): the clock
 */
LoaClock *loa_clock_new_leaping (gint64 unix_seconds);

/**
 * loa_clock_leap:
 * @self: a clock made by loa_clock_new_leaping()
 * @seconds: how far
 *
 * Lets time pass by itself.
 */
void loa_clock_leap (LoaClock *self,
                     gint64    seconds);

/**
 * loa_clock_hold:
 * @self: a clock made by loa_clock_new_leaping()
 *
 * Lets time pass from now on by loa_clock_leap() alone.
 */
void loa_clock_hold (LoaClock *self);

/**
 * loa_clock_get_unix_seconds:
 * @self: a clock
 *
 * Returns: the wall clock, in seconds since 1970-01-01 00:00:00 UTC
 */
gint64 loa_clock_get_unix_seconds (LoaClock *self);

/**
 * loa_clock_get_boot_time_us:
 * @self: a clock
 *
 * Returns: microseconds since the computer started, time asleep included, never going back
 */
gint64 loa_clock_get_boot_time_us (LoaClock *self);

/**
 * loa_clock_sleep_async:
 * @self: a clock
 * @milliseconds: how long
 * @cancellable: (nullable): ends the wait early
 * @callback: called when the time has passed
 * @user_data: for @callback
 *
 * Waits without holding up the main loop.
 */
void loa_clock_sleep_async (LoaClock            *self,
                            guint                milliseconds,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data);

/**
 * loa_clock_sleep_finish:
 * @self: a clock
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when the whole time has passed
 */
gboolean loa_clock_sleep_finish (LoaClock      *self,
                                 GAsyncResult  *result,
                                 GError       **error);

G_END_DECLS
