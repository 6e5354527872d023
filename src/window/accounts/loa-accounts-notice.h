/* loa-accounts-notice.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-banner.h"
#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_ACCOUNTS_NOTICE (loa_accounts_notice_get_type ())

/**
 * LoaAccountsNotice:
 *
 * Says in a banner what there is to know of the accounts: that the bank sign-in is over, that it ends soon, or that
 * accounts are kept only until Loa closes. Each can be put aside, and is then not said again.
 */
G_DECLARE_FINAL_TYPE (LoaAccountsNotice, loa_accounts_notice, LOA, ACCOUNTS_NOTICE, GObject)

/**
 * loa_accounts_notice_new:
 * @banner: the banner, in a window that has the action `win.sign-in-bank`; it may go before the notice does
 * @shop: the shop
 *
 * Returns: (transfer full): a notice that follows the accounts of @shop
 */
LoaAccountsNotice *loa_accounts_notice_new (LoaBanner *banner,
                                            LoaShop   *shop);

/**
 * loa_accounts_notice_set_sign_in_shown:
 * @self: the notice
 * @shown: whether something else that can be seen says that the bank sign-in is over
 *
 * Keeps the same from being said twice.
 */
void loa_accounts_notice_set_sign_in_shown (LoaAccountsNotice *self,
                                            gboolean           shown);

/**
 * loa_accounts_notice_update:
 * @self: the notice
 *
 * Looks again, because time has passed.
 */
void loa_accounts_notice_update            (LoaAccountsNotice *self);

G_END_DECLS
