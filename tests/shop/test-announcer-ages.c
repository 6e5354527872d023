/* test-announcer-ages.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "loa-store-announcements.h"
#include "test-work.h"

/* What becomes of a row that was left in each state, by its age: the table in loa-announcer.h. */

#define YOUNG 60
#define OLD 130
#define LAST_OF_DAY (24 * 60 * 60 - 60)
#define ANCIENT (25 * 60 * 60)

typedef enum
{
  SEPAY_KNOWS,
  SEPAY_FORGOT,
  SEPAY_FAILS,
} Sepay;

typedef struct
{
  const char *name;
  LoaAnnouncementState state;
  gint64 age; /* in seconds */
  Sepay sepay;
  LoaAnnouncementState end;
  guint n_sent; /* by Loa, when it is gone on with */
  gboolean is_asked; /* whether SePay is asked about it */
  gboolean fails;
} Row;

#define STATE(name) LOA_ANNOUNCEMENT_STATE_##name

static const Row rows[] = {
  { "asked/young/known", STATE (ASKED), YOUNG, SEPAY_KNOWS, STATE (DELIVERED), 0, TRUE, FALSE },
  { "asked/young/unknown", STATE (ASKED), YOUNG, SEPAY_FORGOT, STATE (DELIVERED), 1, TRUE, FALSE },
  { "asked/young/no-answer", STATE (ASKED), YOUNG, SEPAY_FAILS, STATE (ASKED), 0, TRUE, TRUE },
  { "asked/old/known", STATE (ASKED), OLD, SEPAY_KNOWS, STATE (DELIVERED), 0, TRUE, FALSE },
  { "asked/old/unknown", STATE (ASKED), OLD, SEPAY_FORGOT, STATE (NOT_SENT), 0, TRUE, FALSE },
  { "asked/old/no-answer", STATE (ASKED), OLD, SEPAY_FAILS, STATE (ASKED), 0, TRUE, TRUE },
  { "asked/last-of-day/known", STATE (ASKED), LAST_OF_DAY, SEPAY_KNOWS, STATE (DELIVERED), 0, TRUE, FALSE },
  { "asked/last-of-day/unknown", STATE (ASKED), LAST_OF_DAY, SEPAY_FORGOT, STATE (NOT_SENT), 0, TRUE, FALSE },
  { "asked/ancient/known", STATE (ASKED), ANCIENT, SEPAY_KNOWS, STATE (NOT_SENT), 0, FALSE, FALSE },
  { "asked/ancient/unknown", STATE (ASKED), ANCIENT, SEPAY_FORGOT, STATE (NOT_SENT), 0, FALSE, FALSE },
  { "asked/ancient/no-answer", STATE (ASKED), ANCIENT, SEPAY_FAILS, STATE (NOT_SENT), 0, FALSE, FALSE },
  { "sent/young/known", STATE (SENT), YOUNG, SEPAY_KNOWS, STATE (DELIVERED), 0, TRUE, FALSE },
  { "sent/young/forgotten", STATE (SENT), YOUNG, SEPAY_FORGOT, STATE (UNKNOWN), 0, TRUE, FALSE },
  { "sent/young/no-answer", STATE (SENT), YOUNG, SEPAY_FAILS, STATE (UNKNOWN), 0, TRUE, FALSE },
  { "sent/old/known", STATE (SENT), OLD, SEPAY_KNOWS, STATE (DELIVERED), 0, TRUE, FALSE },
  { "sent/old/forgotten", STATE (SENT), OLD, SEPAY_FORGOT, STATE (UNKNOWN), 0, TRUE, FALSE },
  { "sent/old/no-answer", STATE (SENT), OLD, SEPAY_FAILS, STATE (SENT), 0, TRUE, TRUE },
  { "sent/ancient/known", STATE (SENT), ANCIENT, SEPAY_KNOWS, STATE (UNKNOWN), 0, FALSE, FALSE },
  { "sent/ancient/forgotten", STATE (SENT), ANCIENT, SEPAY_FORGOT, STATE (UNKNOWN), 0, FALSE, FALSE },
  { "delivered/young", STATE (DELIVERED), YOUNG, SEPAY_FORGOT, STATE (DELIVERED), 0, FALSE, FALSE },
  { "failed/young", STATE (FAILED), YOUNG, SEPAY_FORGOT, STATE (FAILED), 0, FALSE, FALSE },
  { "failed/ancient", STATE (FAILED), ANCIENT, SEPAY_KNOWS, STATE (FAILED), 0, FALSE, FALSE },
  { "unknown/young", STATE (UNKNOWN), YOUNG, SEPAY_KNOWS, STATE (UNKNOWN), 0, FALSE, FALSE },
  { "unknown/ancient", STATE (UNKNOWN), ANCIENT, SEPAY_FORGOT, STATE (UNKNOWN), 0, FALSE, FALSE },
  { "not-sent/young", STATE (NOT_SENT), YOUNG, SEPAY_FORGOT, STATE (NOT_SENT), 0, FALSE, FALSE },
  { "not-sent/ancient", STATE (NOT_SENT), ANCIENT, SEPAY_FORGOT, STATE (NOT_SENT), 0, FALSE, FALSE },
};

