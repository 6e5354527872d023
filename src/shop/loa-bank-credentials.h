/* loa-bank-credentials.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "loa-clock.h"
#include "sepay-secret.h"
#include "sepay-tokens.h"

G_BEGIN_DECLS

/**
 * LoaBankCredentials:
 * @client_id: client id
 * @client_secret: client secret
 * @redirect_uri: the redirect address of the sign-in
 * @access_token: the newest access token
 * @refresh_token: (nullable): the newest refresh token, where there ever was one
 * @obtained_at: when @access_token was obtained, Unix seconds
 * @expires_at: when it expires, Unix seconds
 * @refresh_obtained_at: when @refresh_token was obtained, Unix seconds
 * @refused_at: when SePay refused @refresh_token for good, Unix seconds, or 0
 * @since: when the user signed in, Unix seconds
 * @name: (nullable): who signed in
 * @scope: (nullable): what was granted, where SePay told
 * @good_until_us: in boot time, until when @access_token is used without asking for another; not stored
 *
 * What the keyring holds for the bank account.
 */
typedef struct
{
  char *client_id;
  SepaySecret *client_secret;
  char *redirect_uri;
  SepaySecret *access_token;
  SepaySecret *refresh_token;
  gint64 obtained_at;
  gint64 expires_at;
  gint64 refresh_obtained_at;
  gint64 refused_at;
  gint64 since;
  char *name;
  char *scope;
  gint64 good_until_us;
} LoaBankCredentials;

LoaBankCredentials *loa_bank_credentials_copy        (const LoaBankCredentials  *self);
void                loa_bank_credentials_free        (LoaBankCredentials        *self);
SepaySecret        *loa_bank_credentials_encode      (const LoaBankCredentials  *self);
LoaBankCredentials *loa_bank_credentials_decode      (const char                *text,
                                                      LoaClock                  *clock,
                                                      GError                   **error);
void                loa_bank_credentials_take_tokens (LoaBankCredentials        *self,
                                                      const SepayTokens         *tokens,
                                                      LoaClock                  *clock);
void                loa_bank_credentials_hide        (const LoaBankCredentials  *self,
                                                      SoupSession               *session);
gboolean            loa_bank_credentials_allow       (const LoaBankCredentials  *self,
                                                      const char                *scope);
gboolean            loa_bank_credentials_is_good     (const LoaBankCredentials  *self,
                                                      const char                *rejected_token,
                                                      LoaClock                  *clock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaBankCredentials, loa_bank_credentials_free)

G_END_DECLS
