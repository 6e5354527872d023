/* test-announcer-answers.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-work.h"

#include <string.h>

#include "loa-store-announcements.h"

/* Answers that can be read but cannot be right, from a server that says what a test writes down. */
typedef struct
{
  Work work;
  SoupServer *server; /* (owned) */
  const char *notify_answer;
  const char *check_answer; /* NULL says that the request is not known */
  const char *first_known; /* (nullable): in place of the first of them */
  const char *retry_after; /* (nullable): then notify answers 503 */
  guint notify_status; /* of an answer without it, 0 for 200 */
  guint resend_status; /* of every answer but the first, 0 for the same */
  guint check_status; /* of an answer without a request, 0 for 404 */
  guint n_unknown_checks; /* so many do not know the request yet */
  guint n_notified;
  guint n_checked;
} Script;

static void
answer (SoupServerMessage *message,
        guint              status,
        const char        *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
}

static void
handle_cb (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           user_data)
{
  Script *script = user_data;

  if (g_str_has_suffix (path, "/token/create"))
    {
      answer (message, 201, "{\"code\":201,\"message\":\"Resource created\",\"data\":\"—\",\"access_token\":\"token\","
                            "\"ttl\":6000}");
    }
  else if (g_str_has_suffix (path, "/notify"))
    {
      script->n_notified++;
      if (script->retry_after != NULL)
        soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After",
                                      script->retry_after);

      if (script->resend_status != 0 && script->n_notified > 1)
        answer (message, script->resend_status, "{\"message\":\"Duplicate\"}");
      else if (script->retry_after != NULL)
        answer (message, 503, script->notify_answer);
      else
        answer (message, script->notify_status != 0 ? script->notify_status : 200, script->notify_answer);
    }
  else
    {
      script->n_checked++;
      if (script->first_known != NULL && script->n_checked == script->n_unknown_checks + 1)
        answer (message, 200, script->first_known);
      else if (script->check_answer != NULL && script->n_checked > script->n_unknown_checks)
        answer (message, 200, script->check_answer);
      else
        answer (message, script->check_status != 0 ? script->check_status : 404, "{\"message\":\"No answer\"}");
    }
}

static void
set_up (Script        *script,
        gconstpointer  data)
{
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;
  GSList *uris;

  work_set_up (&script->work, NULL);
  script->server = g_object_new (SOUP_TYPE_SERVER, NULL);
  soup_server_add_handler (script->server, NULL, handle_cb, script, NULL);
  soup_server_listen_local (script->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);

  uris = soup_server_get_uris (script->server);
  address = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  g_clear_object (&script->work.announcer);
  g_clear_object (&script->work.account);
  script->work.account = work_make_account (&script->work, address);
  work_connect (&script->work);
  script->work.announcer =
    loa_announcer_new (script->work.store, script->work.row_lock, script->work.account, script->work.clock);
}

static void
tear_down (Script        *script,
           gconstpointer  data)
{
  soup_server_disconnect (script->server);
  work_tear_down (&script->work, data);
  g_clear_object (&script->server);
}

/* SePay took it, but its answer is about something else: what it knows then decides. */
static void
test_notify_about_another (Script        *script,
                           gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  script->notify_answer = data;
  script->check_answer = "{\"code\":200,\"data\":{\"requestId\":\"TXN1\",\"hardwareId\":\"" SPEAKER "\","
                         "\"amount\":\"150000\",\"status\":\"PENDING\",\"retriesCount\":\"2\"}}";

  record = work_announce (&script->work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_SENT);
  g_assert_cmpstr (record->status, ==, "PENDING");
  g_assert_cmpint (record->retries, ==, 2);
  g_assert_cmpuint (script->n_notified, ==, 1);
  g_assert_cmpuint (script->n_checked, ==, 1);
}