static gboolean
is_at_sepay (LoaAnnouncementState state)
{
  return state == STATE (SENT) || state == STATE (DELIVERED) || state == STATE (FAILED) || state == STATE (UNKNOWN);
}

static const char *
get_status (LoaAnnouncementState state)
{
  if (state == STATE (DELIVERED))
    return "SUCCESS";

  return state == STATE (FAILED) ? "FAILED" : "SENT";
}

/* Writes the row as a killed process left it. */
static void
leave (Work                 *work,
       LoaAnnouncementState  state)
{
  g_autoptr (LoaAnnouncementRecord) record = work_get_row (work, "TXN1");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  record->state = state;
  record->sent = is_at_sepay (state) ? record->asked : 0;
  g_clear_pointer (&record->status, g_free);
  if (is_at_sepay (state))
    record->status = g_strdup (get_status (state));

  loa_store_update_announcement_async (work->store, record, NULL, keep_result_cb, &result);
  loa_store_update_announcement_finish (work->store, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static void
set_up_row (Work                 *work,
            LoaAnnouncementState  state,
            gint64                age,
            Sepay                 sepay)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  work_set_up (work, NULL);
  if (sepay == SEPAY_KNOWS)
    {
      record = work_announce (work, "TXN1", 150000, &error);
      g_assert_no_error (error);
    }
  else
    {
      work_ask (work, "TXN1", loa_clock_get_unix_seconds (work->clock));
    }

  leave (work, state);
  loa_clock_leap (work->clock, age);
  if (sepay == SEPAY_FAILS)
    work_add_fault (work, CHECK_NOTIFY_PATH, "server-error", 1000);
}

static void
set_up (Work          *work,
        gconstpointer  data)
{
  const Row *row = data;

  set_up_row (work, row->state, row->age, row->sepay);
}

static void
assert_end (Work      *work,
            const Row *row,
            guint      n_sent_before)
{
  g_autoptr (LoaAnnouncementRecord) record = work_get_row (work, "TXN1");

  g_assert_cmpint (record->state, ==, row->end);
  g_assert_cmpuint (work_count (work, NOTIFY_PATH), ==, n_sent_before + row->n_sent);
  g_assert_cmpint (work_count (work, CHECK_NOTIFY_PATH) > 0, ==, row->is_asked);
  g_assert_cmpuint (loa_simulator_get_n_said (work->simulator), <=, 1);

  /* What SePay never was known to have is not shown as sent. */
  g_assert_cmpint (record->sent != 0, ==, is_at_sepay (row->end));
}

static void
test_resumed (Work          *work,
              gconstpointer  data)
{
  const Row *row = data;
  guint n_sent = work_count (work, NOTIFY_PATH);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (work_resume (work, &error), ==, !row->fails);
  g_assert_cmpint (error != NULL, ==, row->fails);
  assert_end (work, row, n_sent);
}

static void
test_followed (Work          *work,
               gconstpointer  data)
{
  const Row *row = data;
  guint n_sent = work_count (work, NOTIFY_PATH);
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record = work_follow (work, "TXN1", &error);
  g_assert_cmpint (record == NULL, ==, row->fails);
  g_assert_cmpint (error != NULL, ==, row->fails);
  assert_end (work, row, n_sent);
}

/* A person who asks what became of it is told, and so is the ledger. */
static void
assert_checked (Work                 *work,
                LoaAnnouncementState  end,
                GQuark                domain,
                int                   code)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (SepayNotification) notification = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_sent = work_count (work, NOTIFY_PATH);

  loa_announcer_check_async (work->announcer, "TXN1", NULL, keep_result_cb, &result);
  notification = loa_announcer_check_finish (work->announcer, wait_for_result (&result), &error);
  if (domain == 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, domain, code);
  if (domain == LOA_SHOP_ERROR)
    g_assert_cmpint (loa_failure_classify (error), ==, LOA_FAILURE_NOT_FOUND);

  record = work_get_row (work, "TXN1");
  g_assert_cmpint (record->state, ==, end);
  g_assert_cmpuint (work_count (work, NOTIFY_PATH), ==, n_sent);
}

