/* loa-bank-grant.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-file-lock.h"
#include "loa-keyring.h"
#include "sepay-bank.h"
#include "sepay-oauth.h"
#include "sepay-tokens.h"

G_BEGIN_DECLS

/**
 * LOA_BANK_SCOPES:
 *
 * What Loa asks to be allowed (OAuth2 API sheet, section 3).
 */
#define LOA_BANK_SCOPES "transaction:read bank-account:read profile"

/**
 * LOA_BANK_GRANT_LIFETIME:
 *
 * How long a refresh token is expected to last, in seconds: SePay says a month (OAuth2 API sheet, section 4.4).
 */
#define LOA_BANK_GRANT_LIFETIME (G_GINT64_CONSTANT (30) * 24 * 60 * 60)

/**
 * LOA_BANK_GRANT_WARNING:
 *
 * How long before the expected end the user is told, in seconds.
 */
#define LOA_BANK_GRANT_WARNING (G_GINT64_CONSTANT (7) * 24 * 60 * 60)

#define LOA_TYPE_BANK_GRANT (loa_bank_grant_get_type ())

/**
 * LoaBankGrant:
 *
 * The permission to read the bank history of a profile: client id and secret, access and refresh token, in one
 * keyring item. The bank client gets its tokens here.
 *
 * One refresh at a time, between processes too: whoever holds the lock beside the store refreshes, the others read
 * the winner's tokens from the keyring. A new pair is durable before it is used. A refresh whose answer was lost is
 * tried once more after the keyring was read again.
 *
 * Properties: `connected` (boolean), `client-id` (string, nullable), `since` (int64, Unix seconds), `name` (string,
 * nullable: who signed in), `server` (string, the origin), `refresh-obtained` (int64, Unix seconds: when the newest
 * refresh token was obtained), `expected-end` (int64, Unix seconds: until about when the grant lasts, 0 when not
 * connected), `needs-sign-in` (boolean: connected, but SePay has refused the refresh token for good), `forgotten`
 * (boolean: loa_bank_grant_restore_async() has something to put back).
 */
G_DECLARE_FINAL_TYPE (LoaBankGrant, loa_bank_grant, LOA, BANK_GRANT, GObject)

/**
 * loa_bank_grant_new:
 * @keyring: the keyring
 * @profile: name of the profile
 * @refresh_lock: the lock that one refresh holds
 * @session: the HTTP session
 * @address: where the server is
 * @clock: the clock
 *
 * Returns: (transfer full): a grant that is not loaded yet
 */
LoaBankGrant *loa_bank_grant_new (LoaKeyring  *keyring,
                                  const char  *profile,
                                  LoaFileLock *refresh_lock,
                                  SoupSession *session,
                                  GUri        *address,
                                  LoaClock    *clock);

/**
 * loa_bank_grant_get_client:
 * @self: the grant
 *
 * Returns: (transfer none): the bank client that uses this grant
 */
SepayBank  *loa_bank_grant_get_client    (LoaBankGrant *self);

/**
 * loa_bank_grant_make_client:
 * @self: the grant
 * @token_source: where the client gets its tokens
 *
 * Returns: (transfer full): a bank client of the same server that does not use this grant
 */
SepayBank  *loa_bank_grant_make_client   (LoaBankGrant     *self,
                                          SepayTokenSource *token_source);

/**
 * loa_bank_grant_get_oauth:
 * @self: the grant
 *
 * Returns: (transfer none): the OAuth client of the same server
 */
SepayOauth *loa_bank_grant_get_oauth            (LoaBankGrant *self);
gboolean    loa_bank_grant_get_connected        (LoaBankGrant *self);
const char *loa_bank_grant_get_client_id        (LoaBankGrant *self);
const char *loa_bank_grant_get_name             (LoaBankGrant *self);
const char *loa_bank_grant_get_server           (LoaBankGrant *self);
gint64      loa_bank_grant_get_since            (LoaBankGrant *self);
gint64      loa_bank_grant_get_refresh_obtained (LoaBankGrant *self);
gint64      loa_bank_grant_get_expected_end     (LoaBankGrant *self);
gboolean    loa_bank_grant_get_needs_sign_in    (LoaBankGrant *self);
gboolean    loa_bank_grant_get_forgotten        (LoaBankGrant *self);

/**
 * loa_bank_grant_ends_soon:
 * @self: the grant
 *
 * Returns: %TRUE when it is connected, and now is less than %LOA_BANK_GRANT_WARNING before its expected end, or after
 *   it
 */
