/* loa-drop-down.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_drop_down_let_shrink:
 * @drop_down: a drop-down of strings
 *
 * Lets a drop-down become narrower than the longest of its strings.
 */
void loa_drop_down_let_shrink (GtkDropDown *drop_down);

/**
 * loa_menu_button_fill:
 * @button: a menu button with a child of its own
 *
 * Lets the child take the whole width, so that the button looks like the drop-downs beside it.
 */
void loa_menu_button_fill (GtkMenuButton *button);

G_END_DECLS