static void
test_checked (void)
{
  static const struct
  {
    LoaAnnouncementState state;
    gint64 age;
    Sepay sepay;
    LoaAnnouncementState end;
  } cases[] = {
    { STATE (ASKED), YOUNG, SEPAY_FORGOT, STATE (ASKED) },
    { STATE (ASKED), OLD, SEPAY_FORGOT, STATE (NOT_SENT) },
    { STATE (ASKED), ANCIENT, SEPAY_FORGOT, STATE (NOT_SENT) },
    { STATE (ASKED), OLD, SEPAY_FAILS, STATE (ASKED) },
    { STATE (ASKED), ANCIENT, SEPAY_KNOWS, STATE (DELIVERED) },
    { STATE (SENT), OLD, SEPAY_FORGOT, STATE (SENT) },
    { STATE (SENT), ANCIENT, SEPAY_KNOWS, STATE (DELIVERED) },
    { STATE (UNKNOWN), ANCIENT, SEPAY_FORGOT, STATE (UNKNOWN) },
    { STATE (UNKNOWN), ANCIENT, SEPAY_KNOWS, STATE (DELIVERED) },
    { STATE (NOT_SENT), OLD, SEPAY_FORGOT, STATE (NOT_SENT) },
    { STATE (NOT_SENT), OLD, SEPAY_KNOWS, STATE (DELIVERED) },
    { STATE (FAILED), OLD, SEPAY_FORGOT, STATE (FAILED) },
    { STATE (FAILED), OLD, SEPAY_KNOWS, STATE (DELIVERED) },
    { STATE (FAILED), ANCIENT, SEPAY_KNOWS, STATE (DELIVERED) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Work work = { 0 };

      set_up_row (&work, cases[i].state, cases[i].age, cases[i].sepay);
      if (cases[i].sepay == SEPAY_KNOWS)
        assert_checked (&work, cases[i].end, 0, 0);
      else if (cases[i].sepay == SEPAY_FORGOT)
        assert_checked (&work, cases[i].end, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_KNOWN);
      else
        assert_checked (&work, cases[i].end, SEPAY_ERROR, SEPAY_ERROR_SERVER);
      work_tear_down (&work, NULL);
    }
}

/* One who works on it may have sent it this moment. */
static void
test_checked_while_held (Work          *work,
                         gconstpointer  data)
{
  g_autoptr (LoaFileLock) other_lock = work_make_row_lock (work);
  g_autoptr (LoaAnnouncementRecord) record = work_get_row (work, "TXN1");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  loa_file_lock_take_async (other_lock, record->row, FALSE, NULL, keep_result_cb, &result);
  g_assert_true (loa_file_lock_take_finish (other_lock, wait_for_result (&result), &error));
  g_assert_no_error (error);
  g_clear_object (&result);

  assert_checked (work, STATE (ASKED), LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_KNOWN);

  loa_file_lock_release (other_lock, record->row);
  assert_checked (work, STATE (NOT_SENT), LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_KNOWN);
  assert_ends (g_steal_pointer (&other_lock));
}

void
add_announcer_age_tests (void)
{
  static const Row held = { .state = STATE (ASKED), .age = OLD, .sepay = SEPAY_FORGOT };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *resumed = g_strconcat ("/shop/announcer/age/resumed/", rows[i].name, NULL);
      g_autofree char *followed = g_strconcat ("/shop/announcer/age/followed/", rows[i].name, NULL);

      g_test_add (resumed, Work, &rows[i], set_up, test_resumed, work_tear_down);
      g_test_add (followed, Work, &rows[i], set_up, test_followed, work_tear_down);
    }

  g_test_add_func ("/shop/announcer/age/checked", test_checked);
  g_test_add ("/shop/announcer/age/checked-while-held", Work, &held, set_up, test_checked_while_held, work_tear_down);
}