gboolean loa_bank_grant_ends_soon (LoaBankGrant *self);

/**
 * loa_bank_grant_allows:
 * @self: the grant
 * @scope: one of the scopes of %LOA_BANK_SCOPES
 *
 * SePay may grant less than was asked for, and need not say so (OAuth2 API sheet, section 14, row 12).
 *
 * Returns: %FALSE only when SePay has said what it granted, and @scope is not in it
 */
gboolean loa_bank_grant_allows (LoaBankGrant *self,
                                const char   *scope);

/**
 * loa_bank_grant_load_async:
 * @self: the grant
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the item from the keyring, once; having none is not an error.
 */
void     loa_bank_grant_load_async  (LoaBankGrant        *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);

/**
 * loa_bank_grant_load_finish:
 * @self: the grant
 * @result: what the callback was given
 * @error: return location for an error of %LOA_KEYRING_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when the keyring was read, whether or not anything was there
 */
gboolean loa_bank_grant_load_finish (LoaBankGrant        *self,
                                     GAsyncResult        *result,
                                     GError             **error);

/**
 * loa_bank_grant_reload_async:
 * @self: the grant
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the item again, because another process may have signed in or out; nothing changes when that fails.
 */
void     loa_bank_grant_reload_async  (LoaBankGrant        *self,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);

/**
 * loa_bank_grant_reload_finish:
 * @self: the grant
 * @result: what the callback was given
 * @error: return location for an error of %LOA_KEYRING_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when the keyring was read, whether or not anything was there
 */
gboolean loa_bank_grant_reload_finish (LoaBankGrant        *self,
                                       GAsyncResult        *result,
                                       GError             **error);

/**
 * loa_bank_grant_accept_async:
 * @self: the grant
 * @client_id: client id
 * @client_secret: client secret
 * @redirect_uri: the redirect address that was used
 * @tokens: what the code was exchanged for
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Takes over a new permission: it is stored first, then used. Asks for the name of who signed in; that it cannot be
 * had is no error.
 */
void     loa_bank_grant_accept_async  (LoaBankGrant        *self,
                                       const char          *client_id,
                                       const char          *client_secret,
                                       const char          *redirect_uri,
                                       const SepayTokens   *tokens,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);

/**
 * loa_bank_grant_accept_finish:
 * @self: the grant
 * @result: what the callback was given
 * @error: return location for an error of %LOA_KEYRING_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when the permission is stored and in use
 */
gboolean loa_bank_grant_accept_finish (LoaBankGrant        *self,
                                       GAsyncResult        *result,
                                       GError             **error);

/**
 * loa_bank_grant_forget_async:
 * @self: the grant
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Removes the item from the keyring. SePay documents no way to revoke it: the user does that on SePay's page. What
 * was removed is kept in memory for loa_bank_grant_restore_async(), until that is called, another sign-in is
 * accepted, or loa_bank_grant_drop_forgotten().
 */
void     loa_bank_grant_forget_async  (LoaBankGrant        *self,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);

/**
 * loa_bank_grant_forget_finish:
 * @self: the grant
 * @result: what the callback was given
 * @was_there: (out) (optional): whether there was anything to remove
 * @error: return location for an error of %LOA_KEYRING_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when nothing is there any more
 */
gboolean loa_bank_grant_forget_finish (LoaBankGrant        *self,
                                       GAsyncResult        *result,
                                       gboolean            *was_there,
                                       GError             **error);

/**
 * loa_bank_grant_restore_async:
 * @self: the grant
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Puts back what loa_bank_grant_forget_async() removed, unless another process has signed in meanwhile: then that is
 * what is connected. Without anything to put back it is done at once. A keyring that fails leaves it to be tried again.
 */
void     loa_bank_grant_restore_async  (LoaBankGrant        *self,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);

/**
 * loa_bank_grant_restore_finish:
 * @self: the grant
 * @result: what the callback was given
 * @error: return location for an error of %LOA_KEYRING_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when it is done
 */
gboolean loa_bank_grant_restore_finish (LoaBankGrant        *self,
                                        GAsyncResult        *result,
                                        GError             **error);

/**
 * loa_bank_grant_drop_forgotten:
 * @self: the grant
 *
 * Clears what was kept for loa_bank_grant_restore_async().
 */
void     loa_bank_grant_drop_forgotten (LoaBankGrant *self);

G_END_DECLS
