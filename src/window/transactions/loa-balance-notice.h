/* loa-balance-notice.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_BALANCE_NOTICE (loa_balance_notice_get_type ())

/**
 * LoaBalanceNotice:
 *
 * Says where transactions seem to be missing, because the balances before and after do not follow from each other. It
 * shows nothing while there is no such place, nor what was hidden until there is another.
 *
 * Signal: `show-gap` (a #LoaBalanceBreak): the user wants to see the transactions around such a place.
 */
G_DECLARE_FINAL_TYPE (LoaBalanceNotice, loa_balance_notice, LOA, BALANCE_NOTICE, GtkWidget)

/**
 * loa_balance_notice_set_shop:
 * @self: the notice, which has none yet
 * @shop: the shop
 *
 * Watches the balances of a shop.
 */
void loa_balance_notice_set_shop (LoaBalanceNotice *self,
                                  LoaShop          *shop);

G_END_DECLS
