/* loa-dong.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LOA_DONG_MAX_ANNOUNCED:
 *
 * The largest amount, in đồng, that a speaker is asked to say (SoundBox API sheet, section 10, row 18).
 */
#define LOA_DONG_MAX_ANNOUNCED G_GINT64_CONSTANT (999999999999)

/**
 * LOA_AMOUNT_ERROR:
 *
 * Errors of reading an amount, typed by a person or sent by SePay.
 */
#define LOA_AMOUNT_ERROR (loa_amount_error_quark ())

/**
 * LoaAmountError:
 * @LOA_AMOUNT_ERROR_EMPTY: there is nothing to read
 * @LOA_AMOUNT_ERROR_SYNTAX: it is not an amount
 * @LOA_AMOUNT_ERROR_FRACTION: it is not a whole number of đồng
 * @LOA_AMOUNT_ERROR_AMBIGUOUS: it can be read as two amounts, one a thousand times the other
 * @LOA_AMOUNT_ERROR_RANGE: it is larger, or further below zero, than Loa reckons with
 * @LOA_AMOUNT_ERROR_ZERO: it is zero, which no speaker says
 * @LOA_AMOUNT_ERROR_NEGATIVE: it has a minus, which no speaker says
 * @LOA_AMOUNT_ERROR_UNSAYABLE: it is more than %LOA_DONG_MAX_ANNOUNCED
 */
typedef enum
{
  LOA_AMOUNT_ERROR_EMPTY,
  LOA_AMOUNT_ERROR_SYNTAX,
  LOA_AMOUNT_ERROR_FRACTION,
  LOA_AMOUNT_ERROR_AMBIGUOUS,
  LOA_AMOUNT_ERROR_RANGE,
  LOA_AMOUNT_ERROR_ZERO,
  LOA_AMOUNT_ERROR_NEGATIVE,
  LOA_AMOUNT_ERROR_UNSAYABLE,
} LoaAmountError;

GQuark loa_amount_error_quark (void);

/**
 * loa_dong_format:
 * @dong: an amount in đồng
 *
 * Writes an amount the way Loa shows it everywhere, in every locale: `18.067.000 ₫` with a no-break space (U+00A0) and,
 * for negative amounts, a leading hyphen-minus.
 *
 * Returns: (transfer full): the text
 */
char *loa_dong_format (gint64 dong);

/**
 * loa_dong_format_digits:
 * @dong: an amount in đồng
 *
 * Like loa_dong_format() without the sign of the currency: `18.067.000`.
 *
 * Returns: (transfer full): the text
 */
char *loa_dong_format_digits (gint64 dong);

/**
 * loa_dong_from_double:
 * @number: a number of a JSON document
 * @dong: (out): where the amount in đồng goes
 * @error: return location for an error of %LOA_AMOUNT_ERROR
 *
 * Takes an amount that a JSON parser gives as a floating point number, such as `18067000.00`. It counts when it is
 * finite, whole and below 2⁵³ either way, where every whole number is exact.
 *
 * Returns: %TRUE when @number is an exact amount of đồng
 */
gboolean loa_dong_from_double (double   number,
                               gint64  *dong,
                               GError **error);

/**
 * loa_dong_from_number_text:
 * @text: (nullable): a JSON number written as a string, such as `"18067000.00"`, `"-5"` or `"1.8067e7"`
 * @dong: (out): where the amount in đồng goes
 * @error: return location for an error of %LOA_AMOUNT_ERROR
 *
 * Reads a decimal number digit by digit, without going through floating point. Surrounding white space is allowed,
 * group separators are not: this reads machines, loa_typed_amount_parse() reads people.
 *
 * Returns: %TRUE when @text is a whole number of đồng that fits
 */
gboolean loa_dong_from_number_text (const char  *text,
                                    gint64      *dong,
                                    GError     **error);

G_END_DECLS
