/* test-transaction-filter.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-transactions.h"

#include <adwaita.h>
#include <string.h>

#include "loa-filter-bar.h"
#include "loa-inner-widget.h"
#include "loa-saved-filters-button.h"
#include "loa-store-settings.h"
#include "loa-transaction-record.h"
#include "loa-transaction-filter-bar.h"
#include "shop-fixture.h"
#include "shown.h"

/* What a window of 360 pixels leaves inside its frame. */
#define NARROWEST 350

/* The bar that says which transactions are shown, on a real shop. */

typedef struct
{
  ShopFixture shop;
  GtkWidget *bar; /* (owned) */
  guint n_changes;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  shop_fixture_set_up (&fixture->shop, NULL);
  fixture->bar = g_object_ref_sink (g_object_new (LOA_TYPE_TRANSACTION_FILTER_BAR, NULL));
  g_signal_connect_swapped (fixture->bar, "changed", G_CALLBACK (changed_cb), fixture);
  loa_transaction_filter_bar_set_shop (LOA_TRANSACTION_FILTER_BAR (fixture->bar), fixture->shop.shop);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->bar);
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  show_window (GTK_WINDOW (window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (fixture->bar)));
  assert_ends (fixture->bar);
  shop_fixture_tear_down (&fixture->shop);
}

static const LoaTransactionFilter *
get_filter (Fixture *fixture)
{
  return loa_transaction_filter_bar_get_filter (LOA_TRANSACTION_FILTER_BAR (fixture->bar));
}

/* The drop-downs have entries for searching, too. */
static GtkWidget *
find_search (GtkWidget *widget)
{
  g_autofree char *placeholder = NULL;
  GtkWidget *found = NULL;

  if (GTK_IS_SEARCH_ENTRY (widget))
    g_object_get (widget, "placeholder-text", &placeholder, NULL);
  if (g_strcmp0 (placeholder, "Search transactions") == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_search (child);

  return found;
}

static gboolean
has_filter (gpointer user_data)
{
  return loa_transaction_filter_bar_get_filtered (user_data);
}

static gboolean
is_chip (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) && !GTK_IS_TOGGLE_BUTTON (widget) && gtk_widget_has_css_class (widget, "chip");
}

/* Returns: (nullable): the chip that says @text */
static GtkWidget *
find_chip (GtkWidget  *widget,
           const char *text)
{
  GtkWidget *found = NULL;

  if (is_chip (widget))
    return find_text (widget, text) != NULL ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_chip (child, text);

  return found;
}

static void
remove_chip (Fixture    *fixture,
             const char *text)
{
  GtkWidget *chip = find_chip (fixture->bar, text);

  g_test_message ("The chip “%s”", text);
  g_assert_nonnull (chip);
  g_signal_emit_by_name (chip, "clicked");
  g_assert_null (find_chip (fixture->bar, text));
}

static void
test_typed (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *search = find_search (fixture->bar);

  gtk_editable_set_text (GTK_EDITABLE (search), "lan >500k 25/02/2025 <=1tr");
  wait_until (has_filter, fixture->bar, "the search to be read");
  g_assert_cmpstr (get_filter (fixture)->search, ==, "lan");
  g_assert_cmpint (get_filter (fixture)->min_amount, ==, 500001);
  g_assert_cmpint (get_filter (fixture)->max_amount, ==, 1000000);
  g_assert_cmpstr (get_filter (fixture)->from_day, ==, "2025-02-25");
  g_assert_cmpuint (fixture->n_changes, ==, 1);

  remove_chip (fixture, "> 500.000\302\240₫");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "lan 25/02/2025 <=1tr");
  g_assert_cmpint (get_filter (fixture)->min_amount, ==, LOA_AMOUNT_UNKNOWN);
  remove_chip (fixture, "25/02/2025");
  g_assert_null (get_filter (fixture)->from_day);
  remove_chip (fixture, "≤ 1.000.000\302\240₫");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "lan");
  g_assert_cmpuint (fixture->n_changes, ==, 4);
}

