/* loa-bank-tokens.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-account-item.h"
#include "loa-bank-credentials.h"
#include "sepay-oauth.h"
#include "sepay-token-source.h"

G_BEGIN_DECLS

#define LOA_TYPE_BANK_TOKENS (loa_bank_tokens_get_type ())

/**
 * LoaBankTokens:
 *
 * What this process knows of the bank account: the #SepayTokenSource of the bank client. The signal `changed` tells
 * that it knows something else than before.
 */
G_DECLARE_FINAL_TYPE (LoaBankTokens, loa_bank_tokens, LOA, BANK_TOKENS, GObject)

LoaBankTokens            *loa_bank_tokens_new                (LoaAccountItem            *item,
                                                              SepayOauth                *oauth,
                                                              SoupSession               *session,
                                                              LoaClock                  *clock);
const LoaBankCredentials *loa_bank_tokens_get_credentials    (LoaBankTokens             *self);
gboolean                  loa_bank_tokens_get_needs_sign_in  (LoaBankTokens             *self);
void                      loa_bank_tokens_set_credentials    (LoaBankTokens             *self,
                                                              const LoaBankCredentials  *credentials);
void                      loa_bank_tokens_load_async         (LoaBankTokens             *self,
                                                              GCancellable              *cancellable,
                                                              GAsyncReadyCallback        callback,
                                                              gpointer                   user_data);
gboolean                  loa_bank_tokens_load_finish        (LoaBankTokens             *self,
                                                              GAsyncResult              *result,
                                                              GError                   **error);

/* Reads the item again. What this process has done itself meanwhile is newer. */
void                      loa_bank_tokens_reload_async       (LoaBankTokens             *self,
                                                              GCancellable              *cancellable,
                                                              GAsyncReadyCallback        callback,
                                                              gpointer                   user_data);
gboolean                  loa_bank_tokens_reload_finish      (LoaBankTokens             *self,
                                                              GAsyncResult              *result,
                                                              GError                   **error);

G_END_DECLS
