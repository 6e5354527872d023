/* test-transactions-view.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-transactions.h"

#include "loa-balance-gaps-dialog.h"
#include "loa-settings.h"
#include "loa-store-balances.h"
#include "loa-store-transactions.h"
#include "loa-totals-row.h"
#include "loa-transactions-view.h"
#include "shop-fixture.h"
#include "shown.h"

/* The view of transactions as a whole, on a real shop. */

static GtkWidget *
make_view (ShopFixture *fixture)
{
  GtkWidget *view = g_object_ref_sink (g_object_new (LOA_TYPE_TRANSACTIONS_VIEW, NULL));

  loa_transactions_view_set_shop (LOA_TRANSACTIONS_VIEW (view), fixture->shop, fixture->desk);

  return view;
}

static GtkToggleButton *
find_chart_button (GtkWidget *widget)
{
  GtkToggleButton *found = NULL;

  if (GTK_IS_TOGGLE_BUTTON (widget) &&
      g_strcmp0 (gtk_widget_get_tooltip_text (widget), "Chart of money in and out") == 0)
    return GTK_TOGGLE_BUTTON (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_chart_button (child);

  return found;
}

/* What is chosen in a wide view is remembered, and nothing else. */
static void
test_chart (void)
{
  ShopFixture fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaSettings) settings = loa_settings_new ("default", FALSE, &error);
  GtkWidget *first;
  GtkWidget *second;

  g_assert_no_error (error);
  loa_settings_set_for_display (settings, gdk_display_get_default ());
  shop_fixture_set_up (&fixture, NULL);

  first = make_view (&fixture);
  g_assert_true (gtk_toggle_button_get_active (find_chart_button (first)));
  g_object_set (first, "narrow", TRUE, NULL);
  g_assert_false (gtk_toggle_button_get_active (find_chart_button (first)));
  g_object_set (first, "narrow", FALSE, NULL);
  g_assert_true (gtk_toggle_button_get_active (find_chart_button (first)));
  gtk_toggle_button_set_active (find_chart_button (first), FALSE);

  second = make_view (&fixture);
  g_assert_false (gtk_toggle_button_get_active (find_chart_button (second)));
  g_object_set (second, "narrow", TRUE, NULL);
  gtk_toggle_button_set_active (find_chart_button (second), TRUE);
  g_object_set (second, "narrow", FALSE, NULL);
  g_assert_false (gtk_toggle_button_get_active (find_chart_button (second)));

  assert_ends (first);
  assert_ends (second);
  shop_fixture_tear_down (&fixture);
  loa_settings_set_for_display (NULL, gdk_display_get_default ());
}

static GtkColumnView *
find_table (GtkWidget *widget)
{
  GtkColumnView *found = GTK_IS_COLUMN_VIEW (widget) ? GTK_COLUMN_VIEW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_table (child);

  return found;
}

static gboolean
has_column (GtkWidget  *view,
            const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (find_table (view));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_title (column), title))
        return gtk_column_view_column_get_visible (column);
    }

  return FALSE;
}

/* Columns that are hidden stay hidden, now and at the next start, and after the two lines of a narrow view. */
static void
test_columns (void)
{
  ShopFixture fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaSettings) settings = loa_settings_new ("default", FALSE, &error);
  GtkWidget *first;
  GtkWidget *second;

  g_assert_no_error (error);
  loa_settings_set_for_display (settings, gdk_display_get_default ());
  shop_fixture_set_up (&fixture, NULL);

  first = make_view (&fixture);
  g_assert_true (has_column (first, "Out"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_table (first)), "columns.out", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_table (first)), "columns.warning", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_table (first)), "columns.code", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_table (first)), "columns.code", NULL));
  g_assert_false (has_column (first, "Out"));
  g_assert_true (has_column (first, "Code"));

  second = make_view (&fixture);
  g_assert_false (has_column (second, "Out"));
  g_assert_false (has_column (second, "Warning"));
  g_assert_true (has_column (second, "Code"));
  g_object_set (second, "narrow", TRUE, NULL);
  g_assert_true (has_column (second, "Transactions"));
  g_assert_false (has_column (second, "In"));
  g_assert_false (has_column (second, "Code"));
  gtk_widget_activate_action (GTK_WIDGET (find_table (second)), "columns.warning", NULL);
  g_object_set (second, "narrow", FALSE, NULL);
  g_assert_false (has_column (second, "Transactions"));
  g_assert_false (has_column (second, "Out"));
  g_assert_false (has_column (second, "Warning"));
  g_assert_true (has_column (second, "Code"));
  gtk_widget_activate_action (GTK_WIDGET (find_table (second)), "columns.warning", NULL);
  g_assert_true (has_column (second, "Warning"));

  assert_ends (first);
  assert_ends (second);
  shop_fixture_tear_down (&fixture);
  loa_settings_set_for_display (NULL, gdk_display_get_default ());
}

static LoaTransactionRecord *
make_record (const char *id,
             const char *time,
             gint64      accumulated)
{
  LoaTransactionRecord *record = loa_transaction_record_new ();

  record->id = g_strdup (id);
  record->bank_account_id = g_strdup ("19");
  record->account_number = g_strdup ("0071000888888");
  record->transaction_date = g_strdup (time);
  record->amount_in = 100;
  record->amount_out = 0;
  record->accumulated = accumulated;

  return record;
}

