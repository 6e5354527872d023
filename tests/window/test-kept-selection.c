/* test-kept-selection.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-transactions.h"

#include "loa-kept-selection.h"
#include "loa-store-transactions.h"
#include "loa-transaction-list.h"
#include "shop-fixture.h"
#include "shown.h"

/* A long list in a small window, while rows come and go. */

#define N_ROWS 2000
#define ROW_HEIGHT 20
#define N_READ 700 /* rows above the one that is selected */

typedef struct
{
  ShopFixture shop;
  LoaTransactionList *list; /* (owned) */
  GtkWidget *window;
  GtkWidget *scrolled_window;
  GtkSingleSelection *selection; /* (unowned): of the view */
  guint n_made; /* widgets of rows */
} Fixture;

static void
put (Fixture     *fixture,
     const guint *numbers,
     guint        n_numbers)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_transaction_record_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_new;
  gint64 n_changed;

  for (guint i = 0; i < n_numbers; i++)
    {
      LoaTransactionRecord *record = loa_transaction_record_new ();
      const guint minute = numbers[i] % (28 * 1440);

      record->id = g_strdup_printf ("%u", numbers[i]);
      record->transaction_date =
        g_strdup_printf ("2025-02-%02u %02u:%02u:00", 1 + minute / 1440, minute / 60 % 24, minute % 60);
      record->amount_in = numbers[i] % 2 == 0 ? 1000 : 0;
      record->amount_out = numbers[i] % 2 == 0 ? 0 : 1000;
      g_ptr_array_add (records, record);
    }

  loa_store_put_transactions_async (loa_shop_get_store (fixture->shop.shop), records, NULL, keep_result_cb, &result);
  loa_store_put_transactions_finish (loa_shop_get_store (fixture->shop.shop), wait_for_result (&result), &n_new,
                                     &n_changed, &error);
  g_assert_no_error (error);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          Fixture                  *fixture)
{
  fixture->n_made++;
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "height-request", ROW_HEIGHT, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  g_autofree char *row =
    g_strdup_printf ("%" G_GINT64_FORMAT, loa_lazy_row_get_row (gtk_list_item_get_item (item)));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), row);
}

static gboolean
is_loaded (gpointer user_data)
{
  return !loa_transaction_list_get_loading (user_data);
}

static void
set_filter (Fixture                 *fixture,
            LoaTransactionDirection  direction)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();

  filter->direction = direction;
  loa_transaction_list_set_filter (fixture->list, filter);
  wait_until (is_loaded, fixture->list, "rows");
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  guint *n_frames = user_data;

  (*n_frames)++;

  return G_SOURCE_CONTINUE;
}

static gboolean
has_drawn (gpointer user_data)
{
  return *(guint *) user_data >= 2;
}

static void
draw (Fixture *fixture)
{
  guint n_frames = 0;
  const guint id = gtk_widget_add_tick_callback (fixture->window, tick_cb, &n_frames, NULL);

  wait_until (has_drawn, &n_frames, "frames");
  gtk_widget_remove_tick_callback (fixture->window, id);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree guint *numbers = g_new (guint, N_ROWS);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view;

  shop_fixture_set_up (&fixture->shop, NULL);
  for (guint i = 0; i < N_ROWS; i++)
    numbers[i] = i + 1;
  put (fixture, numbers, N_ROWS);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), fixture);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  view = gtk_list_view_new (NULL, factory);
  fixture->scrolled_window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scrolled_window), view);
  fixture->list = loa_transaction_list_new (loa_shop_get_store (fixture->shop.shop));
  fixture->selection = GTK_SINGLE_SELECTION (
    loa_kept_selection_new (LOA_LAZY_LIST (fixture->list), view, GTK_SCROLLED_WINDOW (fixture->scrolled_window)));
  gtk_list_view_set_model (GTK_LIST_VIEW (view), GTK_SELECTION_MODEL (fixture->selection));
  g_object_unref (fixture->selection);

  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 300);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->scrolled_window);
  show_window (GTK_WINDOW (fixture->window));
  set_filter (fixture, LOA_TRANSACTION_DIRECTION_BOTH);
  draw (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  assert_ends (fixture->list);
  shop_fixture_tear_down (&fixture->shop);
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture->scrolled_window));
}

