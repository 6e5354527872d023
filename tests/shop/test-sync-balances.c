/* test-sync-balances.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include "loa-store-balances.h"
#include "loa-sync-wording.h"
#include "loa-sync.h"

/* What the balances say of a copy, and copying what is new. */

#define TRANSACTIONS_PATH "/api/v1/transactions"

typedef struct
{
  Work work;
  LoaBankGrant *grant; /* (owned) */
  LoaSync *sync; /* (owned) */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  work_set_up (&fixture->work, data);
  fixture->grant = work_sign_in (&fixture->work);
  fixture->sync = loa_sync_new (fixture->work.store, fixture->grant, fixture->work.clock);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  assert_ends (g_steal_pointer (&fixture->sync));
  assert_ends (g_steal_pointer (&fixture->grant));
  work_tear_down (&fixture->work, data);
}

static guint
run (Fixture *fixture,
     gint64   n_new)
{
  guint n_requests = work_count (&fixture->work, TRANSACTIONS_PATH);
  g_autoptr (LoaSyncResult) copied = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_sync_run_async (fixture->sync, NULL, NULL, NULL, keep_result_cb, &result);
  copied = loa_sync_run_finish (fixture->sync, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (copied->n_new, ==, n_new);

  return work_count (&fixture->work, TRANSACTIONS_PATH) - n_requests;
}

static gint64
follow (Fixture *fixture,
        guint   *n_requests)
{
  guint n_before = work_count (&fixture->work, TRANSACTIONS_PATH);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_found;

  loa_sync_follow_async (fixture->sync, NULL, keep_result_cb, &result);
  n_found = loa_sync_follow_finish (fixture->sync, wait_for_result (&result), &error);
  g_assert_no_error (error);
  *n_requests = work_count (&fixture->work, TRANSACTIONS_PATH) - n_before;

  return n_found;
}

static GPtrArray *
load_breaks (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *breaks;

  loa_store_load_balance_breaks_async (fixture->work.store, NULL, keep_result_cb, &result);
  breaks = loa_store_load_balance_breaks_finish (fixture->work.store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return breaks;
}

static void
test_unbroken (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) breaks = NULL;

  if (data != NULL)
    work_set_variant (&fixture->work, data, TRUE);
  run (fixture, 86);
  breaks = load_breaks (fixture);
  g_assert_cmpuint (breaks->len, ==, 0);
}

/* The day is fetched again, once in a run, and what SePay does not give is told. */
static void
test_left_out (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) breaks = NULL;
  const LoaBalanceBreak *broken;
  guint n_requests;

  work_set_variant (&fixture->work, "row-left-out", TRUE);
  g_assert_cmpuint (run (fixture, 85), ==, 2);

  breaks = load_breaks (fixture);
  g_assert_cmpuint (breaks->len, ==, 1);
  broken = g_ptr_array_index (breaks, 0);
  g_assert_cmpstr (broken->before, <, broken->after);
  g_assert_cmpint (broken->expected, !=, broken->found);
  g_clear_pointer (&breaks, g_ptr_array_unref);

  /* What only follows does not try it again. */
  loa_clock_leap (fixture->work.clock, 60);
  loa_simulator_add_payment (fixture->work.simulator, 150000, "một ly cà phê", NULL);
  g_assert_cmpint (follow (fixture, &n_requests), ==, 1);
  g_assert_cmpuint (n_requests, ==, 1);
  g_assert_cmpuint (run (fixture, 0), ==, 2);

  breaks = load_breaks (fixture);
  g_assert_cmpuint (breaks->len, ==, 1);
}

/* What was left out by mistake comes with the day. */
static void
test_left_out_at_first (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GPtrArray) breaks = NULL;

  work_set_variant (&fixture->work, "row-left-out-at-first", TRUE);
  g_assert_cmpuint (run (fixture, 86), ==, 2);
  breaks = load_breaks (fixture);
  g_assert_cmpuint (breaks->len, ==, 0);
}

static void
break_down_cb (LoaSync    *sync,
               GParamSpec *pspec,
               Fixture    *fixture)
{
  work_add_fault (&fixture->work, TRANSACTIONS_PATH, "server-error", 100);
}

/* That the day cannot be fetched is no reason to fail. */
static void
test_not_fetched (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GPtrArray) breaks = NULL;
  gulong handler;

  work_set_variant (&fixture->work, "row-left-out-at-first", TRUE);
  handler = g_signal_connect (fixture->sync, "notify::n-rows", G_CALLBACK (break_down_cb), fixture);
  run (fixture, 85);
  g_signal_handler_disconnect (fixture->sync, handler);
  breaks = load_breaks (fixture);
  g_assert_cmpuint (breaks->len, ==, 1);
  g_clear_pointer (&breaks, g_ptr_array_unref);

  loa_simulator_clear_faults (fixture->work.simulator);
  run (fixture, 1);
  breaks = load_breaks (fixture);
  g_assert_cmpuint (breaks->len, ==, 0);
}

