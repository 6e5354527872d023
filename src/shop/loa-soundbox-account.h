/* loa-soundbox-account.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-file-lock.h"
#include "loa-keyring.h"
#include "sepay-soundbox.h"

G_BEGIN_DECLS

#define LOA_TYPE_SOUNDBOX_ACCOUNT (loa_soundbox_account_get_type ())

/**
 * LoaSoundboxAccount:
 *
 * The SoundBox credentials of a profile: they are proved by creating a token before they are stored. All processes
 * of a profile use the same token, which is renewed a minute before it ends, or at half of a life of less than two
 * minutes, and when SePay refuses it. Nothing is read
 * from the keyring before loa_soundbox_account_load_async().
 *
 * Properties: `connected` (boolean), `client-id` (string, nullable), `since` (int64, Unix seconds, 0 when not
 * connected), `server` (string, the origin), `forgotten` (boolean: loa_soundbox_account_restore_async() has something
 * to put back).
 */
G_DECLARE_FINAL_TYPE (LoaSoundboxAccount, loa_soundbox_account, LOA, SOUNDBOX_ACCOUNT, GObject)

/**
 * loa_soundbox_account_new:
 * @keyring: the keyring
 * @profile: name of the profile
 * @refresh_lock: the lock that covers one token's renewal between processes
 * @session: the HTTP session
 * @address: where the API is
 * @clock: the clock
 *
 * Returns: (transfer full): an account that is not loaded yet
 */
LoaSoundboxAccount *loa_soundbox_account_new (LoaKeyring   *keyring,
                                              const char   *profile,
                                              LoaFileLock  *refresh_lock,
                                              SoupSession  *session,
                                              GUri         *address,
                                              LoaClock     *clock);

/**
 * loa_soundbox_account_get_client:
 * @self: the account
 *
 * Returns: (transfer none): the client that uses these credentials; call loa_soundbox_account_require_async() first
 */
SepaySoundbox *loa_soundbox_account_get_client    (LoaSoundboxAccount *self);
gboolean       loa_soundbox_account_get_connected (LoaSoundboxAccount *self);
const char    *loa_soundbox_account_get_client_id (LoaSoundboxAccount *self);
const char    *loa_soundbox_account_get_server    (LoaSoundboxAccount *self);
gint64         loa_soundbox_account_get_since     (LoaSoundboxAccount *self);
gboolean       loa_soundbox_account_get_forgotten (LoaSoundboxAccount *self);

/**
 * loa_soundbox_account_load_async:
 * @self: the account
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the credentials from the keyring, once; a failed reading is tried again by the next call. Having none is not
 * an error.
 */
void     loa_soundbox_account_load_async  (LoaSoundboxAccount  *self,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean loa_soundbox_account_load_finish (LoaSoundboxAccount  *self,
                                           GAsyncResult        *result,
                                           GError             **error);

/**
 * loa_soundbox_account_reload_async:
 * @self: the account
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the credentials again, because another process may have connected or disconnected; nothing changes when that
 * fails.
 */
void     loa_soundbox_account_reload_async  (LoaSoundboxAccount  *self,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean loa_soundbox_account_reload_finish (LoaSoundboxAccount  *self,
                                             GAsyncResult        *result,
                                             GError             **error);

/**
 * loa_soundbox_account_require_async:
 * @self: the account
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Like loa_soundbox_account_load_async(), but having none is %LOA_SHOP_ERROR_NOT_SIGNED_IN.
 */
void     loa_soundbox_account_require_async  (LoaSoundboxAccount  *self,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
gboolean loa_soundbox_account_require_finish (LoaSoundboxAccount  *self,
                                              GAsyncResult        *result,
                                              GError             **error);

/**
 * loa_soundbox_account_connect_async:
 * @self: the account
 * @client_id: client id
 * @client_secret: client secret
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Proves the credentials, then stores them with the token that this gave. When either fails the account stays as it
 * was.
 */
void     loa_soundbox_account_connect_async  (LoaSoundboxAccount  *self,
                                              const char          *client_id,
                                              const char          *client_secret,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
gboolean loa_soundbox_account_connect_finish (LoaSoundboxAccount  *self,
                                              GAsyncResult        *result,
                                              GError             **error);

/**
 * loa_soundbox_account_forget_async:
 * @self: the account
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Removes the credentials from the keyring. What was removed is kept in memory for
 * loa_soundbox_account_restore_async(), until that is called, another account is connected, or
 * loa_soundbox_account_drop_forgotten().
 */
void     loa_soundbox_account_forget_async  (LoaSoundboxAccount  *self,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean loa_soundbox_account_forget_finish (LoaSoundboxAccount  *self,
                                             GAsyncResult        *result,
                                             gboolean            *was_there,
                                             GError             **error);

/**
 * loa_soundbox_account_restore_async:
 * @self: the account
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Puts back what loa_soundbox_account_forget_async() removed, unless another process has connected meanwhile: then
 * that is what is connected. Without anything to put back it is done at once. A keyring that fails leaves it to be
 * tried again.
 */
void     loa_soundbox_account_restore_async  (LoaSoundboxAccount  *self,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
gboolean loa_soundbox_account_restore_finish (LoaSoundboxAccount  *self,
                                              GAsyncResult        *result,
                                              GError             **error);

/**
 * loa_soundbox_account_drop_forgotten:
 * @self: the account
 *
 * Clears what was kept for loa_soundbox_account_restore_async().
 */
void     loa_soundbox_account_drop_forgotten (LoaSoundboxAccount *self);

G_END_DECLS
