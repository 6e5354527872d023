/* test-suspicion.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"
#include "test-store.h"

#include <string.h>

#include "loa-transaction-suspicion.h"

#define IN_OUT(id, date, in, out) add_row (page, id, date, in, out, "19", "R" id)

static void
add_row (GPtrArray  *page,
         const char *id,
         const char *date,
         gint64      amount_in,
         gint64      amount_out,
         const char *account,
         const char *reference)
{
  LoaTransactionRecord *record = new_transaction (id, date, amount_in, "mua hang");

  record->amount_out = amount_out;
  g_free (record->bank_account_id);
  record->bank_account_id = g_strdup (account);
  record->reference_number = g_strdup (reference);
  g_ptr_array_add (page, record);
}

/* Each suspicious row of @filter as its id and its flags, newest first; with @all the others as well. */
static char *
describe (LoaStore *store,
          gboolean  all)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GPtrArray) records = NULL;
  LoaTransactionTotals totals;
  GString *text = g_string_new (NULL);

  filter->suspicious = !all;
  rows = select_transactions (store, filter, LOA_TRANSACTION_ORDER_DATE, TRUE, &totals, &error);
  g_assert_no_error (error);
  loa_store_read_transactions_async (store, (const gint64 *) (gpointer) rows->data, rows->len, NULL, keep_result_cb,
                                     &result);
  records = loa_store_read_transactions_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  for (guint i = 0; i < records->len; i++)
    {
      const LoaTransactionRecord *record = g_ptr_array_index (records, i);

      if (all && record->suspicions == LOA_TRANSACTION_SUSPICION_NONE)
        continue;

      g_string_append_printf (text, "%s%s%s%s%s", text->len > 0 ? " " : "", record->id,
                              record->suspicions & LOA_TRANSACTION_SUSPICION_SMALL ? "s" : "",
                              record->suspicions & LOA_TRANSACTION_SUSPICION_TAKEN_BACK ? "b" : "",
                              record->suspicions & LOA_TRANSACTION_SUSPICION_REPEATED ? "r" : "");
    }

  return g_string_free (text, FALSE);
}

/* What a row is flagged with and what the filter lets through is the same. */
static void
assert_suspicious (LoaStore   *store,
                   const char *expected)
{
  g_autofree char *flagged = describe (store, TRUE);
  g_autofree char *filtered = describe (store, FALSE);

  g_assert_cmpstr (flagged, ==, expected);
  g_assert_cmpstr (filtered, ==, expected);
}

static void
put (LoaStore  *store,
     GPtrArray *page)
{
  g_autoptr (GError) error = NULL;
  gint64 n_new;
  gint64 n_changed;

  put_transactions (store, page, &n_new, &n_changed, &error);
  g_assert_no_error (error);
}

static void
set_floor (LoaStore *store,
           gint64    floor)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_set_suspicion_floor_async (store, floor, NULL, keep_result_cb, &result);
  loa_store_set_suspicion_floor_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static gint64
get_floor (LoaStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 floor = -1;

  loa_store_get_suspicion_floor_async (store, NULL, keep_result_cb, &result);
  loa_store_get_suspicion_floor_finish (store, wait_for_result (&result), &floor, &error);
  g_assert_no_error (error);

  return floor;
}

static void
changed_cb (guint *n_changes)
{
  (*n_changes)++;
}

static void
test_small (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) page = new_page ();
  guint n_changes = 0;

  IN_OUT ("1", "2025-02-12 10:00:00", 200, 0);
  IN_OUT ("2", "2025-02-12 10:01:00", 999, 0);
  IN_OUT ("3", "2025-02-12 10:02:00", 1000, 0);
  IN_OUT ("4", "2025-02-12 10:03:00", 0, 300);
  IN_OUT ("5", "2025-02-12 10:04:00", 0, 0);
  IN_OUT ("6", "2025-02-12 10:05:00", LOA_AMOUNT_UNKNOWN, LOA_AMOUNT_UNKNOWN);
  put (fixture->store, page);
  assert_suspicious (fixture->store, "2s 1s");

  g_assert_cmpint (get_floor (fixture->store), ==, 1000);
  g_signal_connect_swapped (fixture->store, "transactions-changed", G_CALLBACK (changed_cb), &n_changes);
  set_floor (fixture->store, 500);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpint (get_floor (fixture->store), ==, 500);
  assert_suspicious (fixture->store, "1s");
  set_floor (fixture->store, 0);
  assert_suspicious (fixture->store, "");
}

