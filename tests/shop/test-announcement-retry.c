/* test-announcement-retry.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include "loa-announcement-retry.h"

typedef struct
{
  Work *work; /* (unowned) */
  guint n_began;
  guint n_failed;
  gint64 failed; /* when it failed last */
} Watch;

static void
began_cb (LoaAnnouncer                *announcer,
          const LoaAnnouncementRecord *record,
          Watch                       *watch)
{
  const gint64 now = loa_clock_get_unix_seconds (watch->work->clock);

  if (watch->n_failed > 0)
    g_assert_cmpint (now - watch->failed, ==, 15);
  watch->n_began++;
}

static void
ended_cb (LoaAnnouncer                *announcer,
          const LoaAnnouncementRecord *record,
          const GError                *error,
          Watch                       *watch)
{
  if (error == NULL)
    return;

  watch->n_failed++;
  watch->failed = loa_clock_get_unix_seconds (watch->work->clock);
}

static LoaAnnouncementRetry *
watch_retry (Watch *watch,
             Work  *work)
{
  watch->work = work;
  g_signal_connect (work->announcer, "began", G_CALLBACK (began_cb), watch);
  g_signal_connect (work->announcer, "ended", G_CALLBACK (ended_cb), watch);

  return loa_announcement_retry_new (work->announcer, work->store, work->account, work->clock);
}

static gboolean
has_said (gpointer user_data)
{
  const Work *work = user_data;

  return loa_simulator_get_n_said (work->simulator) > 0;
}

static gboolean
is_delivered (gpointer user_data)
{
  g_autoptr (LoaAnnouncementRecord) row = work_get_row (user_data, "TXN1");

  return row->state == LOA_ANNOUNCEMENT_STATE_DELIVERED;
}

/* What the network keeps back is gone on with every 15 seconds, until it is through. */
static void
test_until_through (Work          *work,
                    gconstpointer  data)
{
  Watch watch = { 0 };
  LoaAnnouncementRetry *retry = watch_retry (&watch, work);
  g_autoptr (GError) error = NULL;

  /* Four for the first try, and four for the second one. */
  work_add_fault (work, NOTIFY_PATH, data, 8);
  g_assert_null (work_announce (work, "TXN1", 150000, &error));
  g_assert_true (loa_failure_may_pass (error));

  wait_until (has_said, work, "an announcement that is said in the end");
  wait_until (is_delivered, work, "an announcement that is followed to its end");
  g_assert_cmpuint (watch.n_failed, ==, 2);
  g_assert_cmpuint (watch.n_began, ==, 3);
  g_assert_cmpuint (loa_simulator_get_times_said (work->simulator, "TXN1"), ==, 1);

  loa_announcement_retry_stop (retry);
  assert_ends (retry);
}

/* What SePay refuses stays refused, and a closed window goes on with nothing. */
static void
test_left_alone (Work          *work,
                 gconstpointer  data)
{
  const gboolean stops = data != NULL;
  Watch watch = { 0 };
  LoaAnnouncementRetry *retry = watch_retry (&watch, work);
  g_autoptr (GError) error = NULL;
  guint n_requests;

  if (stops)
    work_add_fault (work, NOTIFY_PATH, "server-error-before", 4);
  else
    loa_simulator_set_online (work->simulator, SPEAKER, FALSE);
  g_assert_null (work_announce (work, "TXN1", 150000, &error));
  g_assert_cmpint (loa_failure_may_pass (error), ==, stops);
  if (stops)
    loa_announcement_retry_stop (retry);

  n_requests = work_count (work, NULL);
  loa_clock_leap (work->clock, 60);
  settle ();
  g_assert_cmpuint (watch.n_began, ==, 1);
  g_assert_cmpuint (work_count (work, NULL), ==, n_requests);
  assert_ends (retry);
}

