/* test-transactions.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"
#include "test-store.h"

#include <string.h>

static void
put (LoaStore  *store,
     GPtrArray *page,
     gint64     expected_new,
     gint64     expected_changed)
{
  g_autoptr (GError) error = NULL;
  gint64 n_new = -1;
  gint64 n_changed = -1;

  put_transactions (store, page, &n_new, &n_changed, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_new, ==, expected_new);
  g_assert_cmpint (n_changed, ==, expected_changed);
}

/* The three rows of SePay's documentation, and three that differ. */
static void
put_six (LoaStore *store)
{
  g_autoptr (GPtrArray) page = new_page ();
  LoaTransactionRecord *record;

  g_ptr_array_add (page, new_transaction ("49682", "2025-02-12 15:51:00", 18067000, "Thanh toan QR SE1"));
  g_ptr_array_add (page, new_transaction ("9999", "2025-02-12 15:51:00", 5000000, "Đặt cọc"));
  g_ptr_array_add (page, new_transaction ("49680", "2025-02-11 09:30:15", 250000, NULL));

  record = new_transaction ("abc-1", "2025-02-12 15:51:00", 0, "bao tri");
  record->id_is_number = FALSE;
  record->amount_out = 70000;
  record->accumulated = -5;
  record->code = g_strdup ("PAY1");
  record->reference_number = g_strdup ("FT25");
  record->sub_account = g_strdup ("VA1");
  g_ptr_array_add (page, record);

  record = new_transaction ("1", "2025-02-13 00:00:00", LOA_AMOUNT_UNKNOWN, "an");
  record->amount_out = LOA_AMOUNT_UNKNOWN;
  g_clear_pointer (&record->bank_account_id, g_free);
  g_free (record->account_number);
  record->account_number = g_strdup ("19");
  g_ptr_array_add (page, record);

  record = new_transaction ("2", "2025-02-10 23:59:59", 100, "zz");
  record->amount_out = 50;
  g_free (record->bank_account_id);
  record->bank_account_id = g_strdup ("20");
  record->code = g_strdup ("PAY2");
  g_ptr_array_add (page, record);

  put (store, page, 6, 0);
}

static char *
join_ids (GPtrArray *records)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const LoaTransactionRecord *record = g_ptr_array_index (records, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", record != NULL ? record->id : "-");
    }

  return g_string_free (ids, FALSE);
}

static GPtrArray *
read_transactions (LoaStore     *store,
                   const gint64 *rows,
                   gsize         n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *records;

  loa_store_read_transactions_async (store, rows, n_rows, NULL, keep_result_cb, &result);
  records = loa_store_read_transactions_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return records;
}

static void
assert_selected (LoaStore                   *store,
                 const LoaTransactionFilter *filter,
                 LoaTransactionOrder         order,
                 gboolean                    descending,
                 const char                 *expected)
{
  g_autoptr (GError) error = NULL;
  LoaTransactionTotals totals;
  g_autoptr (GArray) rows = select_transactions (store, filter, order, descending, &totals, &error);
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *ids = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (totals.count, ==, rows->len);
  records = read_transactions (store, (const gint64 *) (gpointer) rows->data, rows->len);
  ids = join_ids (records);
  g_assert_cmpstr (ids, ==, expected);
}

static void
assert_filtered (LoaStore                   *store,
                 const LoaTransactionFilter *filter,
                 const char                 *expected)
{
  assert_selected (store, filter, LOA_TRANSACTION_ORDER_DATE, TRUE, expected);
}

