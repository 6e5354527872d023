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
gboolean loa_toplevel_is_in_sight (GdkToplevel *toplevel);

G_END_DECLS
