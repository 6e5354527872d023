/* shown.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "shown.h"

#define CEILING_SECONDS 60
#define LOOK_MILLISECONDS 10

static gboolean
ceiling_cb (gpointer user_data)
{
  g_error ("expected within %d seconds: %s", CEILING_SECONDS, (const char *) user_data);

  return G_SOURCE_REMOVE;
}

static gboolean
has_result (gpointer user_data)
{
  return *(GAsyncResult **) user_data != NULL;
}

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

static gboolean
is_alone (gpointer user_data)
{
  return g_atomic_int_get (&G_OBJECT (user_data)->ref_count) == 1;
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

/* A condition may come true in another thread, which wakes nobody: as when it drops the last reference to an object. */
static gboolean
look_again_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
wait_until (gboolean   (*condition) (gpointer),
            gpointer     user_data,
            const char  *what)
{
  const guint ceiling = g_timeout_add_seconds (CEILING_SECONDS, ceiling_cb, (gpointer) what);
  const guint tick = g_timeout_add (LOOK_MILLISECONDS, look_again_cb, NULL);

  while (!condition (user_data))
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (tick);
  g_source_remove (ceiling);
}

void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GAsyncResult *
wait_for_result (GAsyncResult **result)
{
  wait_until (has_result, result, "a call to end");

  return *result;
}

void
show_window (GtkWindow *window)
{
  gboolean is_drawn = FALSE;

  gtk_window_present (window);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), drawn_cb, &is_drawn, NULL);
  wait_until (is_true, &is_drawn, "a window that is drawn");
}

void
assert_ends (gpointer object)
{
  wait_until (is_alone, object, G_OBJECT_TYPE_NAME (object));
  g_assert_finalize_object (object);
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
