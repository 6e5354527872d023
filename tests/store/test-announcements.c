/* test-announcements.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"
#include "test-store.h"

#define SERIAL "VNS52508000001"

static LoaAnnouncementRecord *
ask (LoaStore   *store,
     const char *request_id,
     gint64      asked,
     gboolean    expect_known)
{
  g_autoptr (GError) error = NULL;
  gboolean was_known;
  LoaAnnouncementRecord *record = ask_announcement (store, request_id, SERIAL, 150000, asked, &was_known, &error);

  g_assert_no_error (error);
  g_assert_cmpint (was_known, ==, expect_known);

  return record;
}

static gboolean
try_update (LoaStore                     *store,
            const LoaAnnouncementRecord  *record,
            GError                      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_store_update_announcement_async (store, record, NULL, keep_result_cb, &result);

  return loa_store_update_announcement_finish (store, wait_for_result (&result), error);
}

static void
update (LoaStore             *store,
        const char           *request_id,
        LoaAnnouncementState  state,
        const char           *status,
        const char           *message)
{
  g_autoptr (GError) error = NULL;
  LoaAnnouncementRecord record = {
    .request_id = (char *) request_id, .state = state, .status = (char *) status, .message = (char *) message,
    .sent = 101, .delivered = 102, .retries = 2,
  };

  try_update (store, &record, &error);
  g_assert_no_error (error);
}

static LoaAnnouncementRecord *
get (LoaStore    *store,
     const char  *request_id,
     GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_store_get_announcement_async (store, request_id, NULL, keep_result_cb, &result);

  return loa_store_get_announcement_finish (store, wait_for_result (&result), error);
}

static void
assert_record (LoaStore             *store,
               const char           *request_id,
               LoaAnnouncementState  state,
               const char           *status,
               const char           *message,
               gint64                asked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaAnnouncementRecord) record = get (store, request_id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, state);
  g_assert_cmpstr (record->status, ==, status);
  g_assert_cmpstr (record->message, ==, message);
  g_assert_cmpint (record->asked, ==, asked);
}

static void
assert_request_ids (GPtrArray  *records,
                    const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const LoaAnnouncementRecord *record = g_ptr_array_index (records, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", record->request_id);
    }

  g_assert_cmpstr (ids->str, ==, expected);
}

static void
assert_ledger (LoaStore   *store,
               const char *hardware_id,
               guint       limit,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;

  loa_store_list_announcements_async (store, hardware_id, limit, NULL, keep_result_cb, &result);
  records = loa_store_list_announcements_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);
  assert_request_ids (records, expected);
}

static void
assert_unfinished (LoaStore   *store,
                   const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;

  loa_store_list_unfinished_announcements_async (store, NULL, keep_result_cb, &result);
  records = loa_store_list_unfinished_announcements_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);
  assert_request_ids (records, expected);
}

static void
test_ask (StoreFixture  *fixture,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaAnnouncementRecord) record = ask (fixture->store, "TXN202510130001", 100, FALSE);
  g_autoptr (LoaAnnouncementRecord) kept = NULL;

  g_assert_cmpint (record->row, >, 0);
  g_assert_cmpstr (record->request_id, ==, "TXN202510130001");
  g_assert_cmpstr (record->hardware_id, ==, SERIAL);
  g_assert_cmpint (record->amount, ==, 150000);
  g_assert_cmpint (record->cause, ==, LOA_ANNOUNCEMENT_CAUSE_TEST);
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_ASKED);
  g_assert_null (record->status);
  g_assert_cmpint (record->asked, ==, 100);
  g_assert_cmpint (record->sent, ==, 0);
  g_assert_false (loa_announcement_record_is_settled (record));

  store_fixture_reopen (fixture);
  kept = get (fixture->store, "TXN202510130001", &error);
  g_assert_no_error (error);
  g_assert_cmpint (kept->row, ==, record->row);

  g_assert_null (get (fixture->store, "TXN202510130002", &error));
  g_assert_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_NOT_FOUND);
}

static void
test_conflict (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaAnnouncementRecord) record = ask (fixture->store, "A", 100, FALSE);

  g_assert_null (ask_announcement (fixture->store, "A", SERIAL, 150001, 200, NULL, &error));
  g_assert_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (ask_announcement (fixture->store, "A", "VNS52508000002", 150000, 200, NULL, &error));
  g_assert_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_CONFLICT);

  assert_record (fixture->store, "A", LOA_ANNOUNCEMENT_STATE_ASKED, NULL, NULL, 100);
}

typedef struct
{
  LoaAnnouncementState state;
  const char *status;
  LoaAnnouncementState expected;
  const char *expected_message;
  gint64 expected_asked;
} Again;

/* What a row that is asked for again becomes. */
static const Again agains[] = {
  { LOA_ANNOUNCEMENT_STATE_ASKED, NULL, LOA_ANNOUNCEMENT_STATE_ASKED, "m", 200 },
  { LOA_ANNOUNCEMENT_STATE_SENT, "PENDING", LOA_ANNOUNCEMENT_STATE_SENT, "m", 200 },
  { LOA_ANNOUNCEMENT_STATE_SENT, "SENT", LOA_ANNOUNCEMENT_STATE_SENT, "m", 200 },
  { LOA_ANNOUNCEMENT_STATE_UNKNOWN, "PENDING", LOA_ANNOUNCEMENT_STATE_ASKED, "m", 200 },
  { LOA_ANNOUNCEMENT_STATE_NOT_SENT, NULL, LOA_ANNOUNCEMENT_STATE_ASKED, "m", 200 },
  { LOA_ANNOUNCEMENT_STATE_FAILED, NULL, LOA_ANNOUNCEMENT_STATE_ASKED, NULL, 200 },
  { LOA_ANNOUNCEMENT_STATE_FAILED, "FAILED", LOA_ANNOUNCEMENT_STATE_FAILED, "m", 100 },
  { LOA_ANNOUNCEMENT_STATE_DELIVERED, "SUCCESS", LOA_ANNOUNCEMENT_STATE_DELIVERED, "m", 100 },
};

