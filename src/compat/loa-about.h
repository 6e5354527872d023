/* loa-about.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_about_present:
 * @parent: a window
 * @debug_information: what somebody who asks for help should send along: nothing secret and nobody's data
 *
 * Shows what Loa is, in a window of its own (libadwaita before 1.5) or in a dialog of @parent.
 */
void loa_about_present (GtkWindow  *parent,
                        const char *debug_information);

G_END_DECLS
