/* loa-help-window.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LOA_TYPE_HELP_WINDOW (loa_help_window_get_type ())

/**
 * LoaHelpWindow:
 *
 * How things are done, in a window that can stay beside the one that is helped with.
 */
G_DECLARE_FINAL_TYPE (LoaHelpWindow, loa_help_window, LOA, HELP_WINDOW, AdwWindow)

/**
 * loa_help_window_new:
 *
 * Returns: (transfer full): a window with the list of all pages
 */
GtkWindow *loa_help_window_new (void);

/**
 * loa_help_window_show_page:
 * @self: a help window
 * @name: (nullable): name of a page; %NULL for the list of all
 *
 * Shows a page. One that there is not is taken for the list.
 */
void loa_help_window_show_page (LoaHelpWindow *self,
                                const char    *name);

/**
 * loa_help_window_install:
 * @widget_class: the class of a window
 * @name: (nullable): name of the page about that window; it must stay
 *
 * Gives windows of this class an action `win.help`, and F1 for it: both show the page, in the help window that is open
 * or in a new one.
 */
void loa_help_window_install (GtkWidgetClass *widget_class,
                              const char     *name);

G_END_DECLS