static void
test_ask_again (StoreFixture  *fixture,
                gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (agains); i++)
    {
      g_autofree char *id = g_strdup_printf ("A%u", i);
      g_autoptr (LoaAnnouncementRecord) first = ask (fixture->store, id, 100, FALSE);
      g_autoptr (LoaAnnouncementRecord) again = NULL;

      update (fixture->store, id, agains[i].state, agains[i].status, "m");
      again = ask (fixture->store, id, 200, TRUE);
      g_assert_cmpint (again->row, ==, first->row);
      g_assert_cmpint (again->retries, ==, 2);
      g_assert_cmpint (again->sent, ==, 101);
      assert_record (fixture->store, id, agains[i].expected, agains[i].status, agains[i].expected_message,
                     agains[i].expected_asked);
    }
}

static void
test_update (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaAnnouncementRecord) asked = ask (fixture->store, "A", 100, FALSE);
  g_autoptr (LoaAnnouncementRecord) copy = loa_announcement_record_copy (asked);

  update (fixture->store, "A", LOA_ANNOUNCEMENT_STATE_SENT, "PENDING", "on its way");
  assert_record (fixture->store, "A", LOA_ANNOUNCEMENT_STATE_SENT, "PENDING", "on its way", 100);
  update (fixture->store, "A", LOA_ANNOUNCEMENT_STATE_DELIVERED, "SUCCESS", "said");
  assert_record (fixture->store, "A", LOA_ANNOUNCEMENT_STATE_DELIVERED, "SUCCESS", "said", 100);

  /* A late answer to an earlier question. */
  update (fixture->store, "A", LOA_ANNOUNCEMENT_STATE_SENT, "PENDING", "on its way");
  assert_record (fixture->store, "A", LOA_ANNOUNCEMENT_STATE_DELIVERED, "SUCCESS", "said", 100);

  g_free (copy->request_id);
  copy->request_id = g_strdup ("B");
  g_assert_false (try_update (fixture->store, copy, &error));
  g_assert_error (error, LOA_STORE_ERROR, LOA_STORE_ERROR_NOT_FOUND);
}

