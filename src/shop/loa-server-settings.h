/* loa-server-settings.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store.h"

G_BEGIN_DECLS

/**
 * LoaServer:
 * @LOA_SERVER_SOUNDBOX: the server that speakers are paired and spoken through
 * @LOA_SERVER_BANK: the server of sign-in and bank history
 *
 * The servers whose address a profile may set.
 */
typedef enum
{
  LOA_SERVER_SOUNDBOX,
  LOA_SERVER_BANK,
} LoaServer;

/**
 * loa_server_get_default:
 * @server: a server
 *
 * Returns: (transfer none): SePay's own address, which is used where none is set
 */
const char *loa_server_get_default (LoaServer server);

/**
 * loa_server_get_setting:
 * @server: a server
 *
 * Returns: (transfer none): the name of the setting that holds its address
 */
const char *loa_server_get_setting (LoaServer server);

/**
 * loa_server_settings_get_async:
 * @store: the profile's store
 * @server: a server
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the address that the profile sets for a server.
 */
void     loa_server_settings_get_async  (LoaStore             *store,
                                         LoaServer             server,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);

/**
 * loa_server_settings_get_finish:
 * @store: the profile's store
 * @result: what the callback was given
 * @address: (out) (transfer full) (nullable): the address, %NULL when none is set
 * @error: return location for an error of %LOA_STORE_ERROR
 *
 * Returns: %TRUE unless the file cannot be read
 */
gboolean loa_server_settings_get_finish (LoaStore             *store,
                                         GAsyncResult         *result,
                                         char                **address,
                                         GError              **error);

/**
 * loa_server_settings_set_async:
 * @store: the profile's store
 * @server: a server
 * @address: (nullable): what a person entered; blank or %NULL for SePay's own
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Checks an address as sepay_address_parse() does, and sets it for the next time that the profile is opened.
 */
void     loa_server_settings_set_async  (LoaStore             *store,
                                         LoaServer             server,
                                         const char           *address,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);

/**
 * loa_server_settings_set_finish:
 * @store: the profile's store
 * @result: what the callback was given
 * @address: (out) (optional) (transfer full) (nullable): the address as it is kept, %NULL for SePay's own
 * @error: return location for %LOA_SHOP_ERROR_USAGE, when the address cannot be used, or an error of %LOA_STORE_ERROR
 *
 * Returns: %TRUE when it is set
 */
gboolean loa_server_settings_set_finish (LoaStore             *store,
                                         GAsyncResult         *result,
                                         char                **address,
                                         GError              **error);

/**
 * loa_server_settings_reset_async:
 * @profile: name of a profile that is there and cannot be opened, because an address that it sets cannot be used
 * @data_directory: (nullable) (type filename): where Loa keeps its data, or %NULL for the XDG place
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Unsets the addresses of both servers, so that SePay's own are used.
 */
void     loa_server_settings_reset_async  (const char           *profile,
                                           const char           *data_directory,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);

/**
 * loa_server_settings_reset_finish:
 * @result: what the callback was given
 * @error: return location for %LOA_SHOP_ERROR_USAGE, when the profile's name cannot be one, or an error of
 * %LOA_STORE_ERROR
 *
 * Returns: %TRUE when they are unset
 */
gboolean loa_server_settings_reset_finish (GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
