/* loa-profile-strip.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-profile.h"

G_BEGIN_DECLS

#define LOA_TYPE_PROFILE_STRIP (loa_profile_strip_get_type ())

/**
 * LoaProfileStrip:
 *
 * The line below a header bar that says whose profile the window shows. It marks the window too: with the title that
 * a task switcher shows, and with a style class that tints the header bar. With the default profile that nobody gave a
 * title or a colour there is no line and no mark.
 */
G_DECLARE_FINAL_TYPE (LoaProfileStrip, loa_profile_strip, LOA, PROFILE_STRIP, GtkWidget)

/**
 * loa_profile_strip_set_profile:
 * @self: the strip
 * @profile: the profile, which is followed when it changes
 *
 * Says whose profile it is.
 */
void loa_profile_strip_set_profile (LoaProfileStrip *self,
                                    LoaProfile      *profile);

G_END_DECLS
