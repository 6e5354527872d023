/* test-transactions.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-transactions.h"

#include <string.h>

#include "loa-money-bar.h"
#include "loa-money-chart.h"
#include "loa-transaction-details.h"
#include "loa-transaction-pane.h"
#include "loa-transaction-suspicion.h"
#include "shown.h"

/* What is shown of transactions besides the table. */

static LoaTransaction *
make_transaction (gint64 amount_in)
{
  g_autoptr (LoaTransactionRecord) record = loa_transaction_record_new ();
  LoaLazyRow *row = loa_lazy_row_new (LOA_TYPE_TRANSACTION, 1);

  record->row = 1;
  record->id = g_strdup ("49682");
  record->bank_brand_name = g_strdup ("Vietcombank");
  record->account_number = g_strdup ("0071000888888");
  record->transaction_date = g_strdup ("2025-02-25 19:59:48");
  record->amount_in = amount_in;
  record->amount_out = 0;
  record->accumulated = 1200541768;
  record->transaction_content = g_strdup ("DUONG THUY ANH chuyen tien <b>&");
  record->reference_number = g_strdup ("677760.250225.080001");
  record->code = g_strdup ("DH123456");
  loa_lazy_row_set_record (row, record);

  return LOA_TRANSACTION (row);
}

/* The first widget inside that shows @text, as a label does. */
static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *tooltip)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, tooltip);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  GtkWidget *label = find_label (widget, title);

  return label != NULL ? gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW) : NULL;
}

static GtkWidget *
show_details (LoaTransaction *transaction)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *details = g_object_ref_sink (g_object_new (LOA_TYPE_TRANSACTION_DETAILS, NULL));

  loa_transaction_details_set_transaction (LOA_TRANSACTION_DETAILS (details), transaction);
  gtk_window_set_child (GTK_WINDOW (window), details);
  show_window (GTK_WINDOW (window));

  return details;
}

static void
end_details (GtkWidget *details)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (details)));
  assert_ends (details);
}

static char *
read_clipboard (GtkWidget *widget)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  gdk_clipboard_read_text_async (clipboard, NULL, keep_result_cb, &result);
  text = gdk_clipboard_read_text_finish (clipboard, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return text;
}

static void
test_details (void)
{
  g_autoptr (LoaTransaction) transaction = make_transaction (200);
  GtkWidget *details = show_details (NULL);
  g_autofree char *reference = NULL;

  g_assert_null (find_label (details, "Money in"));
  loa_transaction_details_set_transaction (LOA_TRANSACTION_DETAILS (details), transaction);
  g_assert_nonnull (find_label (details, "Money in"));
  g_assert_nonnull (find_label (details, "200\302\240₫"));
  g_assert_nonnull (find_label (details, "hai trăm đồng"));
  g_assert_nonnull (find_label (details, "DUONG THUY ANH chuyen tien <b>&"));
  g_assert_nonnull (find_label (details, "1.200.541.768\302\240₫"));
  g_assert_nonnull (find_label (details, "DUONG THUY ANH"));

  g_assert_true (gtk_widget_get_sensitive (find_button (details, "Copy: Amount in")));
  g_assert_false (gtk_widget_get_sensitive (find_button (details, "Copy: Amount out")));
  g_signal_emit_by_name (find_button (details, "Copy: Reference"), "clicked");
  g_assert_nonnull (find_label (details, "Copied: 677760.250225.080001"));
  reference = read_clipboard (details);
  g_assert_cmpstr (reference, ==, "677760.250225.080001");

  end_details (details);
}

/* It follows the row, which may be read late and change. */
static void
test_details_follow (void)
{
  g_autoptr (LoaTransaction) transaction = make_transaction (200000);
  g_autoptr (LoaTransactionRecord) record = loa_transaction_record_copy (loa_transaction_get_record (transaction));
  LoaLazyRow *unread = loa_lazy_row_new (LOA_TYPE_TRANSACTION, 2);
  GtkWidget *details = show_details (LOA_TRANSACTION (unread));

  g_assert_null (find_label (details, "Money in"));
  loa_lazy_row_set_record (unread, record);
  g_assert_nonnull (find_label (details, "hai trăm nghìn đồng"));

  g_clear_pointer (&record->code, g_free);
  record->amount_in = 0;
  record->amount_out = LOA_AMOUNT_UNKNOWN;
  loa_lazy_row_set_record (unread, record);
  g_assert_nonnull (find_label (details, "Money out"));
  g_assert_nonnull (find_label (details, "?"));
  g_assert_null (find_label (details, "Same code"));

  end_details (details);
  assert_ends (unread);
}

