/* loa-values.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-arguments.h"
#include "loa-transaction-filter.h"

G_BEGIN_DECLS

/* The values of options. What is wrong with one is %LOA_SHOP_ERROR_USAGE or an error of %LOA_AMOUNT_ERROR. */

/**
 * loa_values_read_count:
 * @arguments: what was typed
 * @option: an option whose value is a count
 * @preset: what counts when the option was not given
 * @count: (out): where the count goes
 * @error: return location for an error
 *
 * Returns: %TRUE when the option was not given, or with a whole number from 0
 */
gboolean loa_values_read_count (const LoaArguments  *arguments,
                                LoaOption            option,
                                gint64               preset,
                                gint64              *count,
                                GError             **error);

/**
 * loa_values_read_day:
 * @arguments: what was typed
 * @option: an option whose value is a day
 * @day: (out) (nullable): the day, or %NULL when the option was not given
 * @error: return location for an error
 *
 * Returns: %TRUE when the option was not given, or with a day that exists
 */
gboolean loa_values_read_day (const LoaArguments  *arguments,
                              LoaOption            option,
                              const char         **day,
                              GError             **error);

/**
 * loa_values_read_filter:
 * @arguments: what was typed
 * @error: return location for an error
 *
 * Returns: (transfer full): which transactions
 */
LoaTransactionFilter *loa_values_read_filter (const LoaArguments  *arguments,
                                              GError             **error);

G_END_DECLS
