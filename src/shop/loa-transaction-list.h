/* loa-transaction-list.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-lazy-list.h"
#include "loa-transaction.h"
#include "loa-transaction-filter.h"

G_BEGIN_DECLS

#define LOA_TYPE_TRANSACTION_LIST (loa_transaction_list_get_type ())

/**
 * LoaTransactionList:
 *
 * A lazy #GListModel of #LoaTransaction: see #LoaLazyList.
 *
 * Properties, read-only: `loading` (boolean), `totals` (pointer, a #LoaTransactionTotals of the result that is shown;
 * notified with every new result). The signal `failed` (a #GError) tells that the store could not be read.
 */
G_DECLARE_FINAL_TYPE (LoaTransactionList, loa_transaction_list, LOA, TRANSACTION_LIST, LoaLazyList)

/**
 * loa_transaction_list_new:
 * @store: the store; its `transactions-changed` is followed
 *
 * Returns: (transfer full): an empty list; it is filled after loa_transaction_list_set_filter()
 */
LoaTransactionList *loa_transaction_list_new (LoaStore *store);

/**
 * loa_transaction_list_set_filter:
 * @self: the list
 * @filter: which transactions to list; it is copied
 *
 * Changes what is listed. It is read off the main loop: `loading` tells when it is there.
 */
void loa_transaction_list_set_filter (LoaTransactionList         *self,
                                      const LoaTransactionFilter *filter);

/**
 * loa_transaction_list_set_order:
 * @self: the list
 * @order: sorted by what
 * @descending: largest or newest first
 *
 * Sorts the list anew, off the main loop.
 */
void loa_transaction_list_set_order  (LoaTransactionList         *self,
                                      LoaTransactionOrder         order,
                                      gboolean                    descending);

/**
 * loa_transaction_list_get_filter:
 * @self: the list
 *
 * Returns: (transfer none): which transactions are listed
 */
const LoaTransactionFilter *loa_transaction_list_get_filter  (LoaTransactionList *self);

const LoaTransactionTotals *loa_transaction_list_get_totals  (LoaTransactionList *self);
gboolean                    loa_transaction_list_get_loading (LoaTransactionList *self);

G_END_DECLS
