/* loa-typed-amount.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * loa_typed_amount_parse:
 * @text: (nullable): what a person typed
 * @dong: (out): where the amount in đồng goes
 * @error: return location for an error of %LOA_AMOUNT_ERROR
 *
 * Reads an amount the way people in Vietnam write it, ignoring case, diacritics and surrounding white space:
 *
 * - digits: `18067000`; groups of three with dots, commas, spaces or no-break spaces, one kind at a time: `18.067.000`
 * - thousands: `150k`, `150 nghìn`, `150ng`, `150 ngàn`; millions: `18tr`, `18 triệu`, `18m`; thousands of millions:
 *   `2ty`, `2 tỷ`, `2 tỉ`
 * - up to three digits after the unit are the next places: `1tr2` is 1.200.000, `1tr25` 1.250.000, `1tr250` 1.250.000,
 *   `2ty5` 2.500.000.000
 * - groups of three with dots before a unit: `1.500k` is 1.500.000
 * - a decimal comma or dot before a unit, with more or less than three digits after it: `1,5tr`, `1.5tr`
 * - an optional `đ`, `d`, `₫`, `đồng`, `vnd` or `vnđ` at the end, and a leading minus
 *
 * A dot or comma followed by exactly three digits and no unit is a group (`150.000`); one followed by another number of
 * digits and no unit is a fraction, which đồng do not have. Zeros are let pass only after groups (`18.067.000,00`):
 * `150.00` may be a hundred and fifty thousand with a digit missing. A comma, three digits and a unit (`1,500k`) are
 * refused with %LOA_AMOUNT_ERROR_AMBIGUOUS, because some mean a group by it and some a fraction; after a lone zero
 * (`0,500tr`) it can only be a fraction.
 *
 * The range is that of the words, ±999.999.999.999.999; the caller checks its own.
 *
 * Returns: %TRUE when @text is an amount
 */
gboolean loa_typed_amount_parse (const char  *text,
                                 gint64      *dong,
                                 GError     **error);

/**
 * loa_typed_amount_parse_announced:
 * @text: (nullable): what a person typed
 * @dong: (out): where the amount in đồng goes
 * @error: return location for an error of %LOA_AMOUNT_ERROR
 *
 * Like loa_typed_amount_parse(), for an amount that a speaker is to say: 1 … %LOA_DONG_MAX_ANNOUNCED. Any other gives
 * %LOA_AMOUNT_ERROR_ZERO, %LOA_AMOUNT_ERROR_NEGATIVE or %LOA_AMOUNT_ERROR_UNSAYABLE.
 *
 * Returns: %TRUE when @text is an amount that may be announced
 */
gboolean loa_typed_amount_parse_announced (const char  *text,
                                           gint64      *dong,
                                           GError     **error);

G_END_DECLS
