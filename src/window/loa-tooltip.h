/* loa-tooltip.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_tooltip_set:
 * @widget: a widget without a tooltip of its own
 * @text: (nullable): what it says, or %NULL for nothing
 *
 * A tooltip whose text changes while the widget is shown. gtk_widget_set_tooltip_text() asks the display server each
 * time where the pointer is, once the loop is idle: that takes time in a table, and GTK 4.8 complains when the window
 * is gone by then.
 */
void loa_tooltip_set (GtkWidget  *widget,
                      const char *text);

G_END_DECLS