/* One request, as long as little is new. */
static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  guint n_requests;
  guint id;

  if (data != NULL)
    work_set_variant (&fixture->work, data, TRUE);

  run (fixture, 86);
  g_assert_cmpint (follow (fixture, &n_requests), ==, 0);
  g_assert_cmpuint (n_requests, ==, 1);

  id = loa_simulator_add_payment (fixture->work.simulator, 150000, "một ly cà phê", NULL);
  g_assert_cmpuint (id, >, 0);
  g_assert_cmpint (follow (fixture, &n_requests), ==, 1);
  g_assert_cmpuint (n_requests, <=, 2);
  g_assert_cmpint (follow (fixture, &n_requests), ==, 0);
  g_assert_false (loa_sync_get_running (fixture->sync));
  g_assert_cmpint (loa_sync_get_last_finished (fixture->sync), ==,
                   loa_clock_get_unix_seconds (fixture->work.clock));
}

/* More than a page of new rows, and some of them posted late. */
static void
test_follow_many (Fixture       *fixture,
                  gconstpointer  data)
{
  guint n_requests;

  if (data != NULL)
    work_set_variant (&fixture->work, data, TRUE);

  run (fixture, 86);
  loa_clock_leap (fixture->work.clock, 24 * 60 * 60);
  loa_simulator_add_transactions (fixture->work.simulator, 70);
  g_assert_cmpint (follow (fixture, &n_requests), ==, 70);
  g_assert_cmpuint (n_requests, <=, 5);
}

/* A row that cannot be had is not asked for every time. */
static void
test_follow_lacking (Fixture       *fixture,
                     gconstpointer  data)
{
  guint n_requests;

  loa_clock_leap (fixture->work.clock, 60);
  loa_simulator_add_transactions (fixture->work.simulator, 30);
  g_assert_cmpint (follow (fixture, &n_requests), >, 0);
  g_assert_cmpint (follow (fixture, &n_requests), ==, 0);
  g_assert_cmpuint (n_requests, ==, 1);
}

static void
assert_break (const char *before,
              const char *after,
              const char *expected)
{
  LoaBalanceBreak broken = { (char *) "19", (char *) "0071000888888", (char *) before, (char *) after, 100, 30 };
  g_autofree char *sentence = loa_sync_wording_describe_break (&broken, WORK_START);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
assert_progress (gint64      n_rows,
                 gint64      n_expected,
                 gint64      seconds_left,
                 const char *expected)
{
  g_autofree char *progress = loa_sync_wording_describe_progress (n_rows, n_expected, seconds_left);

  g_assert_cmpstr (progress, ==, expected);
}

static void
test_wording (void)
{
  assert_break ("2025-02-25 10:02:59", "2025-02-25 10:07:00",
                "Some transactions may be missing between 10:02 and 10:07.");
  assert_break ("2025-02-24 23:58:00", "2025-02-25T00:07:00",
                "Some transactions may be missing between 24/02/2025 23:58 and 00:07.");
  assert_break ("soon", "", "Some transactions may be missing between soon and .");

  assert_progress (420, -1, -1, "420 transactions so far");
  assert_progress (412000, 1000000, -1, "412.000 of 1.000.000 transactions");
  assert_progress (412000, 1000000, 4320, "412.000 of 1.000.000 transactions, about 1 h 12 min left");
  assert_progress (412000, 1000000, 3599, "412.000 of 1.000.000 transactions, about 1 h 00 min left");
  assert_progress (90, 100, 100, "90 of 100 transactions, about 2 minutes left");
  assert_progress (90, 100, 60, "90 of 100 transactions, about 1 minute left");
  assert_progress (90, 100, 59, "90 of 100 transactions, less than a minute left");
  assert_progress (101, 100, 0, "101 of 101 transactions, a few seconds left");
}

void
add_sync_balance_tests (void)
{
  static const char *const variants[] = { "balance-null", "ascending", "late-while-paging", "ids-as-uuids" };

  g_test_add_func ("/shop/sync-balances/wording", test_wording);
  g_test_add ("/shop/sync-balances/unbroken", Fixture, NULL, set_up, test_unbroken, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autofree char *path = g_strconcat ("/shop/sync-balances/unbroken-", variants[i], NULL);

      g_test_add (path, Fixture, variants[i], set_up, test_unbroken, tear_down);
    }

  g_test_add ("/shop/sync-balances/left-out", Fixture, NULL, set_up, test_left_out, tear_down);
  g_test_add ("/shop/sync-balances/left-out-at-first", Fixture, NULL, set_up, test_left_out_at_first, tear_down);
  g_test_add ("/shop/sync-balances/not-fetched", Fixture, NULL, set_up, test_not_fetched, tear_down);
  g_test_add ("/shop/sync-follow/new", Fixture, NULL, set_up, test_follow, tear_down);
  g_test_add ("/shop/sync-follow/new-ascending", Fixture, "ascending", set_up, test_follow, tear_down);
  g_test_add ("/shop/sync-follow/new-without-meta", Fixture, "meta-missing", set_up, test_follow, tear_down);
  g_test_add ("/shop/sync-follow/many", Fixture, NULL, set_up, test_follow_many, tear_down);
  g_test_add ("/shop/sync-follow/many-without-meta", Fixture, "meta-missing", set_up, test_follow_many, tear_down);
  g_test_add ("/shop/sync-follow/lacking", Fixture, NULL, set_up, test_follow_lacking, tear_down);
}
