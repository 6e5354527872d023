/* loa-profile.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LOA_PROFILE_DEFAULT "default"

/**
 * loa_profile_check_name:
 * @name: (nullable): a name that a user gave
 * @error: return location for %LOA_SHOP_ERROR_USAGE
 *
 * A profile's name is 1–32 characters of `a–z A–Z 0–9 - _`, so that no name can leave the profiles' folder.
 *
 * Returns: %TRUE when @name may be used
 */
gboolean loa_profile_check_name (const char  *name,
                                 GError     **error);

/**
 * loa_profile_get_directory:
 * @data_directory: (nullable) (type filename): where Loa keeps its data, or %NULL for the XDG place
 * @name: a checked name
 *
 * Returns: (transfer full) (type filename): the folder of the profile, which may not be there yet
 */
char *loa_profile_get_directory (const char *data_directory,
                                 const char *name);

G_END_DECLS
