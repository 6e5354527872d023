/* loa-narrow-buttons.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-narrow-buttons.h"

void
loa_narrow_buttons_set (GtkWidget *box,
                        gboolean   narrow)
{
  g_return_if_fail (GTK_IS_BOX (box));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (box, narrow ? GTK_ALIGN_FILL : GTK_ALIGN_END);
}
