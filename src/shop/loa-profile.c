/* loa-profile.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "loa-failure.h"
#include "loa-profile.h"

#define MAX_NAME_LENGTH 32

#define NAME_CHARACTERS G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_"

gboolean
loa_profile_check_name (const char  *name,
                        GError     **error)
{
  gsize length;

  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  length = name != NULL ? strlen (name) : 0;
  if (length >= 1 && length <= MAX_NAME_LENGTH && strspn (name, NAME_CHARACTERS) == length)
    return TRUE;

  g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                       _("This cannot be the name of a profile. Use 1 to 32 letters without accents, digits, “-” "
                         "and “_”."));
  return FALSE;
}

char *
loa_profile_get_directory (const char *data_directory,
                           const char *name)
{
  g_return_val_if_fail (loa_profile_check_name (name, NULL), NULL);

  if (data_directory != NULL)
    return g_build_filename (data_directory, "profiles", name, NULL);

  return g_build_filename (g_get_user_data_dir (), "loa", "profiles", name, NULL);
}
