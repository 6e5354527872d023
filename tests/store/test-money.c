/* test-money.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"
#include "test-store.h"

#include <string.h>

#include "loa-store-money.h"

static void
put (LoaStore   *store,
     const char *id,
     const char *date,
     gint64      amount_in,
     gint64      amount_out,
     const char *content)
{
  g_autoptr (GPtrArray) page = new_page ();
  g_autoptr (GError) error = NULL;
  LoaTransactionRecord *record = new_transaction (id, date, amount_in, content);

  record->amount_out = amount_out;
  g_ptr_array_add (page, record);
  put_transactions (store, page, NULL, NULL, &error);
  g_assert_no_error (error);
}

static GArray *
load (LoaStore                   *store,
      const LoaTransactionFilter *filter,
      LoaMoneyUnit                unit,
      LoaMoneyUnit               *chosen)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *periods;

  loa_store_load_money_per_period_async (store, filter, unit, NULL, keep_result_cb, &result);
  periods = loa_store_load_money_per_period_finish (store, wait_for_result (&result), chosen, &error);
  g_assert_no_error (error);

  return periods;
}

/* Periods as start:count+in-out; of those without transactions only the number. */
static void
assert_money (LoaStore                   *store,
              const LoaTransactionFilter *filter,
              LoaMoneyUnit                unit,
              LoaMoneyUnit                expected_unit,
              const char                 *expected)
{
  LoaMoneyUnit chosen;
  g_autoptr (GArray) periods = load (store, filter, unit, &chosen);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_empty = 0;

  for (guint i = 0; i <= periods->len; i++)
    {
      const LoaMoneyPeriod *period = i < periods->len ? &g_array_index (periods, LoaMoneyPeriod, i) : NULL;

      if (period != NULL && period->count == 0)
        {
          n_empty++;
          continue;
        }

      if (n_empty > 0)
        g_string_append_printf (text, " %u", n_empty);
      n_empty = 0;
      if (period != NULL)
        g_string_append_printf (text, " %s:%d+%d-%d", period->start, (int) period->count, (int) period->sum_in,
                                (int) period->sum_out);
    }

  g_assert_cmpstr (text->str, ==, expected);
  g_assert_cmpint (chosen, ==, expected_unit);
}

static void
test_units (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  LoaStore *store = fixture->store;

  assert_money (store, filter, LOA_MONEY_UNIT_AUTOMATIC, LOA_MONEY_UNIT_DAY, "");

  put (store, "1", "2025-02-27 23:59:59", 100, 0, "cà phê");
  put (store, "2", "2025-02-28 00:00:00", 20, 0, "cà phê");
  put (store, "3", "2025-02-28 00:30:00", 0, 7, "tiền điện");
  put (store, "4", "2025-02-28 03:00:00", LOA_AMOUNT_UNKNOWN, LOA_AMOUNT_UNKNOWN, NULL);
  assert_money (store, filter, LOA_MONEY_UNIT_AUTOMATIC, LOA_MONEY_UNIT_HOUR,
                " 2025-02-27 23:1+100-0 2025-02-28 00:2+20-7 2 2025-02-28 03:1+0-0");
  assert_money (store, filter, LOA_MONEY_UNIT_DAY, LOA_MONEY_UNIT_DAY, " 2025-02-27:1+100-0 2025-02-28:3+20-7");

  put (store, "5", "2025-03-02 12:00:00", 3, 0, "ca phe");
  put (store, "6", "gestern", 1000000, 0, "ca phe");
  assert_money (store, filter, LOA_MONEY_UNIT_AUTOMATIC, LOA_MONEY_UNIT_DAY,
                " 2025-02-27:1+100-0 2025-02-28:3+20-7 1 2025-03-02:1+3-0");
  assert_money (store, filter, LOA_MONEY_UNIT_MONTH, LOA_MONEY_UNIT_MONTH, " 2025-02:4+120-7 2025-03:1+3-0");

  /* More hours than there is room for, then more days. */
  put (store, "7", "2025-03-10 12:00:00", 5, 0, NULL);
  assert_money (store, filter, LOA_MONEY_UNIT_HOUR, LOA_MONEY_UNIT_DAY,
                " 2025-02-27:1+100-0 2025-02-28:3+20-7 1 2025-03-02:1+3-0 7 2025-03-10:1+5-0");
  put (store, "8", "2026-01-01 00:00:00", 9, 0, NULL);
  assert_money (store, filter, LOA_MONEY_UNIT_DAY, LOA_MONEY_UNIT_MONTH,
                " 2025-02:4+120-7 2025-03:2+8-0 9 2026-01:1+9-0");
}

