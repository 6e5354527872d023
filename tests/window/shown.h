/* shown.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Runs the main loop until a condition holds; fails with what was expected. */
void wait_until  (gboolean   (*condition) (gpointer),
                  gpointer     user_data,
                  const char  *what);

/* Waits for a result that keep_result_cb() has put there. */
void          keep_result_cb  (GObject       *source,
                               GAsyncResult  *result,
                               gpointer       user_data);
GAsyncResult *wait_for_result (GAsyncResult **result);

/* The grab of a popover sets GTK 4.8 waiting to show a tooltip, and when the window is closed meanwhile it misses the
 * popover's surface. For a test program, before the first popover.
 */
void keep_popovers_from_grabbing (void);

/* Presents a window and waits until it has been drawn. */
void show_window (GtkWindow *window);

/* Waits until nobody but the caller holds an object, and lets go of it. */
void assert_ends (gpointer object);

/* Returns: (nullable): the first visible label or button whose text begins so */
GtkWidget *find_text (GtkWidget  *widget,
                      const char *text);

G_END_DECLS
