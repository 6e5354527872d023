/* loa-reveal.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_reveal:
 * @widget: a widget
 *
 * Scrolls what @widget stands in so that it can be seen, as soon as it has its place.
 */
void loa_reveal (GtkWidget *widget);

G_END_DECLS
