/* loa-inner-widget.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_inner_widget_find:
 * @widget: a widget
 * @type: what is looked for
 *
 * Finds what GTK or libadwaita made inside a widget of theirs, and gives no name to.
 *
 * Returns: (transfer none) (nullable): the first widget of @type inside @widget, or that itself
 */
GtkWidget *loa_inner_widget_find (GtkWidget *widget,
                                  GType      type);

G_END_DECLS
