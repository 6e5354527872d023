/* loa-bank-refresh.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-account-item.h"
#include "loa-bank-credentials.h"
#include "sepay-oauth.h"

G_BEGIN_DECLS

#define LOA_TYPE_BANK_REFRESH (loa_bank_refresh_get_type ())

/**
 * LoaBankRefresh:
 *
 * Gets tokens that are good, one run at a time among all processes of a profile.
 */
G_DECLARE_FINAL_TYPE (LoaBankRefresh, loa_bank_refresh, LOA, BANK_REFRESH, GObject)

LoaBankRefresh     *loa_bank_refresh_new        (LoaAccountItem       *item,
                                                 SepayOauth           *oauth,
                                                 SoupSession          *session,
                                                 LoaClock             *clock);

/* Whether SePay has refused @refresh_token for good. */
gboolean            loa_bank_refresh_is_dead    (LoaBankRefresh       *self,
                                                 const char           *refresh_token);

/* It cannot be cancelled, because an answer that nobody waits for would be lost. One run at a time in an object. */
void                loa_bank_refresh_run_async  (LoaBankRefresh       *self,
                                                 const char           *rejected_token,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);

/* @credentials becomes what stands in the keyring: with good tokens, or with %LOA_SHOP_ERROR_NOT_SIGNED_IN those that
 * SePay refuses, or %NULL when it holds none. With any other error it becomes %NULL and says nothing.
 */
gboolean            loa_bank_refresh_run_finish (LoaBankRefresh       *self,
                                                 GAsyncResult         *result,
                                                 LoaBankCredentials  **credentials,
                                                 GError              **error);

G_END_DECLS
