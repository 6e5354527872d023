/* loa-scroll.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_scroll_once_a_frame:
 * @scrolled: the scrolled window of a list of many rows
 *
 * Sums up the steps of a wheel and scrolls by them once a frame. Before GTK 4.18 a list of more than 205 rows
 * jumps by thousands of pixels when it is scrolled twice in a frame; from then on this does nothing.
 */
void loa_scroll_once_a_frame (GtkScrolledWindow *scrolled);

G_END_DECLS
