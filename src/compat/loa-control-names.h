/* loa-control-names.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_control_names_keep:
 * @root: a widget, such as a window
 *
 * Names the parts of composite controls below @root that a person can move to and that GTK leaves without a name: the
 * button of a drop-down says the drop-down’s tooltip and what is chosen, and goes on saying so, its choices and those of
 * an #AdwComboRow say what they show, the arrows of a calendar where they lead, an #AdwStatusPage says its title,
 * and the buttons of an #AdwEntryRow say their tooltips.
 */
void loa_control_names_keep      (GtkWidget *root);

/**
 * loa_control_names_take_over:
 * @root: a widget of another library, such as its window about a program
 *
 * Names the buttons below @root that show only a picture by their tooltips, those that show only a text by that text,
 * and the texts by the title above them. Widgets that have names of their own are not meant for this.
 */
void loa_control_names_take_over (GtkWidget *root);

G_END_DECLS
