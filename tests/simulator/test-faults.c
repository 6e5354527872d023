/* test-faults.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

#define NOTIFY "/speaker/transactions/notify"
#define NOTIFY_PATH "/devices/v1" NOTIFY
#define BODY "{\"hardwareId\":\"VNS52508000001\",\"amount\":150000,\"requestId\":\"A\"}"
#define SENT "{\"code\":200,*\"status\":\"SENT\"}}"

/* What a fault makes of one notify: the answer as it is seen, and whether the request has taken effect. */
typedef struct
{
  const char *fault;
  guint status;
  const char *pattern;
  const char *header; /* (nullable): a header of the answer … */
  const char *header_pattern; /* … and what it says */
  gboolean is_said;
} Case;

static const Case cases[] = {
  { "none", 200, SENT, NULL, NULL, TRUE },
  { "server-error", 500, "{\"code\":500,\"message\":\"Internal Server Error\"}", NULL, NULL, FALSE },
  { "server-error-after", 500, "{\"code\":500,\"message\":\"Internal Server Error\"}", NULL, NULL, TRUE },
  { "unavailable", 503, "{\"code\":503,\"message\":\"*\"}", "Retry-After", "1", FALSE },
  { "unavailable-date", 503, "{\"code\":503,\"message\":\"*\"}", "Retry-After", "Tue, 14 Oct 2025 14:17:34 GMT",
    FALSE },
  { "rate-limited", 429, "{\"code\":429,\"message\":\"Too Many Requests\"}", "Retry-After", "1", FALSE },
  { "rate-limited-date", 429, "{\"code\":429,*", "Retry-After", "*GMT", FALSE },
  { "rate-limited-own-header", 429, "{\"code\":429,*", "x-sepay-userapi-retry-after", "1", FALSE },
  { "empty", 200, "", NULL, NULL, FALSE },
  { "empty-after", 200, "", NULL, NULL, TRUE },
  { "html", 200, "<!DOCTYPE html>*", "Content-Type", "text/html*", FALSE },
  { "bad-gateway", 502, "<!DOCTYPE html>*", "Content-Type", "text/html*", FALSE },
  { "redirect", 307, "*", "Location", "http://127.0.0.2:*" NOTIFY_PATH, FALSE },
  { "code-404", 200, "{\"code\":404,\"message\":\"*\"}", NULL, NULL, FALSE },
  { "slow", 200, SENT, NULL, NULL, TRUE },
  { "slow-before", 200, SENT, NULL, NULL, TRUE },
};

static void
add_fault (Fixture    *fixture,
           const char *path,
           const char *fault,
           guint       n_requests)
{
  g_autoptr (GError) error = NULL;

  loa_simulator_add_fault (fixture->simulator, path, fault, n_requests, &error);
  g_assert_no_error (error);
}

static void
assert_said_once_in_the_end (Fixture  *fixture,
                             gboolean  is_said)
{
  g_autoptr (Answer) again = NULL;

  loa_clock_leap (fixture->clock, 10);
  g_assert_cmpuint (loa_simulator_get_times_said (fixture->simulator, "A"), ==, is_said ? 1 : 0);

  again = call_soundbox (fixture, NOTIFY, BODY);
  assert_answer (again, 200, SENT);
  loa_clock_leap (fixture->clock, 10);
  g_assert_cmpuint (loa_simulator_get_times_said (fixture->simulator, "A"), ==, 1);
}

static void
test_case (Fixture       *fixture,
           gconstpointer  data)
{
  const Case *test = data;
  g_autoptr (Answer) answer = NULL;

  pair (fixture);
  add_fault (fixture, NOTIFY_PATH, test->fault, 1);
  answer = call_soundbox (fixture, NOTIFY, BODY);
  assert_answer (answer, test->status, test->pattern);
  if (test->header != NULL)
    {
      const char *value = soup_message_headers_get_one (answer->headers, test->header);

      if (value == NULL || !g_pattern_match_simple (test->header_pattern, value))
        g_error ("%s is “%s”, expected “%s”", test->header, value, test->header_pattern);
    }

  assert_said_once_in_the_end (fixture, test->is_said);
}

static void
test_slow_takes_time (Fixture       *fixture,
                      gconstpointer  data)
{
  gint64 start = loa_clock_get_unix_seconds (fixture->clock);
  g_autoptr (Answer) answer = NULL;

  add_fault (fixture, "/simulated", "slow", 1);
  answer = send_request (fixture, "GET", "/simulated", NULL, NULL, NULL);
  g_assert_cmpuint (answer->status, ==, 404);
  g_assert_cmpint (loa_clock_get_unix_seconds (fixture->clock), ==, start + 120);
}

