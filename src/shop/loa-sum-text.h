/* loa-sum-text.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-sum.h"

G_BEGIN_DECLS

/**
 * loa_sum_text_format:
 * @sum: a sum of đồng, or %LOA_AMOUNT_UNKNOWN for one that is too large
 *
 * Returns: (transfer full): the sum as loa_dong_format() writes it, or words that say that it is too large
 */
char *loa_sum_text_format (gint64 sum);

/**
 * loa_sum_text_format_difference:
 * @sum: a sum of đồng, or %LOA_AMOUNT_UNKNOWN for one that is too large
 * @less: another one
 *
 * Returns: (transfer full): @sum less @less, likewise
 */
char *loa_sum_text_format_difference (gint64 sum,
                                      gint64 less);

G_END_DECLS
