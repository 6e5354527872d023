/* test-transaction-menu.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-transactions.h"

#include <adwaita.h>

#include "loa-announce-dialog.h"
#include "loa-order-probe.h"
#include "loa-transaction-columns.h"
#include "loa-transaction-menu.h"
#include "loa-transaction.h"
#include "shop-fixture.h"
#include "shown.h"

/* The menu of a row, on a table of two rows: the first tells everything, the second next to nothing. */

typedef struct
{
  ShopFixture shop;
  GtkWindow *window; /* (owned) */
  GtkWidget *area; /* (unowned) */
  GtkWidget *view; /* (unowned) */
  LoaTransactionMenu *menu; /* (owned) */
  char *told; /* (owned) (nullable) */
  gint64 amount;
} Fixture;

static LoaTransaction *
make_transaction (gint64      amount_in,
                  gint64      amount_out,
                  const char *text)
{
  g_autoptr (LoaTransactionRecord) record = loa_transaction_record_new ();
  LoaLazyRow *row = loa_lazy_row_new (LOA_TYPE_TRANSACTION, amount_in + amount_out);

  record->row = amount_in + amount_out;
  record->id = g_strdup ("49682");
  record->transaction_date = g_strdup ("2025-02-25 19:59:48");
  record->amount_in = amount_in;
  record->amount_out = amount_out;
  record->accumulated = LOA_AMOUNT_UNKNOWN;
  record->bank_account_id = g_strdup (text != NULL ? "19" : NULL);
  record->transaction_content = g_strdup (text);
  record->reference_number = g_strdup (text);
  record->code = g_strdup (text);
  loa_lazy_row_set_record (row, record);

  return LOA_TRANSACTION (row);
}

static void
tell_cb (Fixture    *fixture,
         const char *text)
{
  g_free (fixture->told);
  fixture->told = g_strdup (text);
}

static void
announce_cb (Fixture *fixture,
             gint64   amount)
{
  fixture->amount = amount;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GListStore *rows = g_list_store_new (LOA_TYPE_TRANSACTION);
  g_autoptr (LoaTransaction) first = make_transaction (200000, 0, "LAN");
  g_autoptr (LoaTransaction) second = make_transaction (0, 5000, NULL);
  GtkWidget *overlay = adw_toast_overlay_new ();

  shop_fixture_set_up (&fixture->shop, NULL);
  g_list_store_append (rows, first);
  g_list_store_append (rows, second);
  fixture->view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (rows))));
  loa_transaction_columns_add (GTK_COLUMN_VIEW (fixture->view));
  fixture->area = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_vexpand (fixture->view, TRUE);
  gtk_widget_set_hexpand (fixture->view, TRUE);
  gtk_box_append (GTK_BOX (fixture->area), fixture->view);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->area);
  fixture->window = g_object_ref (GTK_WINDOW (gtk_window_new ()));
  gtk_window_set_default_size (fixture->window, 900, 500);
  gtk_window_set_child (fixture->window, overlay);

  fixture->menu = loa_transaction_menu_new (GTK_COLUMN_VIEW (fixture->view), GTK_BOX (fixture->area),
                                            loa_shop_get_speakers (fixture->shop.shop));
  g_signal_connect_swapped (fixture->menu, "show-code", G_CALLBACK (tell_cb), fixture);
  g_signal_connect_swapped (fixture->menu, "show-sender", G_CALLBACK (tell_cb), fixture);
  g_signal_connect_swapped (fixture->menu, "show-account", G_CALLBACK (tell_cb), fixture);
  g_signal_connect_swapped (fixture->menu, "announce", G_CALLBACK (announce_cb), fixture);
  show_window (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  assert_ends (fixture->menu);
  gtk_window_destroy (fixture->window);
  assert_ends (fixture->window);
  g_free (fixture->told);
  shop_fixture_tear_down (&fixture->shop);
}

/* The row that shows an amount. */
static GtkWidget *
find_row (Fixture    *fixture,
          GtkWidget  *widget,
          const char *amount)
{
  GtkWidget *found = NULL;

  if (GTK_IS_INSCRIPTION (widget) && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), amount) == 0)
    return loa_transaction_columns_find_row (GTK_COLUMN_VIEW (fixture->view), widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (fixture, child, amount);

  return found;
}

