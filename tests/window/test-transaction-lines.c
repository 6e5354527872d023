/* test-transaction-lines.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-transactions.h"

#include "loa-transaction-columns.h"
#include "loa-transaction-line.h"
#include "loa-transaction-suspicion.h"
#include "loa-transaction.h"
#include "shown.h"

/* The table of transactions, and the two lines of each that it becomes where there is little width. */

#define NARROW_WIDTH 360

typedef struct
{
  GListStore *rows;    /* (owned): money in, tiny and long; money out; one that has not been read */
  GtkWindow *window;   /* (owned) */
  GtkScrolledWindow *scrolled_window;
  GtkColumnView *view;
} Fixture;

static LoaTransactionRecord *
make_record (gint64      amount_in,
             gint64      amount_out,
             const char *content)
{
  LoaTransactionRecord *record = loa_transaction_record_new ();

  record->row = amount_in + amount_out;
  record->id = g_strdup ("49682");
  record->account_number = g_strdup ("0071000888888");
  record->transaction_date = g_strdup ("2025-02-25 19:59:48");
  record->amount_in = amount_in;
  record->amount_out = amount_out;
  record->accumulated = LOA_AMOUNT_UNKNOWN;
  record->transaction_content = g_strdup (content);

  return record;
}

static void
add_row (Fixture              *fixture,
         LoaTransactionRecord *record)
{
  g_autoptr (LoaLazyRow) row = loa_lazy_row_new (LOA_TYPE_TRANSACTION, 1 + g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)));

  if (record != NULL)
    loa_lazy_row_set_record (row, record);
  g_list_store_append (fixture->rows, row);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *long_text = g_strnfill (300, 'W');
  g_autoptr (LoaTransactionRecord) in = make_record (200, 0, long_text);
  g_autoptr (LoaTransactionRecord) out = make_record (0, 5000, NULL);
  GtkSingleSelection *selection;

  in->suspicions = LOA_TRANSACTION_SUSPICION_SMALL;
  out->code = g_strdup ("DH123456");
  fixture->rows = g_list_store_new (LOA_TYPE_TRANSACTION);
  add_row (fixture, in);
  add_row (fixture, out);
  add_row (fixture, NULL);

  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (fixture->rows)));
  fixture->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (selection)));
  loa_transaction_columns_add (fixture->view);
  fixture->scrolled_window = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_child (fixture->scrolled_window, GTK_WIDGET (fixture->view));
  fixture->window = g_object_ref (GTK_WINDOW (gtk_window_new ()));
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->scrolled_window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  assert_ends (fixture->window);
  g_object_unref (fixture->rows);
}

/* The first inscription that shows a text. */
static GtkWidget *
find_cell (GtkWidget  *widget,
           const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_INSCRIPTION (widget) && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_cell (child, text);

  return found;
}

static GtkWidget *
find_line (GtkWidget  *widget,
           const char *text)
{
  GtkWidget *label = find_text (widget, text);

  return label != NULL ? gtk_widget_get_ancestor (label, LOA_TYPE_TRANSACTION_LINE) : NULL;
}

static void
assert_named (GtkWidget  *widget,
              const char *name)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                               name);

  g_assert_cmpstr (other, ==, NULL);
}

