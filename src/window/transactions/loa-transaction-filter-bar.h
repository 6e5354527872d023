/* loa-transaction-filter-bar.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-shop.h"
#include "loa-transaction-filter.h"

G_BEGIN_DECLS

#define LOA_TYPE_TRANSACTION_FILTER_BAR (loa_transaction_filter_bar_get_type ())

/**
 * LoaTransactionFilterBar:
 *
 * Which transactions are shown: a #LoaFilterBar with what can be chosen of transactions, whose search understands
 * a #LoaSearchExpression, and under it a chip for each
 * part of the filter.
 *
 * In a .ui file a child of the type `button` stands at its end.
 *
 * Properties: `narrow` (boolean): there is little width. Signals: `changed`: the filter is another
 * one, or whether what matches best comes first.
 */
G_DECLARE_FINAL_TYPE (LoaTransactionFilterBar, loa_transaction_filter_bar, LOA, TRANSACTION_FILTER_BAR, GtkWidget)

/**
 * loa_transaction_filter_bar_set_shop:
 * @self: the bar
 * @shop: whose transactions they are
 */
void loa_transaction_filter_bar_set_shop           (LoaTransactionFilterBar    *self,
                                                    LoaShop                    *shop);

/**
 * loa_transaction_filter_bar_load_accounts:
 * @self: the bar, which has a shop
 *
 * Reads anew which accounts there are.
 */
void loa_transaction_filter_bar_load_accounts      (LoaTransactionFilterBar    *self);

/**
 * loa_transaction_filter_bar_get_filter:
 * @self: the bar, which has a shop
 *
 * Returns: (transfer none): what is shown
 */
const LoaTransactionFilter *
     loa_transaction_filter_bar_get_filter         (LoaTransactionFilterBar    *self);

/**
 * loa_transaction_filter_bar_set_filter:
 * @self: the bar, which has a shop
 * @filter: what to show. Its words go into the entry, where they are read as a #LoaSearchExpression; its days may be
 *   hours, `YYYY-MM-DD HH`
 *
 * Shows what @filter lets through and nothing else, which is told by `changed` when it is another filter.
 */
void loa_transaction_filter_bar_set_filter         (LoaTransactionFilterBar    *self,
                                                    const LoaTransactionFilter *filter);

/**
 * loa_transaction_filter_bar_set_days:
 * @self: the bar, which has a shop
 * @from_day: (nullable): first day, or hour, `YYYY-MM-DD HH`
 * @to_day: (nullable): last day or hour
 *
 * Shows other days, and of them what was shown before.
 */
void loa_transaction_filter_bar_set_days           (LoaTransactionFilterBar    *self,
                                                    const char                 *from_day,
                                                    const char                 *to_day);

/**
 * loa_transaction_filter_bar_set_account:
 * @self: the bar, which has a shop
 * @account: (nullable): id or number of a bank account
 *
 * Shows another account, and of it what was shown before.
 */
void loa_transaction_filter_bar_set_account        (LoaTransactionFilterBar    *self,
                                                    const char                 *account);

/**
 * loa_transaction_filter_bar_clear:
 * @self: the bar, which has a shop
 *
 * Shows everything.
 */
void loa_transaction_filter_bar_clear              (LoaTransactionFilterBar    *self);

/**
 * loa_transaction_filter_bar_update:
 * @self: the bar, which has a shop
 *
 * Finds out what the filter means now: “today” may have become another day.
 */
void loa_transaction_filter_bar_update             (LoaTransactionFilterBar    *self);

/**
 * loa_transaction_filter_bar_set_by_match:
 * @self: the bar
 * @by_match: whether what matches best comes first
 *
 * That is only asked for while words are searched for; it is told by `changed`.
 */
void     loa_transaction_filter_bar_set_by_match   (LoaTransactionFilterBar    *self,
                                                    gboolean                    by_match);
gboolean loa_transaction_filter_bar_get_by_match   (LoaTransactionFilterBar    *self);

gboolean loa_transaction_filter_bar_get_filtered   (LoaTransactionFilterBar    *self);
void     loa_transaction_filter_bar_capture_keys   (LoaTransactionFilterBar    *self,
                                                    GtkWidget                  *widget);
void     loa_transaction_filter_bar_search         (LoaTransactionFilterBar    *self);

G_END_DECLS