/* No widget is given so much that the window would stand still; what is copied is whole. */
static void
test_details_long (void)
{
  g_autoptr (LoaTransaction) transaction = make_transaction (200000);
  g_autoptr (LoaTransactionRecord) record = loa_transaction_record_copy (loa_transaction_get_record (transaction));
  g_autofree char *long_text = g_strnfill (65536, 'W');
  g_autofree char *shown = NULL;
  g_autofree char *copied = NULL;
  GtkWidget *details;

  g_free (record->reference_number);
  record->reference_number = g_strdup (long_text);
  g_free (record->transaction_content);
  record->transaction_content = g_strdup (long_text);
  g_free (record->code);
  record->code = g_strdup (long_text);
  loa_lazy_row_set_record (LOA_LAZY_ROW (transaction), record);

  details = show_details (transaction);
  g_assert_null (find_label (details, long_text));
  long_text[300] = '\0';
  shown = g_strconcat (long_text, "…", NULL);
  g_assert_nonnull (find_label (details, shown));
  g_signal_emit_by_name (find_button (details, "Copy: Reference"), "clicked");
  copied = read_clipboard (details);
  g_assert_cmpuint (strlen (copied), ==, 65536);

  end_details (details);
}

static void
test_details_suspicious (void)
{
  g_autoptr (LoaTransaction) transaction = make_transaction (200);
  g_autoptr (LoaTransactionRecord) record = loa_transaction_record_copy (loa_transaction_get_record (transaction));
  GtkWidget *details = show_details (transaction);

  g_assert_null (find_label (details, "Tiny amount"));
  record->suspicions = LOA_TRANSACTION_SUSPICION_SMALL | LOA_TRANSACTION_SUSPICION_REPEATED;
  loa_lazy_row_set_record (LOA_LAZY_ROW (transaction), record);
  g_assert_nonnull (find_label (details, "Tiny amount"));
  g_assert_nonnull (find_label (details, "Only hai trăm đồng came in. Compare that with the bill: 200 ₫ is easily taken for "
                                         "200.000 ₫.\n"
                                         "Another transaction has the same reference. One payment may be shown twice."));
  record->suspicions = LOA_TRANSACTION_SUSPICION_NONE;
  loa_lazy_row_set_record (LOA_LAZY_ROW (transaction), record);
  g_assert_null (find_label (details, "Tiny amount"));

  end_details (details);
}

/* The dialog with details, or NULL. */
static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (window), "Transaction") == 0)
        return window;
    }

  return NULL;
}

static void
show_code_cb (LoaTransactionPane  *pane,
              const char          *code,
              char               **shown)
{
  *shown = g_strdup (code);
}

static GtkWidget *
make_table (GListStore *rows)
{
  GtkSingleSelection *selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (rows)));

  gtk_single_selection_set_autoselect (selection, FALSE);

  return gtk_column_view_new (GTK_SELECTION_MODEL (selection));
}

/* Beside the table it follows what is selected; where that is narrow it is a dialog, which goes when it has led on. */
static void
test_pane (void)
{
  g_autoptr (GListStore) rows = g_list_store_new (LOA_TYPE_TRANSACTION);
  g_autoptr (LoaTransaction) first = make_transaction (100);
  g_autoptr (LoaTransaction) second = make_transaction (200);
  g_autofree char *shown = NULL;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *pane = g_object_ref_sink (g_object_new (LOA_TYPE_TRANSACTION_PANE, NULL));
  GtkWidget *table;
  GtkWidget *dialog;

  g_list_store_append (rows, first);
  g_list_store_append (rows, second);
  table = make_table (rows);
  gtk_widget_set_hexpand (table, TRUE);
  gtk_box_append (GTK_BOX (box), table);
  gtk_box_append (GTK_BOX (box), pane);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 600);
  loa_transaction_pane_follow (LOA_TRANSACTION_PANE (pane), GTK_COLUMN_VIEW (table));
  g_signal_connect (pane, "show-code", G_CALLBACK (show_code_cb), &shown);
  show_window (GTK_WINDOW (window));
  g_assert_false (gtk_widget_get_visible (pane));

  g_signal_emit_by_name (table, "activate", 0);
  g_assert_true (gtk_widget_get_visible (pane));
  g_assert_nonnull (find_label (pane, "một trăm đồng"));
  gtk_selection_model_select_item (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)), 1, TRUE);
  g_assert_nonnull (find_label (pane, "hai trăm đồng"));
  g_signal_emit_by_name (find_button (pane, "Close the details"), "clicked");
  g_assert_false (gtk_widget_get_visible (pane));

  g_object_set (pane, "narrow", TRUE, NULL);
  g_signal_emit_by_name (table, "activate", 0);
  g_assert_false (gtk_widget_get_visible (pane));
  dialog = g_object_ref (GTK_WIDGET (find_dialog ()));
  g_assert_nonnull (find_label (dialog, "một trăm đồng"));
  g_signal_emit_by_name (find_row (dialog, "Same code"), "activated");
  g_assert_cmpstr (shown, ==, "DH123456");
  g_assert_null (find_dialog ());
  assert_ends (dialog);

  gtk_window_destroy (GTK_WINDOW (window));
  assert_ends (pane);
}

