/* loa-sum.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-transaction-record.h"

G_BEGIN_DECLS

/**
 * loa_sum_add:
 * @sum: (inout): a sum of đồng, or %LOA_AMOUNT_UNKNOWN when it is too large for an integer
 * @amount: what is added, or %LOA_AMOUNT_UNKNOWN for such a sum
 *
 * Adds up without ever coming round to a wrong sum: one that was too large once stays %LOA_AMOUNT_UNKNOWN. It may be
 * called from any thread.
 */
static inline void
loa_sum_add (gint64 *sum,
             gint64  amount)
{
  if (*sum == LOA_AMOUNT_UNKNOWN || amount == LOA_AMOUNT_UNKNOWN || __builtin_add_overflow (*sum, amount, sum))
    *sum = LOA_AMOUNT_UNKNOWN;
}

G_END_DECLS
