/* test-requests.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "loa-debug-information.h"
#include "loa-settings.h"
#include "loa-store-announcements.h"
#include "loa-test-dialog.h"
#include "loa-window-private.h"
#include "shop-fixture.h"
#include "shown.h"
#include "test-window.h"

/* What the window shows because somebody asks for it from outside, and as it was when it was last closed. */

typedef struct
{
  ShopFixture base;
  LoaSettings *settings; /* (owned) */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  shop_fixture_set_up (&fixture->base, NULL);
  fixture->settings = loa_settings_new ("default", FALSE, &error);
  g_assert_no_error (error);
  loa_settings_set_for_display (fixture->settings, gdk_display_get_default ());
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  loa_settings_set_for_display (NULL, gdk_display_get_default ());
  assert_ends (fixture->settings);
  shop_fixture_tear_down (&fixture->base);
}

static gboolean
is_started (gpointer user_data)
{
  return LOA_WINDOW (user_data)->started;
}

static LoaWindow *
open_window (Fixture          *fixture,
             LoaWindowRequest  request,
             const char       *target)
{
  LoaWindow *window = g_object_ref_sink (loa_window_new (NULL, "default", FALSE));

  loa_window_request (window, request, target);
  loa_window_set_shop (window, fixture->base.shop);
  show_window (GTK_WINDOW (window));
  wait_until (is_started, window, "a window that is filled");

  return window;
}

static void
close_window (LoaWindow *window)
{
  gtk_window_close (GTK_WINDOW (window));
  assert_ends (window);
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (LOA_IS_TEST_DIALOG (l->data))
      return l->data;

  return NULL;
}

static gboolean
has_no_dialog (gpointer user_data)
{
  return find_dialog () == NULL;
}

static gboolean
is_busy (gpointer user_data)
{
  Fixture *fixture = user_data;

  return loa_announcement_desk_get_busy (fixture->base.desk, SERIAL_NUMBER);
}

static void
test_state (Fixture       *fixture,
            gconstpointer  data)
{
  GSettings *settings = loa_settings_get_profile (fixture->settings);
  g_autofree char *view = NULL;
  LoaWindow *window;
  int width;
  int height;

  shop_fixture_add_speaker (&fixture->base, SERIAL_NUMBER, "Quầy 1");
  window = open_window (fixture, LOA_WINDOW_REQUEST_NONE, NULL);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (window->view_stack), ==, "speakers");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "announcements");
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 500);
  close_window (window);

  g_assert_cmpint (g_settings_get_int (settings, LOA_SETTINGS_WINDOW_WIDTH), ==, 640);
  g_assert_cmpint (g_settings_get_int (settings, LOA_SETTINGS_WINDOW_HEIGHT), ==, 500);
  g_assert_false (g_settings_get_boolean (settings, LOA_SETTINGS_WINDOW_MAXIMIZED));
  view = g_settings_get_string (settings, LOA_SETTINGS_VIEW);
  g_assert_cmpstr (view, ==, "announcements");

  window = open_window (fixture, LOA_WINDOW_REQUEST_NONE, NULL);
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 640);
  g_assert_cmpint (height, ==, 500);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (window->view_stack), ==, "announcements");
  close_window (window);
}

static void
test_view (Fixture       *fixture,
           gconstpointer  data)
{
  LoaWindow *window;

  shop_fixture_add_speaker (&fixture->base, SERIAL_NUMBER, "Quầy 1");
  window = open_window (fixture, LOA_WINDOW_REQUEST_VIEW, "transactions");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (window->view_stack), ==, "transactions");

  loa_window_request (window, LOA_WINDOW_REQUEST_VIEW, "speakers");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (window->view_stack), ==, "speakers");

  /* Anybody on the bus may ask for anything. */
  loa_window_request (window, LOA_WINDOW_REQUEST_VIEW, "no such view");
  loa_window_request (window, LOA_WINDOW_REQUEST_VIEW, "");
  loa_window_request (window, LOA_WINDOW_REQUEST_HISTORY, "no such speaker");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (window->view_stack), ==, "announcements");
  close_window (window);
}