/* It is asked for only while words are searched for. */
static void
test_by_match (Fixture       *fixture,
               gconstpointer  data)
{
  LoaTransactionFilterBar *bar = LOA_TRANSACTION_FILTER_BAR (fixture->bar);
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();

  g_assert_null (find_text (fixture->bar, "Best match"));
  filter->search = g_strdup ("lan");
  loa_transaction_filter_bar_set_filter (bar, filter);
  g_assert_false (loa_transaction_filter_bar_get_by_match (bar));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_text (fixture->bar, "Best match")), TRUE);
  g_assert_true (loa_transaction_filter_bar_get_by_match (bar));
  g_assert_cmpuint (fixture->n_changes, ==, 2);

  loa_transaction_filter_bar_clear (bar);
  g_assert_false (loa_transaction_filter_bar_get_by_match (bar));
  g_assert_null (find_text (fixture->bar, "Best match"));
}

/* What is set is what is shown, with a chip for each. */
static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  LoaTransactionFilterBar *bar = LOA_TRANSACTION_FILTER_BAR (fixture->bar);
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (LoaTransactionFilter) everything = loa_transaction_filter_new ();

  filter->search = g_strdup ("lan");
  filter->account = g_strdup ("0071000888888");
  filter->from_day = g_strdup ("2025-02-25");
  filter->to_day = g_strdup ("2025-02-28");
  filter->direction = LOA_TRANSACTION_DIRECTION_IN;
  filter->min_amount = 1000;
  filter->max_amount = 2000;
  filter->code = g_strdup ("DH1");
  filter->reference = g_strdup ("FT25");
  filter->suspicious = TRUE;
  loa_transaction_filter_bar_set_filter (bar, filter);
  g_assert_true (loa_transaction_filter_equal (get_filter (fixture), filter));
  g_assert_cmpuint (fixture->n_changes, ==, 1);

  remove_chip (fixture, "0071000888888");
  remove_chip (fixture, "25/02/2025–28/02/2025");
  remove_chip (fixture, "Money in");
  remove_chip (fixture, "1.000\302\240₫ – 2.000\302\240₫");
  remove_chip (fixture, "Code DH1");
  remove_chip (fixture, "Reference FT25");
  remove_chip (fixture, "Suspicious");
  g_assert_cmpuint (fixture->n_changes, ==, 8);
  everything->search = g_strdup ("lan");
  g_assert_true (loa_transaction_filter_equal (get_filter (fixture), everything));

  loa_transaction_filter_bar_clear (bar);
  g_assert_false (loa_transaction_filter_bar_get_filtered (bar));
}

static void
test_hours (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();

  filter->from_day = g_strdup ("2025-02-25 09");
  filter->to_day = g_strdup ("2025-02-25 10");
  loa_transaction_filter_bar_set_filter (LOA_TRANSACTION_FILTER_BAR (fixture->bar), filter);
  g_assert_true (loa_transaction_filter_equal (get_filter (fixture), filter));
  remove_chip (fixture, "25/02/2025 09:00–10:59");
  g_assert_null (get_filter (fixture)->from_day);
}

static GtkWidget *
find_of_type (GtkWidget *widget,
              GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_of_type (child, type);

  return found;
}

static GtkWidget *
find_with_tooltip (GtkWidget  *widget,
                   const char *tooltip)
{
  GtkWidget *found = g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_with_tooltip (child, tooltip);

  return found;
}

static GtkWidget *
get_saved_button (Fixture *fixture)
{
  return find_of_type (fixture->bar, LOA_TYPE_SAVED_FILTERS_BUTTON);
}

static void
name_and_press (Fixture    *fixture,
                const char *name,
                const char *button)
{
  GtkWidget *saved = get_saved_button (fixture);

  gtk_editable_set_text (GTK_EDITABLE (find_of_type (saved, GTK_TYPE_ENTRY)), name);
  g_signal_emit_by_name (find_text (saved, button), "clicked");
}

static void
open_saved (Fixture *fixture)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (find_of_type (get_saved_button (fixture), GTK_TYPE_MENU_BUTTON));

  gtk_menu_button_popup (button);
}

static char *
read_setting (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  loa_store_get_setting_async (loa_shop_get_store (fixture->shop.shop), "transaction-filters", NULL, keep_result_cb,
                               &result);
  loa_store_get_setting_finish (loa_shop_get_store (fixture->shop.shop), wait_for_result (&result), &text, &error);
  g_assert_no_error (error);

  return text;
}

