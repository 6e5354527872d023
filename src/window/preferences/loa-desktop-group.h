/* loa-desktop-group.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LOA_TYPE_DESKTOP_GROUP (loa_desktop_group_get_type ())

/**
 * LoaDesktopGroup:
 *
 * The settings of Loa on this computer: how amounts are written in words, what is told while nobody looks, and whether
 * Loa goes on without a window and starts with the session. A change counts at once.
 */
G_DECLARE_FINAL_TYPE (LoaDesktopGroup, loa_desktop_group, LOA, DESKTOP_GROUP, AdwPreferencesGroup)

/**
 * loa_desktop_group_set_profile:
 * @self: the group
 * @profile: (nullable): name of the profile, or %NULL in the demo, which does not go on without a window
 *
 * Offers what there is for a profile.
 */
void loa_desktop_group_set_profile (LoaDesktopGroup *self,
                                    const char      *profile);

G_END_DECLS
