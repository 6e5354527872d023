/* loa-debug-information.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-shop.h"

G_BEGIN_DECLS

/**
 * loa_debug_information_make:
 * @widget: a widget of the window
 * @shop: (nullable): the shop, or %NULL while there is none
 * @demo: whether everything is simulated
 *
 * Writes what a developer needs to know about a computer: versions, the desktop, and what is connected. It holds no
 * secret, no name, no serial number, no address, no path and no money, so that it can be sent to anybody.
 *
 * Returns: (transfer full): some lines, in English
 */
char *loa_debug_information_make (GtkWidget *widget,
                                  LoaShop   *shop,
                                  gboolean   demo);

G_END_DECLS
