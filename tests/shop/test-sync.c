/* test-sync.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include "loa-store-bank-accounts.h"
#include "loa-store-transactions.h"
#include "loa-sync.h"
#include "loa-vietnam-time.h"

#define TRANSACTIONS_PATH "/api/v1/transactions"
#define ACCOUNTS_PATH "/api/v1/bank-accounts"

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

static LoaSyncResult *
run_days (Fixture     *fixture,
          const char  *from_day,
          const char  *to_day,
          GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_sync_run_async (fixture->sync, from_day, to_day, NULL, keep_result_cb, &result);

  return loa_sync_run_finish (fixture->sync, wait_for_result (&result), error);
}

static void
assert_run (Fixture *fixture,
            gint64   n_new,
            gint64   n_total)
{
  g_autoptr (LoaSyncResult) copied = NULL;
  g_autoptr (GError) error = NULL;

  copied = run_days (fixture, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (copied->n_new, ==, n_new);
  g_assert_cmpint (copied->n_changed, ==, 0);
  g_assert_cmpint (copied->n_total, ==, n_total);
  g_assert_cmpint (copied->n_unreadable, ==, 0);
}

static GPtrArray *
list (Fixture              *fixture,
      LoaTransactionTotals *totals)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  loa_store_list_transactions_async (fixture->work.store, filter, 0, 0, NULL, keep_result_cb, &result);
  records = loa_store_list_transactions_finish (fixture->work.store, wait_for_result (&result), totals, &error);
  g_assert_no_error (error);

  return records;
}

static void
assert_has_row (GPtrArray  *records,
                const char *id,
                const char *date,
                gint64      amount_in,
                gint64      accumulated)
{
  for (guint i = 0; i < records->len; i++)
    {
      const LoaTransactionRecord *record = g_ptr_array_index (records, i);

      if (g_strcmp0 (record->id, id) != 0)
        continue;

      g_assert_cmpstr (record->transaction_date, ==, date);
      g_assert_cmpint (record->amount_in, ==, amount_in);
      g_assert_cmpint (record->accumulated, ==, accumulated);
      return;
    }

  g_error ("There is no transaction %s", id);
}

static void
test_first_copy (Fixture       *fixture,
                 gconstpointer  data)
{
  LoaTransactionTotals totals = { 0 };
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) error = NULL;

  assert_run (fixture, 86, 86);
  g_assert_cmpint (loa_sync_get_n_rows (fixture->sync), ==, 86);
  g_assert_cmpint (loa_sync_get_n_expected (fixture->sync), ==, 86);
  g_assert_false (loa_sync_get_running (fixture->sync));
  g_assert_cmpint (loa_sync_get_last_finished (fixture->sync), >=, WORK_START);

  records = list (fixture, &totals);
  g_assert_cmpint (totals.count, ==, 86);
  assert_has_row (records, "49682", "2025-02-25 19:59:48", 18067000, 1200541768);
  assert_has_row (records, "49582", "2025-02-25 17:59:47", 13646000, 1182474768);
  assert_has_row (records, "49465", "2025-02-24 15:59:47", 21782000, 1168828768);

  loa_store_list_bank_accounts_async (fixture->work.store, NULL, keep_result_cb, &result);
  accounts = loa_store_list_bank_accounts_finish (fixture->work.store, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (accounts->len, >=, 2);
}

/* Later runs ask for a few days, and find what is new there. */
static void
test_later_copies (Fixture       *fixture,
                   gconstpointer  data)
{
  assert_run (fixture, 86, 86);
  assert_run (fixture, 0, 86);
  g_assert_cmpint (loa_sync_get_n_rows (fixture->sync), >, 0);
  g_assert_cmpint (loa_sync_get_n_rows (fixture->sync), <, 86);

  loa_simulator_add_payment (fixture->work.simulator, 150000, "một ly cà phê", NULL);
  assert_run (fixture, 1, 87);
}

