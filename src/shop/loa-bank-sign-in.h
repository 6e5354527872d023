/* loa-bank-sign-in.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-bank-grant.h"

G_BEGIN_DECLS

/**
 * LOA_BANK_REDIRECT_DEFAULT:
 *
 * The redirect address unless the user gives another.
 */
#define LOA_BANK_REDIRECT_DEFAULT "http://127.0.0.1:8765/callback"

#define LOA_TYPE_BANK_SIGN_IN (loa_bank_sign_in_get_type ())

/**
 * LoaBankSignIn:
 *
 * One try to sign in to the bank history: a `state` and a PKCE verifier from the system's random source, the page to
 * open, and the way back, either through a listener on the loopback address that the redirect names or by the address
 * that the user pastes.
 *
 * Make one, open the address of loa_bank_sign_in_get_authorise_uri() in a browser, and either wait with
 * loa_bank_sign_in_listen_async() or finish with loa_bank_sign_in_paste_async(). The paste may come while the
 * listener waits, and ends that when it succeeds, or when its code can never be used again; a paste that fails
 * otherwise leaves it waiting.
 */
G_DECLARE_FINAL_TYPE (LoaBankSignIn, loa_bank_sign_in, LOA, BANK_SIGN_IN, GObject)

/**
 * loa_bank_sign_in_new:
 * @grant: what a success is stored in
 * @client_id: client id
 * @client_secret: client secret; copied, and cleared afterwards
 * @redirect_uri: (nullable): the redirect address, exactly as registered, or %NULL for %LOA_BANK_REDIRECT_DEFAULT
 * @clock: the clock
 * @error: return location for %LOA_SHOP_ERROR_USAGE
 *
 * Returns: (transfer full): a try, or %NULL when the redirect address cannot be
 */
LoaBankSignIn *loa_bank_sign_in_new (LoaBankGrant  *grant,
                                     const char    *client_id,
                                     const char    *client_secret,
                                     const char    *redirect_uri,
                                     LoaClock      *clock,
                                     GError       **error);

/**
 * loa_bank_sign_in_get_authorise_uri:
 * @self: the try
 *
 * Returns: (transfer none): the page to open in a browser
 */
const char *loa_bank_sign_in_get_authorise_uri (LoaBankSignIn *self);

/**
 * loa_bank_sign_in_can_listen:
 * @self: the try
 *
 * Returns: %TRUE when the redirect address is `http` on loopback; otherwise only pasting works
 */
gboolean loa_bank_sign_in_can_listen (LoaBankSignIn *self);

/**
 * loa_bank_sign_in_start_listening:
 * @self: the try
 * @error: return location for %LOA_SHOP_ERROR_SIGN_IN, such as a port that is in use
 *
 * Begins to listen, before the browser is opened. 127.0.0.1, ::1, or both for `localhost`.
 *
 * Returns: %TRUE when it listens
 */
gboolean loa_bank_sign_in_start_listening (LoaBankSignIn  *self,
                                           GError        **error);

/**
 * loa_bank_sign_in_listen_async:
 * @self: the try, which listens
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Waits at most ten minutes for the one request that carries the right `state`, answers every other one with an error
 * page, then exchanges the code and stores the grant. While a bare code waits to be confirmed it waits for that.
 */
void     loa_bank_sign_in_listen_async  (LoaBankSignIn       *self,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);

/**
 * loa_bank_sign_in_listen_finish:
 * @self: the try
 * @result: what the callback was given
 * @error: return location for an error that loa_failure_describe() has a sentence for, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when the grant is stored
 */
gboolean loa_bank_sign_in_listen_finish (LoaBankSignIn       *self,
                                         GAsyncResult        *result,
                                         GError             **error);

/**
 * loa_bank_sign_in_paste_async:
 * @self: the try
 * @text: the address on which the browser ended, its part from the query on, or the bare code out of it
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Takes the code out of the address, which has to carry the right `state`, exchanges it and stores the grant.
 *
 * A bare code carries no `state`, so whose it is cannot be told: it is exchanged, SePay is asked for the name of the
 * account (OAuth2 API sheet, section 9), and nothing is stored until loa_bank_sign_in_confirm_async(); see
 * loa_bank_sign_in_get_unconfirmed_name(). When SePay does not say the name it fails with %LOA_SHOP_ERROR_SIGN_IN.
 */
void     loa_bank_sign_in_paste_async  (LoaBankSignIn       *self,
                                        const char          *text,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);

/**
 * loa_bank_sign_in_paste_finish:
 * @self: the try
 * @result: what the callback was given
 * @error: return location for an error that loa_failure_describe() has a sentence for, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when the grant is stored, or waits for loa_bank_sign_in_confirm_async()
 */
gboolean loa_bank_sign_in_paste_finish (LoaBankSignIn       *self,
                                        GAsyncResult        *result,
                                        GError             **error);

/**
 * loa_bank_sign_in_get_unconfirmed_name:
 * @self: the try
 *
 * Returns: (transfer none) (nullable): whose account a pasted bare code opens, when the user has to confirm that it is
 *   his
 */
const char *loa_bank_sign_in_get_unconfirmed_name (LoaBankSignIn *self);

/**
 * loa_bank_sign_in_confirm_async:
 * @self: the try, with an unconfirmed name
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Stores the grant that a bare code gave; a keyring that fails leaves it to be confirmed again.
 */
void     loa_bank_sign_in_confirm_async  (LoaBankSignIn       *self,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);

/**
 * loa_bank_sign_in_confirm_finish:
 * @self: the try
 * @result: what the callback was given
 * @error: return location for an error of %LOA_KEYRING_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when the grant is stored
 */
gboolean loa_bank_sign_in_confirm_finish (LoaBankSignIn       *self,
                                          GAsyncResult        *result,
                                          GError             **error);

/**
 * loa_bank_sign_in_refuse:
 * @self: the try
 *
 * Clears what a bare code gave: it was somebody else's. The try is over.
 */
void loa_bank_sign_in_refuse (LoaBankSignIn *self);

G_END_DECLS