static void
test_answer_time (Fixture       *fixture,
                  gconstpointer  data)
{
  gint64 start = loa_clock_get_unix_seconds (fixture->clock);
  g_autoptr (Answer) answer = NULL;
  g_autoptr (Answer) dropped = NULL;

  loa_simulator_set_answer_time (fixture->simulator, 3000);
  answer = send_request (fixture, "GET", "/", NULL, NULL, NULL);
  g_assert_cmpint (loa_clock_get_unix_seconds (fixture->clock), ==, start + 3);

  add_fault (fixture, "/", "drop-after", 1);
  dropped = send_request (fixture, "POST", "/", NULL, NULL, NULL);
  g_assert_nonnull (dropped->error);
}

static gboolean
change_answer_time_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  if (loa_simulator_get_n_requests (fixture->simulator, "/") == 0)
    return G_SOURCE_CONTINUE;

  loa_simulator_set_answer_time (fixture->simulator, 0);

  return G_SOURCE_REMOVE;
}

/* What is waited for comes when the time that answers take is changed. */
static void
test_answer_time_changed (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (Answer) answer = NULL;

  loa_clock_hold (fixture->clock);
  loa_simulator_set_answer_time (fixture->simulator, 3000);
  g_idle_add (change_answer_time_cb, fixture);
  answer = send_request (fixture, "GET", "/", NULL, NULL, NULL);
  g_assert_cmpuint (answer->status, ==, 404);
  g_assert_cmpint (loa_clock_get_unix_seconds (fixture->clock), ==, TEST_START);
}

static void
test_dropped (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (Answer) before = NULL;
  g_autoptr (Answer) after = NULL;

  pair (fixture);
  add_fault (fixture, NOTIFY_PATH, "drop-before", 1);
  before = call_soundbox (fixture, NOTIFY, BODY);
  g_assert_nonnull (before->error);
  loa_clock_leap (fixture->clock, 10);
  g_assert_cmpuint (loa_simulator_get_times_said (fixture->simulator, "A"), ==, 0);

  add_fault (fixture, NOTIFY_PATH, "drop-after", 1);
  after = call_soundbox (fixture, NOTIFY, BODY);
  g_assert_nonnull (after->error);
  assert_said_once_in_the_end (fixture, TRUE);
}

static void
test_cut_short (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (Answer) answer = NULL;

  pair (fixture);
  add_fault (fixture, NOTIFY_PATH, "cut-short", 1);
  answer = call_soundbox (fixture, NOTIFY, BODY);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_error (answer->error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
  assert_said_once_in_the_end (fixture, TRUE);
}

static void
test_nested (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (Answer) answer = NULL;
  gsize depth = 0;
  gsize deepest = 0;

  pair (fixture);
  add_fault (fixture, NOTIFY_PATH, "nested", 1);
  answer = call_soundbox (fixture, NOTIFY, BODY);
  g_assert_cmpuint (answer->status, ==, 200);

  for (gsize i = 0; i < answer->length; i++)
    {
      depth += answer->body[i] == '[';
      deepest = MAX (deepest, depth);
      depth -= answer->body[i] == ']';
    }
  g_assert_cmpuint (depth, ==, 0);
  g_assert_cmpuint (deepest, ==, 200000);
  assert_said_once_in_the_end (fixture, TRUE);
}

typedef struct
{
  GInputStream *stream; /* (owned) (nullable) */
  GBytes *piece; /* (owned) (nullable) */
  gboolean done;
} Reading;

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Reading *reading = user_data;
  g_autoptr (GError) error = NULL;

  reading->stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  g_assert_no_error (error);
  reading->done = TRUE;
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Reading *reading = user_data;
  g_autoptr (GError) error = NULL;

  reading->piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);
  g_assert_no_error (error);
  reading->done = TRUE;
}

static void
test_endless (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *address = g_strconcat (loa_simulator_get_bank_url (fixture->simulator), "/api/v1/me", NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("GET", address);
  Reading reading = { 0 };
  gsize n_bytes = 0;

  add_fault (fixture, "/api/v1/me", "endless", 1);
  soup_session_send_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL, sent_cb, &reading);
  run_until (&reading.done);

  while (n_bytes < 6 * 1024 * 1024)
    {
      reading.done = FALSE;
      g_input_stream_read_bytes_async (reading.stream, 65536, G_PRIORITY_DEFAULT, NULL, read_cb, &reading);
      run_until (&reading.done);
      g_assert_cmpuint (g_bytes_get_size (reading.piece), >, 0);
      n_bytes += g_bytes_get_size (reading.piece);
      g_clear_pointer (&reading.piece, g_bytes_unref);
    }

  g_clear_object (&reading.stream);
}

static void
test_each_family (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (Answer) bank = NULL;
  g_autoptr (Answer) token = NULL;

  add_fault (fixture, "/api/v1/me", "server-error", 1);
  add_fault (fixture, "/oauth/token", "server-error", 1);
  bank = send_request (fixture, "GET", "/api/v1/me", NULL, NULL, NULL);
  token = post_token (fixture, "refresh_token", "refresh_token", "x");
  assert_answer (bank, 500, "{\"status\":\"error\",*\"message\":\"Internal Server Error\"}");
  assert_answer (token, 500, "{\"error\":\"server_error\",*}");
}

