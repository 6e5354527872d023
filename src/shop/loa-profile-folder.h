/* loa-profile-folder.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Makes the folder of a profile, and those above it, where they are missing: off the main loop, for nobody else to
 * read. Fails with %LOA_SHOP_ERROR_FILE.
 */
void     loa_profile_folder_make_async  (const char           *data_directory,
                                         const char           *name,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean loa_profile_folder_make_finish (GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
