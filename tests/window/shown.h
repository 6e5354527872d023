/* shown.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "waiting.h"

G_BEGIN_DECLS

/* The grab of a popover sets GTK 4.8 waiting to show a tooltip, and when the window is closed meanwhile it misses the
 * popover's surface. For a test program, before the first popover.
 */
void keep_popovers_from_grabbing (void);

/* Presents a window and waits until it has been drawn. */
void show_window (GtkWindow *window);

/* Returns: (transfer none) (nullable): the window that stands over another one */
GtkWindow *find_window_over (GtkWindow *parent);

/* Returns: (nullable): the first visible label or button whose text begins so */
GtkWidget *find_text (GtkWidget  *widget,
                      const char *text);

G_END_DECLS
