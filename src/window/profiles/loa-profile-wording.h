/* loa-profile-wording.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-profile.h"

G_BEGIN_DECLS

/**
 * loa_profile_wording_is_plain:
 * @profile: a profile
 *
 * Returns: whether @profile is the default one and nobody gave it a title, as on a computer with one shop
 */
gboolean loa_profile_wording_is_plain (LoaProfile *profile);

/**
 * loa_profile_wording_is_named:
 * @profile: a profile
 *
 * Returns: whether it is said whose it is: it is not plain, or has a colour
 */
gboolean loa_profile_wording_is_named (LoaProfile *profile);

/**
 * loa_profile_wording_get_colour:
 * @colour: a colour
 *
 * Returns: a word for it in the user's language
 */
const char *loa_profile_wording_get_colour (LoaProfileColour colour);

/**
 * loa_profile_wording_make_class:
 * @colour: a colour
 *
 * Returns: (transfer full): the style class of what is marked with it
 */
char *loa_profile_wording_make_class (LoaProfileColour colour);

G_END_DECLS