static void
test_variant (Fixture       *fixture,
              gconstpointer  data)
{
  LoaTransactionTotals totals = { 0 };
  g_autoptr (LoaSyncResult) copied = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  work_set_variant (&fixture->work, data, TRUE);
  copied = run_days (fixture, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (copied->n_unreadable, ==, 0);

  work_set_variant (&fixture->work, data, FALSE);
  records = list (fixture, &totals);
  g_assert_cmpint (totals.count, ==, loa_simulator_get_n_transactions (fixture->work.simulator));
}

static void
cancel_at_progress_cb (LoaSync      *sync,
                       GParamSpec   *pspec,
                       GCancellable *cancellable)
{
  if (loa_sync_get_n_rows (sync) > 0)
    g_cancellable_cancel (cancellable);
}

/* A first copy that was broken off begins again, and copies what is older than what it got. */
static void
test_interrupted (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  LoaTransactionTotals totals = { 0 };
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  gulong handler;

  work_set_variant (&fixture->work, "large-limit-refused", TRUE);
  handler = g_signal_connect (fixture->sync, "notify::n-rows", G_CALLBACK (cancel_at_progress_cb), cancellable);
  loa_sync_run_async (fixture->sync, NULL, NULL, cancellable, keep_result_cb, &result);
  g_assert_null (loa_sync_run_finish (fixture->sync, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_signal_handler_disconnect (fixture->sync, handler);
  g_assert_false (loa_sync_get_running (fixture->sync));

  records = list (fixture, &totals);
  g_assert_cmpint (totals.count, >=, 20);
  g_assert_cmpint (totals.count, <, 86);
  assert_run (fixture, 86 - totals.count, 86);
}

/* A later copy that is broken off leaves no gap behind what it got: the next one begins where the last whole one
 * ended.
 */
static void
test_later_broken_off (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  LoaTransactionTotals totals = { 0 };
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  gulong handler;

  assert_run (fixture, 86, 86);
  loa_clock_leap (fixture->work.clock, 12 * 24 * 60 * 60);
  loa_simulator_add_transactions (fixture->work.simulator, 30);
  loa_clock_leap (fixture->work.clock, 12 * 24 * 60 * 60);
  loa_simulator_add_transactions (fixture->work.simulator, 30);

  work_set_variant (&fixture->work, "large-limit-refused", TRUE);
  handler = g_signal_connect (fixture->sync, "notify::n-rows", G_CALLBACK (cancel_at_progress_cb), cancellable);
  loa_sync_run_async (fixture->sync, NULL, NULL, cancellable, keep_result_cb, &result);
  g_assert_null (loa_sync_run_finish (fixture->sync, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_signal_handler_disconnect (fixture->sync, handler);

  records = list (fixture, &totals);
  g_assert_cmpint (totals.count, >, 86);
  g_assert_cmpint (totals.count, <, 146);
  assert_run (fixture, 146 - totals.count, 146);
}

/* Nor do certain days that were asked for. */
static void
test_later_days (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (LoaSyncResult) copied = NULL;
  g_autofree char *today = NULL;
  g_autoptr (GError) error = NULL;

  assert_run (fixture, 86, 86);
  loa_clock_leap (fixture->work.clock, 12 * 24 * 60 * 60);
  loa_simulator_add_transactions (fixture->work.simulator, 30);
  loa_clock_leap (fixture->work.clock, 12 * 24 * 60 * 60);
  loa_simulator_add_transactions (fixture->work.simulator, 30);

  today = loa_vietnam_day_format (loa_clock_get_unix_seconds (fixture->work.clock));
  copied = run_days (fixture, today, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (copied->n_new, >, 0);
  g_assert_cmpint (copied->n_new, <, 60);
  assert_run (fixture, 60 - copied->n_new, 146);
}

static void
test_broken_off (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (LoaSyncResult) copied = NULL;
  g_autoptr (GError) error = NULL;

  work_add_fault (&fixture->work, TRANSACTIONS_PATH, data, 100);
  copied = run_days (fixture, NULL, NULL, &error);
  g_assert_null (copied);
  g_assert_nonnull (error);
  g_assert_true (error->domain == SEPAY_ERROR);
  g_assert_cmpint (loa_sync_get_last_finished (fixture->sync), ==, 0);

  loa_simulator_clear_faults (fixture->work.simulator);
  assert_run (fixture, 86, 86);
}

/* Both bounds belong to it, and nothing outside is stored. */
static void
test_days (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (LoaSyncResult) copied = NULL;
  g_autoptr (GPtrArray) records = NULL;
  LoaTransactionTotals totals = { 0 };
  g_autoptr (GError) error = NULL;

  if (data != NULL)
    work_set_variant (&fixture->work, data, TRUE);

  copied = run_days (fixture, "2025-02-24", "2025-02-24", &error);
  g_assert_no_error (error);
  g_assert_cmpint (copied->n_new, >, 0);
  g_assert_cmpint (copied->n_total, ==, copied->n_new);

  records = list (fixture, &totals);
  assert_has_row (records, "49465", "2025-02-24 15:59:47", 21782000, 1168828768);
  for (guint i = 0; i < records->len; i++)
    {
      const LoaTransactionRecord *record = g_ptr_array_index (records, i);

      g_assert_true (g_str_has_prefix (record->transaction_date, "2025-02-24 "));
    }

  /* A few days are no first copy. */
  if (data == NULL)
    assert_run (fixture, 86 - totals.count, 86);
}

static void
test_no_days (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (run_days (fixture, "25-02-2025", NULL, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_null (run_days (fixture, NULL, "2025-02-30", &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
}

static void
test_accounts_refused (Fixture       *fixture,
                       gconstpointer  data)
{
  work_add_fault (&fixture->work, ACCOUNTS_PATH, data, 100);
  assert_run (fixture, 86, 86);
}

/* The names of the accounts are not even asked for, when SePay has said that it does not give them. */
static void
test_accounts_not_granted (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (LoaBankGrant) narrow = NULL;

  work_set_variant (&fixture->work, "narrow-scope", TRUE);
  narrow = work_sign_in (&fixture->work);
  g_clear_object (&fixture->sync);
  fixture->sync = loa_sync_new (fixture->work.store, narrow, fixture->work.clock);

  assert_run (fixture, 86, 86);
  g_assert_cmpuint (loa_simulator_get_n_requests (fixture->work.simulator, ACCOUNTS_PATH), ==, 0);
  assert_ends (g_steal_pointer (&fixture->sync));
  fixture->sync = loa_sync_new (fixture->work.store, fixture->grant, fixture->work.clock);
}

static void
accept_scope (Fixture    *fixture,
              const char *scope)
{
  g_autofree char *granted = g_strdup (scope);
  SepayTokens tokens = { .access_token = (char *) "access", .refresh_token = (char *) "refresh", .expires_in = 3600,
                         .scope = granted };
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  loa_bank_grant_accept_async (fixture->grant, loa_simulator_get_bank_client_id (),
                               loa_simulator_get_bank_client_secret (),
                               loa_simulator_get_redirect_uri (fixture->work.simulator), &tokens, NULL, keep_result_cb,
                               &result);
  g_assert_true (loa_bank_grant_accept_finish (fixture->grant, wait_for_result (&result), &error));
  g_assert_no_error (error);
}

/* SePay has said that it does not permit it: it is not asked, until somebody, in this process or another, has signed in
 * with more.
 */
static void
test_not_granted (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (LoaBankGrant) other = NULL;
  g_autoptr (GError) error = NULL;

  accept_scope (fixture, "bank-account:read profile");
  g_assert_null (run_days (fixture, NULL, NULL, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_DENIED);
  g_assert_cmpint (loa_failure_classify (error), ==, LOA_FAILURE_FORBIDDEN);
  g_assert_nonnull (strstr (error->message, "transaction:read"));
  g_assert_nonnull (strstr (error->message, "Sign in again"));
  g_clear_error (&error);
  g_assert_null (run_days (fixture, "2025-02-24", NULL, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_DENIED);
  g_assert_cmpuint (loa_simulator_get_n_requests (fixture->work.simulator, TRANSACTIONS_PATH), ==, 0);

  other = work_sign_in (&fixture->work);
  assert_run (fixture, 86, 86);
}

/* SePay says it only when it is asked. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (LoaBankGrant) other = NULL;
  g_autoptr (LoaSync) sync = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  other = work_sign_in_for (&fixture->work, "profile");
  sync = loa_sync_new (fixture->work.store, other, fixture->work.clock);
  loa_sync_run_async (sync, NULL, NULL, NULL, keep_result_cb, &result);
  g_assert_null (loa_sync_run_finish (sync, wait_for_result (&result), &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_DENIED);
  g_assert_nonnull (strstr (error->message, "transaction:read"));
  g_assert_nonnull (strstr (error->message, "SePay says: “The scope does not allow this”"));
}

static void
test_signed_out (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_bank_grant_forget_async (fixture->grant, NULL, keep_result_cb, &result);
  g_assert_true (loa_bank_grant_forget_finish (fixture->grant, wait_for_result (&result), NULL, &error));
  g_assert_null (run_days (fixture, NULL, NULL, &error));
  g_assert_cmpint (loa_failure_classify (error), ==, LOA_FAILURE_NOT_SIGNED_IN);
}

/* Runs of one object wait for each other; those of another process need not, and all end well. */
static void
test_at_the_same_time (Fixture       *fixture,
                       gconstpointer  data)
{
  LoaStore *other_store = work_open_store (&fixture->work);
  LoaSync *other = loa_sync_new (other_store, fixture->grant, fixture->work.clock);
  LoaSync *syncs[] = { fixture->sync, fixture->sync, other };
  GAsyncResult *results[G_N_ELEMENTS (syncs)] = { NULL };
  gint64 n_new = 0;

  for (guint i = 0; i < G_N_ELEMENTS (syncs); i++)
    loa_sync_run_async (syncs[i], NULL, NULL, NULL, keep_result_cb, &results[i]);

  for (guint i = 0; i < G_N_ELEMENTS (syncs); i++)
    {
      g_autoptr (LoaSyncResult) copied = NULL;
      g_autoptr (GError) error = NULL;

      copied = loa_sync_run_finish (syncs[i], wait_for_result (&results[i]), &error);
      g_assert_no_error (error);
      g_assert_cmpint (copied->n_total, ==, 86);
      n_new += copied->n_new;
      g_clear_object (&results[i]);
    }

  g_assert_cmpint (n_new, ==, 86);
  assert_ends (other);
  work_close_store (other_store);
}

void
add_sync_tests (void)
{
  static const char *const variants[] = {
    "ascending", "insert-while-paging", "late-while-paging", "large-limit-refused", "limit-lowered", "meta-missing",
    "page-beyond-end-refused",
    "page-beyond-end-not-found", "exclusive-dates", "ids-as-strings", "ids-as-uuids", "money-as-strings",
    "money-with-exponent", "balance-null", "strings-null", "nulls-left-out", "unknown-members", "bank-rate-limit",
    "narrow-scope",
  };
  static const char *const faults[] = { "server-error", "html", "drop", "nested", "redirect", "cut-short", "endless" };

  g_test_add ("/shop/sync/first-copy", Fixture, NULL, set_up, test_first_copy, tear_down);
  g_test_add ("/shop/sync/later-copies", Fixture, NULL, set_up, test_later_copies, tear_down);
  g_test_add ("/shop/sync/interrupted", Fixture, NULL, set_up, test_interrupted, tear_down);
  g_test_add ("/shop/sync/later-broken-off", Fixture, NULL, set_up, test_later_broken_off, tear_down);
  g_test_add ("/shop/sync/later-days", Fixture, NULL, set_up, test_later_days, tear_down);
  g_test_add ("/shop/sync/days", Fixture, NULL, set_up, test_days, tear_down);
  g_test_add ("/shop/sync/days-exclusive", Fixture, "exclusive-dates", set_up, test_days, tear_down);
  g_test_add ("/shop/sync/no-days", Fixture, NULL, set_up, test_no_days, tear_down);
  g_test_add ("/shop/sync/accounts-refused", Fixture, "code-404", set_up, test_accounts_refused, tear_down);
  g_test_add ("/shop/sync/accounts-broken", Fixture, "server-error", set_up, test_accounts_refused, tear_down);
  g_test_add ("/shop/sync/accounts-not-granted", Fixture, NULL, set_up, test_accounts_not_granted, tear_down);
  g_test_add ("/shop/sync/not-granted", Fixture, NULL, set_up, test_not_granted, tear_down);
  g_test_add ("/shop/sync/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/shop/sync/signed-out", Fixture, NULL, set_up, test_signed_out, tear_down);
  g_test_add ("/shop/sync/at-the-same-time", Fixture, NULL, set_up, test_at_the_same_time, tear_down);

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autofree char *path = g_strconcat ("/shop/sync/variant/", variants[i], NULL);

      g_test_add (path, Fixture, variants[i], set_up, test_variant, tear_down);
    }

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/shop/sync/broken-off/", faults[i], NULL);

      g_test_add (path, Fixture, faults[i], set_up, test_broken_off, tear_down);
    }
}
