/* loa-text-scale.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-compat"

#include "config.h"

#include "loa-text-scale.h"

/* GTK's setting is in 1024ths of a dot per inch, of which 96 are usual. */
#define USUAL_DPI (96 * 1024.0)

double
loa_text_scale_get (GtkWidget *widget)
{
  int dpi;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? dpi / USUAL_DPI : 1;
}
