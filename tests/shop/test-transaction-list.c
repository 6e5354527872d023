/* test-transaction-list.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include "loa-store-transactions.h"
#include "loa-transaction-list.h"

#define N_ROWS 1000

/* How many rows GTK makes widgets for, and how many of them in a frame. */
#define N_WIDGETS 256
#define N_WIDGETS_AT_ONCE 64

typedef struct
{
  char *folder; /* (owned) */
  Work work; /* only its store is used */
  LoaTransactionList *list; /* (owned) */
  guint n_changes; /* since the first rows were there */
  guint n_inserted; /* of all changes those that were not at the end */
  guint most_widgets; /* that one change made */
  guint position;
  guint n_removed;
  guint n_added;
} Fixture;

static LoaTransactionRecord *
make_record (guint       number,
             const char *content)
{
  LoaTransactionRecord *record = loa_transaction_record_new ();

  record->id = g_strdup_printf ("%u", number);
  record->id_is_number = TRUE;
  record->transaction_date =
    g_strdup_printf ("2025-02-%02u %02u:%02u:00", 1 + number / 1440 % 28, number / 60 % 24, number % 60);
  record->amount_in = number % 2 == 0 ? number : 0;
  record->amount_out = number % 2 == 0 ? 0 : number;
  record->transaction_content = g_strdup (content);

  return record;
}

/* Takes @records. */
static void
put_records (Fixture   *fixture,
             GPtrArray *records)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_new;
  gint64 n_changed;

  loa_store_put_transactions_async (fixture->work.store, records, NULL, keep_result_cb, &result);
  g_ptr_array_unref (records);
  loa_store_put_transactions_finish (fixture->work.store, wait_for_result (&result), &n_new, &n_changed, &error);
  g_assert_no_error (error);
}

static void
put (Fixture    *fixture,
     guint       first,
     guint       n_rows,
     const char *content)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_transaction_record_free);

  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (records, make_record (first + i, content));

  put_records (fixture, records);
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Fixture    *fixture)
{
  const guint n_rows = g_list_model_get_n_items (model);
  const guint n_before = n_rows - n_added + n_removed;

  fixture->n_changes++;
  fixture->n_inserted += n_removed > 0 || position < n_before ? 1 : 0;
  fixture->most_widgets =
    MAX (fixture->most_widgets, MIN (n_rows, N_WIDGETS) - MIN (n_before, MIN (n_rows, N_WIDGETS)));
  fixture->position = position;
  fixture->n_removed = n_removed;
  fixture->n_added = n_added;
}

static gboolean
is_loaded (gpointer user_data)
{
  return !loa_transaction_list_get_loading (user_data);
}

static void
wait_for_rows (Fixture *fixture)
{
  wait_until (is_loaded, fixture->list, "the list to be looked up");
}

static void
set_filter (Fixture                 *fixture,
            const char              *search,
            LoaTransactionDirection  direction)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();

  filter->search = g_strdup (search);
  filter->direction = direction;
  loa_transaction_list_set_filter (fixture->list, filter);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("loa-list-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->work.store_path = g_build_filename (fixture->folder, "store.db", NULL);
  fixture->work.store = work_open_store (&fixture->work);
  put (fixture, 1, N_ROWS, "cà phê");

  fixture->list = loa_transaction_list_new (fixture->work.store);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  set_filter (fixture, NULL, LOA_TRANSACTION_DIRECTION_BOTH);
  wait_for_rows (fixture);
  g_assert_cmpuint (fixture->n_changes, >, 1);
  fixture->n_changes = 0;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->list != NULL)
    assert_ends (g_steal_pointer (&fixture->list));

  work_close_store (g_steal_pointer (&fixture->work.store));
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->work.store_path);
}

static LoaTransaction *
get (Fixture *fixture,
     guint    position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->list), position);
}

static gboolean
is_read (gpointer user_data)
{
  return loa_transaction_get_record (user_data) != NULL;
}

static void
assert_record (LoaTransaction *transaction,
               const char     *id)
{
  wait_until (is_read, transaction, "a row to be read");
  g_assert_cmpstr (loa_transaction_get_record (transaction)->id, ==, id);
}

