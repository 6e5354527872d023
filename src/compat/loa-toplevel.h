/* loa-toplevel.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_toplevel_is_in_sight:
 * @toplevel: the surface of a window
 *
 * Returns: whether somebody may see it: it is not minimized, nor, from GTK 4.12 on, known to be hidden otherwise
 */
gboolean loa_toplevel_is_in_sight  (GdkToplevel *toplevel);

/**
 * loa_toplevel_close_sheets:
 * @window: a window of libadwaita that is about to close
 *
 * Closes the questions and the like that lie over the content of @window, which are windows of their own before
 * libadwaita 1.5. One that is still there keeps the window from closing, after all who were asked have agreed.
 */
void     loa_toplevel_close_sheets (GtkWindow   *window);

G_END_DECLS
