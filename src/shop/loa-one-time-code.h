/* loa-one-time-code.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LOA_ONE_TIME_CODE_LENGTH:
 *
 * How many digits a code has (SoundBox API sheet, section 6).
 */
#define LOA_ONE_TIME_CODE_LENGTH 4

/**
 * loa_one_time_code_find_digits:
 * @text: (nullable): what was typed or pasted
 *
 * Finds the digits in a text that may have more around and between them, such as `12-34`, `mã 1234` or full-width
 * digits.
 *
 * Returns: (transfer full): the digits, as many as there are, in ASCII
 */
char *loa_one_time_code_find_digits (const char  *text);

/**
 * loa_one_time_code_read:
 * @text: (nullable): what was typed or pasted
 * @error: return location for %LOA_SHOP_ERROR_USAGE
 *
 * Returns: (transfer full) (nullable): the code, %NULL when @text does not have four digits
 */
char *loa_one_time_code_read        (const char  *text,
                                     GError     **error);

G_END_DECLS
