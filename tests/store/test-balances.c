/* test-balances.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "loa-store-balances.h"
#include "store-fixture.h"
#include "test-store.h"

/* A transaction on the account 19, unless another is told. */
static LoaTransactionRecord *
add (GPtrArray  *page,
     const char *id,
     const char *date,
     gint64      change,
     gint64      accumulated)
{
  LoaTransactionRecord *record = new_transaction (id, date, MAX (change, 0), NULL);

  record->amount_out = MAX (-change, 0);
  record->accumulated = accumulated;
  g_ptr_array_add (page, record);

  return record;
}

static void
put (StoreFixture *fixture,
     GPtrArray    *page)
{
  g_autoptr (GError) error = NULL;

  put_transactions (fixture->store, page, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
check (StoreFixture *fixture)
{
  gboolean is_done = FALSE;

  for (guint i = 0; !is_done; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (i, <, 1000);
      loa_store_check_balances_async (fixture->store, NULL, keep_result_cb, &result);
      loa_store_check_balances_finish (fixture->store, wait_for_result (&result), &is_done, &error);
      g_assert_no_error (error);
    }
}

/* Checks, then tells the breaks as before>after:expected/found, the newest first. */
static void
assert_breaks (StoreFixture *fixture,
               const char   *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) breaks = NULL;
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  check (fixture);
  loa_store_load_balance_breaks_async (fixture->store, NULL, keep_result_cb, &result);
  breaks = loa_store_load_balance_breaks_finish (fixture->store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  for (guint i = 0; i < breaks->len; i++)
    {
      const LoaBalanceBreak *found = g_ptr_array_index (breaks, i);

      g_string_append_printf (seen, "%s%s>%s:%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, i > 0 ? " " : "",
                              found->before + strlen ("2025-02-"), found->after + strlen ("2025-02-"), found->expected,
                              found->found);
    }

  g_assert_cmpstr (seen->str, ==, expected);
}

static void
test_unbroken (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) page = new_page ();

  add (page, "3", "2025-02-12 10:07:00", -30, -10);
  add (page, "2", "2025-02-12 10:02:00", -80, 20);
  add (page, "1", "2025-02-11 23:59:59", 100, 100);
  add (page, "4", "2025-02-13 10:02:00", 10, 0);
  add (page, "5", "2025-02-13 10:03:00", 7, 7);
  put (fixture, page);
  assert_breaks (fixture, "");
}

/* Whatever comes first, and over whatever time. */
static void
test_gap (StoreFixture  *fixture,
          gconstpointer  data)
{
  g_autoptr (GPtrArray) newer = new_page ();
  g_autoptr (GPtrArray) older = new_page ();
  g_autoptr (GPtrArray) missing = new_page ();

  add (newer, "30", "2025-02-25 10:07:00", 5, 155);
  add (newer, "31", "2025-02-25 10:08:00", 5, 160);
  put (fixture, newer);
  assert_breaks (fixture, "");

  add (older, "10", "2025-02-03 10:02:00", 100, 100);
  put (fixture, older);
  assert_breaks (fixture, "03 10:02:00>25 10:07:00:105/155");
  put (fixture, older);
  assert_breaks (fixture, "03 10:02:00>25 10:07:00:105/155");

  add (missing, "20", "2025-02-14 10:02:00", 20, 120);
  put (fixture, missing);
  assert_breaks (fixture, "14 10:02:00>25 10:07:00:125/155");

  add (missing, "21", "2025-02-14 10:02:00", 30, 150);
  put (fixture, missing);
  assert_breaks (fixture, "");
}

static void
test_gaps (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) page = new_page ();

  add (page, "1", "2025-02-12 10:00:00", 100, 100);
  add (page, "2", "2025-02-12 10:01:00", 100, 210);
  add (page, "3", "2025-02-12 10:02:00", 100, 310);
  add (page, "4", "2025-02-12 10:03:00", -50, 200);
  put (fixture, page);
  assert_breaks (fixture, "12 10:02:00>12 10:03:00:260/200 12 10:00:00>12 10:01:00:200/210");
}

/* A balance of 0 is what comes when the bank does not tell one. */
static void
test_no_balance (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) page = new_page ();

  add (page, "1", "2025-02-12 10:00:00", 100, 100);
  add (page, "2", "2025-02-12 10:01:00", 10, 0);
  add (page, "3", "2025-02-12 10:02:00", 10, LOA_AMOUNT_UNKNOWN);
  add (page, "4", "2025-02-12 10:03:00", 10, 130);
  /* Nor need the money have moved. */
  add (page, "5", "2025-02-12 10:04:00", 10, 0);
  add (page, "6", "2025-02-12 10:05:00", 1, 131);
  /* Nor need the amount be known. */
  add (page, "7", "2025-02-12 10:06:00", 0, 0)->amount_in = LOA_AMOUNT_UNKNOWN;
  ((LoaTransactionRecord *) g_ptr_array_index (page, 6))->amount_out = LOA_AMOUNT_UNKNOWN;
  add (page, "8", "2025-02-12 10:07:00", 1, 200);
  put (fixture, page);
  assert_breaks (fixture, "");
}

static void
test_never_a_balance (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GPtrArray) page = new_page ();

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *date = g_strdup_printf ("2025-02-%02u %02u:00:00", 1 + i / 24, i % 24);

      add (page, id, date, 100, 0);
    }

  put (fixture, page);
  assert_breaks (fixture, "");
}

