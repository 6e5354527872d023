/* test-transaction-list.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include <string.h>

#include "loa-row-difference.h"
#include "loa-store-transactions.h"
#include "loa-transaction-list.h"

#define N_ROWS 1000

typedef struct
{
  char *folder; /* (owned) */
  Work work; /* only its store is used */
  LoaTransactionList *list; /* (owned) */
  guint n_changes;
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

static void
put (Fixture    *fixture,
     guint       first,
     guint       n_rows,
     const char *content)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_transaction_record_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_new;
  gint64 n_changed;

  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (records, make_record (first + i, content));

  loa_store_put_transactions_async (fixture->work.store, records, NULL, keep_result_cb, &result);
  loa_store_put_transactions_finish (fixture->work.store, wait_for_result (&result), &n_new, &n_changed, &error);
  g_assert_no_error (error);
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Fixture    *fixture)
{
  fixture->n_changes++;
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
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->list != NULL)
    assert_finalize_soon (g_steal_pointer (&fixture->list));

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

  /* The newest come first, and stay where they are. */
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_cmpuint (fixture->position, ==, 200);
  g_assert_cmpuint (fixture->n_removed, ==, 0);
  g_assert_cmpuint (fixture->n_added, ==, N_ROWS - 200);
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
  g_assert_cmpuint (fixture->n_changes, ==, 3);
  g_assert_cmpuint (fixture->position, ==, 0);
  g_assert_cmpuint (fixture->n_removed, ==, 0);
  g_assert_cmpuint (fixture->n_added, ==, 3);
  same = get (fixture, 3);
  g_assert_true (same == transaction);

  put (fixture, N_ROWS, 1, "trà đá");
  wait_until (is_renamed, transaction, "a changed row to be read again");
  g_assert_cmpuint (fixture->n_changes, ==, 3);
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

  assert_finalize_soon (g_steal_pointer (&fixture->list));
  g_clear_object (&fixture->work.store);
  fixture->work.store = work_open_store (&fixture->work);
}

static void
assert_difference (const char *old_rows,
                   const char *new_rows,
                   guint       position,
                   guint       n_removed,
                   guint       n_added)
{
  LoaRowDifference difference =
    loa_row_difference_find (old_rows, (guint) strlen (old_rows), new_rows, (guint) strlen (new_rows), 1);

  g_assert_cmpuint (difference.position, ==, position);
  g_assert_cmpuint (difference.n_removed, ==, n_removed);
  g_assert_cmpuint (difference.n_added, ==, n_added);
}

static void
test_difference (void)
{
  assert_difference ("", "", 0, 0, 0);
  assert_difference ("abc", "abc", 3, 0, 0);
  assert_difference ("", "abc", 0, 0, 3);
  assert_difference ("abc", "", 0, 3, 0);
  assert_difference ("bc", "abc", 0, 0, 1);
  assert_difference ("abc", "abcd", 3, 0, 1);
  assert_difference ("abc", "axc", 1, 1, 1);
  assert_difference ("abcd", "ad", 1, 2, 0);
  assert_difference ("aaa", "aa", 2, 1, 0);
  assert_difference ("abc", "cba", 0, 3, 3);
}

#define ADD(path, test) g_test_add ("/shop/transaction-list/" path, Fixture, NULL, set_up, test, tear_down)

void
add_transaction_list_tests (void)
{
  ADD ("rows", test_rows);
  ADD ("pages", test_pages);
  ADD ("all-rows", test_all_rows);
  ADD ("filter", test_filter);
  ADD ("superseded", test_superseded);
  ADD ("order", test_order);
  ADD ("store-changes", test_store_changes);
  ADD ("dropped", test_dropped);
  ADD ("failed", test_failed);
  g_test_add_func ("/shop/transaction-list/difference", test_difference);
}
