/* loa-search-expression.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-transaction-filter.h"

G_BEGIN_DECLS

/**
 * LoaSearchPart:
 * @start: where it begins in what was typed, in bytes
 * @end: where it ends
 * @min_amount: smallest amount in đồng, or %LOA_AMOUNT_UNKNOWN
 * @max_amount: largest amount, likewise
 * @is_strict: it was typed with `<` or `>`: the amount that was typed is one đồng off, and not meant itself
 * @from_day: (nullable): first day, `YYYY-MM-DD`
 * @to_day: (nullable): last day
 *
 * A part of a search that says more than words: amounts or days.
 */
typedef struct
{
  gsize start;
  gsize end;
  gint64 min_amount;
  gint64 max_amount;
  gboolean is_strict;
  char *from_day;
  char *to_day;
} LoaSearchPart;

/**
 * LoaSearchExpression:
 *
 * What a person types into the one entry for searching:
 *
 * - amounts to compare with: `>500k`, `>= 1,5tr`, `<=2 triệu`, `≥50.000`; ranges, both ends included: `1tr..2tr`,
 *   `1tr..`, `..2tr`, and `500k-1tr` where one of the two says its unit; the first takes the second's: `10-20tr`
 * - days: `hôm nay`, `hôm qua`, `today`, `yesterday`, `25/02/2025`, `25/02` (the last one that has been), and ranges of
 *   the last two: `01/02..15/02`
 *
 * Case and diacritics do not matter. All else is words, with every character plain, as in #LoaTransactionFilter.
 */
typedef struct _LoaSearchExpression LoaSearchExpression;

/**
 * loa_search_expression_new:
 * @text: (nullable): what was typed
 * @today: today in Vietnam, `YYYY-MM-DD`
 *
 * Returns: (transfer full): what it means
 */
LoaSearchExpression *loa_search_expression_new         (const char                *text,
                                                        const char                *today);
void                 loa_search_expression_free        (LoaSearchExpression       *self);

/**
 * loa_search_expression_get_words:
 * @self: a search
 *
 * Returns: (transfer none) (nullable): the words, as they were typed
 */
const char          *loa_search_expression_get_words   (const LoaSearchExpression *self);

/**
 * loa_search_expression_get_n_parts:
 * @self: a search
 *
 * Returns: how many parts say more than words
 */
guint                loa_search_expression_get_n_parts (const LoaSearchExpression *self);

/**
 * loa_search_expression_get_part:
 * @self: a search
 * @position: which, from 0
 *
 * Returns: (transfer none): a part, valid as long as the search
 */
const LoaSearchPart *loa_search_expression_get_part    (const LoaSearchExpression *self,
                                                        guint                      position);

/**
 * loa_search_expression_dup_without:
 * @self: a search
 * @position: a part
 *
 * Returns: (transfer full): what was typed, without that part
 */
char                *loa_search_expression_dup_without (const LoaSearchExpression *self,
                                                        guint                      position);

/**
 * loa_search_expression_apply:
 * @self: a search
 * @filter: a filter
 *
 * Sets the words of @filter, and lets through only what had been let through and is of these amounts and days. Several
 * days are a span from the first to the last.
 */
void                 loa_search_expression_apply       (const LoaSearchExpression *self,
                                                        LoaTransactionFilter      *filter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaSearchExpression, loa_search_expression_free)

G_END_DECLS
