/* loa-transaction-filter.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LoaTransactionDirection:
 * @LOA_TRANSACTION_DIRECTION_BOTH: money in and money out
 * @LOA_TRANSACTION_DIRECTION_IN: money in
 * @LOA_TRANSACTION_DIRECTION_OUT: money out
 */
typedef enum
{
  LOA_TRANSACTION_DIRECTION_BOTH,
  LOA_TRANSACTION_DIRECTION_IN,
  LOA_TRANSACTION_DIRECTION_OUT,
} LoaTransactionDirection;

/**
 * LoaTransactionFilter:
 * @search: (nullable): words that must all match, each as a folded substring of content, code, reference,
 *   sub-account or account number, as a folded prefix of the bank's name, or, read as an amount, as the row's in or out
 * @account: (nullable): id or number of a bank account
 * @from_day: (nullable): first day, `YYYY-MM-DD`, or its first hour, `YYYY-MM-DD HH`
 * @to_day: (nullable): last day, or its last hour
 * @direction: which way the money went
 * @min_amount: smallest amount, in or out, in đồng, or %LOA_AMOUNT_UNKNOWN
 * @max_amount: largest amount, likewise
 * @reference: (nullable): exact reference
 * @code: (nullable): exact payment code
 * @suspicious: only what is suspicious: see #LoaTransactionSuspicion
 *
 * Which transactions to show, count, sum and export. A plain value: copy it to change it.
 */
typedef struct
{
  char *search;
  char *account;
  char *from_day;
  char *to_day;
  LoaTransactionDirection direction;
  gint64 min_amount;
  gint64 max_amount;
  char *reference;
  char *code;
  gboolean suspicious;
} LoaTransactionFilter;

/**
 * loa_transaction_filter_new:
 *
 * Returns: (transfer full): a filter that lets everything through
 */
LoaTransactionFilter *loa_transaction_filter_new   (void);

/**
 * loa_transaction_filter_copy:
 * @self: a filter
 *
 * Returns: (transfer full): the same once more
 */
LoaTransactionFilter *loa_transaction_filter_copy  (const LoaTransactionFilter *self);

void                  loa_transaction_filter_free  (LoaTransactionFilter       *self);

/**
 * loa_transaction_filter_equal:
 * @self: a filter
 * @other: another one
 *
 * Returns: whether both let the same through
 */
gboolean              loa_transaction_filter_equal (const LoaTransactionFilter *self,
                                                    const LoaTransactionFilter *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaTransactionFilter, loa_transaction_filter_free)

/**
 * LoaTransactionOrder:
 * @LOA_TRANSACTION_ORDER_DATE: by date, then id
 * @LOA_TRANSACTION_ORDER_ACCOUNT: by account number
 * @LOA_TRANSACTION_ORDER_IN: by money in
 * @LOA_TRANSACTION_ORDER_OUT: by money out
 * @LOA_TRANSACTION_ORDER_CONTENT: by content, folded
 * @LOA_TRANSACTION_ORDER_CODE: by payment code
 * @LOA_TRANSACTION_ORDER_REFERENCE: by reference
 * @LOA_TRANSACTION_ORDER_SUB_ACCOUNT: by sub-account
 * @LOA_TRANSACTION_ORDER_MATCH: by how many words of the search are there as they were typed, with their diacritics
 *
 * What transactions are sorted by; ties go by date and id, newest first.
 */
typedef enum
{
  LOA_TRANSACTION_ORDER_DATE,
  LOA_TRANSACTION_ORDER_ACCOUNT,
  LOA_TRANSACTION_ORDER_IN,
  LOA_TRANSACTION_ORDER_OUT,
  LOA_TRANSACTION_ORDER_CONTENT,
  LOA_TRANSACTION_ORDER_CODE,
  LOA_TRANSACTION_ORDER_REFERENCE,
  LOA_TRANSACTION_ORDER_SUB_ACCOUNT,
  LOA_TRANSACTION_ORDER_MATCH,
} LoaTransactionOrder;

/**
 * LoaTransactionTotals:
 * @count: rows
 * @sum_in: money in, đồng, or %LOA_AMOUNT_UNKNOWN when that is more than an integer holds
 * @sum_out: money out, likewise
 *
 * What a filter lets through, in sum.
 */
typedef struct
{
  gint64 count;
  gint64 sum_in;
  gint64 sum_out;
} LoaTransactionTotals;

G_END_DECLS
