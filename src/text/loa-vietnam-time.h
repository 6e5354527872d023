/* loa-vietnam-time.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LOA_VIETNAM_UTC_OFFSET:
 *
 * Seconds that Vietnam time is ahead of UTC; there is no daylight saving.
 */
#define LOA_VIETNAM_UTC_OFFSET (7 * 60 * 60)

/**
 * loa_vietnam_time_format:
 * @unix_seconds: a moment, in seconds since 1970-01-01 00:00:00 UTC
 *
 * Writes a moment as SePay does: `YYYY-MM-DD HH:MM:SS` in Vietnam time, whatever the computer's zone.
 *
 * Returns: (transfer full): the text
 */
char *loa_vietnam_time_format (gint64 unix_seconds);

/**
 * loa_vietnam_time_parse:
 * @text: (nullable): `YYYY-MM-DD HH:MM:SS`, a `T` in place of the space accepted
 * @unix_seconds: (out) (optional): where the moment goes
 *
 * Reads a moment of Vietnam time.
 *
 * Returns: %TRUE when @text is a moment that exists
 */
gboolean loa_vietnam_time_parse (const char *text,
                                 gint64     *unix_seconds);

/**
 * loa_vietnam_day_format:
 * @unix_seconds: a moment, in seconds since 1970-01-01 00:00:00 UTC
 *
 * Returns: (transfer full): the day in Vietnam at that moment, `YYYY-MM-DD`
 */
char *loa_vietnam_day_format (gint64 unix_seconds);

/**
 * loa_vietnam_day_is_valid:
 * @text: (nullable): perhaps a day
 *
 * Returns: %TRUE when @text is exactly `YYYY-MM-DD` and that day exists
 */
gboolean loa_vietnam_day_is_valid (const char *text);

/**
 * loa_vietnam_day_add:
 * @day: a valid day, `YYYY-MM-DD`
 * @days: days to go on, or back when negative
 *
 * Returns: (transfer full): that other day, kept within the years 1 … 9999
 */
char *loa_vietnam_day_add (const char *day,
                           int         days);

G_END_DECLS
