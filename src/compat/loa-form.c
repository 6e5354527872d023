/* loa-form.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-compat"

#include "config.h"

#include "loa-control-names.h"
#include "loa-form.h"
#include "loa-mnemonics.h"
#include "loa-text-scale.h"

/* A form that something still under way keeps is not disposed of as it is closed, and GTK 4.8 then leaves it its window
 * when that one ends.
 */
static void
unrealize_cb (GtkWidget *form,
              gpointer   user_data)
{
  gtk_window_set_transient_for (GTK_WINDOW (form), NULL);
}

/* The sheet of later libadwaita cannot be a template's parent on the floor, so a form is a window on every
 * platform. */
void
loa_form_present (GtkWindow *form,
                  GtkWidget *relative_to,
                  int        width)
{
  GtkRoot *root;
  int own_width;
  int height;

  g_return_if_fail (GTK_IS_WINDOW (form));
  g_return_if_fail (GTK_IS_WIDGET (relative_to));

  width = (int) (width * loa_text_scale_get (relative_to));
  gtk_window_get_default_size (form, &own_width, &height);
  root = gtk_widget_get_root (relative_to);
  if (GTK_IS_WINDOW (root))
    {
      if (gtk_widget_get_width (GTK_WIDGET (root)) > 0)
        {
          width = MIN (width, gtk_widget_get_width (GTK_WIDGET (root)));
          height = MIN (height, gtk_widget_get_height (GTK_WIDGET (root)));
        }
      gtk_window_set_transient_for (form, GTK_WINDOW (root));
      g_signal_connect (form, "unrealize", G_CALLBACK (unrealize_cb), NULL);
    }

  gtk_window_set_destroy_with_parent (form, TRUE);
  gtk_window_set_modal (form, TRUE);
  gtk_window_set_default_size (form, width, height);
  loa_control_names_keep (GTK_WIDGET (form));
  loa_mnemonics_add (form);
  gtk_window_present (form);
}