static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (LoaTransaction) first = get (fixture, 0);
  g_autoptr (LoaTransaction) last = get (fixture, N_ROWS - 1);
  g_autoptr (LoaTransaction) again = get (fixture, 0);
  const LoaTransactionTotals *totals = loa_transaction_list_get_totals (fixture->list);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, N_ROWS);
  g_assert_cmpint (totals->count, ==, N_ROWS);
  g_assert_cmpint (totals->sum_in, ==, 250500);
  g_assert_cmpint (totals->sum_out, ==, 250000);

  /* The newest come first, and stay where they are; then come as many at a time as widgets are made for in a frame. */
  g_assert_cmpuint (fixture->n_inserted, ==, 0);
  g_assert_cmpuint (fixture->most_widgets, ==, N_WIDGETS_AT_ONCE);
  g_assert_null (get (fixture, N_ROWS));

  /* Given out at once, read afterwards. */
  g_assert_true (first == again);
  g_assert_null (loa_transaction_get_record (first));
  assert_record (first, "1000");
  assert_record (last, "1");
}

/* A page is read as a whole, so that what is near is there at once. */
static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (LoaTransaction) asked = get (fixture, 5);
  g_autoptr (LoaTransaction) near = NULL;

  assert_record (asked, "995");
  near = get (fixture, 100);
  g_assert_nonnull (loa_transaction_get_record (near));
  g_assert_cmpstr (loa_transaction_get_record (near)->id, ==, "900");
}

