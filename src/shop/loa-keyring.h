/* loa-keyring.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LOA_KEYRING_ERROR:
 *
 * Why the keyring cannot be used.
 */
#define LOA_KEYRING_ERROR (loa_keyring_error_quark ())

/**
 * LoaKeyringError:
 * @LOA_KEYRING_ERROR_LOCKED: it is locked
 * @LOA_KEYRING_ERROR_NO_COLLECTION: the service has no keyring yet
 * @LOA_KEYRING_ERROR_NO_SERVICE: no Secret Service answers
 * @LOA_KEYRING_ERROR_NO_BUS: there is no session bus
 * @LOA_KEYRING_ERROR_NO_PORTAL: in a sandbox, and the desktop has no portal for secrets
 * @LOA_KEYRING_ERROR_PORTAL_CHANGED: in a sandbox, and the portal gives another secret than the one that the
 * sandbox's file was encrypted with, so what it holds can no longer be read
 * @LOA_KEYRING_ERROR_DAMAGED: an item is there, but cannot be read
 * @LOA_KEYRING_ERROR_FAILED: anything else
 */
typedef enum
{
  LOA_KEYRING_ERROR_LOCKED,
  LOA_KEYRING_ERROR_NO_COLLECTION,
  LOA_KEYRING_ERROR_NO_SERVICE,
  LOA_KEYRING_ERROR_NO_BUS,
  LOA_KEYRING_ERROR_NO_PORTAL,
  LOA_KEYRING_ERROR_PORTAL_CHANGED,
  LOA_KEYRING_ERROR_DAMAGED,
  LOA_KEYRING_ERROR_FAILED,
} LoaKeyringError;

GQuark loa_keyring_error_quark (void);

#define LOA_TYPE_KEYRING (loa_keyring_get_type ())

/**
 * LoaKeyring:
 *
 * The only place that speaks libsecret. One item per account, with the attributes profile, account and server origin,
 * replaced in one call; a secret is found only for the origin that it was stored for. Every call has a time limit of
 * its own, so a keyring that never answers becomes an error; only loa_keyring_unlock_async() waits for a person.
 *
 * Property: `in-memory` (boolean): whether secrets last only as long as this object.
 */
G_DECLARE_FINAL_TYPE (LoaKeyring, loa_keyring, LOA, KEYRING, GObject)

/**
 * loa_keyring_new:
 *
 * Returns: (transfer full): the user's keyring
 */
LoaKeyring *loa_keyring_new (void);

/**
 * loa_keyring_new_in_memory:
 *
 * Returns: (transfer full): a keyring that lasts as long as the object, for the demo and for “only until Loa closes”
 */
LoaKeyring *loa_keyring_new_in_memory (void);

gboolean loa_keyring_get_in_memory (LoaKeyring *self);

/**
 * loa_keyring_keep_in_memory:
 * @self: the keyring
 *
 * From now on secrets are kept in memory only, and end with this object: the user's keyring is neither read nor
 * written any more. What was read from it before stays where it is used. Calls that are under way end as they began.
 */
void loa_keyring_keep_in_memory (LoaKeyring *self);

/**
 * loa_keyring_unlock_async:
 * @self: the keyring
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks the service to unlock the default collection, which shows a prompt of its own. There is no time limit: a
 * person types. In a sandbox the portal is asked for its secret, and shows whatever prompt it needs for that. A keyring
 * that is not locked, or in memory, is unlocked already.
 */
void     loa_keyring_unlock_async  (LoaKeyring           *self,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);

/**
 * loa_keyring_unlock_finish:
 * @self: the keyring
 * @result: what the callback was given
 * @error: return location for an error of %LOA_KEYRING_ERROR; %LOA_KEYRING_ERROR_LOCKED when the prompt was dismissed
 *
 * Returns: %TRUE when it is unlocked
 */
gboolean loa_keyring_unlock_finish (LoaKeyring           *self,
                                    GAsyncResult         *result,
                                    GError              **error);

/**
 * loa_keyring_lookup_async:
 * @self: the keyring
 * @profile: name of the profile
 * @account: `soundbox` or `bank`
 * @origin: origin of the server, of sepay_address_get_origin()
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Looks an account's item up.
 */
void loa_keyring_lookup_async (LoaKeyring          *self,
                               const char          *profile,
                               const char          *account,
                               const char          *origin,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);

/**
 * loa_keyring_lookup_finish:
 * @self: the keyring
 * @result: what the callback was given
 * @error: return location for an error of %LOA_KEYRING_ERROR
 *
 * Returns: (transfer full) (nullable): the secret text, to be cleared with loa_secret_free(); %NULL without @error
 * when there is none
 */
char *loa_keyring_lookup_finish (LoaKeyring    *self,
                                 GAsyncResult  *result,
                                 GError       **error);

/**
 * loa_keyring_store_async:
 * @self: the keyring
 * @profile: name of the profile
 * @account: `soundbox` or `bank`
 * @origin: origin of the server
 * @secret: the secret text
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Stores or replaces an account's item; it is durable when the call succeeds.
 */
void     loa_keyring_store_async  (LoaKeyring          *self,
                                   const char          *profile,
                                   const char          *account,
                                   const char          *origin,
                                   const char          *secret,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);

/**
 * loa_keyring_store_finish:
 * @self: the keyring
 * @result: what the callback was given
 * @error: return location for an error of %LOA_KEYRING_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when the secret is durable
 */
gboolean loa_keyring_store_finish (LoaKeyring          *self,
                                   GAsyncResult        *result,
                                   GError             **error);

/**
 * loa_keyring_clear_async:
 * @self: the keyring
 * @profile: name of the profile
 * @account: `soundbox` or `bank`
 * @origin: origin of the server
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Removes an account's item. Where a sandbox's file cannot be read, this is the way out, as the sentences of
 * %LOA_KEYRING_ERROR_PORTAL_CHANGED and %LOA_KEYRING_ERROR_DAMAGED promise: all that the secret of before has encrypted
 * is removed, when nothing else is in the file, and a file that is damaged is renamed.
 */
void     loa_keyring_clear_async  (LoaKeyring          *self,
                                   const char          *profile,
                                   const char          *account,
                                   const char          *origin,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);

/**
 * loa_keyring_clear_finish:
 * @self: the keyring
 * @result: what the callback was given
 * @was_there: (out) (optional): whether there was anything to remove
 * @error: return location for an error of %LOA_KEYRING_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when nothing is there any more
 */
gboolean loa_keyring_clear_finish (LoaKeyring          *self,
                                   GAsyncResult        *result,
                                   gboolean            *was_there,
                                   GError             **error);

/**
 * loa_secret_free:
 * @secret: (nullable): a text that is secret
 *
 * Clears and frees it.
 */
void loa_secret_free (char *secret);

G_END_DECLS
