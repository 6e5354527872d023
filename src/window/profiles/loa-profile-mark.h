/* loa-profile-mark.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-profile.h"

G_BEGIN_DECLS

/**
 * loa_profile_mark_dialog:
 * @dialog: a new dialog, which has its title
 * @header_bar: its header bar
 * @profile: the profile that it is about
 *
 * Says in the header bar whose dialog it is, as the strip of the window does: somebody's secret is typed there. Nothing
 * is said of the default profile, as long as it has neither a name nor a colour.
 */
void loa_profile_mark_dialog (GtkWindow    *dialog,
                              AdwHeaderBar *header_bar,
                              LoaProfile   *profile);

G_END_DECLS
