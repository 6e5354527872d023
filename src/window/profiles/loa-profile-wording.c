/* loa-profile-wording.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-profile-wording.h"

gboolean
loa_profile_wording_is_plain (LoaProfile *profile)
{
  g_return_val_if_fail (LOA_IS_PROFILE (profile), TRUE);

  return g_str_equal (loa_profile_get_name (profile), LOA_PROFILE_DEFAULT) &&
         loa_profile_get_own_title (profile) == NULL;
}

gboolean
loa_profile_wording_is_named (LoaProfile *profile)
{
  g_return_val_if_fail (LOA_IS_PROFILE (profile), FALSE);

  return !loa_profile_wording_is_plain (profile) || loa_profile_get_colour (profile) != LOA_PROFILE_COLOUR_NONE;
}

const char *
loa_profile_wording_get_colour (LoaProfileColour colour)
{
  switch (colour)
    {
    case LOA_PROFILE_COLOUR_NONE:
      return _("No colour");

    case LOA_PROFILE_COLOUR_BLUE:
      return _("Blue");

    case LOA_PROFILE_COLOUR_TEAL:
      return _("Teal");

    case LOA_PROFILE_COLOUR_GREEN:
      return _("Green");

    case LOA_PROFILE_COLOUR_YELLOW:
      return _("Yellow");

    case LOA_PROFILE_COLOUR_ORANGE:
      return _("Orange");

    case LOA_PROFILE_COLOUR_RED:
      return _("Red");

    case LOA_PROFILE_COLOUR_PINK:
      return _("Pink");

    case LOA_PROFILE_COLOUR_PURPLE:
      return _("Purple");

    case LOA_PROFILE_COLOUR_SLATE:
      return _("Slate");
    }

  g_return_val_if_reached (NULL);
}

char *
loa_profile_wording_make_class (LoaProfileColour colour)
{
  return g_strconcat ("profile-", loa_profile_colour_get_name (colour), NULL);
}