/* The id stands for something else at SePay: ours will never be said, and is not taken for the other. */
static void
test_id_is_of_another (Script        *script,
                       gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (GError) error = NULL;

  script->notify_answer = "no JSON";
  script->check_answer = data;

  record = work_announce (&script->work, "TXN1", 150000, &error);
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_REFUSED);
  g_assert_null (record);
  g_assert_cmpuint (script->n_notified, ==, 1);

  row = work_get_row (&script->work, "TXN1");
  g_assert_cmpint (row->state, ==, LOA_ANNOUNCEMENT_STATE_FAILED);
  g_assert_cmpstr (row->status, ==, NULL);
  g_assert_cmpint (row->sent, ==, 0);
}

/* SePay accepts and then does not know it: it is not sent again while it is followed. */
static void
test_forgotten (Script        *script,
                gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  script->notify_answer = "{\"code\":200,\"data\":{\"requestId\":\"TXN1\",\"hardwareId\":\"" SPEAKER "\","
                          "\"status\":\"SENT\"}}";

  record = work_announce (&script->work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  g_clear_pointer (&record, loa_announcement_record_free);

  record = work_follow (&script->work, "TXN1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_UNKNOWN);
  g_assert_cmpstr (record->status, ==, "SENT");
  g_assert_cmpuint (script->n_notified, ==, 1);
  g_assert_cmpuint (script->n_checked, ==, 7);
}

/* SePay takes it and never knows it: it is sent again at most so often, always after asking, and then left. */
static void
test_never_known (Script        *script,
                  gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (GError) error = NULL;

  script->notify_answer = "<html>";

  record = work_announce (&script->work, "TXN1", 150000, &error);
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_MALFORMED);
  g_assert_cmpuint (script->n_notified, ==, 4);
  g_assert_cmpuint (script->n_checked, ==, 4);
  row = work_get_row (&script->work, "TXN1");
  g_assert_cmpint (row->state, ==, LOA_ANNOUNCEMENT_STATE_ASKED);
}

/* A person asks again for what SePay took and no longer knows: it is asked, not sent, until SePay takes it again. */
static void
test_forgotten_and_asked_again (Script        *script,
                                gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (GError) error = NULL;

  script->notify_answer = "{\"code\":200,\"data\":{\"requestId\":\"TXN1\",\"hardwareId\":\"" SPEAKER "\","
                          "\"status\":\"SENT\"}}";
  record = work_announce (&script->work, "TXN1", 150000, &error);
  g_assert_no_error (error);

  script->notify_answer = "<html>";
  g_assert_null (work_announce (&script->work, "TXN1", 150000, &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_MALFORMED);
  row = work_get_row (&script->work, "TXN1");
  g_assert_cmpint (row->state, ==, LOA_ANNOUNCEMENT_STATE_ASKED);
  g_assert_cmpstr (row->status, ==, NULL);
  g_assert_cmpint (row->sent, ==, 0);
}

/* Refused and told so, it does not sound when SePay permits it later. */
static void
test_not_permitted (Script        *script,
                    gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (GError) error = NULL;

  script->notify_status = GPOINTER_TO_UINT (data);
  script->notify_answer = "{\"code\":403,\"message\":\"Forbidden\"}";
  g_assert_null (work_announce (&script->work, "TXN1", 150000, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  row = work_get_row (&script->work, "TXN1");
  g_assert_cmpint (row->state, ==, LOA_ANNOUNCEMENT_STATE_FAILED);

  script->notify_status = 0;
  script->n_notified = 0;
  g_assert_true (work_resume (&script->work, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (script->n_notified, ==, 0);
}

#define SUCCESS_ANSWER \
  "{\"code\":200,\"data\":{\"requestId\":\"TXN1\",\"hardwareId\":\"" SPEAKER "\",\"amount\":\"150000\"," \
  "\"status\":\"SUCCESS\"}}"

/* SePay took it, its answer was lost, its check does not know it yet, and what is sent again is a conflict: it has it. */
static void
test_conflict_after_loss (Script        *script,
                          gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementRecord) followed = NULL;
  g_autoptr (GError) error = NULL;

  script->notify_status = 500;
  script->notify_answer = "";
  script->resend_status = 409;
  script->check_answer = SUCCESS_ANSWER;
  script->n_unknown_checks = GPOINTER_TO_UINT (data);

  record = work_announce (&script->work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_SENT);
  g_assert_cmpint (record->sent, >, 0);
  g_assert_cmpuint (script->n_notified, ==, 2);

  followed = work_follow (&script->work, "TXN1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (followed->state, ==, script->n_unknown_checks < 9 ? LOA_ANNOUNCEMENT_STATE_DELIVERED
                                                                     : LOA_ANNOUNCEMENT_STATE_UNKNOWN);
  g_assert_cmpuint (script->n_notified, ==, 2);
}

/* The same of a row that a killed process left: it may have been there before. */
static void
test_conflict_after_restart (Script        *script,
                             gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (GError) error = NULL;

  work_ask (&script->work, "TXN1", loa_clock_get_unix_seconds (script->work.clock) - 60);
  script->notify_status = 409;
  script->notify_answer = "";
  script->check_answer = SUCCESS_ANSWER;
  script->n_unknown_checks = 3;
  g_assert_true (work_resume (&script->work, &error));
  g_assert_no_error (error);

  row = work_get_row (&script->work, "TXN1");
  g_assert_cmpint (row->state, ==, LOA_ANNOUNCEMENT_STATE_DELIVERED);
  g_assert_cmpuint (script->n_notified, ==, 1);
}

/* SePay has it, and the check that would tell so fails. */
static void
test_conflict_and_lost_checks (Script        *script,
                               gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  work_ask (&script->work, "TXN1", loa_clock_get_unix_seconds (script->work.clock));
  script->notify_status = 409;
  script->notify_answer = "";
  record = work_announce (&script->work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_SENT);
  g_clear_pointer (&record, loa_announcement_record_free);

  script->check_status = 500;
  record = work_follow (&script->work, "TXN1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_UNKNOWN);
  g_assert_cmpuint (script->n_notified, ==, 1);
}

/* Any other refusal of what was sent twice, and a conflict of what was not, are believed a few seconds later. */
static void
test_doubtful_refusal (Script        *script,
                       gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (GError) error = NULL;

  script->notify_status = GPOINTER_TO_UINT (data);
  script->notify_answer = "{}";
  script->resend_status = 400;
  g_assert_null (work_announce (&script->work, "TXN1", 150000, &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_REFUSED);
  row = work_get_row (&script->work, "TXN1");
  g_assert_cmpint (row->state, ==, LOA_ANNOUNCEMENT_STATE_FAILED);
}

static void
test_refusal_that_was_none (Script        *script,
                            gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  guint first_status = GPOINTER_TO_UINT (data);

  script->notify_status = first_status;
  script->notify_answer = "{}";
  script->resend_status = 400;
  script->check_answer = SUCCESS_ANSWER;
  script->n_unknown_checks = first_status == 409 ? 2 : 3;
  record = work_announce (&script->work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_DELIVERED);
}

/* Who waits for the end goes on asking for two minutes while SePay cannot tell whether it has it. */
static void
test_followed_while_checks_are_lost (Script        *script,
                                     gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gint64 passed;

  script->notify_status = 500;
  script->notify_answer = "";
  script->check_status = 500;
  g_assert_null (work_announce (&script->work, "TXN1", 150000, &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_SERVER);
  g_clear_error (&error);

  g_assert_null (work_follow (&script->work, "TXN1", &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_SERVER);
  g_clear_error (&error);
  row = work_get_row (&script->work, "TXN1");
  g_assert_cmpint (row->state, ==, LOA_ANNOUNCEMENT_STATE_ASKED);
  g_assert_cmpuint (script->n_notified, ==, 1);
  passed = loa_clock_get_unix_seconds (script->work.clock) - row->asked;
  g_assert_cmpint (passed, >=, LOA_ANNOUNCER_RESEND_SECONDS);
  g_assert_cmpint (passed, <, LOA_ANNOUNCER_RESEND_SECONDS + 30);

  script->check_answer = SUCCESS_ANSWER;
  record = work_follow (&script->work, "TXN1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_DELIVERED);
  g_assert_cmpuint (script->n_notified, ==, 1);
}

#define ANSWER_WITH(serial, status) \
  "{\"code\":200,\"data\":{\"requestId\":\"TXN1\",\"hardwareId\":\"" serial "\",\"amount\":\"150000\"," \
  "\"status\":\"" status "\"}}"

/* What SePay may say of one that was given up, and what that means. */
typedef struct
{
  const char *path;
  const char *first_answer;
  const char *answer; /* (nullable): to whoever asks on */
  guint check_status;
  LoaAnnouncementState state;
  GQuark (*domain) (void);
  int code;
  guint n_checked;
} Doubt;

static const Doubt doubts[] = {
  { "/shop/announcer/answer/doubt/said", ANSWER_WITH (SPEAKER, "SUCCESS"), NULL, 0, LOA_ANNOUNCEMENT_STATE_DELIVERED,
    NULL, 0, 1 },
  { "/shop/announcer/answer/doubt/failed", ANSWER_WITH (SPEAKER, "FAILED"), NULL, 0, LOA_ANNOUNCEMENT_STATE_FAILED,
    loa_shop_error_quark, LOA_SHOP_ERROR_DELIVERY_FAILED, 1 },
  { "/shop/announcer/answer/doubt/never-had", NULL, NULL, 404, LOA_ANNOUNCEMENT_STATE_UNKNOWN, loa_shop_error_quark,
    LOA_SHOP_ERROR_NOT_KNOWN, 1 },
  { "/shop/announcer/answer/doubt/pending", ANSWER_WITH (SPEAKER, "PENDING"), ANSWER_WITH (SPEAKER, "PENDING"), 0,
    LOA_ANNOUNCEMENT_STATE_UNKNOWN, NULL, 0, 8 },
  { "/shop/announcer/answer/doubt/pending-then-said", ANSWER_WITH (SPEAKER, "PENDING"),
    ANSWER_WITH (SPEAKER, "SUCCESS"), 0, LOA_ANNOUNCEMENT_STATE_DELIVERED, NULL, 0, 2 },
  { "/shop/announcer/answer/doubt/pending-then-failed", ANSWER_WITH (SPEAKER, "PENDING"),
    ANSWER_WITH (SPEAKER, "FAILED"), 0, LOA_ANNOUNCEMENT_STATE_FAILED, NULL, 0, 2 },
  { "/shop/announcer/answer/doubt/pending-then-forgotten", ANSWER_WITH (SPEAKER, "PENDING"), NULL, 404,
    LOA_ANNOUNCEMENT_STATE_UNKNOWN, NULL, 0, 8 },
  { "/shop/announcer/answer/doubt/failed-of-another", ANSWER_WITH (OTHER_SPEAKER, "FAILED"), NULL, 0,
    LOA_ANNOUNCEMENT_STATE_UNKNOWN, sepay_error_quark, SEPAY_ERROR_REFUSED, 1 },
  { "/shop/announcer/answer/doubt/no-answer", NULL, NULL, 503, LOA_ANNOUNCEMENT_STATE_UNKNOWN, sepay_error_quark,
    SEPAY_ERROR_SERVER, 4 },
  { "/shop/announcer/answer/doubt/unreadable", "<html>", NULL, 0, LOA_ANNOUNCEMENT_STATE_UNKNOWN, sepay_error_quark,
    SEPAY_ERROR_MALFORMED, 1 },
  { "/shop/announcer/answer/doubt/forbidden", NULL, NULL, 403, LOA_ANNOUNCEMENT_STATE_UNKNOWN, sepay_error_quark,
    SEPAY_ERROR_FORBIDDEN, 1 },
};

static LoaAnnouncementRecord *
find_out (Script  *script,
          GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_announcer_find_out_async (script->work.announcer, "TXN1", NULL, keep_result_cb, &result);

  return loa_announcer_find_out_finish (script->work.announcer, wait_for_result (&result), error);
}

static void
give_up (Script *script)
{
  g_autoptr (LoaAnnouncementRecord) sent = NULL;
  g_autoptr (LoaAnnouncementRecord) given_up = NULL;
  g_autoptr (GError) error = NULL;

  script->notify_answer = ANSWER_WITH (SPEAKER, "SENT");
  sent = work_announce (&script->work, "TXN1", 150000, &error);
  g_assert_no_error (error);
  given_up = work_follow (&script->work, "TXN1", &error);
  g_assert_no_error (error);
  g_assert_cmpint (given_up->state, ==, LOA_ANNOUNCEMENT_STATE_UNKNOWN);
  script->n_checked = 0;
}

/* Whatever the answer, finding out sends nothing. */
static void
test_doubt (Script        *script,
            gconstpointer  data)
{
  const Doubt *doubt = data;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (GError) error = NULL;

  give_up (script);
  script->first_known = doubt->first_answer;
  script->check_answer = doubt->answer;
  script->check_status = doubt->check_status;
  record = find_out (script, &error);
  row = work_get_row (&script->work, "TXN1");
  g_assert_cmpint (row->state, ==, doubt->state);
  g_assert_cmpuint (script->n_checked, ==, doubt->n_checked);
  g_assert_cmpuint (script->n_notified, ==, 1);
  if (doubt->domain != NULL)
    g_assert_error (error, doubt->domain (), doubt->code);
  else
    g_assert_no_error (error);
  g_assert_cmpint (record != NULL, ==, doubt->domain == NULL);
}

/* SePay is asked for a day at most, and what was said meanwhile is not asked about. */
static void
test_doubt_is_over (Script        *script,
                    gconstpointer  data)
{
  g_autoptr (LoaAnnouncementRecord) old = NULL;
  g_autoptr (LoaAnnouncementRecord) said = NULL;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  give_up (script);
  script->first_known = ANSWER_WITH (SPEAKER, "SUCCESS");
  loa_clock_sleep_async (script->work.clock, 24 * 60 * 60 * 1000, NULL, keep_result_cb, &result);
  loa_clock_sleep_finish (script->work.clock, wait_for_result (&result), &error);
  g_assert_no_error (error);
  old = find_out (script, &error);
  g_assert_no_error (error);
  g_assert_cmpint (old->state, ==, LOA_ANNOUNCEMENT_STATE_UNKNOWN);
  g_assert_cmpuint (script->n_checked, ==, 0);

  said = loa_announcement_record_copy (old);
  said->state = LOA_ANNOUNCEMENT_STATE_DELIVERED;
  g_free (said->status);
  said->status = g_strdup ("SUCCESS");
  g_clear_object (&result);
  loa_store_update_announcement_async (script->work.store, said, NULL, keep_result_cb, &result);
  loa_store_update_announcement_finish (script->work.store, wait_for_result (&result), &error);
  g_assert_no_error (error);
  record = find_out (script, &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->state, ==, LOA_ANNOUNCEMENT_STATE_DELIVERED);
  g_assert_cmpuint (script->n_checked, ==, 0);
}

/* SePay asks to wait: no longer than the request may be sent at all, and not a moment less. */
static void
test_retry_after (Script        *script,
                  gconstpointer  data)
{
  gint64 seconds = g_ascii_strtoll (data, NULL, 10);
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementRecord) row = NULL;
  g_autoptr (GError) error = NULL;
  gint64 passed;

  script->notify_answer = "";
  script->retry_after = data;

  record = work_announce (&script->work, "TXN1", 150000, &error);
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_SERVER);
  row = work_get_row (&script->work, "TXN1");
  g_assert_cmpint (row->state, ==, LOA_ANNOUNCEMENT_STATE_ASKED);

  passed = loa_clock_get_unix_seconds (script->work.clock) - row->asked;
  g_assert_cmpuint (script->n_notified, ==, seconds > 120 ? 1 : 120 / seconds + 1);
  g_assert_cmpint (passed, >=, (script->n_notified - 1) * seconds);
  g_assert_cmpint (passed, <=, 120);
}

void
add_announcer_answer_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (doubts); i++)
    g_test_add (doubts[i].path, Script, &doubts[i], set_up, test_doubt, tear_down);
  g_test_add ("/shop/announcer/answer/doubt/over", Script, NULL, set_up, test_doubt_is_over, tear_down);
  g_test_add ("/shop/announcer/answer/notify-of-another-request", Script,
              "{\"code\":200,\"data\":{\"requestId\":\"TXN2\",\"hardwareId\":\"" SPEAKER
              "\",\"status\":\"SENT\"}}",
              set_up, test_notify_about_another, tear_down);
  g_test_add ("/shop/announcer/answer/notify-of-another-speaker", Script,
              "{\"code\":200,\"data\":{\"requestId\":\"TXN1\",\"hardwareId\":\"" OTHER_SPEAKER
              "\",\"status\":\"SENT\"}}",
              set_up, test_notify_about_another, tear_down);
  g_test_add ("/shop/announcer/answer/id-of-another-amount", Script,
              "{\"code\":200,\"data\":{\"requestId\":\"TXN1\",\"hardwareId\":\"" SPEAKER "\",\"amount\":\"1000\","
              "\"status\":\"SUCCESS\"}}",
              set_up, test_id_is_of_another, tear_down);
  g_test_add ("/shop/announcer/answer/id-of-another-speaker", Script,
              "{\"code\":200,\"data\":{\"requestId\":\"TXN1\",\"hardwareId\":\"" OTHER_SPEAKER
              "\",\"amount\":\"150000\",\"status\":\"SUCCESS\"}}",
              set_up, test_id_is_of_another, tear_down);
  g_test_add ("/shop/announcer/answer/forgotten", Script, NULL, set_up, test_forgotten, tear_down);
  g_test_add ("/shop/announcer/answer/forgotten-and-asked-again", Script, NULL, set_up, test_forgotten_and_asked_again,
              tear_down);
  g_test_add ("/shop/announcer/answer/forbidden", Script, GUINT_TO_POINTER (403), set_up, test_not_permitted, tear_down);
  g_test_add ("/shop/announcer/answer/unauthorized", Script, GUINT_TO_POINTER (401), set_up, test_not_permitted,
              tear_down);
  g_test_add ("/shop/announcer/answer/conflict-after-loss/known-soon", Script, GUINT_TO_POINTER (4), set_up,
              test_conflict_after_loss, tear_down);
  g_test_add ("/shop/announcer/answer/conflict-after-loss/never-known", Script, GUINT_TO_POINTER (1000), set_up,
              test_conflict_after_loss, tear_down);
  g_test_add ("/shop/announcer/answer/conflict-after-restart", Script, NULL, set_up, test_conflict_after_restart,
              tear_down);
  g_test_add ("/shop/announcer/answer/conflict-and-lost-checks", Script, NULL, set_up, test_conflict_and_lost_checks,
              tear_down);
  g_test_add ("/shop/announcer/answer/doubtful-refusal/sent-twice", Script, GUINT_TO_POINTER (500), set_up,
              test_doubtful_refusal, tear_down);
  g_test_add ("/shop/announcer/answer/doubtful-refusal/conflict", Script, GUINT_TO_POINTER (409), set_up,
              test_doubtful_refusal, tear_down);
  g_test_add ("/shop/announcer/answer/refusal-that-was-none/sent-twice", Script, GUINT_TO_POINTER (500), set_up,
              test_refusal_that_was_none, tear_down);
  g_test_add ("/shop/announcer/answer/refusal-that-was-none/conflict", Script, GUINT_TO_POINTER (409), set_up,
              test_refusal_that_was_none, tear_down);
  g_test_add ("/shop/announcer/answer/followed-while-checks-are-lost", Script, NULL, set_up,
              test_followed_while_checks_are_lost, tear_down);
  g_test_add ("/shop/announcer/answer/retry-after-50", Script, "50", set_up, test_retry_after, tear_down);
  g_test_add ("/shop/announcer/answer/retry-after-300", Script, "300", set_up, test_retry_after, tear_down);
  g_test_add ("/shop/announcer/answer/never-known", Script, NULL, set_up, test_never_known, tear_down);
}
