/* loa-profile-settings.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-profile.h"
#include "loa-store.h"

G_BEGIN_DECLS

#define LOA_PROFILE_SETTING_TITLE "profile-title"
#define LOA_PROFILE_SETTING_COLOUR "profile-colour"

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
gboolean loa_profile_settings_set_finish (LoaStore             *store,
                                          GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
