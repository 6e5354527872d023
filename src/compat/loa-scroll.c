/* loa-scroll.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-compat"

#include "config.h"

#include <math.h>

#include "loa-scroll.h"

typedef struct
{
  GtkScrolledWindow *scrolled;   /* (unowned): it owns the controller that owns this */
  double steps;                  /* of the wheel since the last frame */
  guint tick_id;                 /* tick callback, or 0 */
} Scroll;

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Scroll *scroll = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroll->scrolled);
  /* As far as GTK scrolls for a step. */
  const double step = pow (gtk_adjustment_get_page_size (adjustment), 2.0 / 3.0);

  scroll->tick_id = 0;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + scroll->steps * step);
  scroll->steps = 0.0;

  return G_SOURCE_REMOVE;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           gpointer                  user_data)
{
  Scroll *scroll = user_data;
  GtkEventController *base = GTK_EVENT_CONTROLLER (controller);
  const GdkModifierType sideways = GDK_SHIFT_MASK | GDK_CONTROL_MASK;

  /* A touchpad sends one event a frame, and goes on by itself when the fingers have left it. */
  if (gtk_event_controller_scroll_get_unit (controller) != GDK_SCROLL_UNIT_WHEEL || dy == 0.0 ||
      (gtk_event_controller_get_current_event_state (base) & sideways) != 0)
    return GDK_EVENT_PROPAGATE;

  scroll->steps += dy;
  if (scroll->tick_id == 0)
    scroll->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (scroll->scrolled), tick_cb, scroll, NULL);

  return GDK_EVENT_STOP;
}

static void
scroll_free (gpointer  data,
             GClosure *closure)
{
  g_free (data);
}

void
loa_scroll_once_a_frame (GtkScrolledWindow *scrolled)
{
  GtkEventController *controller;
  Scroll *scroll;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled));

  if (gtk_check_version (4, 18, 0) == NULL)
    return;

  scroll = g_new0 (Scroll, 1);
  scroll->scrolled = scrolled;
  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_data (controller, "scroll", G_CALLBACK (scroll_cb), scroll, scroll_free, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (scrolled), controller);
}
