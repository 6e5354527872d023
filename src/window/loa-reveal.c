/* loa-reveal.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-reveal.h"

/* Room that is left below. */
#define MARGIN 24.0

static gboolean
reveal_cb (gpointer user_data)
{
  GtkWidget *widget = user_data;
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds;

  if (viewport != NULL &&
      gtk_widget_compute_bounds (widget, gtk_viewport_get_child (GTK_VIEWPORT (viewport)), &bounds))
    gtk_adjustment_clamp_page (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)),
                               (double) graphene_rect_get_y (&bounds),
                               (double) (graphene_rect_get_y (&bounds) + graphene_rect_get_height (&bounds)) + MARGIN);

  return G_SOURCE_REMOVE;
}

void
loa_reveal (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  /* Less urgent than drawing, which gives it its place. */
  g_idle_add_full (G_PRIORITY_LOW, reveal_cb, g_object_ref (widget), g_object_unref);
}
