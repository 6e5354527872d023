/* test-announcer-killed.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "loa-announcement-retry.h"
#include "test-work.h"

#include <signal.h>

/* What another process left behind when it was killed is mended from the ledger alone. */

static GSubprocess *
start_child (Work       *work,
             const char *n_changes)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *child;

  child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, WORK_CHILD, work->folder,
                            loa_simulator_get_soundbox_url (work->simulator), "TXN1", SPEAKER, n_changes, NULL);
  g_assert_no_error (error);

  return child;
}

static void
wait_until_stopped (GSubprocess *child)
{
  g_autoptr (GDataInputStream) output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (output), FALSE);
  g_data_input_stream_read_line_async (output, G_PRIORITY_DEFAULT, NULL, keep_result_cb, &result);
  line = g_data_input_stream_read_line_finish (output, wait_for_result (&result), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, "stopped");
}

static void
kill_child (GSubprocess *child)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait_async (child, NULL, keep_result_cb, &result);
  g_subprocess_wait_finish (child, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (child));
}

static void
assert_state (Work                 *work,
              LoaAnnouncementState  state)
{
  g_autoptr (LoaAnnouncementRecord) row = work_get_row (work, "TXN1");

  g_assert_cmpint (row->state, ==, state);
}

static void
assert_said_once (Work *work)
{
  assert_state (work, LOA_ANNOUNCEMENT_STATE_DELIVERED);
  g_assert_cmpuint (loa_simulator_get_times_said (work->simulator, "TXN1"), ==, 1);
  g_assert_cmpuint (work_count (work, NOTIFY_PATH), ==, 1);
}

static void
test_asked (Work          *work,
            gconstpointer  data)
{
  g_autoptr (GSubprocess) child = start_child (work, "1");
  g_autoptr (GError) error = NULL;

  wait_until_stopped (child);
  kill_child (child);
  assert_state (work, LOA_ANNOUNCEMENT_STATE_ASKED);

  work_resume (work, &error);
  g_assert_no_error (error);
  assert_said_once (work);
}

static void
test_on_its_way (Work          *work,
                 gconstpointer  data)
{
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;

  work_add_fault (work, NOTIFY_PATH, "slow", 1);
  child = start_child (work, "9");
  while (work_count (work, NOTIFY_PATH) == 0)
    g_main_context_iteration (NULL, TRUE);

  kill_child (child);
  assert_state (work, LOA_ANNOUNCEMENT_STATE_ASKED);

  work_resume (work, &error);
  g_assert_no_error (error);
  assert_said_once (work);
}

static void
test_sent (Work          *work,
           gconstpointer  data)
{
  g_autoptr (GSubprocess) child = start_child (work, "2");
  g_autoptr (GError) error = NULL;
  guint n_requests;

  wait_until_stopped (child);
  assert_state (work, LOA_ANNOUNCEMENT_STATE_SENT);

  /* It still lives, so it is left alone. */
  n_requests = work_count (work, NULL);
  work_resume (work, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (work_count (work, NULL), ==, n_requests);

  kill_child (child);
  work_resume (work, &error);
  g_assert_no_error (error);
  assert_said_once (work);
}

static void
test_delivered (Work          *work,
                gconstpointer  data)
{
  g_autoptr (GSubprocess) child = start_child (work, "3");
  g_autoptr (GError) error = NULL;

  wait_until_stopped (child);
  kill_child (child);
  work_resume (work, &error);
  g_assert_no_error (error);
  assert_said_once (work);
}

/* Whoever comes back after two minutes does not say it. */
static void
test_too_old (Work          *work,
              gconstpointer  data)
{
  g_autoptr (GSubprocess) child = start_child (work, "1");
  g_autoptr (LoaClock) later = loa_clock_new_leaping (g_get_real_time () / G_USEC_PER_SEC + 130);
  g_autoptr (LoaAnnouncer) announcer = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  wait_until_stopped (child);
  kill_child (child);

  announcer = loa_announcer_new (work->store, work->row_lock, work->account, later);
  loa_announcer_resume_async (announcer, NULL, keep_result_cb, &result);
  loa_announcer_resume_finish (announcer, wait_for_result (&result), &error);
  g_assert_no_error (error);

  assert_state (work, LOA_ANNOUNCEMENT_STATE_NOT_SENT);
  g_assert_cmpuint (work_count (work, NOTIFY_PATH), ==, 0);
  g_assert_cmpuint (loa_simulator_get_n_said (work->simulator), ==, 0);
}

static gboolean
is_delivered (gpointer user_data)
{
  g_autoptr (LoaAnnouncementRecord) row = work_get_row (user_data, "TXN1");

  return row->state == LOA_ANNOUNCEMENT_STATE_DELIVERED;
}

/* A window that stands open goes on with what another process leaves, though nobody touches it. */
static void
test_taken_up (Work          *work,
               gconstpointer  data)
{
  g_autoptr (LoaClock) clock = loa_clock_new_leaping (g_get_real_time () / G_USEC_PER_SEC);
  LoaAnnouncementRetry *retry = loa_announcement_retry_new (work->announcer, work->store, work->account, clock);
  g_autoptr (GSubprocess) child = start_child (work, data);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_requests;

  wait_until_stopped (child);
  n_requests = work_count (work, NULL);
  loa_store_look_for_changes_async (work->store, NULL, keep_result_cb, &result);
  g_assert_true (loa_store_look_for_changes_finish (work->store, wait_for_result (&result), &error));
  g_assert_no_error (error);
  settle ();
  g_assert_cmpuint (work_count (work, NULL), ==, n_requests);

  kill_child (child);
  wait_until (is_delivered, work, "an announcement that is taken up and followed to its end");
  assert_said_once (work);

  loa_announcement_retry_stop (retry);
  assert_ends (retry);
}

void
add_announcer_killed_tests (void)
{
  g_test_add ("/shop/announcer/killed/asked", Work, NULL, work_set_up_real_clock, test_asked, work_tear_down);
  g_test_add ("/shop/announcer/killed/on-its-way", Work, NULL, work_set_up_real_clock, test_on_its_way,
              work_tear_down);
  g_test_add ("/shop/announcer/killed/sent", Work, NULL, work_set_up_real_clock, test_sent, work_tear_down);
  g_test_add ("/shop/announcer/killed/delivered", Work, NULL, work_set_up_real_clock, test_delivered, work_tear_down);
  g_test_add ("/shop/announcer/killed/taken-up/asked", Work, "1", work_set_up_real_clock, test_taken_up, work_tear_down);
  g_test_add ("/shop/announcer/killed/taken-up/sent", Work, "2", work_set_up_real_clock, test_taken_up, work_tear_down);
  g_test_add ("/shop/announcer/killed/too-old", Work, NULL, work_set_up_real_clock, test_too_old, work_tear_down);
}
