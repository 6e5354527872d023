/* loa-simulated.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-simulated.h"

#define DISPLAY_DATA "loa-simulated"

void
loa_simulated_set_for_display (GdkDisplay *display,
                               gboolean    simulated)
{
  g_return_if_fail (GDK_IS_DISPLAY (display));

  g_object_set_data (G_OBJECT (display), DISPLAY_DATA, GINT_TO_POINTER (simulated));
}

gboolean
loa_simulated_get_for_widget (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (gtk_widget_get_display (widget)), DISPLAY_DATA)) != 0;
}
