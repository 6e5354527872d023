/* lives.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lives.h"
#include "shown.h"

/* In pixels: what the narrowest screen has. */
#define NARROW_WIDTH 360
#define NARROW_HEIGHT 640

/* Returns: (transfer none): the widget itself, or a window around it */
static GtkWindow *
put_into_window (GtkWidget *widget)
{
  GtkWindow *window;

  if (GTK_IS_WINDOW (widget))
    return GTK_WINDOW (widget);

  window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (window, widget);

  return window;
}

/* GTK 4.8 tells AT-SPI nothing of what a window is that was given the focus before it was shown, unless its template
 * says it.
 */
static void
check_role (GtkWidget *widget)
{
  const GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  if (role != GTK_ACCESSIBLE_ROLE_DIALOG && role != GTK_ACCESSIBLE_ROLE_WINDOW)
    g_test_fail_printf ("it has the role %d, which is none of a window", (int) role);
}

static void
test_life (LifeFixture   *fixture,
           gconstpointer  data)
{
  const Life *life = data;
  GtkWidget *widget = g_object_ref_sink (life->make (fixture));
  GtkWindow *window = put_into_window (widget);

  show_window (window);
  check_role (GTK_WIDGET (window));
  gtk_window_destroy (window);
  assert_ends (widget);
}

/* A name that somebody gave may be cut short; a word of the program may not. */
static gboolean
is_cut (GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return pango_layout_is_ellipsized (layout) || width > gtk_widget_get_width (GTK_WIDGET (label)) + 1;
}

static void
check_labels (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (GTK_IS_LABEL (widget) && is_cut (GTK_LABEL (widget)))
    g_test_fail_printf ("cut short to %d pixels: “%s”", gtk_widget_get_width (widget),
                        gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_labels (child);
}

static void
test_narrow (LifeFixture   *fixture,
             gconstpointer  data)
{
  const Life *life = data;
  GtkWidget *widget = g_object_ref_sink (life->make (fixture));
  GtkWindow *window = put_into_window (widget);
  GParamSpec *narrow;
  int least;

  narrow = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "narrow");
  if (narrow != NULL && (narrow->flags & G_PARAM_WRITABLE) != 0)
    g_object_set (widget, "narrow", TRUE, NULL);
  gtk_window_set_default_size (window, NARROW_WIDTH, NARROW_HEIGHT);
  show_window (window);

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (least > NARROW_WIDTH)
    g_test_fail_printf ("needs %d pixels", least);
  check_labels (GTK_WIDGET (window));

  gtk_window_destroy (window);
  assert_ends (widget);
}

void
life_fixture_set_up (LifeFixture   *fixture,
                     gconstpointer  data)
{
  shop_fixture_set_up (&fixture->base, NULL);
  fixture->speaker = shop_fixture_add_speaker (&fixture->base, SERIAL_NUMBER, "Quầy <1> & 2");
}

void
life_fixture_tear_down (LifeFixture   *fixture,
                        gconstpointer  data)
{
  shop_fixture_tear_down (&fixture->base);
}

void
add_life_tests (const Life *lives,
                guint       n_lives)
{
  for (guint i = 0; i < n_lives; i++)
    g_test_add (lives[i].path, LifeFixture, &lives[i], life_fixture_set_up, test_life, life_fixture_tear_down);
}

void
add_narrow_tests (const Life *lives,
                  guint       n_lives)
{
  for (guint i = 0; i < n_lives; i++)
    {
      g_autofree char *path = g_strconcat ("/narrow", lives[i].path, NULL);

      g_test_add (path, LifeFixture, &lives[i], life_fixture_set_up, test_narrow, life_fixture_tear_down);
    }
}