/* Nothing is missed where there is little width, nothing is beside what one sees, and the same row stays chosen. */
static void
test_lines (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  GtkSelectionModel *selection = gtk_column_view_get_model (fixture->view);
  GtkAdjustment *sideways = gtk_scrolled_window_get_hadjustment (fixture->scrolled_window);
  GtkWidget *line;

  gtk_window_set_default_size (fixture->window, NARROW_WIDTH, 500);
  gtk_selection_model_select_item (selection, 1, TRUE);
  loa_transaction_columns_set_narrow (fixture->view, TRUE);
  show_window (fixture->window);

  line = find_line (view, "+200\302\240₫");
  g_assert_nonnull (line);
  g_assert_nonnull (find_text (line, "WWW"));
  g_assert_nonnull (find_text (line, "25/02/2025 19:59:48 · 0071000888888"));
  g_assert_nonnull (find_text (line, "Tiny amount"));
  g_assert_nonnull (find_text (line, "In"));
  g_assert_false (gtk_widget_get_mapped (gtk_widget_get_first_child (view)));
  g_assert_cmpfloat (gtk_adjustment_get_upper (sideways), <=, gtk_adjustment_get_page_size (sideways));

  line = find_line (view, "-5.000\302\240₫");
  g_assert_nonnull (find_text (line, "DH123456"));
  g_assert_nonnull (find_text (line, "Out"));
  g_assert_null (find_text (line, "Tiny amount"));
  assert_named (gtk_widget_get_parent (line), "25/02/2025 19:59:48, Amount out: 5.000\302\240₫");
  assert_named (loa_transaction_columns_find_row (fixture->view, line),
                "25/02/2025 19:59:48, Amount out: 5.000\302\240₫");

  loa_transaction_columns_set_narrow (fixture->view, FALSE);
  g_assert_null (find_line (view, "-5.000\302\240₫"));
  g_assert_nonnull (find_cell (view, "5.000\302\240₫"));
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_first_child (view)));
  g_assert_true (gtk_selection_model_is_selected (selection, 1));
}

/* A row that is read late, or changes, is shown then. */
static void
test_lines_follow (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (LoaLazyRow) unread = g_list_model_get_item (G_LIST_MODEL (fixture->rows), 2);
  g_autoptr (LoaTransactionRecord) record = make_record (70000, 0, "LAN");
  GtkWidget *view = GTK_WIDGET (fixture->view);
  GtkWidget *line;

  gtk_window_set_default_size (fixture->window, NARROW_WIDTH, 500);
  loa_transaction_columns_set_narrow (fixture->view, TRUE);
  show_window (fixture->window);
  g_assert_null (find_line (view, "LAN"));

  loa_lazy_row_set_record (unread, record);
  line = find_line (view, "LAN");
  g_assert_cmpfloat (gtk_widget_get_opacity (line), ==, 1);
  g_assert_nonnull (find_text (line, "+70.000\302\240₫"));
  g_assert_true (gtk_widget_has_css_class (find_text (line, "+70.000\302\240₫"), "money-in"));

  record->amount_in = 0;
  record->amount_out = LOA_AMOUNT_UNKNOWN;
  g_free (record->transaction_date);
  record->transaction_date = g_strdup ("soon\342\200\256");
  loa_lazy_row_set_record (unread, record);
  g_assert_nonnull (find_text (line, "?"));
  g_assert_nonnull (find_text (line, "soon · 0071000888888"));
  g_assert_nonnull (find_text (line, "Out"));
  g_assert_false (gtk_widget_has_css_class (find_text (line, "?"), "money-in"));
}

/* Where a text ends, seen from the view. */
static float
get_end (Fixture   *fixture,
         GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->view), &bounds));

  return bounds.origin.x + bounds.size.width;
}

/* What is right-aligned has its title above it. */
static void
test_titles (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *heading = gtk_widget_get_first_child (GTK_WIDGET (fixture->view));

  gtk_window_set_default_size (fixture->window, 1300, 500);
  show_window (fixture->window);
  g_assert_cmpfloat_with_epsilon (get_end (fixture, find_text (heading, "In")),
                                  get_end (fixture, find_cell (GTK_WIDGET (fixture->view), "200\302\240₫")), 2);
  g_assert_cmpfloat_with_epsilon (get_end (fixture, find_text (heading, "Out")),
                                  get_end (fixture, find_cell (GTK_WIDGET (fixture->view), "5.000\302\240₫")), 2);
}

void
add_transaction_line_tests (void)
{
  g_test_add ("/window/transaction-lines/narrow", Fixture, NULL, set_up, test_lines, tear_down);
  g_test_add ("/window/transaction-lines/follow", Fixture, NULL, set_up, test_lines_follow, tear_down);
  g_test_add ("/window/transaction-lines/titles", Fixture, NULL, set_up, test_titles, tear_down);
}