static GArray *
make_periods (guint n_periods)
{
  GArray *periods = g_array_new (FALSE, FALSE, sizeof (LoaMoneyPeriod));

  for (guint i = 0; i < n_periods; i++)
    {
      LoaMoneyPeriod period = { .count = i, .sum_in = 1000 * i, .sum_out = i % 3 == 0 ? 500 : 0 };

      g_snprintf (period.start, sizeof period.start, "2025-02-%02u", i + 1);
      g_array_append_val (periods, period);
    }

  return periods;
}

/* The bars that are there, oldest first. */
static GPtrArray *
list_bars (GtkWidget *widget)
{
  GPtrArray *bars = g_ptr_array_new ();
  GtkWidget *next = widget;

  /* Depth first. */
  while (next != NULL)
    {
      GtkWidget *child = gtk_widget_get_first_child (next);

      if (LOA_IS_MONEY_BAR (next))
        g_ptr_array_add (bars, next);

      while (child == NULL && next != widget && next != NULL)
        {
          child = gtk_widget_get_next_sibling (next);
          if (child == NULL)
            next = gtk_widget_get_parent (next);
        }
      next = child;
    }

  return bars;
}

static void
chosen_cb (LoaMoneyChart        *chart,
           const LoaMoneyPeriod *period,
           char                 *chosen)
{
  g_autoptr (GArray) one = make_periods (1);

  /* A filter by what was chosen shows other bars. */
  g_strlcpy (chosen, period->start, LOA_MONEY_START_SIZE);
  loa_money_chart_set_periods (chart, one, LOA_MONEY_UNIT_DAY);
}

static void
test_chart (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *chart = g_object_ref_sink (g_object_new (LOA_TYPE_MONEY_CHART, NULL));
  g_autoptr (GArray) none = make_periods (0);
  g_autoptr (GArray) periods = make_periods (28);
  g_autoptr (GPtrArray) bars = NULL;
  char chosen[LOA_MONEY_START_SIZE] = "";
  guint n_focusable = 0;

  gtk_window_set_child (GTK_WINDOW (window), chart);
  loa_money_chart_set_periods (LOA_MONEY_CHART (chart), none, LOA_MONEY_UNIT_DAY);
  show_window (GTK_WINDOW (window));
  loa_money_chart_set_periods (LOA_MONEY_CHART (chart), periods, LOA_MONEY_UNIT_DAY);
  g_assert_nonnull (find_label (chart, "Money in (above) and out (below) per day"));
  g_assert_nonnull (find_label (chart, "27.000\302\240₫"));
  g_assert_nonnull (find_label (chart, "01/02/2025"));
  g_assert_nonnull (find_label (chart, "28/02/2025"));

  bars = list_bars (chart);
  g_assert_cmpuint (bars->len, ==, 28);
  for (guint i = 0; i < bars->len; i++)
    n_focusable += gtk_widget_get_focusable (bars->pdata[i]) ? 1 : 0;
  g_assert_cmpuint (n_focusable, ==, 1);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (bars->pdata[3]), ==,
                   "04/02/2025: in 3.000\302\240₫, out 500\302\240₫, 3 transactions");

  g_signal_connect (chart, "chosen", G_CALLBACK (chosen_cb), chosen);
  g_signal_emit_by_name (bars->pdata[3], "clicked");
  g_assert_cmpstr (chosen, ==, "2025-02-04");
  g_ptr_array_unref (bars);
  bars = list_bars (chart);
  g_assert_cmpuint (bars->len, ==, 1);

  gtk_window_destroy (GTK_WINDOW (window));
  assert_ends (chart);
}

void
add_transaction_tests (void)
{
  g_test_add_func ("/window/transaction-details", test_details);
  g_test_add_func ("/window/money-chart", test_chart);
  g_test_add_func ("/window/transaction-pane", test_pane);
  g_test_add_func ("/window/transaction-details-long", test_details_long);
  g_test_add_func ("/window/transaction-details-follow", test_details_follow);
  g_test_add_func ("/window/transaction-details-suspicious", test_details_suspicious);
}
