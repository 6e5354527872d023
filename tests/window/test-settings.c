/* test-settings.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "loa-settings.h"
#include "test-window.h"

static LoaSettings *
open_settings (const char *profile)
{
  g_autoptr (GError) error = NULL;
  LoaSettings *settings = loa_settings_new (profile, FALSE, &error);

  g_assert_no_error (error);

  return settings;
}

/* A program that runs where it was built finds the schemas that were built with it. */
static void
test_defaults (void)
{
  g_autoptr (LoaSettings) settings = open_settings ("default");
  GSettings *common = loa_settings_get_common (settings);
  GSettings *profile = loa_settings_get_profile (settings);
  g_autofree char *view = g_settings_get_string (profile, LOA_SETTINGS_VIEW);

  g_assert_cmpint (g_settings_get_enum (common, LOA_SETTINGS_AMOUNT_WORDS), ==, 0);
  g_assert_cmpint (g_settings_get_enum (common, LOA_SETTINGS_CSV_SEPARATOR), ==, LOA_CSV_SEPARATOR_OF_LANGUAGE);
  g_assert_true (g_settings_get_boolean (common, LOA_SETTINGS_NOTIFICATIONS));
  g_assert_cmpint (g_settings_get_int (profile, LOA_SETTINGS_WINDOW_WIDTH), ==, 1180);
  g_assert_cmpint (g_settings_get_int (profile, LOA_SETTINGS_WINDOW_HEIGHT), ==, 720);
  g_assert_false (g_settings_get_boolean (profile, LOA_SETTINGS_WINDOW_MAXIMIZED));
  g_assert_cmpstr (view, ==, "speakers");
  g_assert_true (g_settings_get_boolean (profile, LOA_SETTINGS_SHOW_CHART));
  g_assert_false (g_settings_get_boolean (profile, LOA_SETTINGS_RUN_IN_BACKGROUND));
  g_assert_false (g_settings_get_boolean (profile, LOA_SETTINGS_AUTOSTART));
}

static void
test_profiles (void)
{
  g_autoptr (LoaSettings) one = open_settings ("default");
  g_autoptr (LoaSettings) other = open_settings ("An-other_1");
  g_autofree char *path = NULL;

  g_object_get (loa_settings_get_profile (other), "path", &path, NULL);
  g_assert_cmpstr (path, ==, "/io/github/loa_desktop/Loa/profiles/An-other_1/");

  /* What is not kept is not shared either. */
  g_assert_true (g_settings_set_boolean (loa_settings_get_profile (other), LOA_SETTINGS_RUN_IN_BACKGROUND, TRUE));
  g_assert_false (g_settings_get_boolean (loa_settings_get_profile (one), LOA_SETTINGS_RUN_IN_BACKGROUND));
}

static void
test_display (void)
{
  g_autoptr (LoaSettings) settings = open_settings ("default");
  g_autoptr (GtkWidget) widget = g_object_ref_sink (gtk_label_new (NULL));
  GdkDisplay *display = gdk_display_get_default ();

  g_assert_null (loa_settings_get_for_widget (widget));
  loa_settings_set_for_display (settings, display);
  g_assert_true (loa_settings_get_for_widget (widget) == settings);
  loa_settings_set_for_display (NULL, display);
  g_assert_null (loa_settings_get_for_widget (widget));
  g_assert_finalize_object (g_steal_pointer (&settings));
}

void
add_settings_tests (void)
{
  g_test_add_func ("/window/settings/defaults", test_defaults);
  g_test_add_func ("/window/settings/profiles", test_profiles);
  g_test_add_func ("/window/settings/display", test_display);
}