static void
test_members (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (GPtrArray) records = NULL;
  const LoaTransactionRecord *record;
  g_autoptr (LoaTransactionRecord) copy = NULL;

  put_six (fixture->store);
  filter->code = g_strdup ("PAY1");
  records = list_transactions (fixture->store, filter, 0, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
  record = g_ptr_array_index (records, 0);

  g_assert_cmpint (record->row, >, 0);
  g_assert_cmpstr (record->id, ==, "abc-1");
  g_assert_false (record->id_is_number);
  g_assert_cmpstr (record->bank_account_id, ==, "19");
  g_assert_true (record->bank_account_id_is_number);
  g_assert_cmpstr (record->bank_brand_name, ==, "Vietcombank");
  g_assert_cmpstr (record->account_number, ==, "0071000888888");
  g_assert_cmpstr (record->transaction_date, ==, "2025-02-12 15:51:00");
  g_assert_cmpint (record->amount_out, ==, 70000);
  g_assert_cmpint (record->amount_in, ==, 0);
  g_assert_cmpint (record->accumulated, ==, -5);
  g_assert_cmpstr (record->transaction_content, ==, "bao tri");
  g_assert_cmpstr (record->reference_number, ==, "FT25");
  g_assert_cmpstr (record->code, ==, "PAY1");
  g_assert_cmpstr (record->sub_account, ==, "VA1");

  copy = loa_transaction_record_copy (record);
  g_assert_cmpstr (copy->sub_account, ==, "VA1");
  g_assert_cmpint (copy->row, ==, record->row);
}

static void
test_put (StoreFixture  *fixture,
          gconstpointer  data)
{
  g_autoptr (GPtrArray) page = new_page ();
  g_autoptr (GPtrArray) changed = new_page ();
  g_autoptr (GPtrArray) twice = new_page ();
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  LoaTransactionRecord *record;

  g_ptr_array_add (page, new_transaction ("1", "2025-02-12 15:51:00", 1000, "before"));
  g_ptr_array_add (page, new_transaction ("2", "2025-02-12 15:52:00", 1000, "other"));
  put (fixture->store, page, 2, 0);
  put (fixture->store, page, 0, 0);

  g_ptr_array_add (changed, new_transaction ("1", "2025-02-12 15:51:00", 1000, "after"));
  g_ptr_array_add (changed, new_transaction ("2", "2025-02-12 15:52:00", 1000, "other"));
  put (fixture->store, changed, 0, 1);
  records = read_transactions (fixture->store, (const gint64[]) { 1, 77, 2, 1 }, 4);
  g_assert_cmpuint (records->len, ==, 4);
  record = g_ptr_array_index (records, 0);
  g_assert_cmpstr (record->transaction_content, ==, "after");
  g_assert_null (g_ptr_array_index (records, 1));

  filter->search = g_strdup ("before");
  assert_filtered (fixture->store, filter, "");
  g_free (filter->search);
  filter->search = g_strdup ("after");
  assert_filtered (fixture->store, filter, "1");

  /* An id that is in one page twice, alike or not, counts once; the last one stays. */
  g_ptr_array_add (twice, new_transaction ("3", "2025-02-12 15:53:00", 1000, "one"));
  g_ptr_array_add (twice, new_transaction ("3", "2025-02-12 15:53:00", 1000, "two"));
  g_ptr_array_add (twice, new_transaction ("3", "2025-02-12 15:53:00", 1000, "two"));
  g_ptr_array_add (twice, new_transaction ("1", "2025-02-12 15:51:00", 1001, "after"));
  g_ptr_array_add (twice, new_transaction ("1", "2025-02-12 15:51:00", 1002, "after"));
  put (fixture->store, twice, 1, 1);

  store_fixture_close (fixture);
  assert_sound (fixture->path);
  g_assert_cmpint (query_integer (fixture->path, "SELECT amount_in FROM transactions WHERE id = '1'"), ==, 1002);
  g_assert_cmpint (query_integer (fixture->path, "SELECT count (*) FROM transactions"), ==, 3);
}

/* A page is written as a whole or not at all. */
static void
test_wrong_record (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) page = new_page ();
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();

  g_ptr_array_add (page, new_transaction ("1", "2025-02-12 15:51:00", 1000, "one"));
  g_ptr_array_add (page, new_transaction (NULL, "2025-02-12 15:51:00", 1000, "without an id"));
  g_assert_false (put_transactions (fixture->store, page, NULL, NULL, &error));
  g_assert_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_FAILED);
  assert_filtered (fixture->store, filter, "");
}

typedef void (*Change) (LoaTransactionRecord *record);

static void change_id_kind (LoaTransactionRecord *record) { record->id_is_number = FALSE; }
static void change_account_kind (LoaTransactionRecord *record) { record->bank_account_id_is_number = FALSE; }
static void change_account (LoaTransactionRecord *record) { *record->bank_account_id = '2'; }
static void change_bank (LoaTransactionRecord *record) { *record->bank_brand_name = 'v'; }
static void change_number (LoaTransactionRecord *record) { *record->account_number = '1'; }
static void change_date (LoaTransactionRecord *record) { record->transaction_date[9] = '3'; }
static void change_out (LoaTransactionRecord *record) { record->amount_out = LOA_AMOUNT_UNKNOWN; }
static void change_in (LoaTransactionRecord *record) { record->amount_in = 1; }
static void change_accumulated (LoaTransactionRecord *record) { record->accumulated = 0; }
static void change_content (LoaTransactionRecord *record) { g_clear_pointer (&record->transaction_content, g_free); }
static void change_reference (LoaTransactionRecord *record) { record->reference_number = g_strdup (""); }
static void change_code (LoaTransactionRecord *record) { record->code = g_strdup ("PAY"); }
static void change_sub_account (LoaTransactionRecord *record) { record->sub_account = g_strdup ("VA"); }