/* All rows are looked at, and only the last few are kept. */
static void
test_all_rows (Fixture       *fixture,
               gconstpointer  data)
{
  guint n_rows = 40 * 128;

  put (fixture, N_ROWS + 1, n_rows - N_ROWS, "trà đá");
  wait_for_rows (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (LoaTransaction) transaction = get (fixture, i);
      g_autofree char *id = g_strdup_printf ("%u", n_rows - i);

      assert_record (transaction, id);
    }

  {
    g_autoptr (LoaTransaction) first = get (fixture, 0);
    g_autoptr (LoaTransaction) last = get (fixture, n_rows - 1);

    g_assert_null (loa_transaction_get_record (first));
    g_assert_nonnull (loa_transaction_get_record (last));
  }
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (LoaTransaction) transaction = NULL;
  const LoaTransactionTotals *totals = loa_transaction_list_get_totals (fixture->list);

  set_filter (fixture, NULL, LOA_TRANSACTION_DIRECTION_IN);
  g_assert_true (loa_transaction_list_get_loading (fixture->list));
  /* The old rows stay until the new ones are there. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, N_ROWS);
  wait_for_rows (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, N_ROWS / 2);
  g_assert_cmpint (totals->count, ==, N_ROWS / 2);
  g_assert_cmpint (totals->sum_out, ==, 0);

  set_filter (fixture, "CA PHE", LOA_TRANSACTION_DIRECTION_IN);
  wait_for_rows (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, N_ROWS / 2);

  set_filter (fixture, "sữa", LOA_TRANSACTION_DIRECTION_BOTH);
  wait_for_rows (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
}

/* How many are seen of many, before all of them are. */
typedef struct
{
  LoaTransactionList *list; /* (unowned) */
  guint n_seen;
  gint64 count; /* of the totals then */
} Glance;

static void
glanced_cb (GListModel *model,
            guint       position,
            guint       n_removed,
            guint       n_added,
            Glance     *glance)
{
  if (loa_transaction_list_get_loading (glance->list))
    {
      glance->n_seen = g_list_model_get_n_items (model);
      glance->count = loa_transaction_list_get_totals (glance->list)->count;
    }
}

static gboolean
has_glanced (gpointer user_data)
{
  return ((const Glance *) user_data)->n_seen == N_WIDGETS;
}

/* The first rows of many are shown before the others, and stay where they are when these come; of few all at once. */
static void
test_glance (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (LoaTransaction) first = NULL;
  g_autoptr (LoaTransaction) again = NULL;
  Glance glance = { .list = fixture->list };
  gulong handler = g_signal_connect (fixture->list, "items-changed", G_CALLBACK (glanced_cb), &glance);

  set_filter (fixture, "phe", LOA_TRANSACTION_DIRECTION_IN);
  wait_until (has_glanced, &glance, "the first rows");
  g_assert_cmpint (glance.count, ==, N_ROWS);
  first = get (fixture, 0);
  wait_for_rows (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, N_ROWS / 2);
  again = get (fixture, 0);
  g_assert_true (first == again);
  assert_record (first, "1000");

  glance.n_seen = 0;
  set_filter (fixture, "99", LOA_TRANSACTION_DIRECTION_IN);
  wait_for_rows (fixture);
  g_assert_cmpuint (glance.n_seen, ==, 0);

  g_signal_handler_disconnect (fixture->list, handler);
}

/* Whatever was asked for last is shown, whatever was under way. */
static void
test_superseded (Fixture       *fixture,
                 gconstpointer  data)
{
  for (guint i = 0; i < 20; i++)
    set_filter (fixture, i % 2 == 0 ? "a" : "cà", LOA_TRANSACTION_DIRECTION_OUT);

  set_filter (fixture, NULL, LOA_TRANSACTION_DIRECTION_IN);
  wait_for_rows (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, N_ROWS / 2);
  g_assert_cmpint (loa_transaction_list_get_totals (fixture->list)->sum_out, ==, 0);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (LoaTransaction) first = NULL;

  loa_transaction_list_set_order (fixture->list, LOA_TRANSACTION_ORDER_DATE, FALSE);
  wait_for_rows (fixture);
  first = get (fixture, 0);
  assert_record (first, "1");

  g_clear_object (&first);
  loa_transaction_list_set_order (fixture->list, LOA_TRANSACTION_ORDER_OUT, TRUE);
  wait_for_rows (fixture);
  first = get (fixture, 0);
  assert_record (first, "999");
}

static void
assert_first (Fixture    *fixture,
              const char *search,
              const char *id)
{
  g_autoptr (LoaTransaction) first = NULL;

  set_filter (fixture, search, LOA_TRANSACTION_DIRECTION_BOTH);
  wait_for_rows (fixture);
  first = get (fixture, 0);
  assert_record (first, id);
}

/* What was typed with diacritics or without them is found either way, and the one that was meant comes first. */
static void
test_match (Fixture       *fixture,
            gconstpointer  data)
{
  put (fixture, N_ROWS + 1, 2, "CA PHE");
  assert_first (fixture, "cà", "1002");
  loa_transaction_list_set_order (fixture->list, LOA_TRANSACTION_ORDER_MATCH, TRUE);
  assert_first (fixture, "cà", "1000");
  assert_first (fixture, "CÀ PHÊ", "1000");
  assert_first (fixture, "ca\u0300", "1000");
  assert_first (fixture, "ca phê", "1002");
  assert_first (fixture, "Ca Phe", "1002");
  assert_first (fixture, NULL, "1002");
  g_assert_cmpint (loa_transaction_list_get_totals (fixture->list)->count, ==, N_ROWS + 2);
}

static gboolean
is_renamed (gpointer user_data)
{
  return g_strcmp0 (loa_transaction_get_record (user_data)->transaction_content, "trà đá") == 0;
}

/* New rows come in at their place and change nothing else; changed ones are read again. */
static void
test_store_changes (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (LoaTransaction) transaction = get (fixture, 0);
  g_autoptr (LoaTransaction) same = NULL;

  assert_record (transaction, "1000");

  put (fixture, N_ROWS + 1, 3, "cà phê");
  wait_for_rows (fixture);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->position, ==, 0);
  g_assert_cmpuint (fixture->n_removed, ==, 0);
  g_assert_cmpuint (fixture->n_added, ==, 3);
  same = get (fixture, 3);
  g_assert_true (same == transaction);

  put (fixture, N_ROWS, 1, "trà đá");
  wait_until (is_renamed, transaction, "a changed row to be read again");
  g_assert_cmpuint (fixture->n_changes, ==, 1);
}

/* What follows the list as a view does, and is told each time what really is there. */
typedef struct
{
  GPtrArray *rows; /* (owned) (element-type LoaTransaction) */
  GPtrArray *kept; /* (owned) (element-type LoaTransaction): that must never be taken away */
  gboolean chosen_stays;
  gboolean is_other_filter;
} Follower;