static void
test_queue (Fixture       *fixture,
            gconstpointer  data)
{
  static const guint expected[] = { 500, 500, 503, 404, 404 };

  add_fault (fixture, "/x", "server-error", 2);
  add_fault (fixture, "/y", "server-error", 1);
  add_fault (fixture, "/x", "unavailable", 1);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (Answer) answer = send_request (fixture, "GET", "/x", NULL, NULL, NULL);

      g_assert_cmpuint (answer->status, ==, expected[i]);
    }

  g_assert_cmpuint (loa_simulator_get_n_requests (fixture->simulator, "/x"), ==, 5);
  g_assert_cmpuint (loa_simulator_get_n_requests (fixture->simulator, "/y"), ==, 0);
  g_assert_cmpuint (loa_simulator_get_n_requests (fixture->simulator, NULL), ==, 5);
}

static void
test_cleared (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (Answer) answer = NULL;
  g_autoptr (GError) error = NULL;

  add_fault (fixture, "/x", "server-error", 2);
  loa_simulator_clear_faults (fixture->simulator);
  answer = send_request (fixture, "GET", "/x", NULL, NULL, NULL);
  g_assert_cmpuint (answer->status, ==, 404);

  g_assert_false (loa_simulator_add_fault (fixture->simulator, "/x", "explode", 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "cut-short"));
}

static void
never_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GBytes *body = soup_session_send_and_read_finish (SOUP_SESSION (object), result, NULL);

  g_clear_pointer (&body, g_bytes_unref);
  *(gboolean *) user_data = TRUE;
}

/* The client has gone away when its answer is due. */
static void
test_client_gone (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char *const faults[] = { "slow", "slow-before" };
  g_autoptr (Answer) alive = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autofree char *address = g_strconcat (loa_simulator_get_bank_url (fixture->simulator), "/x", NULL);
      g_autoptr (SoupMessage) message = soup_message_new ("GET", address);
      gint64 start = loa_clock_get_unix_seconds (fixture->clock);
      gboolean done = FALSE;

      add_fault (fixture, "/x", faults[i], 1);
      soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, cancellable, never_cb, &done);
      while (loa_simulator_get_n_requests (fixture->simulator, "/x") == i)
        g_main_context_iteration (NULL, TRUE);
      g_cancellable_cancel (cancellable);
      run_until (&done);
      while (loa_clock_get_unix_seconds (fixture->clock) < start + 120)
        g_main_context_iteration (NULL, TRUE);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }

  alive = send_request (fixture, "GET", "/x", NULL, NULL, NULL);
  g_assert_cmpuint (alive->status, ==, 404);
}

/* An answer still waits, and one still goes on, when the simulator goes away. */
static void
test_gone_while_answering (Fixture       *fixture,
                           gconstpointer  data)
{
  static const char *const faults[] = { "slow", "slow-before", "endless" };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (LoaClock) clock = loa_clock_new ();
      LoaSimulator *simulator = loa_simulator_new (clock, 0, LOA_SIMULATOR_DATES_DOCUMENTED);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (SoupMessage) message = NULL;
      g_autofree char *address = NULL;
      gboolean done = FALSE;

      g_assert_true (loa_simulator_listen (simulator, 0, NULL));
      g_assert_true (loa_simulator_add_fault (simulator, "/x", faults[i], 1, NULL));
      address = g_strconcat (loa_simulator_get_bank_url (simulator), "/x", NULL);
      message = soup_message_new ("GET", address);
      soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, cancellable, never_cb, &done);

      while (loa_simulator_get_n_requests (simulator, "/x") == 0)
        g_main_context_iteration (NULL, TRUE);
      for (int j = 0; j < 20; j++)
        g_main_context_iteration (NULL, FALSE);

      g_assert_finalize_object (simulator);
      g_cancellable_cancel (cancellable);
      run_until (&done);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_assert_finalize_object (g_steal_pointer (&clock));
    }
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *whole_path = g_strconcat ("/simulator/faults/", path, NULL);

  g_test_add (whole_path, Fixture, NULL, set_up, test, tear_down);
}

void
add_fault_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/simulator/faults/", cases[i].fault, NULL);

      g_test_add (path, Fixture, &cases[i], set_up, test_case, tear_down);
    }

  add ("slow-takes-time", test_slow_takes_time);
  add ("answer-time", test_answer_time);
  add ("answer-time-changed", test_answer_time_changed);
  add ("dropped", test_dropped);
  add ("cut-short", test_cut_short);
  add ("nested", test_nested);
  add ("endless", test_endless);
  add ("each-family", test_each_family);
  add ("queue", test_queue);
  add ("cleared", test_cleared);
  add ("client-gone", test_client_gone);
  add ("gone-while-answering", test_gone_while_answering);
}
