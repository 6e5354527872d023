/* sepay-oauth.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "loa-clock.h"
#include "sepay-tokens.h"

G_BEGIN_DECLS

#define SEPAY_TYPE_OAUTH (sepay_oauth_get_type ())

/**
 * SepayOauth:
 *
 * SePay's OAuth server: where the browser goes, and what codes and refresh tokens are exchanged for
 * (OAuth2 API sheet, section 4). Neither exchange is ever repeated by itself: a code is good once,
 * and the answer to a refresh may be lost after the old token died.
 *
 * All calls belong to the thread that made the object, and fail with %SEPAY_ERROR or %G_IO_ERROR_CANCELLED.
 */
G_DECLARE_FINAL_TYPE (SepayOauth, sepay_oauth, SEPAY, OAUTH, GObject)

/**
 * sepay_oauth_new:
 * @session: the HTTP session
 * @address: where the server is, from sepay_address_parse()
 * @clock: the clock
 *
 * Returns: (transfer full): a client
 */
SepayOauth *sepay_oauth_new (SoupSession *session,
                             GUri        *address,
                             LoaClock    *clock);

/**
 * sepay_oauth_get_authorise_uri:
 * @self: the client
 * @client_id: client id
 * @redirect_uri: where the browser is sent back to, exactly as registered
 * @scope: scopes separated by spaces
 * @state: a random text that comes back unchanged
 * @code_challenge: (nullable): PKCE, the S256 of the verifier
 *
 * Returns: (transfer full): the page on which the user allows access (section 4.1), every value percent-encoded
 */
char *sepay_oauth_get_authorise_uri (SepayOauth *self,
                                     const char *client_id,
                                     const char *redirect_uri,
                                     const char *scope,
                                     const char *state,
                                     const char *code_challenge);

/**
 * sepay_oauth_exchange_code_async:
 * @self: the client
 * @client_id: client id
 * @client_secret: client secret
 * @code: the code of the redirect
 * @redirect_uri: the same as in the authorise address
 * @code_verifier: (nullable): PKCE
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Exchanges a code for tokens (section 4.3).
 */
void         sepay_oauth_exchange_code_async  (SepayOauth          *self,
                                               const char          *client_id,
                                               const char          *client_secret,
                                               const char          *code,
                                               const char          *redirect_uri,
                                               const char          *code_verifier,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);

/**
 * sepay_oauth_exchange_code_finish:
 * @self: the client
 * @result: what the callback was given
 * @error: return location for an error of %SEPAY_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the first tokens of the grant
 */
SepayTokens *sepay_oauth_exchange_code_finish (SepayOauth          *self,
                                               GAsyncResult        *result,
                                               GError             **error);

/**
 * sepay_oauth_refresh_async:
 * @self: the client
 * @client_id: client id
 * @client_secret: client secret
 * @refresh_token: the newest refresh token
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Exchanges a refresh token for new tokens (section 4.4). The caller makes the new pair durable
 * before using it.
 */
void         sepay_oauth_refresh_async  (SepayOauth          *self,
                                         const char          *client_id,
                                         const char          *client_secret,
                                         const char          *refresh_token,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);

/**
 * sepay_oauth_refresh_finish:
 * @self: the client
 * @result: what the callback was given
 * @error: return location for an error of %SEPAY_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the new tokens, with the refresh token to use from now on
 */
SepayTokens *sepay_oauth_refresh_finish (SepayOauth          *self,
                                         GAsyncResult        *result,
                                         GError             **error);

G_END_DECLS
