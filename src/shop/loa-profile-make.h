/* loa-profile-make.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "loa-profile.h"

G_BEGIN_DECLS

/* Whose keyring items are a profile's: random, so that another that had the same name before does not share them. */
#define LOA_PROFILE_SETTING_ID "profile-id"

/* Makes a profile with a name of @title, and a store that holds @settings and @speakers, or else nothing at all. Waits
 * for the disk. Fails with an error of %LOA_SHOP_ERROR or %LOA_STORE_ERROR.
 */
LoaProfile *loa_profile_make              (const char           *data_directory,
                                           const char           *title,
                                           LoaProfileColour      colour,
                                           GHashTable           *settings,
                                           GPtrArray            *speakers,
                                           GError              **error);

/* Makes the folder of a profile, and the store of one that has a name, where they are missing: off the main loop. Fails
 * likewise.
 */
void        loa_profile_make_ready_async  (const char           *data_directory,
                                           const char           *name,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean    loa_profile_make_ready_finish (GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
