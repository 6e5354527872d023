/* test-retry.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "raw-server.h"
#include "test-sepay.h"
#include "wire.h"

#define CHECK_ANSWER "{\"code\":200,\"data\":{\"isPaired\":true,\"online\":true}}"

/* Seconds of the leaping clock between a request and the one after it. */
static double
get_pause (Wire  *wire,
           guint  i)
{
  return (double) (wire_get_seen (wire, i + 1)->arrived_us - wire_get_seen (wire, i)->arrived_us) / G_USEC_PER_SEC;
}

static void
assert_pause (Wire  *wire,
              guint  i,
              double least)
{
  g_assert_cmpfloat (get_pause (wire, i), >=, least);
  g_assert_cmpfloat (get_pause (wire, i), <=, least * 1.25 + 0.1);
}

static void
test_back_off (Wire          *wire,
               gconstpointer  data)
{
  const guint statuses[] = { 500, 502, 503, 504 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (SepaySpeakerState) state = NULL;
      g_autoptr (GError) error = NULL;

      wire_forget (wire);
      wire_answer (wire, statuses[i], "<html>");
      state = wire_check (wire, &error);

      g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_SERVER);
      g_assert_cmpuint (wire->seen->len, ==, 4);
      assert_pause (wire, 0, 1);
      assert_pause (wire, 1, 2);
      assert_pause (wire, 2, 4);
    }
}

static void
test_recovers (Wire          *wire,
               gconstpointer  data)
{
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer (wire, 503, "");
  wire_answer (wire, 200, "{\"code\":500}");
  wire_answer (wire, 200, CHECK_ANSWER);
  state = wire_check (wire, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (wire->seen->len, ==, 3);
}

static void
test_retry_after (Wire          *wire,
                  gconstpointer  data)
{
  const struct
  {
    guint status;
    const char *header;
    const char *value;
    double seconds;
  } cases[] = {
    { 429, "Retry-After", "7", 7 },
    { 429, "Retry-After", " 60 ", 60 },
    { 503, "Retry-After", "9", 9 },
    { 429, "x-sepay-userapi-retry-after", "3", 3 },
    { 429, "Retry-After", "0", 1 },
    /* Nothing that can be understood: as after any failure. */
    { 429, "Retry-After", "soon", 1 },
    { 429, "Retry-After", "-5", 1 },
    { 429, "Retry-After", "1.5", 1 },
    { 429, "X-Other", "5", 1 },
    /* A date that has passed. */
    { 429, "Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SepaySpeakerState) state = NULL;
      g_autoptr (GError) error = NULL;

      wire_forget (wire);
      wire_answer_header (wire, cases[i].status, "{}", cases[i].header, cases[i].value);
      wire_answer (wire, 200, CHECK_ANSWER);
      state = wire_check (wire, &error);

      g_test_message ("%s: %s", cases[i].header, cases[i].value);
      g_assert_no_error (error);
      g_assert_cmpuint (wire->seen->len, ==, 2);
      assert_pause (wire, 0, cases[i].seconds);
    }
}

static void
test_retry_after_date (Wire          *wire,
                       gconstpointer  data)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (loa_clock_get_unix_seconds (wire->clock) + 30);
  g_autofree char *value = soup_date_time_to_string (date, SOUP_DATE_HTTP);
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer_header (wire, 429, "{}", "Retry-After", value);
  wire_answer (wire, 200, CHECK_ANSWER);
  state = wire_check (wire, &error);

  g_assert_no_error (error);
  assert_pause (wire, 0, 30);
}

/* Whoever is asked to wait longer than anybody watches is told so at once. */
static void
test_retry_after_long (Wire          *wire,
                       gconstpointer  data)
{
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer_header (wire, 429, "{}", "Retry-After", "3600");
  state = wire_check (wire, &error);

  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_RATE_LIMITED);
  g_assert_cmpuint (sepay_error_get_retry_after (error), ==, 3600);
  g_assert_cmpuint (wire->seen->len, ==, 1);
}