static void
test_taken_back (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) page = new_page ();

  /* Out before it came in, on another account, another amount, too late. */
  IN_OUT ("10", "2025-02-10 09:00:00", 0, 500000);
  IN_OUT ("11", "2025-02-10 09:00:00", 500000, 0);
  add_row (page, "12", "2025-02-10 10:00:00", 0, 500000, "20", "R12");
  IN_OUT ("13", "2025-02-10 10:00:00", 0, 500001);
  IN_OUT ("14", "2025-03-12 09:00:01", 0, 500000);

  /* At the same second, at the last one, and not from an account that is not known. */
  IN_OUT ("20", "2025-03-31 23:59:59", 700000, 0);
  IN_OUT ("21", "2025-03-31 23:59:59", 0, 700000);
  IN_OUT ("22", "2025-04-10 12:00:00", 800000, 0);
  IN_OUT ("23", "2025-05-10 12:00:00", 0, 800000);
  add_row (page, "24", "2025-04-10 13:00:00", 800000, 0, NULL, "R24");

  /* What goes out takes back the last payment of that amount. */
  IN_OUT ("25", "2025-05-01 08:00:00", 60000, 0);
  IN_OUT ("26", "2025-05-01 09:00:00", 60000, 0);
  add_row (page, "27", "2025-05-01 09:30:00", 60000, 0, "20", "R27");
  IN_OUT ("28", "2025-05-01 10:00:00", 0, 60000);
  IN_OUT ("29", "2025-05-01 11:00:00", 0, 60000);

  /* A date that is none. */
  IN_OUT ("30", "gestern", 900000, 0);
  IN_OUT ("31", "gestern", 0, 900000);
  put (fixture->store, page);
  assert_suspicious (fixture->store, "26b 22b 20b");
}

static void
test_repeated (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) page = new_page ();
  g_autoptr (GPtrArray) later = new_page ();

  add_row (page, "1", "2025-02-12 10:00:00", 50000, 0, "19", "FT1");
  add_row (page, "2", "2025-02-12 10:01:00", 60000, 0, "19", "FT2");
  add_row (page, "3", "2025-02-12 10:02:00", 70000, 0, "19", "");
  add_row (page, "4", "2025-02-12 10:03:00", 80000, 0, "19", "");
  add_row (page, "5", "2025-02-12 10:04:00", 90000, 0, "19", NULL);
  add_row (page, "6", "2025-02-12 10:05:00", 95000, 0, "19", NULL);
  put (fixture->store, page);
  assert_suspicious (fixture->store, "");

  /* What comes later makes what was there suspicious. */
  add_row (later, "7", "2025-02-13 10:00:00", 300, 0, "19", "FT1");
  put (fixture->store, later);
  assert_suspicious (fixture->store, "7sr 1r");
}

/* Row by row and all at once the same is found, whatever is there and whichever days are asked for. */
static void
test_many (StoreFixture  *fixture,
           gconstpointer  data)
{
  static const char *const accounts[] = { "19", "20", NULL };
  g_autoptr (GPtrArray) page = new_page ();
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autofree char *flagged = NULL;
  g_autofree char *filtered = NULL;

  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *date = g_strdup_printf ("2025-%02d-%02d %02d:00:00",
                                               g_rand_int_range (random, 1, 13), g_rand_int_range (random, 1, 29),
                                               g_rand_int_range (random, 0, 24));
      g_autofree char *reference = g_strdup_printf ("FT%d", g_rand_int_range (random, 0, 4000));
      const gint64 amount = g_rand_int_range (random, 1, 20) * 500;
      const gboolean is_in = g_rand_int_range (random, 0, 3) > 0;

      add_row (page, id, date, is_in ? amount : 0, is_in ? 0 : amount, accounts[g_rand_int_range (random, 0, 3)],
               reference);
    }
  put (fixture->store, page);

  flagged = describe (fixture->store, TRUE);
  filtered = describe (fixture->store, FALSE);
  g_assert_cmpstr (flagged, ==, filtered);
  g_assert_nonnull (strchr (flagged, 'b'));
  g_assert_nonnull (strchr (flagged, 'r'));
}

void
add_suspicion_tests (void)
{
  g_test_add ("/store/suspicion/small", StoreFixture, NULL, store_fixture_set_up, test_small, store_fixture_tear_down);
  g_test_add ("/store/suspicion/taken-back", StoreFixture, NULL, store_fixture_set_up, test_taken_back,
              store_fixture_tear_down);
  g_test_add ("/store/suspicion/repeated", StoreFixture, NULL, store_fixture_set_up, test_repeated,
              store_fixture_tear_down);
  g_test_add ("/store/suspicion/many", StoreFixture, NULL, store_fixture_set_up, test_many, store_fixture_tear_down);
}