/* A difference in any of the twelve members, or in how an id was written, is a change. */
static void
test_every_member (StoreFixture  *fixture,
                   gconstpointer  data)
{
  static const Change changes[] = {
    change_id_kind, change_account_kind, change_account, change_bank, change_number, change_date, change_out,
    change_in, change_accumulated, change_content, change_reference, change_code, change_sub_account,
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autoptr (GPtrArray) page = new_page ();
      LoaTransactionRecord *record = new_transaction (id, "2025-02-12 15:51:00", 1000, "content");

      g_ptr_array_add (page, record);
      put (fixture->store, page, 1, 0);
      changes[i] (record);
      put (fixture->store, page, 0, 1);
      put (fixture->store, page, 0, 0);
    }
}

static void
count_cb (LoaStore *store,
          guint    *count)
{
  *count += 1;
}

static void
test_signal (StoreFixture  *fixture,
             gconstpointer  data)
{
  guint count = 0;
  g_autoptr (GPtrArray) page = new_page ();

  g_signal_connect (fixture->store, "transactions-changed", G_CALLBACK (count_cb), &count);
  g_ptr_array_add (page, new_transaction ("1", "2025-02-12 15:51:00", 1000, "x"));
  put (fixture->store, page, 1, 0);
  g_assert_cmpuint (count, ==, 1);
  put (fixture->store, page, 0, 0);
  g_assert_cmpuint (count, ==, 1);
}

static void
test_orders (StoreFixture  *fixture,
             gconstpointer  data)
{
  LoaStore *store = fixture->store;
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();

  put_six (store);

  /* At one time, ids of digits sort as numbers and before others. */
  assert_selected (store, filter, LOA_TRANSACTION_ORDER_DATE, TRUE, "1 abc-1 49682 9999 49680 2");
  assert_selected (store, filter, LOA_TRANSACTION_ORDER_DATE, FALSE, "2 49680 9999 49682 abc-1 1");
  assert_selected (store, filter, LOA_TRANSACTION_ORDER_ACCOUNT, FALSE, "abc-1 49682 9999 49680 2 1");
  assert_selected (store, filter, LOA_TRANSACTION_ORDER_ACCOUNT, TRUE, "1 abc-1 49682 9999 49680 2");
  assert_selected (store, filter, LOA_TRANSACTION_ORDER_IN, TRUE, "49682 9999 49680 2 abc-1 1");
  assert_selected (store, filter, LOA_TRANSACTION_ORDER_OUT, TRUE, "abc-1 2 49682 9999 49680 1");
  assert_selected (store, filter, LOA_TRANSACTION_ORDER_CONTENT, FALSE, "49680 1 abc-1 9999 49682 2");
  assert_selected (store, filter, LOA_TRANSACTION_ORDER_CODE, TRUE, "2 abc-1 1 49682 9999 49680");
  assert_selected (store, filter, LOA_TRANSACTION_ORDER_REFERENCE, TRUE, "abc-1 1 49682 9999 49680 2");
  assert_selected (store, filter, LOA_TRANSACTION_ORDER_SUB_ACCOUNT, TRUE, "abc-1 1 49682 9999 49680 2");
}

