/* loa-shop.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcer.h"
#include "loa-bank-grant.h"
#include "loa-keyring.h"
#include "loa-profile.h"
#include "loa-server-settings.h"
#include "loa-soundbox-account.h"
#include "loa-speaker-register.h"
#include "loa-store.h"
#include "loa-sync.h"

G_BEGIN_DECLS

#define LOA_TYPE_SHOP (loa_shop_get_type ())

/**
 * LoaShop:
 *
 * The parts of one open profile. It makes them, owns them and hands them out; it holds no rules. Opening it touches
 * neither keyring nor network.
 */
G_DECLARE_FINAL_TYPE (LoaShop, loa_shop, LOA, SHOP, GObject)

/**
 * loa_shop_open_async:
 * @profile: name of the profile
 * @data_directory: (nullable) (type filename): where Loa keeps its data, or %NULL for the XDG place
 * @keyring: where secrets are
 * @clock: the clock
 * @soundbox_address: (nullable): a server that goes before the profile's setting, such as `LOA_SOUNDBOX_URL`
 * @bank_address: (nullable): likewise `LOA_BANK_URL`
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Makes the profile's folder (0700) where it is missing, opens its store, and checks the addresses of the servers.
 */
void     loa_shop_open_async  (const char           *profile,
                               const char           *data_directory,
                               LoaKeyring           *keyring,
                               LoaClock             *clock,
                               const char           *soundbox_address,
                               const char           *bank_address,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);

/**
 * loa_shop_open_finish:
 * @result: what the callback was given
 * @error: return location for an error of %LOA_SHOP_ERROR, %LOA_STORE_ERROR or %SEPAY_ERROR_ADDRESS
 *
 * Returns: (transfer full): the shop
 */
LoaShop *loa_shop_open_finish (GAsyncResult  *result,
                               GError       **error);

/**
 * loa_shop_close_async:
 * @self: the shop
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Closes the store. Cancel what is under way before.
 */
void     loa_shop_close_async  (LoaShop              *self,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);

/**
 * loa_shop_close_finish:
 * @self: the shop
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when its file is closed
 */
gboolean loa_shop_close_finish (LoaShop              *self,
                                GAsyncResult         *result,
                                GError              **error);

/**
 * loa_shop_get_given_address:
 * @self: the shop
 * @server: a server
 *
 * Returns: (transfer none) (nullable): the address that this shop was opened with, which goes before the profile's
 *   setting
 */
const char *loa_shop_get_given_address (LoaShop   *self,
                                        LoaServer  server);

/**
 * loa_shop_get_profile:
 * @self: the shop
 *
 * Returns: (transfer none): the profile that is open
 */
LoaProfile         *loa_shop_get_profile          (LoaShop *self);

/**
 * loa_shop_get_clock:
 * @self: the shop
 *
 * Returns: (transfer none): the clock that all parts go by
 */
LoaClock           *loa_shop_get_clock            (LoaShop *self);

/**
 * loa_shop_get_keyring:
 * @self: the shop
 *
 * Returns: (transfer none): where secrets are kept
 */
LoaKeyring         *loa_shop_get_keyring          (LoaShop *self);

/**
 * loa_shop_get_store:
 * @self: the shop
 *
 * Returns: (transfer none): the file of the profile
 */
LoaStore           *loa_shop_get_store            (LoaShop *self);

/**
 * loa_shop_get_soundbox_account:
 * @self: the shop
 *
 * Returns: (transfer none): the account for the speakers
 */
LoaSoundboxAccount *loa_shop_get_soundbox_account (LoaShop *self);

/**
 * loa_shop_get_bank_grant:
 * @self: the shop
 *
 * Returns: (transfer none): the permission to read the bank history
 */
LoaBankGrant       *loa_shop_get_bank_grant       (LoaShop *self);

/**
 * loa_shop_get_speakers:
 * @self: the shop
 *
 * Returns: (transfer none): the register of speakers
 */
LoaSpeakerRegister *loa_shop_get_speakers         (LoaShop *self);

/**
 * loa_shop_get_announcer:
 * @self: the shop
 *
 * Returns: (transfer none): what lets speakers say amounts
 */
LoaAnnouncer       *loa_shop_get_announcer        (LoaShop *self);

/**
 * loa_shop_get_sync:
 * @self: the shop
 *
 * Returns: (transfer none): what copies transactions
 */
LoaSync            *loa_shop_get_sync             (LoaShop *self);

G_END_DECLS