static void
test_bank_pause (Wire          *wire,
                 gconstpointer  data)
{
  g_autoptr (SepayTransactionPage) page = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer (wire, 429, "{}");
  wire_answer_header (wire, 429, "{}", "Retry-After", "0");
  wire_answer (wire, 200, "{\"data\":[]}");
  page = wire_transactions (wire, 1, &error);

  g_assert_no_error (error);
  assert_pause (wire, 0, 60);
  assert_pause (wire, 1, 1);
  g_assert_cmpstr (wire_get_seen (wire, 1)->authorization, ==, "Bearer bank-token-1");
}

/* Calls that change something are not repeated, whatever the failure. */
static void
test_never_repeated (Wire          *wire,
                     gconstpointer  data)
{
  const guint statuses[] = { 500, 503, 429 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (SepayNotification) notification = NULL;
      g_autoptr (SepaySpeakerState) requested = NULL;
      g_autoptr (SepaySpeakerState) verified = NULL;
      g_autoptr (SepayTokens) exchanged = NULL;
      g_autoptr (SepayTokens) refreshed = NULL;

      wire_forget (wire);
      wire_answer_header (wire, statuses[i], "", "Retry-After", "1");
      notification = wire_notify (wire, NULL);
      requested = wire_pair (wire, NULL);
      verified = wire_verify (wire, NULL);
      exchanged = wire_exchange (wire, NULL);
      refreshed = wire_refresh (wire, NULL);

      g_assert_cmpuint (wire->seen->len, ==, 5);
    }
}

static gboolean
have_four_arrived (gpointer user_data)
{
  return raw_server_get_n_requests (user_data) >= 4;
}

static void
test_lost_connections (Wire          *wire,
                       gconstpointer  data)
{
  const struct
  {
    const char *answer;
    RawEnd end;
    SepayError code;
  } cases[] = {
    { "", RAW_END_CLOSE, SEPAY_ERROR_UNREACHABLE },
    { "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", RAW_END_CLOSE, SEPAY_ERROR_UNREACHABLE },
    { "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", RAW_END_HOLD, SEPAY_ERROR_TIMEOUT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RawServer) server = raw_server_new (cases[i].answer, cases[i].end);
      g_autoptr (GUri) address = raw_server_dup_address (server);
      g_autoptr (SepayBank) bank = sepay_bank_new (wire->session, address, wire->clock, wire->bank_tokens);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *name = NULL;

      /* Only where nothing else ends it: whoever is held up for a second would take the others for silent, too. */
      if (cases[i].code == SEPAY_ERROR_TIMEOUT)
        soup_session_set_timeout (wire->session, 1);

      sepay_bank_get_name_async (bank, NULL, keep_result_cb, &result);
      name = sepay_bank_get_name_finish (bank, wait_for_result (&result), &error);

      g_assert_error (error, SEPAY_ERROR, (int) cases[i].code);
      wait_until (have_four_arrived, server, "four tries");
      iterate_a_little ();
      g_assert_cmpuint (raw_server_get_n_requests (server), ==, 4);
      g_clear_object (&result);
      assert_ends (g_steal_pointer (&bank));
    }
}

#define N_CALLS 20

static gboolean
are_all_done (gpointer user_data)
{
  GAsyncResult **results = user_data;

  for (guint i = 0; i < N_CALLS; i++)
    if (results[i] == NULL)
      return FALSE;

  return TRUE;
}

typedef struct
{
  Wire *wire;
  guint n_requests;
} Arrival;

static gboolean
have_arrived (gpointer user_data)
{
  Arrival *arrival = user_data;

  return arrival->wire->seen->len >= arrival->n_requests;
}

