/* test-toasts.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "loa-toast.h"
#include "sepay-error.h"
#include "shown.h"
#include "test-window.h"

/* Somebody who presses faster than toasts come and go. */

#define N_ROUNDS 20

/* Longer than a toast takes to come and to go. */
#define HELD_UP_MICROSECONDS (700 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  GtkWidget *overlay; /* (owned) */
  GtkWindow *window;  /* (unowned) */
  guint n_undone;
  guint n_gone;
  const char *awaited; /* (unowned) (nullable) */
  gboolean had_animations;
  gboolean is_animated;
} Fixture;

static void
set_animations (gboolean enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enabled, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_object_get (gtk_settings_get_default (), "gtk-enable-animations", &fixture->had_animations, NULL);
  fixture->is_animated = data != NULL;
  set_animations (fixture->is_animated);
  fixture->overlay = g_object_ref_sink (adw_toast_overlay_new ());
  fixture->window = GTK_WINDOW (gtk_window_new ());
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), gtk_label_new ("Loa"));
  gtk_window_set_child (fixture->window, fixture->overlay);
  gtk_window_set_default_size (fixture->window, 600, 300);
  show_window (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  assert_ends (fixture->overlay);
  set_animations (fixture->had_animations);
}

static void
undo_cb (Fixture *fixture)
{
  fixture->n_undone++;
}

static void
gone_cb (Fixture *fixture)
{
  fixture->n_gone++;
}

static LoaToast *
offer (Fixture    *fixture,
       const char *text)
{
  LoaToast *toast = loa_toast_show_undo (GTK_WIDGET (fixture->window), text,
                                         g_cclosure_new_swap (G_CALLBACK (undo_cb), fixture, NULL),
                                         g_cclosure_new_swap (G_CALLBACK (gone_cb), fixture, NULL));

  /* Showing it has left the desktop's setting behind. */
  set_animations (fixture->is_animated);

  return toast;
}

static void
fail (Fixture *fixture)
{
  g_autoptr (GError) error = g_error_new_literal (SEPAY_ERROR, SEPAY_ERROR_UNREACHABLE, "technical");

  loa_toast_show_failure (GTK_WIDGET (fixture->window), error);
}

/* Returns: (nullable): the toast that is there and not on its way out */
static GtkWidget *
find_toast (Fixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_last_child (fixture->overlay); child != NULL;
       child = gtk_widget_get_prev_sibling (child))
    if (g_str_equal (G_OBJECT_TYPE_NAME (child), "AdwToastWidget") && gtk_widget_get_can_target (child))
      return child;

  return NULL;
}

static gboolean
says (Fixture    *fixture,
      const char *text)
{
  GtkWidget *toast = find_toast (fixture);

  return toast != NULL && find_text (toast, text) != NULL;
}

static gboolean
says_awaited (gpointer user_data)
{
  Fixture *fixture = user_data;

  return fixture->awaited != NULL ? says (fixture, fixture->awaited) : find_toast (fixture) == NULL;
}

/* @text is NULL for nothing. */
static void
wait_for_toast (Fixture    *fixture,
                const char *text)
{
  fixture->awaited = text;
  wait_until (says_awaited, fixture, text != NULL ? text : "no toast");
}

/* Nobody who cannot see a toast learns from AT-SPI what a button without a name does. */
static void
press_undo (Fixture *fixture)
{
  GtkWidget *button = find_text (find_toast (fixture), "Undo");

  while (!GTK_IS_BUTTON (button))
    button = gtk_widget_get_parent (button);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Undo");
  g_signal_emit_by_name (button, "clicked");
}

static void
close_toast (Fixture *fixture)
{
  g_signal_emit_by_name (gtk_widget_get_last_child (find_toast (fixture)), "clicked");
}

/* libadwaita 1.2 aborts when what was pushed aside is wanted back before it is gone. */
static void
test_undo_at_once (Fixture       *fixture,
                   gconstpointer  data)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      offer (fixture, "First");
      offer (fixture, "Second");
      g_assert_true (says (fixture, "Second"));
      press_undo (fixture);
      wait_for_toast (fixture, "First");
      press_undo (fixture);
      wait_for_toast (fixture, NULL);
      g_assert_cmpuint (fixture->n_undone, ==, 2 * (i + 1));
      g_assert_cmpuint (fixture->n_gone, ==, 2 * (i + 1));
    }
}

