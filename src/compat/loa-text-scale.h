/* loa-text-scale.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_text_scale_get:
 * @widget: a widget
 *
 * How much larger than usual the person at this display wants text. What is laid out by a number of pixels takes it times
 * this, for large text needs as much more room.
 *
 * Returns: 1 for text of the usual size, 2 for twice as large
 */
double loa_text_scale_get (GtkWidget *widget);

G_END_DECLS
