/* test-preferences.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "loa-preferences-dialog.h"
#include "loa-settings.h"
#include "loa-transaction-suspicion.h"
#include "shop-fixture.h"
#include "shown.h"
#include "test-window.h"

static void
set_up (ShopFixture   *fixture,
        gconstpointer  data)
{
  shop_fixture_set_up (fixture, NULL);
}

static void
tear_down (ShopFixture   *fixture,
           gconstpointer  data)
{
  shop_fixture_tear_down (fixture);
}

static GtkWidget *
find_widget (GtkWidget  *widget,
             GType       type,
             const char *title)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_sensitive (gpointer user_data)
{
  return gtk_widget_get_sensitive (user_data);
}

static gboolean
is_editable (gpointer user_data)
{
  return gtk_editable_get_editable (user_data);
}

static void
test_preferences (ShopFixture   *fixture,
                  gconstpointer  data)
{
  GtkWidget *dialog = g_object_ref_sink (GTK_WIDGET (loa_preferences_dialog_new (fixture->shop, fixture->desk, FALSE)));
  GtkWidget *soundbox_row = find_widget (dialog, ADW_TYPE_ENTRY_ROW, "SoundBox address");
  GtkWidget *bank_row = find_widget (dialog, ADW_TYPE_ENTRY_ROW, "Bank address");

  show_window (GTK_WINDOW (dialog));
  wait_until (is_editable, soundbox_row, "settings that have been read");
  gtk_editable_set_text (GTK_EDITABLE (soundbox_row), "http://speaker.example");
  gtk_editable_set_text (GTK_EDITABLE (bank_row), " https://bank.example/ ");
  gtk_widget_activate_action (dialog, "preferences.save", NULL);
  wait_until (is_editable, soundbox_row, "settings that have been written");

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (soundbox_row)), ==, "http://speaker.example");
  g_assert_true (gtk_widget_has_css_class (soundbox_row, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (bank_row)), ==, "https://bank.example");
  g_assert_false (gtk_widget_has_css_class (bank_row, "error"));

  gtk_window_destroy (GTK_WINDOW (dialog));
  assert_ends (dialog);
}

static void
test_preferences_given (ShopFixture   *fixture,
                        gconstpointer  data)
{
  LoaShop *shop = shop_fixture_open_shop (fixture, NULL, "http://127.0.0.1:1");
  GtkWidget *dialog = g_object_ref_sink (GTK_WIDGET (loa_preferences_dialog_new (shop, fixture->desk, FALSE)));
  GtkWidget *given_row = find_widget (dialog, ADW_TYPE_ACTION_ROW, "Bank address");

  show_window (GTK_WINDOW (dialog));
  g_assert_true (gtk_widget_get_visible (find_widget (dialog, ADW_TYPE_ENTRY_ROW, "SoundBox address")));
  g_assert_false (gtk_widget_get_visible (find_widget (dialog, ADW_TYPE_ENTRY_ROW, "Bank address")));
  g_assert_true (gtk_widget_get_visible (given_row));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (given_row)), "http://127.0.0.1:1"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (given_row)), "LOA_BANK_URL"));

  gtk_window_destroy (GTK_WINDOW (dialog));
  assert_ends (dialog);
  close_shop (shop);
}

static gboolean
has_text (gpointer user_data)
{
  return *gtk_editable_get_text (user_data) != '\0';
}

static gint64
read_floor (LoaStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 floor = -1;

  loa_store_get_suspicion_floor_async (store, NULL, keep_result_cb, &result);
  loa_store_get_suspicion_floor_finish (store, wait_for_result (&result), &floor, &error);
  g_assert_no_error (error);

  return floor;
}

static void
test_suspicion_floor (ShopFixture   *fixture,
                      gconstpointer  data)
{
  LoaStore *store = loa_shop_get_store (fixture->shop);
  GtkWidget *dialog = g_object_ref_sink (GTK_WIDGET (loa_preferences_dialog_new (fixture->shop, fixture->desk, FALSE)));
  GtkWidget *row = find_widget (dialog, ADW_TYPE_ENTRY_ROW, "Smallest usual amount");

  show_window (GTK_WINDOW (dialog));
  wait_until (has_text, row, "the amount that is kept");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "1.000");

  gtk_editable_set_text (GTK_EDITABLE (row), "-5");
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpint (read_floor (store), ==, 1000);

  gtk_editable_set_text (GTK_EDITABLE (row), "5k");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_cmpint (read_floor (store), ==, 5000);

  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_cmpint (read_floor (store), ==, 0);

  gtk_window_destroy (GTK_WINDOW (dialog));
  assert_ends (dialog);
}

/* Both sides of each switch and of the choice: what is set is shown, and what is chosen is set, at once. */
static void
test_desktop (ShopFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  LoaSettings *settings = loa_settings_new ("default", FALSE, &error);
  GSettings *common = loa_settings_get_common (settings);
  GtkWidget *dialog;
  GtkWidget *row;

  g_assert_no_error (error);
  loa_settings_set_for_display (settings, gdk_display_get_default ());
  dialog = g_object_ref_sink (GTK_WIDGET (loa_preferences_dialog_new (fixture->shop, fixture->desk, FALSE)));
  show_window (GTK_WINDOW (dialog));
  g_assert_nonnull (find_text (dialog, "1.000\u00a0₫ · một nghìn đồng"));

  row = find_widget (dialog, ADW_TYPE_COMBO_ROW, "Amounts in words");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  g_assert_cmpint (g_settings_get_enum (common, LOA_SETTINGS_AMOUNT_WORDS), ==, 1);
  g_assert_nonnull (find_text (dialog, "1.000\u00a0₫ · một ngàn đồng"));
  g_settings_reset (common, LOA_SETTINGS_AMOUNT_WORDS);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);

  row = find_widget (dialog, ADW_TYPE_ACTION_ROW, "Notifications");
  gtk_widget_activate (row);
  g_assert_false (g_settings_get_boolean (common, LOA_SETTINGS_NOTIFICATIONS));

  /* Starting with the session is for one that goes on without a window. */
  row = find_widget (dialog, ADW_TYPE_ACTION_ROW, "Start with the session");
  g_assert_false (gtk_widget_get_sensitive (row));
  gtk_widget_activate (find_widget (dialog, ADW_TYPE_ACTION_ROW, "Run in the background"));
  wait_until (is_sensitive, row, "a choice of starting with the session");
  g_assert_true (g_settings_get_boolean (loa_settings_get_profile (settings), LOA_SETTINGS_RUN_IN_BACKGROUND));

  gtk_window_destroy (GTK_WINDOW (dialog));
  assert_ends (dialog);
  loa_settings_set_for_display (NULL, gdk_display_get_default ());
  assert_ends (settings);
}

void
add_preferences_tests (void)
{
  g_test_add ("/window/preferences", ShopFixture, NULL, set_up, test_preferences, tear_down);
  g_test_add ("/window/preferences-desktop", ShopFixture, NULL, set_up, test_desktop, tear_down);
  g_test_add ("/window/preferences-given", ShopFixture, NULL, set_up, test_preferences_given, tear_down);
  g_test_add ("/window/preferences-suspicion", ShopFixture, NULL, set_up, test_suspicion_floor, tear_down);
}
