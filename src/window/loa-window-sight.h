/* loa-window-sight.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_WINDOW_SIGHT (loa_window_sight_get_type ())

/**
 * LoaWindowSight:
 *
 * Knows whether the window that a widget is in can be seen, whichever of its pages is shown.
 *
 * Property, read-only: `visible` (boolean).
 */
G_DECLARE_FINAL_TYPE (LoaWindowSight, loa_window_sight, LOA, WINDOW_SIGHT, GObject)

/**
 * loa_window_sight_new:
 * @widget: the widget, which has to live at least as long
 *
 * Returns: (transfer full): a sight of its window
 */
LoaWindowSight *loa_window_sight_new         (GtkWidget      *widget);
gboolean        loa_window_sight_get_visible (LoaWindowSight *self);

G_END_DECLS
