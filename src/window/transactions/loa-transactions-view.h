/* loa-transactions-view.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-announcement-desk.h"
#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_TRANSACTIONS_VIEW (loa_transactions_view_get_type ())

/**
 * LoaTransactionsView:
 *
 * The local copy of the bank's transactions: searched, filtered, sorted and summed up by the store.
 *
 * Property: `narrow` (boolean): there is little width.
 */
G_DECLARE_FINAL_TYPE (LoaTransactionsView, loa_transactions_view, LOA, TRANSACTIONS_VIEW, AdwBin)

/**
 * loa_transactions_view_set_shop:
 * @self: the view, which has none yet
 * @shop: the shop
 * @desk: where announcements are handed in
 *
 * Shows the transactions of a shop.
 */
void loa_transactions_view_set_shop (LoaTransactionsView *self,
                                     LoaShop             *shop,
                                     LoaAnnouncementDesk *desk);

/**
 * loa_transactions_view_search:
 * @self: the view
 *
 * Puts the cursor into the search.
 */
void loa_transactions_view_search (LoaTransactionsView *self);

G_END_DECLS
