/* loa-profile.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LOA_PROFILE_DEFAULT "default"

/**
 * LoaProfileColour:
 * @LOA_PROFILE_COLOUR_NONE: no colour
 *
 * What a profile's window is marked with, so that two are told apart at a glance.
 */
typedef enum
{
  LOA_PROFILE_COLOUR_NONE,
  LOA_PROFILE_COLOUR_BLUE,
  LOA_PROFILE_COLOUR_TEAL,
  LOA_PROFILE_COLOUR_GREEN,
  LOA_PROFILE_COLOUR_YELLOW,
  LOA_PROFILE_COLOUR_ORANGE,
  LOA_PROFILE_COLOUR_RED,
  LOA_PROFILE_COLOUR_PINK,
  LOA_PROFILE_COLOUR_PURPLE,
  LOA_PROFILE_COLOUR_SLATE,
} LoaProfileColour;

#define LOA_PROFILE_N_COLOURS (LOA_PROFILE_COLOUR_SLATE + 1)

/**
 * loa_profile_colour_get_name:
 * @colour: a colour
 *
 * Returns: (transfer none): its name in files, such as `blue`; `none` for %LOA_PROFILE_COLOUR_NONE
 */
const char *loa_profile_colour_get_name (LoaProfileColour colour);

/**
 * loa_profile_colour_from_name:
 * @name: (nullable): a name
 *
 * Returns: the colour; %LOA_PROFILE_COLOUR_NONE for what is not known
 */
LoaProfileColour loa_profile_colour_from_name (const char *name);

#define LOA_TYPE_PROFILE (loa_profile_get_type ())

/**
 * LoaProfile:
 *
 * What is known of a profile without opening it: one customer's store, secrets and servers, under a name that is also
 * its folder's.
 *
 * Properties: `name` (string), `title` (string: what people call it, which may be anything; where it is not set, the
 * name, or “Default profile” in the user's language), `colour` (int, #LoaProfileColour).
 */
G_DECLARE_FINAL_TYPE (LoaProfile, loa_profile, LOA, PROFILE, GObject)

/**
 * loa_profile_new:
 * @name: a checked name
 * @title: (nullable): what people call it
 * @colour: its colour
 *
 * Returns: (transfer full): a profile
 */
LoaProfile       *loa_profile_new        (const char       *name,
                                          const char       *title,
                                          LoaProfileColour  colour);
const char       *loa_profile_get_name   (LoaProfile       *self);
const char       *loa_profile_get_title  (LoaProfile       *self);
LoaProfileColour  loa_profile_get_colour (LoaProfile       *self);

/**
 * loa_profile_get_own_title:
 * @self: a profile
 *
 * Returns: (transfer none) (nullable): the title that is set
 */
const char *loa_profile_get_own_title (LoaProfile *self);

/**
 * loa_profile_check_name:
 * @name: (nullable): a name that a user gave
 * @error: return location for %LOA_SHOP_ERROR_USAGE
 *
 * A profile's name is 1–32 characters of `a–z A–Z 0–9 - _`, the first a letter or a digit, so that no name can leave
 * the profiles' folder.
 *
 * Returns: %TRUE when @name may be used
 */
gboolean loa_profile_check_name (const char  *name,
                                 GError     **error);

/**
 * loa_profile_check_title:
 * @title: (nullable): a title that a user typed
 * @checked: (out) (optional) (transfer full): the title without blanks around it
 * @error: return location for %LOA_SHOP_ERROR_USAGE
 *
 * A title is 1–60 characters of text in one line.
 *
 * Returns: %TRUE when @title may be used
 */
gboolean loa_profile_check_title (const char  *title,
                                  char       **checked,
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
