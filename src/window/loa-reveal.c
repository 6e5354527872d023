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

static void
reveal (GtkWidget *widget)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds;

  if (viewport != NULL &&
      gtk_widget_compute_bounds (widget, gtk_viewport_get_child (GTK_VIEWPORT (viewport)), &bounds))
    gtk_adjustment_clamp_page (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)),
                               (double) graphene_rect_get_y (&bounds),
                               (double) (graphene_rect_get_y (&bounds) + graphene_rect_get_height (&bounds)) + MARGIN);
}

/* The first frame gives it its place, after this has been called; at the second one it is there. */
static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  guint *n_frames = user_data;

  if (++*n_frames < 2)
    return G_SOURCE_CONTINUE;

  reveal (widget);

  return G_SOURCE_REMOVE;
}

void
loa_reveal (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_add_tick_callback (widget, frame_cb, g_new0 (guint, 1), g_free);
}
