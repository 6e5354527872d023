/* loa-profile-folder.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The folders of profiles. All of this waits for the disk. */

/* Makes the folder of a profile, and those above it, where they are missing, for nobody else to read. Fails with
 * %LOA_SHOP_ERROR_FILE.
 */
gboolean   loa_profile_folder_make  (const char    *data_directory,
                                     const char    *name,
                                     GError       **error);

/* Makes a folder that was not there, with a name of @title, and gives the name. Fails with %LOA_SHOP_ERROR_FILE. */
char      *loa_profile_folder_claim (const char    *data_directory,
                                     const char    *title,
                                     GError       **error);

/* Gives the LoaProfiles that there are, the default one first. Fails with %LOA_SHOP_ERROR_FILE; when it is cancelled
 * some are missing.
 */
GPtrArray *loa_profile_folder_list  (const char    *data_directory,
                                     GCancellable  *cancellable,
                                     GError       **error);

G_END_DECLS