/* As with a wheel: step by step, a frame each. */
static void
read_on (Fixture *fixture)
{
  for (guint i = 0; i < 40; i++)
    {
      gtk_adjustment_set_value (get_adjustment (fixture), gtk_adjustment_get_value (get_adjustment (fixture)) + 100);
      draw (fixture);
    }
}

/* The first row that is in sight as a whole. */
static const char *
get_first_in_sight (GtkWidget *widget,
                    GtkWidget *among)
{
  const char *first = NULL;
  graphene_point_t place;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && gtk_widget_compute_point (widget, among, &GRAPHENE_POINT_INIT (0, 0), &place)
      && place.y >= 0 && place.y < 2 * ROW_HEIGHT)
    return gtk_label_get_label (GTK_LABEL (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && first == NULL;
       child = gtk_widget_get_next_sibling (child))
    first = get_first_in_sight (child, among);

  return first;
}

static void
test_reading (Fixture       *fixture,
              gconstpointer  data)
{
  static const guint numbers[] = { N_ROWS + 1, N_ROWS + 2, N_ROWS + 3, 28 * 1440 + 300, 28 * 1440 + 1990 };
  g_autofree char *read = NULL;

  read_on (fixture);
  read = g_strdup (get_first_in_sight (fixture->scrolled_window, fixture->scrolled_window));

  put (fixture, numbers, G_N_ELEMENTS (numbers));
  wait_until (is_loaded, fixture->list, "rows");
  draw (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, N_ROWS + G_N_ELEMENTS (numbers));
  g_assert_nonnull (read);
  g_assert_cmpstr (get_first_in_sight (fixture->scrolled_window, fixture->scrolled_window), ==, read);
}

/* At the beginning one wants to see what is new. */
static void
test_beginning (Fixture       *fixture,
                gconstpointer  data)
{
  static const guint numbers[] = { N_ROWS + 1, N_ROWS + 2 };

  put (fixture, numbers, G_N_ELEMENTS (numbers));
  wait_until (is_loaded, fixture->list, "rows");
  draw (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), <, 1);
}

static void
test_selected (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GObject) selected = NULL;

  read_on (fixture);
  gtk_single_selection_set_selected (fixture->selection, N_READ);
  selected = g_object_ref (gtk_single_selection_get_selected_item (fixture->selection));

  set_filter (fixture, LOA_TRANSACTION_DIRECTION_IN);
  draw (fixture);
  g_assert_true (gtk_single_selection_get_selected_item (fixture->selection) == (gpointer) selected);
  /* It is half way down, whatever a row measures. */
  g_assert_cmpfloat_with_epsilon (
    gtk_adjustment_get_value (get_adjustment (fixture)) / gtk_adjustment_get_upper (get_adjustment (fixture)),
    (double) N_READ / N_ROWS, 0.02);

  set_filter (fixture, LOA_TRANSACTION_DIRECTION_OUT);
  draw (fixture);
  g_assert_null (gtk_single_selection_get_selected_item (fixture->selection));
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), <, 1);
}

/* Making widgets is what takes long: other rows are shown in those that are there. */
static void
test_widgets (Fixture       *fixture,
              gconstpointer  data)
{
  guint n_made;

  read_on (fixture);
  n_made = fixture->n_made;
  set_filter (fixture, LOA_TRANSACTION_DIRECTION_IN);
  draw (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), <, 1);
  loa_transaction_list_set_order (fixture->list, LOA_TRANSACTION_ORDER_IN, TRUE);
  wait_until (is_loaded, fixture->list, "rows");
  draw (fixture);
  set_filter (fixture, LOA_TRANSACTION_DIRECTION_BOTH);
  draw (fixture);
  g_assert_cmpuint (fixture->n_made - n_made, <, 20);
}

void
add_kept_selection_tests (void)
{
  g_test_add ("/window/kept-selection/reading", Fixture, NULL, set_up, test_reading, tear_down);
  g_test_add ("/window/kept-selection/beginning", Fixture, NULL, set_up, test_beginning, tear_down);
  g_test_add ("/window/kept-selection/selected", Fixture, NULL, set_up, test_selected, tear_down);
  g_test_add ("/window/kept-selection/widgets", Fixture, NULL, set_up, test_widgets, tear_down);
}
