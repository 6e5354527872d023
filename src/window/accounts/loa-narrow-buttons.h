/* loa-narrow-buttons.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_narrow_buttons_set:
 * @box: a #GtkBox of buttons
 * @narrow: whether there is too little room beside each other
 *
 * Lets buttons stand below each other and be as wide as there is room, or beside each other at the end.
 */
void loa_narrow_buttons_set (GtkWidget *box,
                             gboolean   narrow);

G_END_DECLS
