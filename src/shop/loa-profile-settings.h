/* loa-profile-settings.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "loa-profile.h"
#include "loa-store.h"

G_BEGIN_DECLS

#define LOA_PROFILE_SETTING_TITLE "profile-title"
#define LOA_PROFILE_SETTING_COLOUR "profile-colour"

/* What Test announcement says, in đồng. */
#define LOA_PROFILE_SETTING_TEST_AMOUNT "test-amount"

/* The serial number of the speaker that the demonstration screen begins with. */
#define LOA_PROFILE_SETTING_DEMONSTRATION_SPEAKER "demonstration-speaker"

/* Filters of transactions that have a name: see LoaSavedFilters. */
#define LOA_PROFILE_SETTING_TRANSACTION_FILTERS "transaction-filters"

/* What was typed last, so that signing in again begins with it. */
#define LOA_PROFILE_SETTING_SOUNDBOX_CLIENT_ID "soundbox-client-id"
#define LOA_PROFILE_SETTING_BANK_CLIENT_ID "bank-client-id"
#define LOA_PROFILE_SETTING_BANK_REDIRECT_URI "bank-redirect-uri"

/**
 * loa_profile_settings_set_async:
 * @store: the store of an open profile
 * @profile: that profile
 * @title: its new title, of loa_profile_check_title()
 * @colour: its new colour
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes both, then changes @profile.
 */
void     loa_profile_settings_set_async  (LoaStore             *store,
                                          LoaProfile           *profile,
                                          const char           *title,
                                          LoaProfileColour      colour,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);

/**
 * loa_profile_settings_set_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when both are written
 */
gboolean loa_profile_settings_set_finish (LoaStore             *store,
                                          GAsyncResult         *result,
                                          GError              **error);

/**
 * loa_profile_settings_get_entries_async:
 * @store: the store of an open profile
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads what was typed last when an account was connected.
 */
void        loa_profile_settings_get_entries_async  (LoaStore             *store,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);

/**
 * loa_profile_settings_get_entries_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR
 *
 * Returns: (transfer full) (element-type utf8 utf8): the values of those of %LOA_PROFILE_SETTING_SOUNDBOX_CLIENT_ID,
 * %LOA_PROFILE_SETTING_BANK_CLIENT_ID and %LOA_PROFILE_SETTING_BANK_REDIRECT_URI that are set
 */
GHashTable *loa_profile_settings_get_entries_finish (LoaStore             *store,
                                                     GAsyncResult         *result,
                                                     GError              **error);

/**
 * loa_profile_settings_keep_soundbox_async:
 * @store: the store of an open profile
 * @client_id: what was typed
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Keeps what was typed for the next time. Call it when the account is connected.
 */
void     loa_profile_settings_keep_soundbox_async (LoaStore             *store,
                                                   const char           *client_id,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);

/**
 * loa_profile_settings_keep_bank_async:
 * @store: the store of an open profile
 * @client_id: what was typed
 * @redirect_uri: likewise
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Keeps what was typed for the next time. Call it when the bank history is signed in to.
 */
void     loa_profile_settings_keep_bank_async     (LoaStore             *store,
                                                   const char           *client_id,
                                                   const char           *redirect_uri,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);

/* Of both. */

/**
 * loa_profile_settings_keep_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when it is written
 */
gboolean loa_profile_settings_keep_finish         (LoaStore             *store,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
