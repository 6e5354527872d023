/* loa-form.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-compat"

#include "config.h"

#include "loa-form.h"

/* The sheet of later libadwaita cannot be a template's parent on the floor, so a form is a window on every platform. */
void
loa_form_present (GtkWindow *form,
                  GtkWidget *relative_to,
                  int        width)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WINDOW (form));
  g_return_if_fail (GTK_IS_WIDGET (relative_to));

  root = gtk_widget_get_root (relative_to);
  if (GTK_IS_WINDOW (root))
    {
      int available = gtk_widget_get_width (GTK_WIDGET (root));

      if (available > 0)
        width = MIN (width, available);
      gtk_window_set_transient_for (form, GTK_WINDOW (root));
    }

  gtk_window_set_destroy_with_parent (form, TRUE);
  gtk_window_set_modal (form, TRUE);
  gtk_window_set_default_size (form, width, -1);
  gtk_window_present (form);
}