static void
put (ShopFixture *fixture,
     GPtrArray   *records)
{
  LoaStore *store = loa_shop_get_store (fixture->shop);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done = FALSE;
  gint64 n_new;
  gint64 n_changed;

  loa_store_put_transactions_async (store, records, NULL, keep_result_cb, &result);
  loa_store_put_transactions_finish (store, wait_for_result (&result), &n_new, &n_changed, &error);
  g_assert_no_error (error);

  while (!is_done)
    {
      g_clear_object (&result);
      loa_store_check_balances_async (store, NULL, keep_result_cb, &result);
      loa_store_check_balances_finish (store, wait_for_result (&result), &is_done, &error);
      g_assert_no_error (error);
    }
}

typedef struct
{
  GtkWidget *widget;
  const char *text;
} Sought;

static gboolean
is_shown (gpointer user_data)
{
  const Sought *sought = user_data;

  return find_text (sought->widget, sought->text) != NULL;
}

static GtkWidget *
wait_for_text (GtkWidget  *widget,
               const char *text)
{
  wait_until (is_shown, &(Sought) { widget, text }, text);

  return find_text (widget, text);
}

static gboolean
is_listed (gpointer user_data)
{
  GtkWindow **dialog = user_data;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (LOA_IS_BALANCE_GAPS_DIALOG (window))
        *dialog = window;
    }

  return *dialog != NULL && find_text (GTK_WIDGET (*dialog), "Account") != NULL;
}

/* Where the balances leave something open: listed, and what is around it shown. */
static void
test_gaps (void)
{
  ShopFixture fixture = { 0 };
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_transaction_record_free);
  GtkWindow *dialog = NULL;
  GtkWidget *view;
  GtkWidget *row;

  shop_fixture_set_up (&fixture, NULL);
  g_ptr_array_add (records, make_record ("1", "2025-02-25 10:02:00", 1000));
  g_ptr_array_add (records, make_record ("2", "2025-02-25 10:07:59", 1150));
  g_ptr_array_add (records, make_record ("3", "2025-02-25 12:00:00", 1250));
  put (&fixture, records);

  view = make_view (&fixture);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  show_window (GTK_WINDOW (window));
  wait_for_text (view, "Count 3");
  g_signal_emit_by_name (wait_for_text (view, "Show the places"), "clicked");
  wait_until (is_listed, &dialog, "a list of the gaps");
  g_assert_nonnull (find_text (GTK_WIDGET (dialog), "Between 10:02 and 10:07 on 25/02/2025"));
  row = gtk_widget_get_ancestor (
    find_text (GTK_WIDGET (dialog), "Account 0071000888888: the balance differs by 50\302\240₫"), ADW_TYPE_ACTION_ROW);
  g_signal_emit_by_name (row, "activated");
  wait_for_text (view, "Count 2");
  g_assert_nonnull (find_text (view, "25/02/2025 10:00–10:59"));

  gtk_window_destroy (GTK_WINDOW (window));
  assert_ends (view);
  shop_fixture_tear_down (&fixture);
}

/* Nothing is said of rows that have not been counted. */
static void
test_totals (void)
{
  const LoaTransactionTotals totals = { .count = 1200, .sum_in = 5000, .sum_out = 2000 };
  const LoaTransactionTotals too_large = { .count = 2, .sum_in = LOA_AMOUNT_UNKNOWN, .sum_out = 2000 };
  GtkWidget *row = g_object_ref_sink (g_object_new (LOA_TYPE_TOTALS_ROW, NULL));

  loa_totals_row_set_totals (LOA_TOTALS_ROW (row), &totals);
  g_assert_nonnull (find_text (row, "Count 1.200"));
  g_assert_nonnull (find_text (row, "Net 3.000\302\240₫"));
  loa_totals_row_set_totals (LOA_TOTALS_ROW (row), &too_large);
  g_assert_nonnull (find_text (row, "Count 2"));
  g_assert_nonnull (find_text (row, "In ? (too large to add up)"));
  g_assert_nonnull (find_text (row, "Out 2.000\302\240₫"));
  g_assert_nonnull (find_text (row, "Net ? (too large to add up)"));
  loa_totals_row_set_totals (LOA_TOTALS_ROW (row), NULL);
  g_assert_nonnull (find_text (row, "Count …"));
  g_assert_nonnull (find_text (row, "Net …"));
  g_assert_finalize_object (row);
}

/* They take as many lines as they need, not the width that others have to share. */
static void
test_totals_lines (void)
{
  const LoaTransactionTotals totals = { .count = 1000000, .sum_in = 900000000000000, .sum_out = 20000000000000 };
  GtkWidget *row = g_object_ref_sink (g_object_new (LOA_TYPE_TOTALS_ROW, NULL));
  int least_width;
  int line_height;
  int height;

  loa_totals_row_set_totals (LOA_TOTALS_ROW (row), &totals);
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 5000, &line_height, NULL, NULL, NULL);
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, MAX (least_width, 300), &height, NULL, NULL, NULL);
  g_assert_cmpint (least_width, <=, 300);
  g_assert_cmpint (line_height, >, 0);
  g_assert_cmpint (height, >=, 2 * line_height);
  g_assert_finalize_object (row);
}

void
add_transactions_view_tests (void)
{
  g_test_add_func ("/window/transactions-view-totals", test_totals);
  g_test_add_func ("/window/transactions-view-totals-lines", test_totals_lines);
  g_test_add_func ("/window/transactions-view-columns", test_columns);
  g_test_add_func ("/window/transactions-view-gaps", test_gaps);
  g_test_add_func ("/window/transactions-view-chart", test_chart);
}