static void
test_filter (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  LoaStore *store = fixture->store;

  put (store, "1", "2025-02-27 10:00:00", 100, 0, "cà phê");
  put (store, "2", "2025-02-27 11:15:00", 50, 0, "bánh mì");
  put (store, "3", "2025-02-27 11:59:59", 0, 30, "tiền điện");
  put (store, "4", "2025-02-28 12:00:00", 70, 0, "cà phê");

  filter->search = g_strdup ("ca phe");
  assert_money (store, filter, LOA_MONEY_UNIT_DAY, LOA_MONEY_UNIT_DAY, " 2025-02-27:1+100-0 2025-02-28:1+70-0");

  g_clear_pointer (&filter->search, g_free);
  filter->from_day = g_strdup ("2025-02-26");
  filter->to_day = g_strdup ("2025-02-27");
  assert_money (store, filter, LOA_MONEY_UNIT_DAY, LOA_MONEY_UNIT_DAY, " 1 2025-02-27:3+150-30");
  filter->direction = LOA_TRANSACTION_DIRECTION_OUT;
  assert_money (store, filter, LOA_MONEY_UNIT_DAY, LOA_MONEY_UNIT_DAY, " 1 2025-02-27:1+0-30");

  /* One hour, as a bar is. */
  filter->direction = LOA_TRANSACTION_DIRECTION_BOTH;
  g_free (filter->from_day);
  g_free (filter->to_day);
  filter->from_day = g_strdup ("2025-02-27 11");
  filter->to_day = g_strdup ("2025-02-27 11");
  assert_money (store, filter, LOA_MONEY_UNIT_AUTOMATIC, LOA_MONEY_UNIT_HOUR, " 2025-02-27 11:2+50-30");
}

/* A date that is centuries away leaves the newest periods. */
static void
test_far (StoreFixture  *fixture,
          gconstpointer  data)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  LoaMoneyUnit chosen;
  g_autoptr (GArray) periods = NULL;

  put (fixture->store, "1", "0001-01-01 00:00:00", 1, 0, NULL);
  put (fixture->store, "2", "2025-02-27 10:00:00", 2, 0, NULL);
  periods = load (fixture->store, filter, LOA_MONEY_UNIT_AUTOMATIC, &chosen);
  g_assert_cmpint (chosen, ==, LOA_MONEY_UNIT_MONTH);
  g_assert_cmpuint (periods->len, ==, LOA_MONEY_MAX_PERIODS);
  g_assert_cmpstr (g_array_index (periods, LoaMoneyPeriod, periods->len - 1).start, ==, "2025-02");
  g_assert_cmpint (g_array_index (periods, LoaMoneyPeriod, periods->len - 1).sum_in, ==, 2);
}

/* A sum that is too large is not known, on its own day only. */
static void
test_too_large (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  LoaMoneyUnit chosen;
  g_autoptr (GArray) periods = NULL;

  put (fixture->store, "1", "2025-02-27 10:00:00", G_MAXINT64, 1, NULL);
  put (fixture->store, "2", "2025-02-27 10:30:00", 1, 1, NULL);
  put (fixture->store, "3", "2025-02-27 11:00:00", 1, 1, NULL);
  put (fixture->store, "4", "2025-02-28 11:00:00", G_MAXINT64, 1, NULL);
  periods = load (fixture->store, filter, LOA_MONEY_UNIT_DAY, &chosen);
  g_assert_cmpuint (periods->len, ==, 2);
  g_assert_cmpint (g_array_index (periods, LoaMoneyPeriod, 0).sum_in, ==, LOA_AMOUNT_UNKNOWN);
  g_assert_cmpint (g_array_index (periods, LoaMoneyPeriod, 0).sum_out, ==, 3);
  g_assert_cmpint (g_array_index (periods, LoaMoneyPeriod, 1).sum_in, ==, G_MAXINT64);
}

static void
assert_days (const char *start,
             const char *from,
             const char *to)
{
  LoaMoneyPeriod period = { 0 };
  g_autofree char *from_day = NULL;
  g_autofree char *to_day = NULL;

  g_strlcpy (period.start, start, sizeof period.start);
  loa_money_period_get_days (&period, &from_day, &to_day);
  g_assert_cmpstr (from_day, ==, from);
  g_assert_cmpstr (to_day, ==, to);
}

static void
test_days (void)
{
  assert_days ("2024-02", "2024-02-01", "2024-02-29");
  assert_days ("2025-12", "2025-12-01", "2025-12-31");
  assert_days ("2025-02-27", "2025-02-27", "2025-02-27");
  assert_days ("2025-02-27 09", "2025-02-27 09", "2025-02-27 09");
}

void
add_money_tests (void)
{
  g_test_add ("/store/money/units", StoreFixture, NULL, store_fixture_set_up, test_units, store_fixture_tear_down);
  g_test_add ("/store/money/filter", StoreFixture, NULL, store_fixture_set_up, test_filter, store_fixture_tear_down);
  g_test_add ("/store/money/far", StoreFixture, NULL, store_fixture_set_up, test_far, store_fixture_tear_down);
  g_test_add ("/store/money/too-large", StoreFixture, NULL, store_fixture_set_up, test_too_large,
              store_fixture_tear_down);
  g_test_add_func ("/store/money/days", test_days);
}