static void
follow_cb (GListModel *model,
           guint       position,
           guint       n_removed,
           guint       n_added,
           Follower   *follower)
{
  /* GTK 4.8 would ask for every row that is added. */
  g_assert_true (n_removed == 0 || n_added == 0);

  for (guint i = position; i < position + n_removed; i++)
    g_assert_false (g_ptr_array_find (follower->kept, g_ptr_array_index (follower->rows, i), NULL));

  if (n_removed > 0)
    g_ptr_array_remove_range (follower->rows, position, n_removed);
  for (guint i = position; i < position + n_added; i++)
    g_ptr_array_insert (follower->rows, (int) i, g_list_model_get_item (model, i));

  g_assert_cmpuint (follower->rows->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < follower->rows->len; i++)
    {
      g_autoptr (LoaTransaction) transaction = g_list_model_get_item (model, i);

      g_assert_true (transaction == g_ptr_array_index (follower->rows, i));
    }
}

static void
changing_cb (LoaLazyList *list,
             gboolean     chosen_stays,
             Follower    *follower)
{
  follower->chosen_stays = chosen_stays;
}

static void
arrived_cb (LoaLazyList *list,
            gboolean     is_other_filter,
            Follower    *follower)
{
  follower->is_other_filter |= is_other_filter;
}

static void
follow (Fixture  *fixture,
        Follower *follower)
{
  *follower = (Follower) {
    .rows = g_ptr_array_new_with_free_func (g_object_unref),
    .kept = g_ptr_array_new_with_free_func (g_object_unref),
  };
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    g_ptr_array_add (follower->rows, get (fixture, i));

  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (follow_cb), follower);
  g_signal_connect (fixture->list, "changing", G_CALLBACK (changing_cb), follower);
  g_signal_connect (fixture->list, "arrived", G_CALLBACK (arrived_cb), follower);
}

static void
stop_following (Fixture  *fixture,
                Follower *follower)
{
  g_signal_handlers_disconnect_by_data (fixture->list, follower);
  g_ptr_array_unref (follower->rows);
  g_ptr_array_unref (follower->kept);
}

/* New rows come at the top and late ones in between, all in one page: what is held is left alone. */
static void
test_held (Fixture       *fixture,
           gconstpointer  data)
{
  static const guint numbers[] = { N_ROWS + 1, N_ROWS + 2, 28 * 1440 + 300, 28 * 1440 + 670, 28 * 1440 + 990 };
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_transaction_record_free);
  Follower follower;

  follow (fixture, &follower);
  for (guint i = 100; i < 140; i++)
    g_ptr_array_add (follower.kept, get (fixture, i));

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_ptr_array_add (records, make_record (numbers[i], "trà"));
  put_records (fixture, records);
  wait_for_rows (fixture);
  g_assert_cmpuint (follower.rows->len, ==, N_ROWS + G_N_ELEMENTS (numbers));
  g_assert_false (follower.is_other_filter);
  g_assert_cmpuint (fixture->n_changes, ==, 4);

  stop_following (fixture, &follower);
}

/* What is chosen stays while the filter and the order change, as long as it is let through. */
static void
test_chosen (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (LoaTransaction) chosen = get (fixture, 500);
  Follower follower;

  assert_record (chosen, "500");
  loa_lazy_list_set_chosen (LOA_LAZY_LIST (fixture->list), LOA_LAZY_ROW (chosen));
  follow (fixture, &follower);
  g_ptr_array_add (follower.kept, g_object_ref (chosen));

  set_filter (fixture, NULL, LOA_TRANSACTION_DIRECTION_IN);
  wait_for_rows (fixture);
  g_assert_true (follower.chosen_stays);
  g_assert_true (follower.is_other_filter);
  g_assert_cmpuint (follower.rows->len, ==, N_ROWS / 2);
  g_assert_true (g_ptr_array_index (follower.rows, 250) == chosen);

  loa_transaction_list_set_order (fixture->list, LOA_TRANSACTION_ORDER_DATE, FALSE);
  wait_for_rows (fixture);
  g_assert_true (follower.chosen_stays);
  g_assert_true (g_ptr_array_index (follower.rows, 249) == chosen);

  set_filter (fixture, NULL, LOA_TRANSACTION_DIRECTION_BOTH);
  wait_for_rows (fixture);
  g_assert_true (g_ptr_array_index (follower.rows, 499) == chosen);

  g_ptr_array_set_size (follower.kept, 0);
  set_filter (fixture, NULL, LOA_TRANSACTION_DIRECTION_OUT);
  wait_for_rows (fixture);
  g_assert_false (follower.chosen_stays);
  g_assert_cmpuint (follower.rows->len, ==, N_ROWS / 2);

  stop_following (fixture, &follower);
}

