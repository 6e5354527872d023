/* test-announcer.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include <string.h>

#include "loa-store-announcements.h"

typedef struct
{
  GAsyncResult *results[4]; /* (owned) */
  guint n_wanted;
} Results;

static gboolean
has_results (gpointer user_data)
{
  Results *results = user_data;

  for (guint i = 0; i < results->n_wanted; i++)
    {
      if (results->results[i] == NULL)
        return FALSE;
    }

  return TRUE;
}

static void
results_clear (Results *results)
{
  for (guint i = 0; i < results->n_wanted; i++)
    g_clear_object (&results->results[i]);
}

static void
count_cb (LoaAnnouncer *announcer,
          const char   *hardware_id,
          const char   *request_id,
          guint        *n_changes)
{
  g_assert_cmpstr (hardware_id, ==, SPEAKER);
  g_assert_nonnull (request_id);
  (*n_changes)++;
}

static void
test_said (Work          *work,
           gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (LoaAnnouncementRecord) followed = NULL;
  g_autoptr (GError) error = NULL;
  guint n_changes = 0;

  g_signal_connect (work->announcer, "changed", G_CALLBACK (count_cb), &n_changes);

  record = work_announce (work, NULL, 150000, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (record->request_id, "TEST-"));
  g_assert_cmpuint (strlen (record->request_id), <=, 50);
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_SENT);
  g_assert_cmpstr (record->status, ==, "SENT");
  g_assert_cmpint (record->sent, >=, WORK_START);
  g_assert_cmpuint (n_changes, ==, 2);

  row = work_get_row (work, record->request_id);
  g_assert_cmpint (row->state, ==, LOA_ANNOUNCEMENT_STATE_SENT);

  followed = work_follow (work, record->request_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (followed->state, ==, LOA_ANNOUNCEMENT_STATE_DELIVERED);
  g_assert_cmpstr (followed->status, ==, "SUCCESS");
  g_assert_cmpint (followed->delivered, >, 0);
  g_assert_cmpuint (work_count (work, CHECK_NOTIFY_PATH), ==, 1);
  g_assert_cmpuint (loa_simulator_get_times_said (work->simulator, record->request_id), ==, 1);
  g_assert_cmpuint (n_changes, ==, 3);
}

static void
test_new_ids_differ (Work          *work,
                     gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) one = NULL;
  g_autoptr (LoaAnnouncementRecord) other = NULL;
  g_autoptr (GError) error = NULL;

  one = work_announce (work, NULL, 150000, &error);
  g_assert_no_error (error);
  other = work_announce (work, NULL, 150000, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (one->request_id, !=, other->request_id);
}

static void
assert_usage (Work       *work,
              const char *request_id,
              gint64      amount)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record = work_announce (work, request_id, amount, &error);
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
  g_assert_null (record);
}

static void
test_arguments (Work          *work,
                gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *longest = g_strnfill (64, 'A');
  g_autofree char *too_long = g_strnfill (65, 'A');

  assert_usage (work, "", 1000);
  assert_usage (work, "TXN 1", 1000);
  assert_usage (work, "Tiền", 1000);
  assert_usage (work, "TXN\n", 1000);
  assert_usage (work, too_long, 1000);
  assert_usage (work, "TXN1", 0);
  assert_usage (work, "TXN1", -5);
  assert_usage (work, "TXN1", G_GINT64_CONSTANT (1000000000000));
  g_assert_cmpuint (work_count (work, NOTIFY_PATH), ==, 0);

  record = work_announce (work, longest, G_GINT64_CONSTANT (999999999999), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (record->request_id, ==, longest);
  g_clear_pointer (&record, loa_announcement_record_free);

  record = work_announce (work, "~!/#", 1, &error);
  g_assert_no_error (error);
}

static void
test_known_id (Work          *work,
               gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  guint n_requests;

  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  g_clear_pointer (&record, loa_announcement_record_free);

  /* Unsettled: SePay is asked, and nothing is sent. */
  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (work_count (work, NOTIFY_PATH), ==, 1);
  g_clear_pointer (&record, loa_announcement_record_free);

  /* For something else. */
  record = work_announce (work, "TXN1", 150001, &error);
  g_assert_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_CONFLICT);
  g_clear_error (&error);

  record = work_follow (work, "TXN1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_DELIVERED);
  g_clear_pointer (&record, loa_announcement_record_free);

  /* Settled: SePay is not even asked. */
  n_requests = work_count (work, NULL);
  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_DELIVERED);
  g_assert_cmpuint (work_count (work, NULL), ==, n_requests);
  g_assert_cmpuint (loa_simulator_get_n_said (work->simulator), ==, 1);
}

