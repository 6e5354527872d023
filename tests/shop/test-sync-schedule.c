/* test-sync-schedule.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include "loa-store-transactions.h"
#include "loa-sync-schedule.h"

/* The schedule has a clock of its own, on which nothing passes but what a test lets pass, a second at a time: so what is
 * due in a second has happened before the next one.
 */

#define TRANSACTIONS_PATH "/api/v1/transactions"

typedef struct
{
  Work work;
  LoaBankGrant *grant; /* (owned) */
  LoaSync *sync; /* (owned) */
  LoaClock *clock; /* (owned): the schedule's */
  LoaSyncSchedule *schedule; /* (owned) */
  guint n_begun;
  guint n_ended;
  guint n_failed; /* of those that ended */
  guint n_followed;
  guint n_not_followed;
} Fixture;

static void
begun_cb (LoaSyncSchedule *schedule,
          Fixture         *fixture)
{
  fixture->n_begun++;
}

static void
ended_cb (LoaSyncSchedule *schedule,
          LoaSyncResult   *result,
          GError          *error,
          Fixture         *fixture)
{
  g_assert_true ((result == NULL) != (error == NULL));
  fixture->n_ended++;
  if (error != NULL)
    fixture->n_failed++;
}

static void
followed_cb (LoaSyncSchedule *schedule,
             GError          *error,
             Fixture         *fixture)
{
  if (error != NULL)
    fixture->n_not_followed++;
  else
    fixture->n_followed++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  work_set_up (&fixture->work, data);
  fixture->grant = work_sign_in (&fixture->work);
  fixture->sync = loa_sync_new (fixture->work.store, fixture->grant, fixture->work.clock);
  fixture->clock = loa_clock_new_leaping (WORK_START);
  loa_clock_hold (fixture->clock);
  fixture->schedule = loa_sync_schedule_new (fixture->sync, fixture->grant, fixture->clock);
  g_signal_connect (fixture->schedule, "begun", G_CALLBACK (begun_cb), fixture);
  g_signal_connect (fixture->schedule, "ended", G_CALLBACK (ended_cb), fixture);
  g_signal_connect (fixture->schedule, "followed", G_CALLBACK (followed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  loa_sync_schedule_stop (fixture->schedule);
  assert_ends (g_steal_pointer (&fixture->schedule));
  assert_ends (g_steal_pointer (&fixture->clock));
  assert_ends (g_steal_pointer (&fixture->sync));
  assert_ends (g_steal_pointer (&fixture->grant));
  work_tear_down (&fixture->work, data);
}

static gboolean
is_idle (gpointer user_data)
{
  return !loa_sync_schedule_get_busy (user_data);
}

static void
pass (Fixture *fixture,
      guint    seconds)
{
  wait_until (is_idle, fixture->schedule, "what is under way to end");
  settle ();

  for (guint i = 0; i < seconds; i++)
    {
      loa_clock_leap (fixture->clock, 1);
      settle ();
      wait_until (is_idle, fixture->schedule, "what is under way to end");
      settle ();
    }
}

static gint64
count_rows (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  gint64 n_rows = 0;

  loa_store_get_transaction_extent_async (fixture->work.store, NULL, keep_result_cb, &result);
  g_assert_true (loa_store_get_transaction_extent_finish (fixture->work.store, wait_for_result (&result), &n_rows, NULL,
                                                          NULL));

  return n_rows;
}

static void
test_visible (Fixture       *fixture,
              gconstpointer  data)
{
  loa_sync_schedule_set_visible (fixture->schedule, TRUE);
  loa_sync_schedule_start (fixture->schedule);
  pass (fixture, 61);
  g_assert_cmpuint (fixture->n_begun, ==, 1);
  g_assert_cmpuint (fixture->n_ended, ==, 1);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  g_assert_cmpuint (fixture->n_followed, ==, 12);
}

static void
test_hidden (Fixture       *fixture,
             gconstpointer  data)
{
  loa_sync_schedule_start (fixture->schedule);
  pass (fixture, 320);
  g_assert_cmpuint (fixture->n_begun, ==, 1);
  g_assert_cmpuint (fixture->n_followed, ==, 5);

  /* Who looks again need not wait for a minute. */
  loa_sync_schedule_set_visible (fixture->schedule, TRUE);
  pass (fixture, 0);
  g_assert_cmpuint (fixture->n_followed, ==, 6);
}

static void
test_hourly (Fixture       *fixture,
             gconstpointer  data)
{
  loa_sync_schedule_start (fixture->schedule);
  pass (fixture, 2 * 60 * 60 + 5);
  g_assert_cmpuint (fixture->n_begun, ==, 3);
}

static void
test_new_row (Fixture       *fixture,
              gconstpointer  data)
{
  loa_sync_schedule_set_visible (fixture->schedule, TRUE);
  loa_sync_schedule_start (fixture->schedule);
  pass (fixture, 7);
  g_assert_cmpint (count_rows (fixture), ==, 86);
  loa_simulator_add_payment (fixture->work.simulator, 150000, "một ly cà phê", NULL);
  pass (fixture, 5);
  g_assert_cmpint (count_rows (fixture), ==, 87);
}

/* Ever more rarely, and then at once again. */
static void
test_failing (Fixture       *fixture,
              gconstpointer  data)
{
  work_add_fault (&fixture->work, TRANSACTIONS_PATH, "code-404", 1000);
  loa_sync_schedule_set_visible (fixture->schedule, TRUE);
  loa_sync_schedule_start (fixture->schedule);
  pass (fixture, 300);
  /* After 15, 30, 60 and 120 seconds. */
  g_assert_cmpuint (fixture->n_failed, ==, 5);
  g_assert_cmpuint (fixture->n_followed, ==, 0);
  /* After 5, 5, 10, 20, 40, 60, 60 and 60 seconds. */
  g_assert_cmpuint (fixture->n_not_followed, ==, 8);

  loa_simulator_clear_faults (fixture->work.simulator);
  pass (fixture, 61);
  g_assert_cmpuint (fixture->n_followed, >=, 1);
  g_assert_cmpuint (fixture->n_ended, ==, 6);
  g_assert_cmpuint (fixture->n_failed, ==, 5);
}

/* Nobody asks again who has been refused, until somebody signs in or asks. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  guint n_requests;

  loa_sync_schedule_set_visible (fixture->schedule, TRUE);
  loa_simulator_void_grants (fixture->work.simulator);
  loa_simulator_void_tokens (fixture->work.simulator);
  loa_sync_schedule_start (fixture->schedule);
  pass (fixture, 1);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  n_requests = work_count (&fixture->work, NULL);
  pass (fixture, 3700);
  g_assert_cmpuint (work_count (&fixture->work, NULL), ==, n_requests);
  g_assert_cmpuint (fixture->n_ended, ==, 1);

  loa_sync_schedule_run_now (fixture->schedule);
  g_assert_true (loa_sync_schedule_get_running (fixture->schedule));
  pass (fixture, 1);
  g_assert_cmpuint (fixture->n_failed, ==, 2);
}

static void
cancel_cb (LoaSync         *sync,
           GParamSpec      *pspec,
           LoaSyncSchedule *schedule)
{
  if (loa_sync_get_n_rows (sync) > 0)
    loa_sync_schedule_cancel_run (schedule);
}

/* What was cancelled waits for an hour, or until it is asked for. */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  gulong handler;

  work_set_variant (&fixture->work, "limit-lowered", TRUE);
  handler = g_signal_connect (fixture->sync, "notify::n-rows", G_CALLBACK (cancel_cb), fixture->schedule);
  loa_sync_schedule_start (fixture->schedule);
  pass (fixture, 1);
  g_signal_handler_disconnect (fixture->sync, handler);
  g_assert_cmpuint (fixture->n_failed, ==, 1);

  pass (fixture, 600);
  g_assert_cmpuint (fixture->n_begun, ==, 1);
  g_assert_cmpuint (fixture->n_followed, ==, 10);
  g_assert_cmpint (count_rows (fixture), <, 86);

  loa_sync_schedule_run_now (fixture->schedule);
  g_assert_cmpuint (fixture->n_begun, ==, 2);
  pass (fixture, 1);
  g_assert_cmpuint (fixture->n_ended, ==, 2);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  g_assert_cmpint (count_rows (fixture), ==, 86);
}

/* Nothing is asked for without a sign-in, and all that is missing as soon as there is one again. */
static void
test_signed_out (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LoaBankGrant) other = NULL;

  loa_sync_schedule_start (fixture->schedule);
  pass (fixture, 1);
  loa_bank_grant_forget_async (fixture->grant, NULL, keep_result_cb, &result);
  g_assert_true (loa_bank_grant_forget_finish (fixture->grant, wait_for_result (&result), NULL, NULL));
  g_clear_object (&result);
  fixture->n_begun = fixture->n_followed = 0;
  pass (fixture, 7200);
  g_assert_cmpuint (fixture->n_begun, ==, 0);
  g_assert_cmpuint (fixture->n_followed, ==, 0);

  other = work_sign_in (&fixture->work);
  loa_bank_grant_reload_async (fixture->grant, NULL, keep_result_cb, &result);
  g_assert_true (loa_bank_grant_reload_finish (fixture->grant, wait_for_result (&result), NULL));
  pass (fixture, 1);
  g_assert_cmpuint (fixture->n_begun, ==, 1);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

void
add_sync_schedule_tests (void)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture       *fixture,
                  gconstpointer  data);
  } tests[] = {
    { "/shop/sync-schedule/visible", test_visible },
    { "/shop/sync-schedule/hidden", test_hidden },
    { "/shop/sync-schedule/hourly", test_hourly },
    { "/shop/sync-schedule/new-row", test_new_row },
    { "/shop/sync-schedule/failing", test_failing },
    { "/shop/sync-schedule/refused", test_refused },
    { "/shop/sync-schedule/cancelled", test_cancelled },
    { "/shop/sync-schedule/signed-out", test_signed_out },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
}