/* What went wrong is said at once, what was said in passing is over, what can be undone comes back. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  LoaToast *second;

  loa_toast_show (GTK_WIDGET (fixture->window), "In passing");
  g_assert_true (says (fixture, "In passing"));
  offer (fixture, "First");
  second = offer (fixture, "Second");
  fail (fixture);
  loa_toast_show (GTK_WIDGET (fixture->window), "Last");
  g_assert_false (says (fixture, "Second"));
  loa_toast_dismiss (second);
  g_assert_cmpuint (fixture->n_gone, ==, 1);

  close_toast (fixture);
  wait_for_toast (fixture, "First");
  press_undo (fixture);
  wait_for_toast (fixture, "Last");
  g_assert_cmpuint (fixture->n_undone, ==, 1);
  g_assert_cmpuint (fixture->n_gone, ==, 2);
}

/* Something is said between the press and the end of the toast: it waits that moment. */
static void
test_press_between (Fixture       *fixture,
                    gconstpointer  data)
{
  LoaToast *first = offer (fixture, "First");

  press_undo (fixture);
  offer (fixture, "Second");
  loa_toast_dismiss (first);
  g_assert_cmpuint (fixture->n_gone, ==, 0);
  wait_for_toast (fixture, "Second");
  g_assert_cmpuint (fixture->n_gone, ==, 1);
  press_undo (fixture);
  wait_for_toast (fixture, NULL);
  g_assert_cmpuint (fixture->n_undone, ==, 2);
}

/* The window is held up while a toast that has just come is on its way out. */
static void
test_held_up (Fixture       *fixture,
              gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    {
      gint64 end;

      offer (fixture, "First");
      wait_for_toast (fixture, "First");
      press_undo (fixture);
      for (end = g_get_monotonic_time () + HELD_UP_MICROSECONDS; g_get_monotonic_time () < end;)
        continue;
      wait_for_toast (fixture, NULL);
      offer (fixture, "Second");
      wait_for_toast (fixture, "Second");
      close_toast (fixture);
      wait_for_toast (fixture, NULL);
    }
  g_assert_cmpuint (fixture->n_undone, ==, 3);
  g_assert_cmpuint (fixture->n_gone, ==, 6);
}

/* Whether a label has its place, where all of its text can be read. */
static gboolean
has_room (gpointer user_data)
{
  const int height = gtk_widget_get_height (user_data);
  int text_height;

  pango_layout_get_pixel_size (gtk_label_get_layout (user_data), NULL, &text_height);

  return height > 0 && height >= text_height;
}

/* What to do next is at the end of the sentence. */
static void
test_long (Fixture       *fixture,
           gconstpointer  data)
{
  const char *text = "3 speakers removed from this computer; at SePay they stay as they are";
  GtkWidget *label;

  gtk_window_set_default_size (fixture->window, 360, 300);
  show_window (fixture->window);
  offer (fixture, text);
  label = find_text (find_toast (fixture), text);
  wait_until (has_room, label, "a toast that has room for its text");
  g_assert_cmpint (gtk_label_get_ellipsize (GTK_LABEL (label)), ==, PANGO_ELLIPSIZE_NONE);
  g_assert_cmpint (gtk_widget_get_width (find_toast (fixture)), <=, 360);
}

/* A window that is closed takes with it what is shown, what waits and what is on its way out. */
static void
test_closing (Fixture       *fixture,
              gconstpointer  data)
{
  offer (fixture, "First");
  offer (fixture, "Second");
  loa_toast_dismiss (offer (fixture, "Third"));
  offer (fixture, "Fourth");
  gtk_window_set_child (fixture->window, NULL);
  assert_ends (fixture->overlay);
  g_assert_cmpuint (fixture->n_gone, ==, 4);
  g_assert_cmpuint (fixture->n_undone, ==, 0);

  fixture->overlay = g_object_ref_sink (adw_toast_overlay_new ());
}

void
add_toast_tests (void)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/window/toasts/undo-at-once", test_undo_at_once },
    { "/window/toasts/order", test_order },
    { "/window/toasts/press-between", test_press_between },
    { "/window/toasts/held-up", test_held_up },
    { "/window/toasts/long", test_long },
    { "/window/toasts/closing", test_closing },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *animated = g_strconcat (tests[i].path, "-animated", NULL);
      g_autofree char *plain = g_strconcat (tests[i].path, "-plain", NULL);

      g_test_add (animated, Fixture, "animated", set_up, tests[i].test, tear_down);
      g_test_add (plain, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
}
