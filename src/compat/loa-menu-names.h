/* loa-menu-names.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_menu_names_keep:
 * @button: a button with a menu
 *
 * Gives the items of @button's menu the names that they show, each time that it is opened. Some versions of GTK 4 tell
 * a screen reader that an item is named by its label, and then that the label has no name.
 */
void loa_menu_names_keep (GtkMenuButton *button);

/**
 * loa_menu_names_keep_popover:
 * @popover: a menu that opens without a button
 *
 * Does the same for it.
 */
void loa_menu_names_keep_popover (GtkPopover *popover);

G_END_DECLS