static gboolean
is_growing (gpointer user_data)
{
  const guint n_rows = g_list_model_get_n_items (user_data);

  return n_rows > 0 && n_rows < N_ROWS / 2 && loa_transaction_list_get_loading (user_data);
}

static void
begin_growing (Fixture *fixture)
{
  set_filter (fixture, "zzz", LOA_TRANSACTION_DIRECTION_BOTH);
  wait_for_rows (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);

  set_filter (fixture, NULL, LOA_TRANSACTION_DIRECTION_BOTH);
  wait_until (is_growing, fixture->list, "the first rows");
}

/* Before all rows are there, some come to the store, and the filter changes. */
static void
test_growing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (LoaTransaction) held = NULL;
  Follower follower;

  follow (fixture, &follower);
  begin_growing (fixture);
  held = get (fixture, 40);
  g_ptr_array_add (follower.kept, g_object_ref (held));
  put (fixture, N_ROWS + 1, 2, "trà");
  wait_for_rows (fixture);
  g_assert_cmpuint (follower.rows->len, ==, N_ROWS + 2);
  g_assert_true (g_ptr_array_index (follower.rows, 42) == held);

  g_ptr_array_set_size (follower.kept, 0);
  begin_growing (fixture);
  set_filter (fixture, NULL, LOA_TRANSACTION_DIRECTION_IN);
  wait_for_rows (fixture);
  g_assert_cmpuint (follower.rows->len, ==, N_ROWS / 2 + 1);
  assert_record (g_ptr_array_index (follower.rows, N_ROWS / 2), "2");

  begin_growing (fixture);
  stop_following (fixture, &follower);
  g_assert_finalize_object (g_steal_pointer (&fixture->list));
}

/* A list that is dropped while it looks up and reads lets go of everything. */
static void
test_dropped (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (LoaTransaction) kept = get (fixture, 0);

  set_filter (fixture, "cà", LOA_TRANSACTION_DIRECTION_BOTH);
  g_assert_finalize_object (g_steal_pointer (&fixture->list));
  g_assert_cmpint (loa_lazy_row_get_row (LOA_LAZY_ROW (kept)), >, 0);
}

static void
failed_cb (LoaTransactionList *list,
           const GError       *error,
           guint              *n_failures)
{
  g_assert_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_CLOSED);
  (*n_failures)++;
}

static void
test_failed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_failures = 0;

  g_signal_connect (fixture->list, "failed", G_CALLBACK (failed_cb), &n_failures);
  loa_store_close_async (fixture->work.store, NULL, keep_result_cb, &result);
  loa_store_close_finish (fixture->work.store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  set_filter (fixture, "cà", LOA_TRANSACTION_DIRECTION_BOTH);
  wait_for_rows (fixture);
  g_assert_cmpuint (n_failures, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, N_ROWS);

  assert_ends (g_steal_pointer (&fixture->list));
  g_clear_object (&fixture->work.store);
  fixture->work.store = work_open_store (&fixture->work);
}

#define ADD(path, test) g_test_add ("/shop/transaction-list/" path, Fixture, NULL, set_up, test, tear_down)

void
add_transaction_list_tests (void)
{
  ADD ("rows", test_rows);
  ADD ("pages", test_pages);
  ADD ("all-rows", test_all_rows);
  ADD ("filter", test_filter);
  ADD ("glance", test_glance);
  ADD ("superseded", test_superseded);
  ADD ("order", test_order);
  ADD ("match", test_match);
  ADD ("store-changes", test_store_changes);
  ADD ("held", test_held);
  ADD ("chosen", test_chosen);
  ADD ("growing", test_growing);
  ADD ("dropped", test_dropped);
  ADD ("failed", test_failed);
}
