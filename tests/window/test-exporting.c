/* test-exporting.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-transactions.h"

#include <adwaita.h>

#include "loa-export-group.h"
#include "loa-export-place.h"
#include "loa-export-watch.h"
#include "loa-settings.h"
#include "shown.h"

/* What an export tells while it is under way, and what it asks for. */

typedef struct
{
  GtkWidget *strip;
  const char *text;
} Expected;

static gboolean
says (gpointer user_data)
{
  Expected *expected = user_data;

  return find_text (expected->strip, expected->text) != NULL;
}

static void
wait_for (GtkWidget  *strip,
          const char *text)
{
  wait_until (says, &(Expected) { strip, text }, text);
}

static void
test_watch (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *strip = g_object_ref_sink (g_object_new (LOA_TYPE_PROGRESS_STRIP, NULL));
  g_autoptr (LoaExportProgress) progress = loa_export_progress_new ();
  g_autoptr (GCancellable) cancellable = NULL;

  gtk_window_set_child (GTK_WINDOW (window), strip);
  show_window (GTK_WINDOW (window));
  cancellable = loa_export_watch_start (LOA_PROGRESS_STRIP (strip), progress, 2);
  wait_for (strip, "Exporting 0 of 2 rows");
  loa_export_progress_count_row (progress);
  wait_for (strip, "Exporting 1 of 2 rows");
  wait_for (strip, "Exporting 1 of 2 rows, a few seconds left");
  loa_export_progress_count_row (progress);
  wait_for (strip, "Finishing the file…");
  g_signal_emit_by_name (find_text (strip, "Cancel"), "clicked");
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  wait_for (strip, "Cancelling…");

  /* Another export is not what the first one tells about. */
  loa_progress_strip_stop (LOA_PROGRESS_STRIP (strip));
  g_clear_object (&cancellable);
  cancellable = loa_progress_strip_start (LOA_PROGRESS_STRIP (strip), "Another");
  g_assert_nonnull (find_text (strip, "Another"));
  gtk_window_destroy (GTK_WINDOW (window));
  assert_ends (strip);
}

static AdwComboRow *
find_row (GtkWidget *widget)
{
  AdwComboRow *found = ADW_IS_COMBO_ROW (widget) ? ADW_COMBO_ROW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child);

  return found;
}

static void
test_separator (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaSettings) settings = loa_settings_new ("default", FALSE, &error);
  GtkWidget *group;

  g_assert_no_error (error);
  loa_settings_set_for_display (settings, gdk_display_get_default ());
  group = g_object_ref_sink (g_object_new (LOA_TYPE_EXPORT_GROUP, NULL));
  g_assert_cmpint (loa_export_place_get_separator (group), ==, ',');
  g_assert_true (g_settings_set_enum (loa_settings_get_common (settings), LOA_SETTINGS_CSV_SEPARATOR,
                                      LOA_CSV_SEPARATOR_SEMICOLON));
  g_assert_cmpint (loa_export_place_get_separator (group), ==, ';');
  g_assert_cmpuint (adw_combo_row_get_selected (find_row (group)), ==, LOA_CSV_SEPARATOR_SEMICOLON);
  adw_combo_row_set_selected (find_row (group), LOA_CSV_SEPARATOR_COMMA);
  g_assert_cmpint (loa_export_place_get_separator (group), ==, ',');

  loa_settings_set_for_display (NULL, gdk_display_get_default ());
  assert_ends (group);
}

void
add_exporting_tests (void)
{
  g_test_add_func ("/window/exporting/watch", test_watch);
  g_test_add_func ("/window/exporting/separator", test_separator);
}