static void
test_lists (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaAnnouncementRecord) a = ask (fixture->store, "A", 300, FALSE);
  g_autoptr (LoaAnnouncementRecord) b = ask (fixture->store, "B", 200, FALSE);
  g_autoptr (LoaAnnouncementRecord) c = ask (fixture->store, "C", 200, FALSE);
  g_autoptr (LoaAnnouncementRecord) d = ask_announcement (fixture->store, "D", "other", 1, 100, NULL, &error);

  g_assert_no_error (error);
  assert_ledger (fixture->store, NULL, 0, "A C B D");
  assert_ledger (fixture->store, NULL, 2, "A C");
  assert_ledger (fixture->store, SERIAL, 0, "A C B");
  assert_ledger (fixture->store, "other", 10, "D");
  assert_ledger (fixture->store, "nobody", 0, "");
  assert_unfinished (fixture->store, "D B C A");

  update (fixture->store, "A", LOA_ANNOUNCEMENT_STATE_SENT, "SENT", NULL);
  update (fixture->store, "B", LOA_ANNOUNCEMENT_STATE_DELIVERED, "SUCCESS", NULL);
  update (fixture->store, "C", LOA_ANNOUNCEMENT_STATE_NOT_SENT, NULL, NULL);
  update (fixture->store, "D", LOA_ANNOUNCEMENT_STATE_UNKNOWN, "PENDING", NULL);
  assert_unfinished (fixture->store, "A");
}

static void
test_words (void)
{
  g_assert_cmpstr (loa_announcement_cause_to_string (LOA_ANNOUNCEMENT_CAUSE_BY_HAND), ==, "by hand");
  g_assert_cmpstr (loa_announcement_cause_to_string (LOA_ANNOUNCEMENT_CAUSE_PAYMENT), ==, "payment");
  g_assert_cmpstr (loa_announcement_state_to_string (LOA_ANNOUNCEMENT_STATE_NOT_SENT), ==, "not sent");
  g_assert_cmpstr (loa_announcement_state_to_string (LOA_ANNOUNCEMENT_STATE_DELIVERED), ==, "delivered");
}

static void
test_causes (StoreFixture  *fixture,
             gconstpointer  data)
{
  for (int cause = LOA_ANNOUNCEMENT_CAUSE_TEST; cause <= LOA_ANNOUNCEMENT_CAUSE_PAYMENT; cause++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (LoaAnnouncementRecord) record = NULL;

      loa_store_ask_announcement_async (fixture->store, loa_announcement_cause_to_string (cause), SERIAL, 1, cause, 1,
                                        NULL, keep_result_cb, &result);
      record = loa_store_ask_announcement_finish (fixture->store, wait_for_result (&result), NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (record->cause, ==, cause);
    }
}

void
add_announcement_tests (void)
{
  g_test_add ("/store/announcements/ask", StoreFixture, NULL, store_fixture_set_up, test_ask,
              store_fixture_tear_down);
  g_test_add ("/store/announcements/conflict", StoreFixture, NULL, store_fixture_set_up, test_conflict,
              store_fixture_tear_down);
  g_test_add ("/store/announcements/ask-again", StoreFixture, NULL, store_fixture_set_up, test_ask_again,
              store_fixture_tear_down);
  g_test_add ("/store/announcements/update", StoreFixture, NULL, store_fixture_set_up, test_update,
              store_fixture_tear_down);
  g_test_add ("/store/announcements/lists", StoreFixture, NULL, store_fixture_set_up, test_lists,
              store_fixture_tear_down);
  g_test_add ("/store/announcements/causes", StoreFixture, NULL, store_fixture_set_up, test_causes,
              store_fixture_tear_down);
  g_test_add_func ("/store/announcements/words", test_words);
}
