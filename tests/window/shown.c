/* shown.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "shown.h"

static gboolean
drawn_cb (GtkWidget     *widget,
          GdkFrameClock *frame_clock,
          gpointer       user_data)
{
  gboolean *is_drawn = user_data;

  /* The second frame begins when the first one is done. */
  *is_drawn = gdk_frame_clock_get_frame_counter (frame_clock) >= 2;

  return !*is_drawn;
}

static gboolean
is_true (gpointer user_data)
{
  return *(gboolean *) user_data;
}

static void (*show_popover) (GtkWidget *popover);

static void
show_without_grab (GtkWidget *popover)
{
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  show_popover (popover);
}

void
keep_popovers_from_grabbing (void)
{
  g_autoptr (GTypeClass) popover_class = g_type_class_ref (GTK_TYPE_POPOVER);
  g_autoptr (GTypeClass) menu_class = g_type_class_ref (GTK_TYPE_POPOVER_MENU);

  show_popover = GTK_WIDGET_CLASS (popover_class)->show;
  GTK_WIDGET_CLASS (popover_class)->show = show_without_grab;
  if (GTK_WIDGET_CLASS (menu_class)->show == show_popover)
    GTK_WIDGET_CLASS (menu_class)->show = show_without_grab;
}

void
show_window (GtkWindow *window)
{
  gboolean is_drawn = FALSE;

  gtk_window_present (window);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), drawn_cb, &is_drawn, NULL);
  wait_until (is_true, &is_drawn, "a window that is drawn");
}

GtkWindow *
find_window_over (GtkWindow *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == parent)
      return l->data;

  return NULL;
}

GtkWidget *
find_text (GtkWidget  *widget,
           const char *text)
{
  const char *own = NULL;

  if (!gtk_widget_get_visible (widget))
    return NULL;

  if (GTK_IS_LABEL (widget))
    own = gtk_label_get_label (GTK_LABEL (widget));
  else if (GTK_IS_BUTTON (widget))
    own = gtk_button_get_label (GTK_BUTTON (widget));
  if (own != NULL && g_str_has_prefix (own, text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}
