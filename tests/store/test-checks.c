/* test-checks.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"
#include "test-store.h"

#include "loa-store-checks.h"
#include "loa-vietnam-time.h"

#define DAY (24 * 60 * 60)
#define QUARTER (15 * 60)

/* 2025-10-13 00:00 in Vietnam, where it is the day before in UTC. */
#define MIDNIGHT G_GINT64_CONSTANT (1760288400)

static void
add_speaker (LoaStore   *store,
             const char *hardware_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (LoaSpeakerRecord) record = NULL;

  loa_store_add_speaker_async (store, hardware_id, NULL, NULL, keep_result_cb, &result);
  record = loa_store_add_speaker_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static void
check (LoaStore   *store,
       const char *hardware_id,
       gint64      time,
       LoaTernary  online,
       LoaTernary  is_paired)
{
  LoaSpeakerRecord record = {
    .hardware_id = (char *) hardware_id, .checked = time, .online = online, .is_paired = is_paired,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  loa_store_update_speaker_async (store, &record, NULL, keep_result_cb, &result);
  loa_store_update_speaker_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

static GHashTable *
list_weeks (LoaStore   *store,
            const char *hardware_id,
            gint64      now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GHashTable *weeks;

  loa_store_list_speaker_weeks_async (store, hardware_id, now, NULL, keep_result_cb, &result);
  weeks = loa_store_list_speaker_weeks_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return weeks;
}

/* A week as seven letters, oldest day first. */
static void
assert_week (LoaStore   *store,
             const char *hardware_id,
             gint64      now,
             const char *expected)
{
  g_autoptr (GHashTable) weeks = list_weeks (store, hardware_id, now);
  const LoaSpeakerWeek *week = g_hash_table_lookup (weeks, hardware_id);
  char letters[LOA_SPEAKER_WEEK_DAYS + 1] = "nobody";

  for (guint i = 0; week != NULL && i < LOA_SPEAKER_WEEK_DAYS; i++)
    letters[i] = "-+~x"[week->days[i]];

  g_assert_cmpstr (letters, ==, expected);
  if (week != NULL)
    g_assert_cmpint (week->first_day, ==, now - (now + LOA_VIETNAM_UTC_OFFSET) % DAY - 6 * DAY);
}

static gint64
get_last_seen (LoaStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;

  loa_store_list_speakers_async (store, NULL, keep_result_cb, &result);
  records = loa_store_list_speakers_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return ((LoaSpeakerRecord *) g_ptr_array_index (records, 0))->last_seen;
}

static void
test_week (StoreFixture  *fixture,
           gconstpointer  data)
{
  LoaStore *store = fixture->store;
  g_autoptr (GHashTable) weeks = NULL;

  add_speaker (store, "A");
  add_speaker (store, "B");
  assert_week (store, "A", MIDNIGHT, "nobody");

  /* The last second of a day and the first of the next one. */
  check (store, "A", MIDNIGHT - 1, LOA_TERNARY_YES, LOA_TERNARY_YES);
  check (store, "A", MIDNIGHT, LOA_TERNARY_NO, LOA_TERNARY_YES);
  assert_week (store, "A", MIDNIGHT, "-----+x");
  check (store, "A", MIDNIGHT + 10, LOA_TERNARY_YES, LOA_TERNARY_YES);
  check (store, "A", MIDNIGHT + DAY + 10, LOA_TERNARY_UNKNOWN, LOA_TERNARY_YES);
  check (store, "A", MIDNIGHT + 2 * DAY + 10, LOA_TERNARY_NO, LOA_TERNARY_UNKNOWN);
  assert_week (store, "A", MIDNIGHT + 3 * DAY - 1, "---+~-x");
  assert_week (store, "A", MIDNIGHT + 6 * DAY, "~-x----");
  assert_week (store, "A", MIDNIGHT + 9 * DAY, "nobody");
  assert_week (store, "A", MIDNIGHT - DAY, "------+");

  /* Nothing of the other, nor of one that is not in the register. */
  check (store, "C", MIDNIGHT, LOA_TERNARY_YES, LOA_TERNARY_YES);
  check (store, "B", MIDNIGHT, LOA_TERNARY_NO, LOA_TERNARY_NO);
  weeks = list_weeks (store, NULL, MIDNIGHT);
  g_assert_cmpuint (g_hash_table_size (weeks), ==, 2);
  assert_week (store, "B", MIDNIGHT, "------x");
}

static void
test_last_seen (StoreFixture  *fixture,
                gconstpointer  data)
{
  add_speaker (fixture->store, "A");
  check (fixture->store, "A", MIDNIGHT, LOA_TERNARY_NO, LOA_TERNARY_YES);
  g_assert_cmpint (get_last_seen (fixture->store), ==, 0);
  check (fixture->store, "A", MIDNIGHT + 5, LOA_TERNARY_YES, LOA_TERNARY_YES);
  check (fixture->store, "A", MIDNIGHT + 9, LOA_TERNARY_NO, LOA_TERNARY_YES);
  check (fixture->store, "A", MIDNIGHT + 12, LOA_TERNARY_UNKNOWN, LOA_TERNARY_YES);
  g_assert_cmpint (get_last_seen (fixture->store), ==, MIDNIGHT + 5);
}

/* Ten days of checks stay few rows, and only eight days of them. */
static void
test_few_rows (StoreFixture  *fixture,
               gconstpointer  data)
{
  gint64 time;

  add_speaker (fixture->store, "A");
  for (time = MIDNIGHT; time < MIDNIGHT + 10 * DAY; time += 4 * QUARTER)
    check (fixture->store, "A", time, LOA_TERNARY_YES, LOA_TERNARY_YES);

  g_assert_cmpint (query_integer (fixture->path, "SELECT count (*) FROM checks"), ==, 9);
  g_assert_cmpint (query_integer (fixture->path, "SELECT max (until - time) FROM checks"), ==, DAY - 4 * QUARTER);
  assert_week (fixture->store, "A", time - 1, "+++++++");

  /* A clock that was ahead. */
  check (fixture->store, "A", time + 1000 * DAY, LOA_TERNARY_NO, LOA_TERNARY_YES);
  g_assert_cmpint (query_integer (fixture->path, "SELECT count (*) FROM checks"), ==, 1);
  check (fixture->store, "A", time, LOA_TERNARY_YES, LOA_TERNARY_YES);
  assert_week (fixture->store, "A", time, "------+");
  g_assert_cmpint (query_integer (fixture->path, "SELECT count (*) FROM checks"), ==, 1);
}

static void
test_comes_and_goes (StoreFixture  *fixture,
                     gconstpointer  data)
{
  add_speaker (fixture->store, "A");
  for (guint i = 0; i < 4 * 15; i++)
    check (fixture->store, "A", MIDNIGHT + i * 60, i % 2 == 0 ? LOA_TERNARY_YES : LOA_TERNARY_NO, LOA_TERNARY_YES);

  g_assert_cmpint (query_integer (fixture->path, "SELECT count (*) FROM checks"), <=, 10);
  assert_week (fixture->store, "A", MIDNIGHT, "------~");
}

static void
test_removed (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) restored = NULL;
  g_autoptr (LoaSpeakerRecord) record = NULL;

  add_speaker (fixture->store, "A");
  check (fixture->store, "A", MIDNIGHT, LOA_TERNARY_YES, LOA_TERNARY_YES);
  loa_store_remove_speaker_async (fixture->store, "A", NULL, keep_result_cb, &result);
  record = loa_store_remove_speaker_finish (fixture->store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  loa_store_restore_speaker_async (fixture->store, record, NULL, keep_result_cb, &restored);
  loa_store_restore_speaker_finish (fixture->store, wait_for_result (&restored), &error);
  g_assert_no_error (error);
  assert_week (fixture->store, "A", MIDNIGHT, "------+");
  g_assert_cmpint (get_last_seen (fixture->store), ==, MIDNIGHT);
}

void
add_check_tests (void)
{
  g_test_add ("/store/checks/week", StoreFixture, NULL, store_fixture_set_up, test_week, store_fixture_tear_down);
  g_test_add ("/store/checks/last-seen", StoreFixture, NULL, store_fixture_set_up, test_last_seen,
              store_fixture_tear_down);
  g_test_add ("/store/checks/few-rows", StoreFixture, NULL, store_fixture_set_up, test_few_rows,
              store_fixture_tear_down);
  g_test_add ("/store/checks/comes-and-goes", StoreFixture, NULL, store_fixture_set_up, test_comes_and_goes,
              store_fixture_tear_down);
  g_test_add ("/store/checks/removed", StoreFixture, NULL, store_fixture_set_up, test_removed,
              store_fixture_tear_down);
}