static void
test_ids (StoreFixture  *fixture,
          gconstpointer  data)
{
  g_autoptr (GPtrArray) page = new_page ();
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  const char *const ids[] = {
    "10", "9", "0", "99999999999999999999999", "a", "-1", "1e3", "00011", "9223372036854775808",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (page, new_transaction (ids[i], "2025-02-12 15:51:00", 1, NULL));

  put (fixture->store, page, G_N_ELEMENTS (ids), 0);
  assert_selected (fixture->store, filter, LOA_TRANSACTION_ORDER_DATE, FALSE,
                   "0 9 10 00011 9223372036854775808 99999999999999999999999 -1 1e3 a");
}

static void
test_filters (StoreFixture  *fixture,
              gconstpointer  data)
{
  LoaStore *store = fixture->store;
  g_autoptr (LoaTransactionFilter) none = loa_transaction_filter_new ();
  LoaTransactionFilter filter = *none;

  put_six (store);

  filter.account = (char *) "19";
  assert_filtered (store, &filter, "1 abc-1 49682 9999 49680");
  filter.account = (char *) "0071000888888";
  assert_filtered (store, &filter, "abc-1 49682 9999 49680 2");

  filter = *none;
  filter.from_day = (char *) "2025-02-11";
  assert_filtered (store, &filter, "1 abc-1 49682 9999 49680");
  filter.to_day = (char *) "2025-02-12";
  assert_filtered (store, &filter, "abc-1 49682 9999 49680");
  filter.from_day = NULL;
  filter.to_day = (char *) "2025-02-10";
  assert_filtered (store, &filter, "2");

  filter = *none;
  filter.direction = LOA_TRANSACTION_DIRECTION_IN;
  assert_filtered (store, &filter, "49682 9999 49680 2");
  filter.direction = LOA_TRANSACTION_DIRECTION_OUT;
  assert_filtered (store, &filter, "abc-1 2");

  filter = *none;
  filter.min_amount = 100;
  assert_filtered (store, &filter, "abc-1 49682 9999 49680 2");
  filter.min_amount = 70000;
  filter.max_amount = 250000;
  assert_filtered (store, &filter, "abc-1 49680");
  filter.min_amount = LOA_AMOUNT_UNKNOWN;
  filter.max_amount = 99;
  assert_filtered (store, &filter, "");

  filter = *none;
  filter.reference = (char *) "FT25";
  assert_filtered (store, &filter, "abc-1");
  filter.reference = (char *) "FT2";
  assert_filtered (store, &filter, "");
  filter = *none;
  filter.code = (char *) "PAY2";
  filter.search = (char *) "ZZ vietcom";
  assert_filtered (store, &filter, "2");
  filter.code = (char *) "";
  filter.search = (char *) " \t";
  assert_filtered (store, &filter, "1 abc-1 49682 9999 49680 2");
}

static void
test_filter_value (void)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (LoaTransactionFilter) copy = NULL;

  filter->search = g_strdup ("s");
  filter->account = g_strdup ("a");
  filter->from_day = g_strdup ("2025-01-01");
  filter->to_day = g_strdup ("2025-01-02");
  filter->reference = g_strdup ("r");
  filter->code = g_strdup ("c");
  filter->min_amount = 5;

  copy = loa_transaction_filter_copy (filter);
  g_assert_true (loa_transaction_filter_equal (filter, copy));
  g_clear_pointer (&copy->code, g_free);
  g_assert_false (loa_transaction_filter_equal (filter, copy));
}

static void
test_totals (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (GPtrArray) page = new_page ();
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) beyond = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *ids = NULL;
  LoaTransactionTotals totals;

  put_six (fixture->store);
  records = list_transactions (fixture->store, filter, 2, 1, &totals, &error);
  g_assert_no_error (error);
  ids = join_ids (records);
  g_assert_cmpstr (ids, ==, "abc-1 49682");
  g_assert_cmpint (totals.count, ==, 6);
  g_assert_cmpint (totals.sum_in, ==, 18067000 + 5000000 + 250000 + 100);
  g_assert_cmpint (totals.sum_out, ==, 70000 + 50);

  beyond = list_transactions (fixture->store, filter, 0, 100, &totals, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (beyond->len, ==, 0);
  g_assert_cmpint (totals.count, ==, 6);

  /* A sum that an integer does not hold is not known; all else is. */
  g_ptr_array_add (page, new_transaction ("max", "2025-02-12 15:51:00", G_MAXINT64, NULL));
  put (fixture->store, page, 1, 0);
  all = list_transactions (fixture->store, filter, 0, 0, &totals, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 7);
  g_assert_cmpint (totals.count, ==, 7);
  g_assert_cmpint (totals.sum_in, ==, LOA_AMOUNT_UNKNOWN);
  g_assert_cmpint (totals.sum_out, ==, 70000 + 50);
}

static void
assert_extent (LoaStore   *store,
               gint64      expected_n,
               const char *expected_day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *day = NULL;
  gint64 n;

  loa_store_get_transaction_extent_async (store, NULL, keep_result_cb, &result);
  g_assert_true (loa_store_get_transaction_extent_finish (store, wait_for_result (&result), &n, &day, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, expected_n);
  g_assert_cmpstr (day, ==, expected_day);
}

static void
test_extent (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) page = new_page ();

  assert_extent (fixture->store, 0, NULL);
  g_ptr_array_add (page, new_transaction ("wrong", "someday", 1, NULL));
  put (fixture->store, page, 1, 0);
  assert_extent (fixture->store, 1, NULL);
  put_six (fixture->store);
  assert_extent (fixture->store, 7, "2025-02-13");
}

void
add_transaction_tests (void)
{
  static const struct
  {
    const char *path;
    void (*func) (StoreFixture *, gconstpointer);
  } tests[] = {
    { "/store/transactions/members", test_members },
    { "/store/transactions/put", test_put },
    { "/store/transactions/wrong-record", test_wrong_record },
    { "/store/transactions/every-member", test_every_member },
    { "/store/transactions/signal", test_signal },
    { "/store/transactions/orders", test_orders },
    { "/store/transactions/ids", test_ids },
    { "/store/transactions/filters", test_filters },
    { "/store/transactions/totals", test_totals },
    { "/store/transactions/extent", test_extent },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, StoreFixture, NULL, store_fixture_set_up, tests[i].func, store_fixture_tear_down);

  g_test_add_func ("/store/transactions/filter-value", test_filter_value);
}
