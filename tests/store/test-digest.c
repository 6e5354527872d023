/* test-digest.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "loa-store-money.h"
#include "store-fixture.h"
#include "test-store.h"

/* So many that a search finds more than are asked for by their numbers. */
#define N_ROWS 3000

static gint64
make_amount (GRand *rand)
{
  static const gint64 amounts[] = { LOA_AMOUNT_UNKNOWN, 0, 0, 0, 1, 50, 200000, -5, 3000000000, 7000000000000 };

  return amounts[g_rand_int_range (rand, 0, G_N_ELEMENTS (amounts))];
}

static char *
make_time (GRand *rand)
{
  static const char *const odd[] = { "", "gestern", "2025-02-27", "2025-02-27 1", "2025-02-27T10:00:00" };

  if (g_rand_int_range (rand, 0, 50) == 0)
    return g_strdup (odd[g_rand_int_range (rand, 0, G_N_ELEMENTS (odd))]);

  return g_strdup_printf ("2025-02-%02d %02d:%02d:00", g_rand_int_range (rand, 26, 29), g_rand_int_range (rand, 0, 24),
                          g_rand_int_range (rand, 0, 60));
}

/* In no order, under numbers that sort as numbers do. */
static GPtrArray *
make_rows (GRand *rand)
{
  GPtrArray *rows = new_page ();

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i * 7 % N_ROWS);
      g_autofree char *time = make_time (rand);
      LoaTransactionRecord *record =
        new_transaction (id, time, make_amount (rand), g_rand_int_range (rand, 0, 20) > 0 ? "trả tiền" : "an sang");

      record->amount_out = make_amount (rand);
      g_free (record->account_number);
      record->account_number = g_rand_boolean (rand) ? g_strdup ("0071") : NULL;
      g_ptr_array_add (rows, record);
    }

  return rows;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const LoaTransactionRecord *one = *(LoaTransactionRecord *const *) a;
  const LoaTransactionRecord *other = *(LoaTransactionRecord *const *) b;
  const int by_time = strcmp (other->transaction_date, one->transaction_date);

  return by_time != 0 ? by_time : (int) (g_ascii_strtoll (other->id, NULL, 10) - g_ascii_strtoll (one->id, NULL, 10));
}

static gboolean
lets_through (const LoaTransactionFilter *filter,
              const LoaTransactionRecord *record)
{
  const char *time = record->transaction_date;
  const gint64 amount = record->amount_in > 0 ? record->amount_in : record->amount_out;

  return (filter->search == NULL || strcmp (record->transaction_content, "trả tiền") == 0) &&
         (filter->account == NULL || g_strcmp0 (record->account_number, filter->account) == 0) &&
         (filter->from_day == NULL || strcmp (time, filter->from_day) >= 0) &&
         (filter->to_day == NULL || strncmp (time, filter->to_day, strlen (filter->to_day)) <= 0) &&
         (filter->direction != LOA_TRANSACTION_DIRECTION_IN || record->amount_in > 0) &&
         (filter->direction != LOA_TRANSACTION_DIRECTION_OUT || record->amount_out > 0) &&
         (filter->min_amount == LOA_AMOUNT_UNKNOWN ||
          (amount != LOA_AMOUNT_UNKNOWN && amount >= filter->min_amount)) &&
         (filter->max_amount == LOA_AMOUNT_UNKNOWN || (amount != LOA_AMOUNT_UNKNOWN && amount <= filter->max_amount));
}

static LoaTransactionFilter *
make_filter (GRand *rand)
{
  static const char *const from[] = { NULL, NULL, "2025-02-27", "2025-02-27 10", "2025-02-27 10:30" };
  static const char *const to[] = { NULL, NULL, "2025-02-27", "2025-02-28 09", "2025-02-28 09:15" };
  LoaTransactionFilter *filter = loa_transaction_filter_new ();

  filter->search = g_rand_int_range (rand, 0, 3) == 0 ? g_strdup ("tra tien") : NULL;
  filter->account = g_rand_int_range (rand, 0, 4) == 0 ? g_strdup ("0071") : NULL;
  filter->from_day = g_strdup (from[g_rand_int_range (rand, 0, G_N_ELEMENTS (from))]);
  filter->to_day = g_strdup (to[g_rand_int_range (rand, 0, G_N_ELEMENTS (to))]);
  filter->direction = (LoaTransactionDirection) g_rand_int_range (rand, 0, 3);
  if (g_rand_int_range (rand, 0, 3) == 0)
    filter->min_amount = make_amount (rand);
  if (g_rand_int_range (rand, 0, 3) == 0)
    filter->max_amount = make_amount (rand);

  return filter;
}

static gint64
get_known (gint64 amount)
{
  return amount != LOA_AMOUNT_UNKNOWN ? amount : 0;
}