/* A refused one is in the ledger as failed, and may be asked for again under its id. */
static void
test_refused (Work          *work,
              gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (GError) error = NULL;

  loa_simulator_set_online (work->simulator, SPEAKER, FALSE);
  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_OFFLINE);
  g_assert_cmpint (loa_failure_classify (error), ==, LOA_FAILURE_REFUSED);
  g_assert_nonnull (strstr (error->message, "offline"));
  g_assert_null (record);
  g_clear_error (&error);

  row = work_get_row (work, "TXN1");
  g_assert_cmpint (row->state, ==, LOA_ANNOUNCEMENT_STATE_FAILED);
  g_assert_cmpstr (row->status, ==, NULL);
  g_assert_nonnull (row->message);
  g_assert_cmpint (row->sent, ==, 0);

  loa_simulator_set_online (work->simulator, SPEAKER, TRUE);
  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_SENT);
}

/* SePay says the same of whatever it refuses; why is found out from the speaker's state. */
static void
test_refused_unpaired (Work          *work,
                       gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  loa_announcer_announce_async (work->announcer, OTHER_SPEAKER, 150000, "TXN1", LOA_ANNOUNCEMENT_CAUSE_BY_HAND, NULL,
                                keep_result_cb, &result);
  record = loa_announcer_announce_finish (work->announcer, wait_for_result (&result), &error);
  g_assert_null (record);
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_PAIRED);
  g_assert_cmpint (loa_failure_classify (error), ==, LOA_FAILURE_REFUSED);
  g_clear_error (&error);

  /* Without an answer about the speaker the refusal stands as it is. */
  work_add_fault (work, "/devices/v1/speaker/pair/check", "drop", 9);
  g_clear_object (&result);
  loa_announcer_announce_async (work->announcer, OTHER_SPEAKER, 150000, "TXN2", LOA_ANNOUNCEMENT_CAUSE_BY_HAND, NULL,
                                keep_result_cb, &result);
  record = loa_announcer_announce_finish (work->announcer, wait_for_result (&result), &error);
  g_assert_null (record);
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_REFUSED);
}

static void
test_signed_out (Work          *work,
                 gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (GError) error = NULL;

  loa_soundbox_account_forget_async (work->account, NULL, keep_result_cb, &result);
  g_assert_true (loa_soundbox_account_forget_finish (work->account, wait_for_result (&result), NULL, &error));
  g_assert_no_error (error);

  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);
  row = work_get_row (work, "TXN1");
  g_assert_cmpint (row->state, ==, LOA_ANNOUNCEMENT_STATE_NOT_SENT);
}

