/* loa-day-text.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * loa_day_text_read:
 * @text: what somebody typed
 * @today: `YYYY-MM-DD`
 *
 * Reads a day as people in Vietnam write it, the day first: `21/11/2026`, `21.11.2026`, `21-11-2026`, `21/11` of this
 * year; and `2026-11-21`.
 *
 * Returns: (transfer full) (nullable): `YYYY-MM-DD`, or %NULL when there is no such day
 */
char *loa_day_text_read   (const char *text,
                           const char *today);

/**
 * loa_day_text_format:
 * @day: `YYYY-MM-DD`
 *
 * Returns: (transfer full): the day first, with slashes: `21/11/2026`
 */
char *loa_day_text_format (const char *day);

/**
 * loa_day_text_format_time:
 * @time: `YYYY-MM-DD HH:MM:SS`, as SePay writes a time
 *
 * Writes a time as a person meets it everywhere. What is no time after a day stays as it is.
 *
 * Returns: (transfer full): the day first, as loa_day_text_format() writes it: `21/11/2026 19:59:48`
 */
char *loa_day_text_format_time (const char *time);

G_END_DECLS