/* Asked for from outside, a test opens its dialog, and only a press of its button says something. */
static void
test_test (Fixture       *fixture,
           gconstpointer  data)
{
  LoaSpeaker *speaker;
  LoaWindow *window;
  GtkWidget *dialog;

  shop_fixture_add_speaker (&fixture->base, "VNS52508000002", "Quầy 2");
  speaker = shop_fixture_add_speaker (&fixture->base, SERIAL_NUMBER, "Quầy 1");
  window = open_window (fixture, LOA_WINDOW_REQUEST_TEST, SERIAL_NUMBER);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_nonnull (find_text (dialog, "Quầy 1"));
  g_assert_nonnull (find_text (dialog, "1.000\u00a0₫"));
  g_assert_null (loa_speaker_get_announcement (speaker));

  /* A dialog that is open stays what it is. */
  loa_window_request (window, LOA_WINDOW_REQUEST_TEST, "VNS52508000002");
  g_assert_true (find_dialog () == dialog);
  g_assert_nonnull (find_text (dialog, "Quầy 1"));
  g_assert_null (loa_speaker_get_announcement (speaker));
  g_assert_false (is_busy (fixture));

  gtk_window_destroy (GTK_WINDOW (dialog));
  wait_until (has_no_dialog, NULL, "no dialog");
  close_window (window);
}

static void
test_test_without_speakers (Fixture       *fixture,
                            gconstpointer  data)
{
  LoaWindow *window = open_window (fixture, LOA_WINDOW_REQUEST_TEST, "");

  g_assert_null (find_dialog ());
  close_window (window);
}

/* What somebody sends along with a question says nothing of the shop. */
static void
test_debug_information (Fixture       *fixture,
                        gconstpointer  data)
{
  LoaShop *shop = shop_fixture_open_shop (&fixture->base, "http://127.0.0.1:1/of-the-shop", "http://127.0.0.1:1");
  g_autoptr (GtkWidget) widget = g_object_ref_sink (gtk_label_new (NULL));
  const char *hidden[] = { SERIAL_NUMBER, "Quầy", "of-the-shop", "127.0.0.1",
                           fixture->base.folder, g_get_home_dir (), g_get_user_name () };
  g_autofree char *text = NULL;

  shop_fixture_add_speaker (&fixture->base, SERIAL_NUMBER, "Quầy 1");
  g_setenv ("XDG_CURRENT_DESKTOP", "KDE:/home/somebody\nAuthorization: x <a>", TRUE);
  text = loa_debug_information_make (widget, shop, FALSE);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "Loa " PACKAGE_VERSION));
  g_assert_nonnull (strstr (text, "SoundBox server: another one"));
  g_assert_nonnull (strstr (text, "Desktop: KDE:?home?somebody?Authorization: x ?a?\n"));
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    if (strlen (hidden[i]) > 4 && strstr (text, hidden[i]) != NULL)
      g_error ("expected no “%s” in:\n%s", hidden[i], text);

  g_free (text);
  text = loa_debug_information_make (widget, fixture->base.shop, TRUE);
  g_assert_nonnull (strstr (text, ", demo\n"));
  g_assert_nonnull (strstr (text, "SoundBox connected: no"));
  g_assert_nonnull (strstr (text, "SoundBox server: SePay\n"));
  g_assert_nonnull (strstr (text, "Speakers: 1\n"));
  close_shop (shop);
}

static gboolean
has_announcement (gpointer user_data)
{
  return loa_speaker_get_announcement (user_data) != NULL;
}

static void
test_press (Fixture       *fixture,
            gconstpointer  data)
{
  LoaSpeaker *speaker = shop_fixture_add_speaker (&fixture->base, SERIAL_NUMBER, "Quầy 1");
  GtkWindow *dialog = loa_test_dialog_new (fixture->base.shop, fixture->base.desk, NULL);

  g_object_ref_sink (dialog);
  show_window (dialog);
  g_assert_null (loa_speaker_get_announcement (speaker));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.test", NULL);
  wait_until (has_announcement, speaker, "an announcement in the ledger");
  g_assert_cmpint (loa_speaker_get_announcement (speaker)->cause, ==, LOA_ANNOUNCEMENT_CAUSE_TEST);
  g_assert_cmpint (loa_speaker_get_announcement (speaker)->amount, ==, 1000);
  g_assert_nonnull (find_text (GTK_WIDGET (dialog), "Asked"));
  gtk_window_destroy (dialog);
  assert_ends (dialog);
}

void
add_request_tests (void)
{
  g_test_add ("/window/requests/state", Fixture, NULL, set_up, test_state, tear_down);
  g_test_add ("/window/requests/view", Fixture, NULL, set_up, test_view, tear_down);
  g_test_add ("/window/requests/test", Fixture, NULL, set_up, test_test, tear_down);
  g_test_add ("/window/requests/test-without-speakers", Fixture, NULL, set_up, test_test_without_speakers, tear_down);
  g_test_add ("/window/requests/debug-information", Fixture, NULL, set_up, test_debug_information, tear_down);
  g_test_add ("/window/requests/press", Fixture, NULL, set_up, test_press, tear_down);
}
