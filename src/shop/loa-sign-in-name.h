/* loa-sign-in-name.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-bank-grant.h"

G_BEGIN_DECLS

/**
 * loa_sign_in_name_ask_async:
 * @grant: the grant for which somebody signs in; it is not changed
 * @tokens: what a code was exchanged for
 * @clock: the clock
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks SePay whose account @tokens open, for a few seconds at most.
 */
void  loa_sign_in_name_ask_async  (LoaBankGrant         *grant,
                                   const SepayTokens    *tokens,
                                   LoaClock             *clock,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);

/**
 * loa_sign_in_name_ask_finish:
 * @grant: the grant
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED, or %LOA_SHOP_ERROR_SIGN_IN when SePay does not say it
 *
 * Returns: (transfer full): the name, fit to be shown
 */
char *loa_sign_in_name_ask_finish (LoaBankGrant         *grant,
                                   GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