/* Opens the menu with the keyboard on the row that shows an amount. */
static void
open_on (Fixture    *fixture,
         const char *amount)
{
  GtkWidget *row = find_row (fixture, fixture->view, amount);

  g_assert_nonnull (row);
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (loa_transaction_menu_open (fixture->menu));
  g_assert_nonnull (find_text (fixture->area, "Copy reference"));
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
assert_copies (Fixture    *fixture,
               const char *action,
               const char *expected)
{
  g_autofree char *text = NULL;

  gtk_widget_activate_action (fixture->area, action, NULL);
  text = read_clipboard (fixture->view);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_tells (Fixture    *fixture,
              const char *action,
              const char *expected)
{
  gtk_widget_activate_action (fixture->area, action, NULL);
  g_assert_cmpstr (fixture->told, ==, expected);
}

static void
test_menu (Fixture       *fixture,
           gconstpointer  data)
{
  GtkSingleSelection *selection;

  gtk_window_set_focus (fixture->window, NULL);
  g_assert_false (loa_transaction_menu_open (fixture->menu));

  shop_fixture_add_speaker (&fixture->shop, SERIAL_NUMBER, "Counter");
  open_on (fixture, "200.000\302\240₫");
  assert_copies (fixture, "transaction.copy-amount", "200.000\302\240₫");
  assert_copies (fixture, "transaction.copy-reference", "LAN");
  assert_copies (fixture, "transaction.copy-all",
                 "Time in Vietnam: 25/02/2025 19:59:48\nContent: LAN\nAmount in: 200.000\302\240₫\nCode: LAN\n"
                 "Reference: LAN\nTransaction ID: 49682\n");
  assert_tells (fixture, "transaction.only-account", "19");
  assert_tells (fixture, "transaction.same-code", "LAN");
  gtk_widget_activate_action (fixture->area, "transaction.announce", NULL);
  g_assert_cmpint (fixture->amount, ==, 200000);

  /* What is not known can neither be copied nor searched for. */
  open_on (fixture, "5.000\302\240₫");
  selection = GTK_SINGLE_SELECTION (gtk_column_view_get_model (GTK_COLUMN_VIEW (fixture->view)));
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 1);
  assert_copies (fixture, "transaction.copy-amount", "5.000\302\240₫");
  assert_copies (fixture, "transaction.copy-reference", "5.000\302\240₫");
  assert_tells (fixture, "transaction.same-sender", "LAN");
  assert_tells (fixture, "transaction.only-account", "LAN");
  gtk_widget_activate_action (fixture->area, "transaction.announce", NULL);
  g_assert_cmpint (fixture->amount, ==, 5000);
}

/* The two lines that a row becomes where there is little width have the same menu. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *row;

  loa_transaction_columns_set_narrow (GTK_COLUMN_VIEW (fixture->view), TRUE);
  row = loa_transaction_columns_find_row (GTK_COLUMN_VIEW (fixture->view),
                                          find_text (fixture->view, "+200.000\302\240₫"));
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (loa_transaction_menu_open (fixture->menu));
  assert_copies (fixture, "transaction.copy-amount", "200.000\302\240₫");
  assert_tells (fixture, "transaction.same-code", "LAN");
}

/* Without a speaker nothing can be announced. */
static void
test_no_speaker (Fixture       *fixture,
                 gconstpointer  data)
{
  open_on (fixture, "200.000\302\240₫");
  gtk_widget_activate_action (fixture->area, "transaction.announce", NULL);
  g_assert_cmpint (fixture->amount, ==, 0);
}

static gboolean
is_said (gpointer user_data)
{
  return loa_speaker_get_announcement (user_data) != NULL;
}

/* The amount of a transaction on a speaker that is chosen. */
static void
test_announce (Fixture       *fixture,
               gconstpointer  data)
{
  LoaSpeaker *speaker = shop_fixture_add_speaker (&fixture->shop, SERIAL_NUMBER, "Counter");
  GtkWindow *dialog = g_object_ref (loa_announce_dialog_new_for_amount (
    fixture->shop.desk, loa_shop_get_speakers (fixture->shop.shop), 200000));

  show_window (dialog);
  g_assert_nonnull (find_text (GTK_WIDGET (dialog), "Counter"));
  g_assert_nonnull (find_text (GTK_WIDGET (dialog), "hai trăm nghìn đồng"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.announce", NULL);
  wait_until (is_said, speaker, "an announcement on the speaker");
  g_assert_cmpint (loa_speaker_get_announcement (speaker)->amount, ==, 200000);

  gtk_window_destroy (dialog);
  assert_ends (dialog);
}

static void
assert_sorted (Fixture             *fixture,
               LoaTransactionOrder  expected,
               gboolean             expected_descending)
{
  LoaTransactionOrder order;
  gboolean descending;

  g_assert_true (loa_order_probe_find (GTK_COLUMN_VIEW (fixture->view), &order, &descending));
  g_assert_cmpint (order, ==, expected);
  g_assert_cmpint (descending, ==, expected_descending);
}

/* What the titles of the columns do for a pointer, the menu does for the keyboard. */
static void
test_sorting (Fixture       *fixture,
              gconstpointer  data)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (fixture->view));
  g_autoptr (GtkColumnViewColumn) account = g_list_model_get_item (columns, 1);

  assert_sorted (fixture, LOA_TRANSACTION_ORDER_DATE, TRUE);
  g_assert_true (gtk_widget_activate_action (fixture->area, "sorting.by", "i", LOA_TRANSACTION_ORDER_IN));
  assert_sorted (fixture, LOA_TRANSACTION_ORDER_IN, TRUE);
  g_assert_true (gtk_widget_activate_action (fixture->area, "sorting.descending", NULL));
  assert_sorted (fixture, LOA_TRANSACTION_ORDER_IN, FALSE);
  g_assert_true (gtk_widget_activate_action (fixture->area, "sorting.by", "i", LOA_TRANSACTION_ORDER_CODE));
  assert_sorted (fixture, LOA_TRANSACTION_ORDER_CODE, FALSE);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (fixture->view), account, GTK_SORT_DESCENDING);
  assert_sorted (fixture, LOA_TRANSACTION_ORDER_ACCOUNT, TRUE);

  /* The menu knows what a title has done. */
  g_assert_true (gtk_widget_activate_action (fixture->area, "sorting.descending", NULL));
  assert_sorted (fixture, LOA_TRANSACTION_ORDER_ACCOUNT, FALSE);
}

void
add_transaction_menu_tests (void)
{
  g_test_add ("/window/transaction-menu/rows", Fixture, NULL, set_up, test_menu, tear_down);
  g_test_add ("/window/transaction-menu/no-speaker", Fixture, NULL, set_up, test_no_speaker, tear_down);
  g_test_add ("/window/transaction-menu/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/window/transaction-menu/sorting", Fixture, NULL, set_up, test_sorting, tear_down);
  g_test_add ("/window/transaction-menu/announce", Fixture, NULL, set_up, test_announce, tear_down);
}