/* Pressed again after it could not be sent, it is the same announcement, until SePay has it. */
static void
test_pressed_again (Work          *work,
                    gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementRecord) next = NULL;
  g_autoptr (GError) error = NULL;

  work_add_fault (work, NOTIFY_PATH, "server-error-before", 8);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (work_announce (work, NULL, 150000, &error));
      g_assert_true (loa_failure_may_pass (error));
      g_clear_error (&error);
    }

  record = work_announce (work, NULL, 150000, &error);
  g_assert_no_error (error);
  g_assert_true (work_resume (work, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (loa_simulator_get_n_said (work->simulator), ==, 1);

  next = work_announce (work, NULL, 150000, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (next->request_id, !=, record->request_id);
}

/* Its time was over while SePay could not be reached: it stays sent, until SePay says what became of it. */
static void
test_late (Work          *work,
           gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (GError) error = NULL;

  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  loa_clock_leap (work->clock, 130);

  work_add_fault (work, CHECK_NOTIFY_PATH, data, 1000);
  g_assert_false (work_resume (work, &error));
  g_assert_true (loa_failure_may_pass (error));
  g_clear_error (&error);
  row = work_get_row (work, "TXN1");
  g_assert_cmpint (row->state, ==, LOA_ANNOUNCEMENT_STATE_SENT);
  g_clear_pointer (&row, loa_announcement_record_free);

  loa_simulator_clear_faults (work->simulator);
  g_assert_true (work_resume (work, &error));
  g_assert_no_error (error);
  row = work_get_row (work, "TXN1");
  g_assert_cmpint (row->state, ==, LOA_ANNOUNCEMENT_STATE_DELIVERED);
  g_assert_cmpuint (work_count (work, NOTIFY_PATH), ==, 1);
}

/* Held back for two and a half minutes: after two nobody waits any more; who asks later learns that it was said. */
static void
test_pending (Work          *work,
              gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) sent = NULL;
  g_autoptr (LoaAnnouncementRecord) followed = NULL;
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (SepayNotification) notification = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  work_set_variant (work, "delivery-never-ends", TRUE);
  sent = work_announce (work, "TXN1", 150000, &error);
  g_assert_no_error (error);

  followed = work_follow (work, "TXN1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (followed->state, ==, LOA_ANNOUNCEMENT_STATE_UNKNOWN);
  g_assert_cmpstr (followed->status, ==, "PENDING");
  g_assert_cmpint (loa_clock_get_unix_seconds (work->clock) - sent->sent, >=, 120);
  g_assert_cmpint (loa_clock_get_unix_seconds (work->clock) - sent->sent, <, 150);

  loa_clock_leap (work->clock, 30);
  work_set_variant (work, "delivery-never-ends", FALSE);
  loa_announcer_check_async (work->announcer, "TXN1", NULL, keep_result_cb, &result);
  notification = loa_announcer_check_finish (work->announcer, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (notification->status, ==, "SUCCESS");
  row = work_get_row (work, "TXN1");
  g_assert_cmpint (row->state, ==, LOA_ANNOUNCEMENT_STATE_DELIVERED);
  g_assert_cmpuint (work_count (work, NOTIFY_PATH), ==, 1);
  g_assert_cmpuint (loa_simulator_get_n_said (work->simulator), ==, 1);
}

void
add_announcement_retry_tests (void)
{
  g_test_add ("/shop/announcement-retry/unreachable", Work, "drop-before", work_set_up, test_until_through,
              work_tear_down);
  g_test_add ("/shop/announcement-retry/server-error", Work, "server-error-before", work_set_up, test_until_through,
              work_tear_down);
  g_test_add ("/shop/announcement-retry/refused", Work, NULL, work_set_up, test_left_alone, work_tear_down);
  g_test_add ("/shop/announcement-retry/stopped", Work, "stopped", work_set_up, test_left_alone, work_tear_down);
  g_test_add ("/shop/announcement-retry/late-unreachable", Work, "drop", work_set_up, test_late, work_tear_down);
  g_test_add ("/shop/announcement-retry/late-server-error", Work, "server-error", work_set_up, test_late,
              work_tear_down);
  g_test_add ("/shop/announcement-retry/pressed-again", Work, NULL, work_set_up, test_pressed_again, work_tear_down);
  g_test_add ("/shop/announcement-retry/pending", Work, NULL, work_set_up, test_pending, work_tear_down);
}