/* Within a second ids tell nothing of the order. */
static void
test_one_second (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) page = new_page ();

  add (page, "1", "2025-02-12 10:00:00", 5, 130);
  add (page, "2", "2025-02-12 10:00:00", 20, 120);
  add (page, "3", "2025-02-12 10:00:00", 5, 125);
  add (page, "4", "2025-02-12 10:00:00", 100, 100);
  add (page, "6", "2025-02-12 10:01:00", 1, 132);
  add (page, "7", "2025-02-12 10:01:00", 1, 131);
  add (page, "8", "2025-02-12 10:02:00", 1, 133);
  put (fixture, page);
  assert_breaks (fixture, "");
}

/* What is booked late stands under an older time, days away from where its balance belongs. */
static void
test_late (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) page = new_page ();
  g_autoptr (GPtrArray) late = new_page ();

  add (page, "1", "2025-02-10 10:00:00", 100, 100);
  add (page, "2", "2025-02-11 10:00:00", 10, 110);
  add (page, "3", "2025-02-14 10:00:00", 10, 120);
  add (page, "5", "2025-02-15 10:00:00", 10, 180);
  put (fixture, page);
  assert_breaks (fixture, "14 10:00:00>15 10:00:00:130/180");

  add (late, "4", "2025-02-10 10:30:00", 50, 170);
  put (fixture, late);
  assert_breaks (fixture, "");
}

/* Each account has its own balances, known by its number where it has no id. */
static void
test_accounts (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) page = new_page ();
  LoaTransactionRecord *other;

  add (page, "1", "2025-02-12 10:00:00", 100, 100);
  other = add (page, "2", "2025-02-12 10:01:00", 100, 7100);
  g_clear_pointer (&other->bank_account_id, g_free);
  add (page, "3", "2025-02-12 10:02:00", 100, 200);
  other = add (page, "4", "2025-02-12 10:03:00", 100, 7200);
  g_clear_pointer (&other->bank_account_id, g_free);
  put (fixture, page);
  assert_breaks (fixture, "");

  other = add (page, "5", "2025-02-12 10:04:00", 100, 7301);
  g_clear_pointer (&other->bank_account_id, g_free);
  put (fixture, page);
  assert_breaks (fixture, "12 10:03:00>12 10:04:00:7300/7301");
}

/* A row that changes is looked at again, wherever it comes to stand. */
static void
test_changed (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) page = new_page ();
  LoaTransactionRecord *record;

  add (page, "1", "2025-02-11 10:00:00", 100, 100);
  record = add (page, "2", "2025-02-12 10:02:00", 100, 200);
  add (page, "3", "2025-02-13 10:03:00", 100, 300);
  put (fixture, page);
  assert_breaks (fixture, "");

  record->amount_in = 90;
  put (fixture, page);
  assert_breaks (fixture, "11 10:00:00>12 10:02:00:190/200");

  record->amount_in = 100;
  put (fixture, page);
  assert_breaks (fixture, "");
}

/* Numbers that nobody has, times with a T, days that are none. */
static void
test_hostile (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) page = new_page ();

  add (page, "1", "2025-02-11T10:00:00", 1, G_MAXINT64);
  add (page, "2", "2025-02-11 10:00:01", G_MAXINT64, G_MININT64 + 1);
  add (page, "3", "2025-02-11T23:59:59", -G_MAXINT64, 5);
  add (page, "4", "once upon a time", 5, 5);
  add (page, "5", "", 5, 7);
  put (fixture, page);
  check (fixture);
}

/* More rows than are looked at in one go, with gaps among them, come out as if they had been looked at together. */
static void
test_many (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) page = new_page ();
  g_autoptr (GPtrArray) rest = new_page ();
  gint64 balance = 1000000;

  for (guint i = 0; i < 12000; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *date = g_strdup_printf ("2025-02-%02u %02u:%02u:00", 1 + i / 500, i % 500 / 60,
                                               i % 500 % 60);

      balance += i % 7 + 1;
      add (i == 1500 || i == 7000 ? rest : page, id, date, i % 7 + 1, balance);
    }

  put (fixture, page);
  assert_breaks (fixture, "14 08:19:00>15 00:01:00:1028002/1028003 03 08:19:00>04 00:01:00:1005999/1006002");
  put (fixture, rest);
  assert_breaks (fixture, "");
}

static void
changed_cb (LoaStore *store,
            guint    *n_changes)
{
  (*n_changes)++;
}

static void
test_told (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) page = new_page ();
  guint n_changes = 0;

  g_signal_connect (fixture->store, "balances-changed", G_CALLBACK (changed_cb), &n_changes);
  check (fixture);
  g_assert_cmpuint (n_changes, ==, 0);

  add (page, "1", "2025-02-11 10:00:00", 100, 100);
  add (page, "2", "2025-02-12 10:02:00", 100, 300);
  put (fixture, page);
  check (fixture);
  g_assert_cmpuint (n_changes, ==, 1);
  g_signal_handlers_disconnect_by_func (fixture->store, changed_cb, &n_changes);
}

void
add_balance_tests (void)
{
  static const struct
  {
    const char *path;
    void (*func) (StoreFixture  *fixture,
                  gconstpointer  data);
  } tests[] = {
    { "/store/balances/unbroken", test_unbroken },
    { "/store/balances/gap", test_gap },
    { "/store/balances/gaps", test_gaps },
    { "/store/balances/no-balance", test_no_balance },
    { "/store/balances/never-a-balance", test_never_a_balance },
    { "/store/balances/one-second", test_one_second },
    { "/store/balances/late", test_late },
    { "/store/balances/accounts", test_accounts },
    { "/store/balances/changed", test_changed },
    { "/store/balances/hostile", test_hostile },
    { "/store/balances/many", test_many },
    { "/store/balances/told", test_told },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, StoreFixture, NULL, store_fixture_set_up, tests[i].func, store_fixture_tear_down);
}
