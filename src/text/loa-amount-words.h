/* loa-amount-words.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LOA_AMOUNT_WORDS_MAX:
 *
 * The largest amount, in đồng and either way, that loa_amount_words() can say.
 */
#define LOA_AMOUNT_WORDS_MAX G_GINT64_CONSTANT (999999999999999)

/**
 * LoaAmountForm:
 * @LOA_AMOUNT_FORM_NORTHERN: the standard form of the North: “linh”, “nghìn”
 * @LOA_AMOUNT_FORM_SOUTHERN: the form of the South: “lẻ”, “ngàn”
 *
 * How amounts are said in Vietnamese.
 */
typedef enum
{
  LOA_AMOUNT_FORM_NORTHERN,
  LOA_AMOUNT_FORM_SOUTHERN,
} LoaAmountForm;

/**
 * loa_amount_words:
 * @dong: an amount in đồng
 *
 * Says an amount in Vietnamese words, in the Northern standard form and without the unit: 150000 is
 * “một trăm năm mươi nghìn”.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL beyond ±%LOA_AMOUNT_WORDS_MAX
 */
char *loa_amount_words         (gint64        dong);

/**
 * loa_amount_words_in_form:
 * @dong: an amount in đồng
 * @form: how it is said
 *
 * Like loa_amount_words() in either form: 1005 is “một nghìn không trăm linh năm” or “một ngàn không trăm lẻ năm”.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL beyond ±%LOA_AMOUNT_WORDS_MAX
 */
char *loa_amount_words_in_form (gint64        dong,
                                LoaAmountForm form);

G_END_DECLS
