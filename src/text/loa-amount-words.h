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
 * loa_amount_words:
 * @dong: an amount in đồng
 *
 * Says an amount in Vietnamese words, in the Northern standard form and without the unit: 150000 is
 * “một trăm năm mươi nghìn”.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL beyond ±%LOA_AMOUNT_WORDS_MAX
 */
char *loa_amount_words (gint64 dong);

G_END_DECLS