static void
assert_hours (LoaStore                   *store,
              const LoaTransactionFilter *filter,
              GPtrArray                  *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hours = NULL;
  LoaMoneyUnit unit;

  loa_store_load_money_per_period_async (store, filter, LOA_MONEY_UNIT_HOUR, NULL, keep_result_cb, &result);
  hours = loa_store_load_money_per_period_finish (store, wait_for_result (&result), &unit, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < hours->len; i++)
    {
      const LoaMoneyPeriod *hour = &g_array_index (hours, LoaMoneyPeriod, i);
      LoaMoneyPeriod sum = { 0 };

      for (guint j = 0; j < expected->len; j++)
        {
          const LoaTransactionRecord *record = g_ptr_array_index (expected, j);

          if (!g_str_has_prefix (record->transaction_date, hour->start) || strlen (record->transaction_date) < 19)
            continue;

          sum.count++;
          sum.sum_in += get_known (record->amount_in);
          sum.sum_out += get_known (record->amount_out);
        }

      g_assert_cmpint (hour->count, ==, sum.count);
      g_assert_cmpint (hour->sum_in, ==, sum.sum_in);
      g_assert_cmpint (hour->sum_out, ==, sum.sum_out);
    }
}

/* What comes out of memory is what a plain look at each row finds. */
static void
assert_filter (LoaStore                   *store,
               GPtrArray                  *all,
               const LoaTransactionFilter *filter,
               gboolean                    descending)
{
  g_autoptr (GPtrArray) expected = g_ptr_array_new ();
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  LoaTransactionTotals totals;
  gint64 sum_in = 0;
  gint64 sum_out = 0;

  for (guint i = 0; i < all->len; i++)
    {
      LoaTransactionRecord *record = g_ptr_array_index (all, i);

      if (!lets_through (filter, record))
        continue;

      g_ptr_array_add (expected, record);
      sum_in += get_known (record->amount_in);
      sum_out += get_known (record->amount_out);
    }

  rows = select_transactions (store, filter, LOA_TRANSACTION_ORDER_DATE, descending, &totals, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, expected->len);
  g_assert_cmpint (totals.count, ==, expected->len);
  g_assert_cmpint (totals.sum_in, ==, sum_in);
  g_assert_cmpint (totals.sum_out, ==, sum_out);
  for (guint i = 0; i < rows->len; i++)
    {
      const LoaTransactionRecord *record =
        g_ptr_array_index (expected, descending ? i : expected->len - 1 - i);

      g_assert_cmpint (g_array_index (rows, gint64, i), ==, record->row);
    }

  assert_hours (store, filter, expected);
}

static void
test_filters (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (GPtrArray) all = make_rows (rand);
  g_autoptr (LoaTransactionFilter) none = loa_transaction_filter_new ();
  g_autoptr (GError) error = NULL;

  put_transactions (fixture->store, all, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    ((LoaTransactionRecord *) g_ptr_array_index (all, i))->row = i + 1;
  g_ptr_array_sort (all, compare_rows);

  assert_filter (fixture->store, all, none, TRUE);
  assert_filter (fixture->store, all, none, FALSE);
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (LoaTransactionFilter) filter = make_filter (rand);

      assert_filter (fixture->store, all, filter, g_rand_boolean (rand));
    }
}

static void
assert_sum (LoaStore   *store,
            const char *search,
            gint64      expected_count,
            gint64      expected_sum)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  LoaTransactionTotals totals;

  filter->search = g_strdup (search);
  rows = select_transactions (store, filter, LOA_TRANSACTION_ORDER_DATE, TRUE, &totals, &error);
  g_assert_no_error (error);
  g_assert_cmpint (totals.count, ==, expected_count);
  g_assert_cmpint (totals.sum_in, ==, expected_sum);
}

static void
put_one (LoaStore   *store,
         const char *id,
         gint64      amount,
         const char *content)
{
  g_autoptr (GPtrArray) page = new_page ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (page, new_transaction (id, "2025-02-12 15:51:00", amount, content));
  put_transactions (store, page, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* What was remembered is not told any more once somebody has written, in this program or in another. */
static void
test_changes (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  LoaStore *other = open_store (fixture->path, &error);

  g_assert_no_error (error);
  assert_sum (fixture->store, NULL, 0, 0);
  put_one (fixture->store, "1", 100, "tra tien");
  assert_sum (fixture->store, NULL, 1, 100);
  assert_sum (fixture->store, "tra", 1, 100);
  put_one (other, "2", 20, "tra tien");
  assert_sum (fixture->store, "tra", 2, 120);
  assert_sum (fixture->store, NULL, 2, 120);
  put_one (other, "1", 100, "an sang");
  assert_sum (fixture->store, "tra", 1, 20);
  put_one (fixture->store, "1", 3, "an sang");
  assert_sum (fixture->store, NULL, 2, 23);
  assert_sum (other, NULL, 2, 23);

  close_store (other, &error);
  g_assert_no_error (error);
}

void
add_digest_tests (void)
{
  g_test_add ("/store/digest/filters", StoreFixture, NULL, store_fixture_set_up, test_filters, store_fixture_tear_down);
  g_test_add ("/store/digest/changes", StoreFixture, NULL, store_fixture_set_up, test_changes, store_fixture_tear_down);
}
