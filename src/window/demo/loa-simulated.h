/* loa-simulated.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_simulated_set_for_display:
 * @display: a display
 * @simulated: whether the speakers that this program shows there are simulated
 *
 * Tells the widgets of a display what they show.
 */
void     loa_simulated_set_for_display (GdkDisplay *display,
                                        gboolean    simulated);

/**
 * loa_simulated_get_for_widget:
 * @widget: a widget
 *
 * Returns: whether the speakers are simulated, so that nobody has them at hand
 */
gboolean loa_simulated_get_for_widget  (GtkWidget  *widget);

G_END_DECLS
