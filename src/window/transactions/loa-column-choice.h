/* loa-column-choice.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_COLUMN_CHOICE_GROUP "columns"

/**
 * loa_column_choice_add:
 * @view: a table with the columns of transactions
 * @area: a widget around it, which gets the actions, in the group %LOA_COLUMN_CHOICE_GROUP
 * @menu: a menu that is opened in @area
 *
 * Lets columns be hidden, by a submenu of @menu and by a menu of their titles, and remembers which are.
 */
void loa_column_choice_add (GtkColumnView *view,
                            GtkWidget     *area,
                            GMenu         *menu);

/**
 * loa_column_choice_set_enabled:
 * @view: a table, with the choice or without it
 * @enabled: whether it shows columns at the moment
 *
 * Greys out what would change nothing that can be seen.
 */
void loa_column_choice_set_enabled (GtkColumnView *view,
                                    gboolean       enabled);

G_END_DECLS
