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

/* Makes a folder that was not there, with a name of @title, and gives the name. Waits for the disk. Fails with
 * %LOA_SHOP_ERROR_FILE.
 */
char    *loa_profile_folder_claim       (const char           *data_directory,
                                         const char           *title,
                                         GError              **error);

G_END_DECLS