/* The filter as a whole: named, chosen again, renamed, removed; and kept in the profile. */
static void
test_saved (Fixture       *fixture,
            gconstpointer  data)
{
  LoaTransactionFilterBar *bar = LOA_TRANSACTION_FILTER_BAR (fixture->bar);
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autofree char *kept = NULL;
  g_autofree char *removed = NULL;
  g_autofree char *at_last = NULL;

  open_saved (fixture);
  name_and_press (fixture, "Nothing", "Save");
  g_assert_nonnull (find_text (get_saved_button (fixture), "Everything is shown."));

  filter->search = g_strdup ("lan");
  filter->from_day = g_strdup ("2025-02-25 09");
  filter->to_day = g_strdup ("2025-02-25 10");
  filter->direction = LOA_TRANSACTION_DIRECTION_OUT;
  filter->min_amount = 1000;
  filter->code = g_strdup ("DH'1\"");
  filter->suspicious = TRUE;
  loa_transaction_filter_bar_set_filter (bar, filter);
  name_and_press (fixture, "  ", "Save");
  g_assert_nonnull (find_text (get_saved_button (fixture), "Type a name"));
  name_and_press (fixture, " Sổ “đen” ", "Save");
  kept = read_setting (fixture);
  g_assert_nonnull (strstr (kept, "Sổ “đen”"));

  loa_transaction_filter_bar_clear (bar);
  open_saved (fixture);
  g_signal_emit_by_name (find_text (get_saved_button (fixture), "Sổ “đen”"), "clicked");
  g_assert_true (loa_transaction_filter_equal (get_filter (fixture), filter));

  open_saved (fixture);
  g_signal_emit_by_name (find_with_tooltip (fixture->bar, "Rename “Sổ “đen””"), "clicked");
  name_and_press (fixture, "Sổ đỏ", "Rename");
  g_assert_null (find_text (get_saved_button (fixture), "Sổ “đen”"));
  g_assert_nonnull (find_text (get_saved_button (fixture), "Sổ đỏ"));
  g_signal_emit_by_name (find_with_tooltip (fixture->bar, "Remove “Sổ đỏ”"), "clicked");
  g_assert_null (find_text (get_saved_button (fixture), "Sổ đỏ"));
  removed = read_setting (fixture);
  g_assert_null (removed);

  /* It can be had again. */
  g_signal_emit_by_name (find_text (gtk_widget_get_parent (fixture->bar), "Undo"), "clicked");
  at_last = read_setting (fixture);
  g_assert_nonnull (strstr (at_last, "Sổ đỏ"));
}

static int
find_row (GtkWidget *choice)
{
  int column;
  int row;
  int width;
  int height;

  gtk_grid_query_child (GTK_GRID (gtk_widget_get_parent (choice)), choice, &column, &row, &width, &height);

  return row * 2 + column;
}

/* Beside the buttons that the view has there, while something is filtered; and the choices leave no gap. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *filter_bar = loa_inner_widget_find (fixture->bar, LOA_TYPE_FILTER_BAR);
  GtkWidget *saved = loa_inner_widget_find (fixture->bar, LOA_TYPE_SAVED_FILTERS_BUTTON);
  int minimum;

  for (guint i = 0; i < 3; i++)
    loa_filter_bar_add_button (LOA_FILTER_BAR (filter_bar), gtk_button_new_from_icon_name ("view-refresh-symbolic"));
  g_object_set (fixture->bar, "narrow", TRUE, NULL);
  g_assert_cmpint (find_row (saved), ==, 5);

  gtk_editable_set_text (GTK_EDITABLE (find_search (fixture->bar)), "don hang");
  wait_until (has_filter, fixture->bar, "the search to be read");
  g_assert_cmpint (find_row (saved), ==, 6);
  gtk_widget_measure (fixture->bar, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROWEST);
}

void
add_transaction_filter_tests (void)
{
  g_test_add ("/window/transaction-filter/typed", Fixture, NULL, set_up, test_typed, tear_down);
  g_test_add ("/window/transaction-filter/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/window/transaction-filter/hours", Fixture, NULL, set_up, test_hours, tear_down);
  g_test_add ("/window/transaction-filter/by-match", Fixture, NULL, set_up, test_by_match, tear_down);
  g_test_add ("/window/transaction-filter/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/window/transaction-filter/saved", Fixture, NULL, set_up, test_saved, tear_down);
}
