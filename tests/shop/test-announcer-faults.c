/* test-announcer-faults.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

/* One fault on notify: it is said once, never twice and never not at all. */
static void
test_one_fault (Work          *work,
                gconstpointer  data)
{
  const char *fault = data;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementRecord) followed = NULL;
  g_autoptr (GError) error = NULL;

  work_add_fault (work, NOTIFY_PATH, fault, 1);

  record = work_announce (work, "TXN202510130001", 150000, &error);
  g_assert_no_error (error);
  g_assert_true (record->state == LOA_ANNOUNCEMENT_STATE_SENT || record->state == LOA_ANNOUNCEMENT_STATE_DELIVERED);
  g_assert_cmpuint (work_count (work, NOTIFY_PATH), <=, 2);

  followed = work_follow (work, "TXN202510130001", &error);
  g_assert_no_error (error);
  g_assert_cmpint (followed->state, ==, LOA_ANNOUNCEMENT_STATE_DELIVERED);
  g_assert_cmpstr (followed->status, ==, "SUCCESS");
  g_assert_cmpuint (loa_simulator_get_times_said (work->simulator, "TXN202510130001"), ==, 1);
  g_assert_cmpuint (loa_simulator_get_n_said (work->simulator), ==, 1);
}

/* The same fault twice on notify, and once on the check between them. */
static void
test_three_faults (Work          *work,
                   gconstpointer  data)
{
  const char *fault = data;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  work_add_fault (work, NOTIFY_PATH, fault, 2);
  work_add_fault (work, CHECK_NOTIFY_PATH, fault, 1);

  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  g_clear_pointer (&record, loa_announcement_record_free);

  record = work_follow (work, "TXN1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_DELIVERED);
  g_assert_cmpuint (loa_simulator_get_n_said (work->simulator), ==, 1);
}

/* A 404 in the body of a 200 is a refusal: what SePay does not know afterwards was not said and is not sent again. */
static void
test_refused_in_body (Work          *work,
                      gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (GError) error = NULL;

  work_add_fault (work, NOTIFY_PATH, "code-404", 1);

  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND);
  g_assert_null (record);

  row = work_get_row (work, "TXN1");
  g_assert_cmpint (row->state, ==, LOA_ANNOUNCEMENT_STATE_FAILED);
  g_assert_cmpstr (row->status, ==, NULL);
  g_assert_nonnull (row->message);
  g_assert_cmpuint (work_count (work, NOTIFY_PATH), ==, 1);
  g_assert_cmpuint (work_count (work, CHECK_NOTIFY_PATH), ==, 1);
  g_assert_cmpuint (loa_simulator_get_n_said (work->simulator), ==, 0);
}

/* SePay never takes it: it is tried four times, and stays asked. */
static void
test_broken_for_good (Work          *work,
                      gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (GError) error = NULL;

  work_add_fault (work, NOTIFY_PATH, "server-error-before", 1000);

  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_SERVER);
  g_assert_null (record);
  g_assert_cmpuint (work_count (work, NOTIFY_PATH), ==, 4);

  row = work_get_row (work, "TXN1");
  g_assert_cmpint (row->state, ==, LOA_ANNOUNCEMENT_STATE_ASKED);
  g_assert_cmpuint (loa_simulator_get_n_said (work->simulator), ==, 0);
}

/* While nobody can tell whether SePay has it, it is not sent again; at the next start it is found. */
static void
test_check_cannot_be_answered (Work          *work,
                               gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (GError) error = NULL;

  work_add_fault (work, NOTIFY_PATH, "drop-after", 1);
  work_add_fault (work, CHECK_NOTIFY_PATH, "server-error", 1000);

  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_SERVER);
  g_assert_cmpuint (work_count (work, NOTIFY_PATH), ==, 1);
  g_clear_error (&error);

  row = work_get_row (work, "TXN1");
  g_assert_cmpint (row->state, ==, LOA_ANNOUNCEMENT_STATE_ASKED);
  g_clear_pointer (&row, loa_announcement_record_free);

  loa_simulator_clear_faults (work->simulator);
  work_resume (work, &error);
  g_assert_no_error (error);

  row = work_get_row (work, "TXN1");
  g_assert_cmpint (row->state, ==, LOA_ANNOUNCEMENT_STATE_DELIVERED);
  g_assert_cmpuint (work_count (work, NOTIFY_PATH), ==, 1);
  g_assert_cmpuint (loa_simulator_get_times_said (work->simulator, "TXN1"), ==, 1);
}

/* SePay may call an unknown request a 400, and a repeated one a conflict. */
static void
test_other_words_for_it (Work          *work,
                         gconstpointer  data)
{
  const char *variant = data;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  work_set_variant (work, variant, TRUE);
  work_add_fault (work, NOTIFY_PATH, "drop-before", 1);

  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  g_clear_pointer (&record, loa_announcement_record_free);

  record = work_announce (work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (loa_simulator_get_times_said (work->simulator, "TXN1"), <=, 1);
  g_assert_cmpuint (work_count (work, NOTIFY_PATH), ==, 2);
}

void
add_announcer_fault_tests (void)
{
  static const char *const faults[] = {
    "server-error-before", "server-error-after", "unavailable-before", "unavailable-after", "unavailable-date-before",
    "rate-limited-before", "rate-limited-after", "rate-limited-date-before", "drop-before", "drop-after",
    "cut-short", "cut-short-before", "empty-before", "empty-after", "html-before", "html-after",
    "bad-gateway-before", "bad-gateway-after", "endless", "nested", "redirect-before", "redirect-after",
    "code-404-after",
  };
  static const char *const passing_faults[] = {
    "server-error-before", "unavailable-before", "rate-limited-before", "drop-before", "bad-gateway-before",
  };
  static const char *const variants[] = {
    "unknown-request-refused", "duplicate-conflict", "duplicate-refused", "error-in-body", "error-html", "error-empty",
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/shop/announcer/fault/", faults[i], NULL);

      g_test_add (path, Work, faults[i], work_set_up, test_one_fault, work_tear_down);
    }

  for (guint i = 0; i < G_N_ELEMENTS (passing_faults); i++)
    {
      g_autofree char *path = g_strconcat ("/shop/announcer/three-faults/", passing_faults[i], NULL);

      g_test_add (path, Work, passing_faults[i], work_set_up, test_three_faults, work_tear_down);
    }

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autofree char *path = g_strconcat ("/shop/announcer/variant/", variants[i], NULL);

      g_test_add (path, Work, variants[i], work_set_up, test_other_words_for_it, work_tear_down);
    }

  g_test_add ("/shop/announcer/refused-in-body", Work, NULL, work_set_up, test_refused_in_body, work_tear_down);
  g_test_add ("/shop/announcer/broken-for-good", Work, NULL, work_set_up, test_broken_for_good, work_tear_down);
  g_test_add ("/shop/announcer/check-cannot-be-answered", Work, NULL, work_set_up, test_check_cannot_be_answered,
              work_tear_down);
}
