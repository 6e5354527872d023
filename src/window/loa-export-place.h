/* loa-export-place.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * loa_export_place_ask_async:
 * @from: the widget whose rows are exported, under the window's toast overlay
 * @title: title of the dialog
 * @name: file name that is offered
 * @callback: called when done, with @from as the source object
 * @user_data: for @callback
 *
 * Lets the user choose where rows are exported to.
 */
void loa_export_place_ask_async (GtkWidget           *from,
                                 const char          *title,
                                 const char          *name,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);

/**
 * loa_export_place_ask_finish:
 * @from: the widget that asked
 * @result: what the callback was given
 *
 * Returns: (transfer full) (nullable) (type filename): the path, or %NULL when there is none; why has been said
 */
char *loa_export_place_ask_finish (GtkWidget    *from,
                                   GAsyncResult *result);

/**
 * loa_export_place_get_separator:
 * @from: the widget whose rows are exported
 *
 * Returns: what stands between the cells of CSV, as it is chosen in Preferences
 */
char loa_export_place_get_separator (GtkWidget *from);

G_END_DECLS