static void
test_delivery_failed (Work          *work,
                      gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  work_set_variant (work, "delivery-fails", TRUE);
  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  g_clear_pointer (&record, loa_announcement_record_free);

  record = work_follow (work, "TXN1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_FAILED);
  g_assert_cmpstr (record->status, ==, "FAILED");
}

/* Checked at 2, 6, 14, 30, 60, 90 and 120 seconds, then given up. */
static void
test_never_ends (Work          *work,
                 gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gint64 sent;

  work_set_variant (work, "delivery-never-ends", TRUE);
  if (data != NULL)
    work_set_variant (work, data, TRUE);

  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  sent = record->sent;
  g_clear_pointer (&record, loa_announcement_record_free);

  record = work_follow (work, "TXN1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_UNKNOWN);
  g_assert_cmpstr (record->status, ==, data != NULL ? "QUEUED" : "PENDING");
  g_assert_cmpuint (work_count (work, CHECK_NOTIFY_PATH), ==, 7);
  g_assert_cmpint (loa_clock_get_unix_seconds (work->clock) - sent, >=, 120);
  g_assert_cmpint (loa_clock_get_unix_seconds (work->clock) - sent, <=, 122);
}

/* Broken answers while it is followed change nothing. */
static void
test_followed_through_trouble (Work          *work,
                               gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  g_clear_pointer (&record, loa_announcement_record_free);

  work_add_fault (work, CHECK_NOTIFY_PATH, "server-error", 4);
  work_add_fault (work, CHECK_NOTIFY_PATH, "code-404", 1);
  work_add_fault (work, CHECK_NOTIFY_PATH, "html", 1);
  record = work_follow (work, "TXN1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_DELIVERED);
}

static void
test_check (Work          *work,
            gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (SepayNotification) notification = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) unknown_result = NULL;
  g_autoptr (GError) error = NULL;

  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  loa_clock_leap (work->clock, 10);

  loa_announcer_check_async (work->announcer, "TXN1", NULL, keep_result_cb, &result);
  notification = loa_announcer_check_finish (work->announcer, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_nonnull (notification->status);
  row = work_get_row (work, "TXN1");
  g_assert_cmpstr (row->status, ==, notification->status);

  loa_announcer_check_async (work->announcer, "TXN-NOBODY-KNOWS", NULL, keep_result_cb, &unknown_result);
  g_assert_null (loa_announcer_check_finish (work->announcer, wait_for_result (&unknown_result), &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND);
}

static void
test_resume (Work          *work,
             gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) young = NULL;
  g_autoptr (LoaAnnouncementRecord) old = NULL;
  g_autoptr (LoaAnnouncementRecord) ancient = NULL;
  g_autoptr (GError) error = NULL;
  gint64 now = loa_clock_get_unix_seconds (work->clock);

  work_ask (work, "YOUNG", now - 60);
  work_ask (work, "OLD", now - 130);
  work_ask (work, "ANCIENT", now - 25 * 60 * 60);

  work_resume (work, &error);
  g_assert_no_error (error);

  young = work_get_row (work, "YOUNG");
  g_assert_cmpint (young->state, ==, LOA_ANNOUNCEMENT_STATE_DELIVERED);
  old = work_get_row (work, "OLD");
  g_assert_cmpint (old->state, ==, LOA_ANNOUNCEMENT_STATE_NOT_SENT);
  ancient = work_get_row (work, "ANCIENT");
  g_assert_cmpint (ancient->state, ==, LOA_ANNOUNCEMENT_STATE_NOT_SENT);
  g_assert_cmpuint (loa_simulator_get_n_said (work->simulator), ==, 1);
  g_assert_cmpuint (work_count (work, NOTIFY_PATH), ==, 1);
}

/* What was not sent counts as asked now when a person asks for it again. */
static void
test_asked_again (Work          *work,
                  gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  work_ask (work, "OLD", loa_clock_get_unix_seconds (work->clock) - 130);
  work_resume (work, &error);
  g_assert_no_error (error);

  record = work_announce (work, "OLD", 150000, &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_SENT);
}

/* The same id from a button that was pressed twice, from a start that mends, and from another process. */
static void
test_at_the_same_time (Work          *work,
                       gconstpointer  data)
{
  g_autoptr (LoaStore) other_store = work_open_store (work);
  g_autoptr (LoaFileLock) other_lock = work_make_row_lock (work);
  g_autoptr (LoaAnnouncer) other = loa_announcer_new (other_store, other_lock, work->account, work->clock);
  Results results = { .n_wanted = 4 };
  g_autoptr (GError) error = NULL;
  LoaAnnouncer *announcers[] = { work->announcer, work->announcer, other };

  loa_simulator_set_answer_time (work->simulator, 300);
  for (guint i = 0; i < G_N_ELEMENTS (announcers); i++)
    loa_announcer_announce_async (announcers[i], SPEAKER, 150000, "TXN1", LOA_ANNOUNCEMENT_CAUSE_BY_HAND, NULL,
                                  keep_result_cb, &results.results[i]);
  loa_announcer_resume_async (other, NULL, keep_result_cb, &results.results[3]);
  wait_until (has_results, &results, "all to end");

  for (guint i = 0; i < G_N_ELEMENTS (announcers); i++)
    {
      g_autoptr (LoaAnnouncementRecord) record = NULL;

      record = loa_announcer_announce_finish (announcers[i], results.results[i], &error);
      g_assert_no_error (error);
      g_assert_cmpstr (record->request_id, ==, "TXN1");
      g_assert_cmpint (record->state, !=, LOA_ANNOUNCEMENT_STATE_ASKED);
    }

  loa_announcer_resume_finish (other, results.results[3], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (work_count (work, NOTIFY_PATH), ==, 1);

  results_clear (&results);
  assert_ends (g_steal_pointer (&other));
  assert_ends (g_steal_pointer (&other_lock));
  work_close_store (g_steal_pointer (&other_store));
}

static gboolean
is_late_in_a_second (gpointer user_data)
{
  return g_get_real_time () % G_USEC_PER_SEC > 4 * G_USEC_PER_SEC / 5;
}

static gboolean
is_early_in_a_second (gpointer user_data)
{
  return g_get_real_time () % G_USEC_PER_SEC < G_USEC_PER_SEC / 2;
}

/* The ledger keeps whole seconds; the first check comes two seconds after it was sent all the same, not one. */
static void
test_not_checked_early (Work          *work,
                        gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementRecord) followed = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before_us;

  loa_simulator_set_delivery_time (work->simulator, 0);
  wait_until (is_late_in_a_second, NULL, "the end of a second to come near");

  before_us = loa_clock_get_boot_time_us (work->clock);
  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  wait_until (is_early_in_a_second, NULL, "the next second to come");

  followed = work_follow (work, "TXN1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (followed->state, ==, LOA_ANNOUNCEMENT_STATE_DELIVERED);
  g_assert_cmpint (loa_clock_get_boot_time_us (work->clock) - before_us, >=, 2 * G_USEC_PER_SEC);
}

/* Whoever follows while another follows sees the same end, and SePay is asked by one only: it says so at the first
 * time of asking, whenever that is.
 */
static void
test_followed_by_two (Work          *work,
                      gconstpointer  data)
{
  g_autoptr (LoaStore) other_store = work_open_store (work);
  g_autoptr (LoaFileLock) other_lock = work_make_row_lock (work);
  g_autoptr (LoaAnnouncer) other = loa_announcer_new (other_store, other_lock, work->account, work->clock);
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  Results results = { .n_wanted = 2 };
  g_autoptr (GError) error = NULL;
  LoaAnnouncer *announcers[] = { work->announcer, other };

  loa_simulator_set_delivery_time (work->simulator, 0);
  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (announcers); i++)
    loa_announcer_follow_async (announcers[i], "TXN1", NULL, keep_result_cb, &results.results[i]);
  wait_until (has_results, &results, "both to end");

  for (guint i = 0; i < G_N_ELEMENTS (announcers); i++)
    {
      g_autoptr (LoaAnnouncementRecord) followed = NULL;

      followed = loa_announcer_follow_finish (announcers[i], results.results[i], &error);
      g_assert_no_error (error);
      g_assert_cmpint (followed->state, ==, LOA_ANNOUNCEMENT_STATE_DELIVERED);
    }

  g_assert_cmpuint (work_count (work, CHECK_NOTIFY_PATH), ==, 1);

  results_clear (&results);
  assert_ends (g_steal_pointer (&other));
  assert_ends (g_steal_pointer (&other_lock));
  work_close_store (g_steal_pointer (&other_store));
}

/* A row whose holder lets go without having sent it is taken over. */
static gboolean
let_go_cb (gpointer user_data)
{
  loa_file_lock_release (user_data, 1);

  return G_SOURCE_REMOVE;
}

static void
test_taken_over (Work          *work,
                 gconstpointer  data)
{
  g_autoptr (LoaFileLock) other_lock = work_make_row_lock (work);
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GAsyncResult) taken = NULL;
  g_autoptr (GError) error = NULL;

  work_ask (work, "TXN1", loa_clock_get_unix_seconds (work->clock));
  row = work_get_row (work, "TXN1");
  g_assert_cmpint (row->row, ==, 1);
  loa_file_lock_take_async (other_lock, row->row, FALSE, NULL, keep_result_cb, &taken);
  g_assert_true (loa_file_lock_take_finish (other_lock, wait_for_result (&taken), &error));

  /* Left alone by a start that mends. */
  work_resume (work, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (work_count (work, NOTIFY_PATH), ==, 0);

  g_timeout_add (100, let_go_cb, other_lock);
  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_SENT);
  g_assert_cmpuint (work_count (work, NOTIFY_PATH), ==, 1);
}

/* Cancelled before, at once and while the request is on its way: the row stays asked, and a start that mends says it
 * once.
 */
static void
test_cancelled (Work          *work,
                gconstpointer  data)
{
  const char *when = data;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (when, "on-its-way"))
    work_add_fault (work, NOTIFY_PATH, "slow", 1);

  loa_announcer_announce_async (work->announcer, SPEAKER, 150000, "TXN1", LOA_ANNOUNCEMENT_CAUSE_BY_HAND, cancellable,
                                keep_result_cb, &result);
  while (g_str_equal (when, "on-its-way") && work_count (work, NOTIFY_PATH) == 0)
    g_main_context_iteration (NULL, TRUE);

  g_cancellable_cancel (cancellable);
  g_assert_null (loa_announcer_announce_finish (work->announcer, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  loa_simulator_clear_faults (work->simulator);
  work_resume (work, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (loa_simulator_get_n_said (work->simulator), <=, 1);

  if (g_str_equal (when, "on-its-way"))
    {
      row = work_get_row (work, "TXN1");
      g_assert_cmpint (row->state, ==, LOA_ANNOUNCEMENT_STATE_DELIVERED);
      g_assert_cmpuint (loa_simulator_get_times_said (work->simulator, "TXN1"), ==, 1);
    }
}

static void
test_payment_request_id (void)
{
  g_autofree char *plain = loa_announcer_make_payment_request_id ("49682", "VNS52508000001");
  g_autofree char *again = loa_announcer_make_payment_request_id ("49682", "VNS52508000001");
  g_autofree char *hashed = loa_announcer_make_payment_request_id ("8b9f6d2a-3c1b-4f7a-a7d4-123456789abc", SPEAKER);
  g_autofree char *signs = loa_announcer_make_payment_request_id ("4 9/6", SPEAKER);

  g_assert_cmpstr (plain, ==, "PAY-49682-VNS52508000001");
  g_assert_cmpstr (plain, ==, again);
  g_assert_true (g_str_has_prefix (hashed, "PAY-"));
  g_assert_cmpuint (strlen (hashed), <=, 50);
  g_assert_true (g_str_has_prefix (signs, "PAY-"));
  g_assert_null (strpbrk (signs, " /"));
}

void
add_announcer_tests (void)
{
  g_test_add ("/shop/announcer/said", Work, NULL, work_set_up, test_said, work_tear_down);
  g_test_add ("/shop/announcer/new-ids-differ", Work, NULL, work_set_up, test_new_ids_differ, work_tear_down);
  g_test_add ("/shop/announcer/arguments", Work, NULL, work_set_up, test_arguments, work_tear_down);
  g_test_add ("/shop/announcer/known-id", Work, NULL, work_set_up, test_known_id, work_tear_down);
  g_test_add ("/shop/announcer/refused", Work, NULL, work_set_up, test_refused, work_tear_down);
  g_test_add ("/shop/announcer/refused-unpaired", Work, NULL, work_set_up, test_refused_unpaired, work_tear_down);
  g_test_add ("/shop/announcer/signed-out", Work, NULL, work_set_up, test_signed_out, work_tear_down);
  g_test_add ("/shop/announcer/delivery-failed", Work, NULL, work_set_up, test_delivery_failed, work_tear_down);
  g_test_add ("/shop/announcer/never-ends", Work, NULL, work_set_up, test_never_ends, work_tear_down);
  g_test_add ("/shop/announcer/unknown-status", Work, "unknown-status", work_set_up, test_never_ends, work_tear_down);
  g_test_add ("/shop/announcer/followed-through-trouble", Work, NULL, work_set_up, test_followed_through_trouble,
              work_tear_down);
  g_test_add ("/shop/announcer/check", Work, NULL, work_set_up, test_check, work_tear_down);
  g_test_add ("/shop/announcer/resume", Work, NULL, work_set_up, test_resume, work_tear_down);
  g_test_add ("/shop/announcer/asked-again", Work, NULL, work_set_up, test_asked_again, work_tear_down);
  g_test_add ("/shop/announcer/at-the-same-time", Work, NULL, work_set_up_real_clock, test_at_the_same_time,
              work_tear_down);
  g_test_add ("/shop/announcer/not-checked-early", Work, NULL, work_set_up_real_clock, test_not_checked_early,
              work_tear_down);
  g_test_add ("/shop/announcer/followed-by-two", Work, NULL, work_set_up_real_clock, test_followed_by_two,
              work_tear_down);
  g_test_add ("/shop/announcer/taken-over", Work, NULL, work_set_up_real_clock, test_taken_over, work_tear_down);
  g_test_add ("/shop/announcer/cancelled/at-once", Work, "at-once", work_set_up, test_cancelled, work_tear_down);
  g_test_add ("/shop/announcer/cancelled/on-its-way", Work, "on-its-way", work_set_up, test_cancelled, work_tear_down);
  g_test_add_func ("/shop/announcer/payment-request-id", test_payment_request_id);
}