/* Waits for so many requests, and for no more than those. */
static void
assert_arrive (Wire  *wire,
               guint  n_requests)
{
  Arrival arrival = { wire, n_requests };

  wait_until (have_arrived, &arrival, "requests");
  iterate_a_little ();
  g_assert_cmpuint (wire->seen->len, ==, n_requests);
}

/* In any second no more requests leave than the API allows. The clock stands still in between: how long a request is
 * on its way counts for nothing.
 */
static void
assert_rate (Wire          *wire,
             GAsyncResult **results,
             guint          per_second)
{
  for (guint n_allowed = per_second; n_allowed < N_CALLS; n_allowed += per_second)
    {
      assert_arrive (wire, n_allowed);
      loa_clock_leap (wire->clock, 1);
      iterate_a_little ();
      g_assert_cmpuint (wire->seen->len, ==, n_allowed);
      loa_clock_leap (wire->clock, 1);
    }

  assert_arrive (wire, N_CALLS);
  wait_until (are_all_done, results, "concurrent calls");
  for (guint i = 0; i < N_CALLS; i++)
    g_clear_object (&results[i]);
}

static void
test_rate (Wire          *wire,
           gconstpointer  data)
{
  GAsyncResult *results[N_CALLS] = { NULL };

  loa_clock_hold (wire->clock);
  wire_answer (wire, 200, CHECK_ANSWER);
  for (guint i = 0; i < N_CALLS; i++)
    sepay_soundbox_check_async (wire->soundbox, A_SERIAL, NULL, keep_result_cb, &results[i]);
  assert_rate (wire, results, 3);

  wire_forget (wire);
  wire_answer (wire, 200, "{\"data\":[]}");
  for (guint i = 0; i < N_CALLS; i++)
    sepay_bank_list_transactions_async (wire->bank, NULL, NULL, 1, 0, NULL, keep_result_cb, &results[i]);
  assert_rate (wire, results, 2);
}

/* Whoever gives up while waiting for his turn does not keep the others from theirs. With a clock that stands still, or
 * the turns would have come.
 */
static void
test_rate_cancelled (Wire          *wire,
                     gconstpointer  data)
{
  GAsyncResult *results[N_CALLS] = { NULL };
  g_autoptr (LoaClock) clock = loa_clock_new_leaping (START_OF_TIME);
  SepayBank *bank = sepay_bank_new (wire->session, wire->address, clock, wire->bank_tokens);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  loa_clock_hold (clock);
  wire_answer (wire, 200, "{\"data\":[]}");
  for (guint i = 0; i < N_CALLS; i++)
    sepay_bank_list_transactions_async (bank, NULL, NULL, 1, 0, cancellable, keep_result_cb, &results[i]);
  assert_arrive (wire, 2);
  g_cancellable_cancel (cancellable);
  wait_until (are_all_done, results, "cancelled calls");
  for (guint i = 0; i < N_CALLS; i++)
    g_clear_object (&results[i]);

  /* Nobody is waited for any more either. */
  assert_ends (bank);
  assert_ends (g_steal_pointer (&clock));
  g_assert_cmpuint (wire->seen->len, ==, 2);
}

void
add_retry_tests (void)
{
  add_wire_test ("/sepay/retry/back-off", test_back_off);
  add_wire_test ("/sepay/retry/recovers", test_recovers);
  add_wire_test ("/sepay/retry/retry-after", test_retry_after);
  add_wire_test ("/sepay/retry/retry-after-date", test_retry_after_date);
  add_wire_test ("/sepay/retry/retry-after-long", test_retry_after_long);
  add_wire_test ("/sepay/retry/bank-pause", test_bank_pause);
  add_wire_test ("/sepay/retry/never-repeated", test_never_repeated);
  add_wire_test ("/sepay/retry/lost-connections", test_lost_connections);
  add_wire_test ("/sepay/retry/rate", test_rate);
  add_wire_test ("/sepay/retry/rate-cancelled", test_rate_cancelled);
}
