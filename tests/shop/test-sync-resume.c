/* test-sync-resume.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include <signal.h>

#include "loa-store-settings.h"
#include "loa-store-transactions.h"
#include "loa-sync-position.h"
#include "loa-sync.h"

/* A copy goes on where another was broken off. The history is long enough for a few dozen pages. */

#define TRANSACTIONS_PATH "/api/v1/transactions"
#define DAY (24 * 60 * 60)
#define N_TIMES 10
#define N_EACH 60
#define N_ROWS (LOA_SIMULATOR_N_TRANSACTIONS + N_TIMES * N_EACH)

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
  work_set_up (&fixture->work, NULL);
  for (guint i = 0; i < N_TIMES; i++)
    {
      loa_clock_leap (fixture->work.clock, 12 * DAY);
      loa_simulator_add_transactions (fixture->work.simulator, N_EACH);
    }

  fixture->grant = work_sign_in (&fixture->work);
  fixture->sync = loa_sync_new (fixture->work.store, fixture->grant, fixture->work.clock);

  work_set_variant (&fixture->work, "limit-lowered", TRUE);
  if (data != NULL)
    work_set_variant (&fixture->work, data, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  assert_ends (g_steal_pointer (&fixture->sync));
  assert_ends (g_steal_pointer (&fixture->grant));
  work_tear_down (&fixture->work, data);
}

static LoaSyncResult *
run (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LoaSyncResult *copied;

  loa_sync_run_async (fixture->sync, NULL, NULL, NULL, keep_result_cb, &result);
  copied = loa_sync_run_finish (fixture->sync, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return copied;
}

/* The rows, every one once. */
static void
assert_all_here (Fixture *fixture)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;
  LoaTransactionTotals totals;
  g_autoptr (GError) error = NULL;

  loa_store_list_transactions_async (fixture->work.store, filter, 0, 0, NULL, keep_result_cb, &result);
  records = loa_store_list_transactions_finish (fixture->work.store, wait_for_result (&result), &totals, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    g_assert_true (g_hash_table_add (ids, ((LoaTransactionRecord *) g_ptr_array_index (records, i))->id));
  g_assert_cmpuint (records->len, ==, loa_simulator_get_n_transactions (fixture->work.simulator));
}

static char *
get_position (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *position = NULL;

  loa_store_get_setting_async (fixture->work.store, LOA_SYNC_POSITION_SETTING, NULL, keep_result_cb, &result);
  loa_store_get_setting_finish (fixture->work.store, wait_for_result (&result), &position, &error);
  g_assert_no_error (error);

  return position;
}

static void
set_position (Fixture    *fixture,
              const char *position)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_store_set_setting_async (fixture->work.store, LOA_SYNC_POSITION_SETTING, position, NULL, keep_result_cb, &result);
  loa_store_set_setting_finish (fixture->work.store, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

typedef struct
{
  GCancellable *cancellable; /* (owned) */
  gint64 n_rows;
} Limit;

static void
cancel_at_limit_cb (LoaSync    *sync,
                    GParamSpec *pspec,
                    Limit      *limit)
{
  if (loa_sync_get_n_rows (sync) >= limit->n_rows)
    g_cancellable_cancel (limit->cancellable);
}

static void
run_until (Fixture *fixture,
           gint64   n_rows)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Limit limit = { cancellable, n_rows };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gulong handler;

  handler = g_signal_connect (fixture->sync, "notify::n-rows", G_CALLBACK (cancel_at_limit_cb), &limit);
  loa_sync_run_async (fixture->sync, NULL, NULL, cancellable, keep_result_cb, &result);
  g_assert_null (loa_sync_run_finish (fixture->sync, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_signal_handler_disconnect (fixture->sync, handler);
}

static void
test_position (void)
{
  static const char *const texts[] = { "1 20 100 2025-02-25 -", "412 100 100 2025-02-25 2024-12-31" };
  static const char *const wrong[] = {
    NULL, "", "1", "1 20 100 2025-02-25", "0 20 100 2025-02-25 -", "1 0 100 2025-02-25 -", "1 20 -1 2025-02-25 -",
    "1 20 100 2025-02-30 -", "1 20 100 2025-02-25 x", "1 20 100 2025-02-25 - -", "99999999999 20 100 2025-02-25 -",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (LoaSyncPosition) position = loa_sync_position_parse (texts[i]);
      g_autoptr (LoaSyncPosition) copy = loa_sync_position_copy (position);
      g_autofree char *text = loa_sync_position_format (copy);

      g_assert_cmpstr (text, ==, texts[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (loa_sync_position_parse (wrong[i]));
}

/* What came meanwhile is copied, and what was copied is not copied again. */
static void
test_resumed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (LoaSyncResult) copied = NULL;
  g_autofree char *position = NULL;
  guint n_requests;

  run_until (fixture, 400);
  position = get_position (fixture);
  g_assert_nonnull (position);

  loa_clock_leap (fixture->work.clock, 2 * DAY);
  loa_simulator_add_transactions (fixture->work.simulator, 25);
  n_requests = work_count (&fixture->work, TRANSACTIONS_PATH);
  copied = run (fixture);
  g_assert_cmpint (copied->n_unreadable, ==, 0);
  assert_all_here (fixture);

  /* 85 rows of the last days at the head, and not much more than 286 at the end, of 711 in all; 30 to a page. */
  n_requests = work_count (&fixture->work, TRANSACTIONS_PATH) - n_requests;
  g_assert_cmpuint (n_requests, <=, 18);
  g_assert_null (get_position (fixture));
}

/* Again and again, in the head as well. */
static void
test_resumed_often (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (LoaSyncResult) copied = NULL;

  for (guint i = 0; i < 6; i++)
    {
      run_until (fixture, i % 2 == 0 ? 60 : 100 * (i + 1));
      loa_clock_leap (fixture->work.clock, DAY);
      loa_simulator_add_transactions (fixture->work.simulator, 7);
    }

  copied = run (fixture);
  assert_all_here (fixture);
  g_assert_null (get_position (fixture));
}

/* Where the list is not what it was, it is read from the beginning. */
static void
test_position_off (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (LoaSyncResult) copied = NULL;

  set_position (fixture, data);
  copied = run (fixture);
  g_assert_cmpint (copied->n_new, ==, N_ROWS);
  assert_all_here (fixture);
  g_assert_null (get_position (fixture));
}

static void
note_seconds_left_cb (LoaSync    *sync,
                      GParamSpec *pspec,
                      GArray     *seconds)
{
  gint64 seconds_left = loa_sync_get_seconds_left (sync);

  g_array_append_val (seconds, seconds_left);
}

static void
test_time_left (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LoaSyncResult) copied = NULL;
  gulong handler;
  gint64 first = -1;

  g_assert_cmpint (loa_sync_get_seconds_left (fixture->sync), ==, -1);
  handler = g_signal_connect (fixture->sync, "notify::seconds-left", G_CALLBACK (note_seconds_left_cb), seconds);
  copied = run (fixture);
  g_signal_handler_disconnect (fixture->sync, handler);

  /* 23 pages, two in a second. */
  g_assert_cmpuint (seconds->len, >, 5);
  for (guint i = 0; i < seconds->len && first < 0; i++)
    first = g_array_index (seconds, gint64, i);
  g_assert_cmpint (first, >=, 5);
  g_assert_cmpint (first, <=, 13);
  g_assert_cmpint (g_array_index (seconds, gint64, seconds->len - 1), ==, 0);
}

static GSubprocess *
start_child (Fixture *fixture)
{
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, loa_clock_get_unix_seconds (fixture->work.clock));
  g_autoptr (GError) error = NULL;
  GSubprocess *child;

  child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, SYNC_CHILD, fixture->work.folder,
                            loa_simulator_get_bank_url (fixture->work.simulator),
                            loa_simulator_get_redirect_uri (fixture->work.simulator), now, NULL);
  g_assert_no_error (error);

  return child;
}

/* Kills it in the midst of its work, after some requests, or lets it end that before. */
static void
kill_at_random (Fixture     *fixture,
                GSubprocess *child)
{
  guint last = work_count (&fixture->work, TRANSACTIONS_PATH) + (guint) g_test_rand_int_range (1, 8);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_async (child, NULL, keep_result_cb, &result);
  while (result == NULL && work_count (&fixture->work, TRANSACTIONS_PATH) < last)
    g_main_context_iteration (NULL, TRUE);

  g_usleep ((gulong) g_test_rand_int_range (0, 3000));
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait_finish (child, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (child) || g_subprocess_get_successful (child));
}

/* Killed twenty times at random, and every row is there once. */
static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (LoaSyncResult) copied = NULL;
  g_autofree char *position = NULL;
  guint n_requests;

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GSubprocess) child = start_child (fixture);

      kill_at_random (fixture, child);
      if (i % 5 == 4)
        loa_simulator_add_transactions (fixture->work.simulator, 3);
    }

  position = get_position (fixture);
  n_requests = work_count (&fixture->work, TRANSACTIONS_PATH);
  copied = run (fixture);
  assert_all_here (fixture);
  if (position != NULL)
    g_assert_cmpuint (work_count (&fixture->work, TRANSACTIONS_PATH) - n_requests, <, N_ROWS / 30);
}

