/* loa-bank-acceptance.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-account-item.h"
#include "loa-bank-tokens.h"
#include "sepay-bank.h"

G_BEGIN_DECLS

/* Takes over a new permission: it is stored in @item first, then known to @tokens. Then @client asks who signed in; that
 * this cannot be had is no error. Takes @credentials over.
 */
void     loa_bank_acceptance_run_async  (LoaBankTokens        *tokens,
                                         LoaAccountItem       *item,
                                         SepayBank            *client,
                                         LoaClock             *clock,
                                         LoaBankCredentials   *credentials,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean loa_bank_acceptance_run_finish (LoaBankTokens        *tokens,
                                         GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