static void
set_up_plain (Fixture       *fixture,
              gconstpointer  data)
{
  set_up (fixture, NULL);
}

void
add_sync_resume_tests (void)
{
  g_test_add_func ("/shop/sync-resume/position", test_position);
  g_test_add ("/shop/sync-resume/resumed", Fixture, NULL, set_up, test_resumed, tear_down);
  g_test_add ("/shop/sync-resume/resumed-ascending", Fixture, "ascending", set_up, test_resumed, tear_down);
  g_test_add ("/shop/sync-resume/resumed-without-meta", Fixture, "meta-missing", set_up, test_resumed, tear_down);
  g_test_add ("/shop/sync-resume/resumed-often", Fixture, NULL, set_up, test_resumed_often, tear_down);
  g_test_add ("/shop/sync-resume/resumed-often-ascending", Fixture, "ascending", set_up, test_resumed_often, tear_down);
  g_test_add ("/shop/sync-resume/resumed-often-insertions", Fixture, "insert-while-paging", set_up, test_resumed_often,
              tear_down);
  g_test_add ("/shop/sync-resume/time-left", Fixture, NULL, set_up, test_time_left, tear_down);
  g_test_add ("/shop/sync-resume/killed", Fixture, NULL, set_up, test_killed, tear_down);
  g_test_add ("/shop/sync-resume/position-of-others", Fixture, "12 30 100 2025-06-20 -", set_up_plain,
              test_position_off, tear_down);
  g_test_add ("/shop/sync-resume/position-past-end", Fixture, "120 30 100 2025-06-20 -", set_up_plain,
              test_position_off, tear_down);
  g_test_add ("/shop/sync-resume/position-of-other-pages", Fixture, "12 100 100 2025-06-20 -", set_up_plain,
              test_position_off, tear_down);
  g_test_add ("/shop/sync-resume/position-without-sense", Fixture, "twelve", set_up_plain, test_position_off, tear_down);
}
