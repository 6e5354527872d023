/* test-tokens.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "test-sepay.h"
#include "wire.h"

#define CHECK_ANSWER "{\"code\":200,\"data\":{\"isPaired\":true,\"online\":true}}"
#define N_CALLS 10

static void
assert_check_works (Wire *wire)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SepaySpeakerState) state = wire_check (wire, &error);

  g_assert_no_error (error);
  g_assert_nonnull (state);
}

static gboolean
create_token (Wire    *wire,
              GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sepay_soundbox_create_token_async (wire->soundbox, NULL, keep_result, &result);
  return sepay_soundbox_create_token_finish (wire->soundbox, wait_for_result (&result), error);
}

static void
test_request (Wire          *wire,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *basic = NULL;
  g_autofree guchar *pair = NULL;
  const Seen *seen;
  gsize length;

  g_assert_true (create_token (wire, &error));
  g_assert_no_error (error);

  seen = g_ptr_array_index (wire->seen_for_tokens, 0);
  g_assert_cmpstr (seen->method, ==, "POST");
  g_assert_cmpstr (seen->path, ==, "/base/token/create");
  g_assert_cmpstr (seen->body, ==, "");
  g_assert_cmpstr (soup_message_headers_get_one (seen->headers, "Content-Length"), ==, "0");

  g_assert_true (g_str_has_prefix (seen->authorization, "Basic "));
  pair = g_base64_decode (seen->authorization + strlen ("Basic "), &length);
  basic = g_strndup ((const char *) pair, length);
  g_assert_cmpstr (basic, ==, "khách:" A_SECRET);
}

static void
test_answers (Wire          *wire,
              gconstpointer  data)
{
  const struct
  {
    guint status;
    const char *body;
    int code; /* -1 for none */
  } cases[] = {
    { 201, "{\"code\":201,\"message\":\"Resource created\",\"data\":\"—\",\"access_token\":\"a\",\"ttl\":6000}", -1 },
    { 200, "{\"access_token\":\"a\",\"ttl\":\"6000\"}", -1 },
    { 200, "{\"data\":{\"access_token\":\"a\",\"ttl\":6000.0}}", -1 },
    { 200, "{\"data\":null,\"access_token\":\"a\"}", -1 },
    { 201, "{\"code\":201,\"data\":\"—\",\"ttl\":6000}", SEPAY_ERROR_MALFORMED },
    { 201, "{\"access_token\":null,\"ttl\":6000}", SEPAY_ERROR_MALFORMED },
    { 201, "{\"access_token\":\"\",\"ttl\":6000}", SEPAY_ERROR_MALFORMED },
    { 201, "{\"access_token\":\"a\\r\\nX-Injected: 1\",\"ttl\":6000}", SEPAY_ERROR_MALFORMED },
    { 201, "{\"access_token\":\"tô-ken\",\"ttl\":6000}", SEPAY_ERROR_MALFORMED },
    { 201, "{\"access_token\":\"a\",\"ttl\":\"long\"}", SEPAY_ERROR_MALFORMED },
    { 201, "{\"access_token\":\"a\",\"ttl\":0}", SEPAY_ERROR_MALFORMED },
    { 201, "{\"access_token\":\"a\",\"ttl\":-5}", SEPAY_ERROR_MALFORMED },
    { 401, "{\"code\":401,\"message\":\"Unauthorized\"}", SEPAY_ERROR_UNAUTHORIZED },
    { 200, "{\"code\":401,\"message\":\"Unauthorized\"}", SEPAY_ERROR_UNAUTHORIZED },
    { 403, "<html>", SEPAY_ERROR_FORBIDDEN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean created;

      wire_answer_token (wire, cases[i].status, cases[i].body);
      created = create_token (wire, &error);

      g_test_message ("HTTP %u with %s", cases[i].status, cases[i].body);
      if (cases[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, SEPAY_ERROR, cases[i].code);
      g_assert_cmpint (created, ==, cases[i].code < 0);
    }
}

static void
test_long_token (Wire          *wire,
                 gconstpointer  data)
{
  g_autofree char *token = g_strnfill (8192, 't');
  g_autofree char *body = g_strdup_printf ("{\"access_token\":\"%s\",\"ttl\":6000}", token);
  g_autofree char *expected = g_strconcat ("Bearer ", token, NULL);

  wire_answer_token (wire, 201, body);
  wire_answer (wire, 200, CHECK_ANSWER);
  assert_check_works (wire);

  g_assert_cmpstr (wire_get_seen (wire, 0)->authorization, ==, expected);
}

static void
test_renewed_in_time (Wire          *wire,
                      gconstpointer  data)
{
  wire_answer (wire, 200, CHECK_ANSWER);

  assert_check_works (wire);
  g_assert_cmpuint (wire->n_tokens, ==, 1);

  loa_clock_leap (wire->clock, 6000 - 60 - 1);
  assert_check_works (wire);
  g_assert_cmpuint (wire->n_tokens, ==, 1);

  loa_clock_leap (wire->clock, 1);
  assert_check_works (wire);
  g_assert_cmpuint (wire->n_tokens, ==, 2);
  g_assert_cmpstr (wire_get_seen (wire, 2)->authorization, ==, "Bearer token-2");
}

/* With a lifetime of less than two margins half of it is used, or every call would create a token. */
static void
test_short_lived (Wire          *wire,
                  gconstpointer  data)
{
  wire->ttl = 10;
  wire_answer (wire, 200, CHECK_ANSWER);

  assert_check_works (wire);
  loa_clock_leap (wire->clock, 4);
  assert_check_works (wire);
  g_assert_cmpuint (wire->n_tokens, ==, 1);

  loa_clock_leap (wire->clock, 1);
  assert_check_works (wire);
  g_assert_cmpuint (wire->n_tokens, ==, 2);
}

static void
test_refused_once (Wire          *wire,
                   gconstpointer  data)
{
  g_autoptr (SepayNotification) notification = NULL;
  g_autoptr (GError) error = NULL;

  wire->n_refused_tokens = 1;
  wire_answer (wire, 200, "{\"code\":200,\"data\":{}}");
  notification = wire_notify (wire, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (wire->seen->len, ==, 2);
  g_assert_cmpuint (wire->n_tokens, ==, 2);
  g_assert_cmpstr (wire_get_seen (wire, 1)->authorization, ==, "Bearer token-2");
  g_assert_cmpstr (wire_get_seen (wire, 0)->body, ==, wire_get_seen (wire, 1)->body);
}

static void
test_refused_twice (Wire          *wire,
                    gconstpointer  data)
{
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;

  wire->n_refused_tokens = 1000;
  wire_answer (wire, 200, CHECK_ANSWER);
  state = wire_check (wire, &error);

  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_UNAUTHORIZED);
  g_assert_cmpuint (sepay_error_get_http_status (error), ==, 401);
  g_assert_cmpstr (sepay_error_get_sepay_message (error), ==, "Unauthorized");
  g_assert_cmpuint (wire->seen->len, ==, 2);
  g_assert_cmpuint (wire->n_tokens, ==, 2);
}

/* Bodies that say that the token is dead while the status does not. */
static void
test_refused_by_body (Wire          *wire,
                      gconstpointer  data)
{
  const struct
  {
    guint status;
    const char *body;
  } cases[] = {
    { 200, "{\"code\":401,\"message\":\"Unauthorized\"}" },
    { 200, "{\"error\":\"access_denied\"}" },
    { 403, "{\"error\":\"invalid_token\"}" },
    { 400, "{\"error\":\"unauthorized\"}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      wire_forget (wire);
      wire->n_tokens = 0;
      wire_answer (wire, cases[i].status, cases[i].body);
      wire_answer (wire, 200, CHECK_ANSWER);
      assert_check_works (wire);

      g_assert_cmpuint (wire->seen->len, ==, 2);
    }
}

static gboolean
are_all_done (gpointer user_data)
{
  GAsyncResult **results = user_data;

  for (guint i = 0; i < N_CALLS; i++)
    if (results[i] == NULL)
      return FALSE;

  return TRUE;
}

static void
start_checks (Wire          *wire,
              GAsyncResult **results,
              GCancellable  *cancellable)
{
  for (guint i = 0; i < N_CALLS; i++)
    sepay_soundbox_check_async (wire->soundbox, A_SERIAL, i == 0 ? cancellable : NULL, keep_result, &results[i]);
}

static void
finish_checks (Wire          *wire,
               GAsyncResult **results,
               guint          n_cancelled)
{
  wait_until (are_all_done, results, "concurrent calls");

  for (guint i = 0; i < N_CALLS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SepaySpeakerState) state = sepay_soundbox_check_finish (wire->soundbox, results[i], &error);

      if (i < n_cancelled)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_no_error (error);
      g_clear_object (&results[i]);
    }
}

static void
test_shared (Wire          *wire,
             gconstpointer  data)
{
  GAsyncResult *results[N_CALLS] = { NULL };

  wire_answer (wire, 200, CHECK_ANSWER);
  start_checks (wire, results, NULL);
  finish_checks (wire, results, 0);
  g_assert_cmpuint (wire->n_tokens, ==, 1);
  g_assert_cmpuint (wire->seen->len, ==, N_CALLS);

  /* All of them are refused, and share the one token that is created then. */
  wire->n_refused_tokens = 1;
  wire_forget (wire);
  wire_answer (wire, 200, CHECK_ANSWER);
  start_checks (wire, results, NULL);
  finish_checks (wire, results, 0);
  g_assert_cmpuint (wire->n_tokens, ==, 2);
}

static gboolean
has_asked_for_token (gpointer user_data)
{
  Wire *wire = user_data;

  return wire->seen_for_tokens->len > 0;
}

static void
test_cancelled_waiter (Wire          *wire,
                       gconstpointer  data)
{
  GAsyncResult *results[N_CALLS] = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  wire_answer (wire, 200, CHECK_ANSWER);
  start_checks (wire, results, cancellable);
  wait_until (has_asked_for_token, wire, "the request for a token");
  g_cancellable_cancel (cancellable);
  finish_checks (wire, results, 1);

  g_assert_cmpuint (wire->n_tokens, ==, 1);
}

static void
unqueued_cb (SoupSession *session,
             SoupMessage *message,
             gpointer     user_data)
{
  guint *n_ended = user_data;

  (*n_ended)++;
}

static gboolean
is_above_zero (gpointer user_data)
{
  return *(guint *) user_data > 0;
}

static void
test_last_waiter_cancels (Wire          *wire,
                          gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;
  guint n_ended = 0;

  wire->held_path = g_strdup ("/base/token/create");
  wire_answer (wire, 200, CHECK_ANSWER);
  g_signal_connect (wire->session, "request-unqueued", G_CALLBACK (unqueued_cb), &n_ended);

  sepay_soundbox_check_async (wire->soundbox, A_SERIAL, cancellable, keep_result, &first);
  sepay_soundbox_check_async (wire->soundbox, A_SERIAL, cancellable, keep_result, &second);
  wait_until (has_asked_for_token, wire, "the request for a token");
  g_cancellable_cancel (cancellable);

  g_assert_null (sepay_soundbox_check_finish (wire->soundbox, wait_for_result (&first), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (sepay_soundbox_check_finish (wire->soundbox, wait_for_result (&second), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  wait_until (is_above_zero, &n_ended, "the request for a token to be given up");
  g_signal_handlers_disconnect_by_func (wire->session, unqueued_cb, &n_ended);

  g_clear_pointer (&wire->held_path, g_free);
  assert_check_works (wire);
}

static void
test_signed_out (Wire          *wire,
                 gconstpointer  data)
{
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;

  sepay_soundbox_set_credentials (wire->soundbox, NULL, NULL);
  state = wire_check (wire, &error);

  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_SIGNED_OUT);
  g_assert_false (sepay_error_may_have_taken_effect (error));
  g_assert_cmpuint (wire->seen_for_tokens->len, ==, 0);
}

static void
test_changed_credentials (Wire          *wire,
                          gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer (wire, 200, CHECK_ANSWER);
  assert_check_works (wire);
  sepay_soundbox_set_credentials (wire->soundbox, "other", "secret");
  assert_check_works (wire);
  g_assert_cmpuint (wire->n_tokens, ==, 2);

  /* While somebody waits for a token. */
  wire->held_path = g_strdup ("/base/token/create");
  g_ptr_array_set_size (wire->seen_for_tokens, 0);
  sepay_soundbox_set_credentials (wire->soundbox, "third", "secret");
  sepay_soundbox_check_async (wire->soundbox, A_SERIAL, NULL, keep_result, &result);
  wait_until (has_asked_for_token, wire, "the request for a token");
  g_clear_pointer (&wire->held_path, g_free);
  sepay_soundbox_set_credentials (wire->soundbox, "fourth", "secret");

  state = sepay_soundbox_check_finish (wire->soundbox, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wire->n_tokens, ==, 3);
}

static void
test_signed_out_while_waiting (Wire          *wire,
                               gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  wire->held_path = g_strdup ("/base/token/create");
  sepay_soundbox_check_async (wire->soundbox, A_SERIAL, NULL, keep_result, &result);
  wait_until (has_asked_for_token, wire, "the request for a token");
  sepay_soundbox_set_credentials (wire->soundbox, NULL, NULL);

  g_assert_null (sepay_soundbox_check_finish (wire->soundbox, wait_for_result (&result), &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_SIGNED_OUT);
}

void
add_token_tests (void)
{
  add_wire_test ("/sepay/tokens/request", test_request);
  add_wire_test ("/sepay/tokens/answers", test_answers);
  add_wire_test ("/sepay/tokens/long", test_long_token);
  add_wire_test ("/sepay/tokens/renewed-in-time", test_renewed_in_time);
  add_wire_test ("/sepay/tokens/short-lived", test_short_lived);
  add_wire_test ("/sepay/tokens/refused-once", test_refused_once);
  add_wire_test ("/sepay/tokens/refused-twice", test_refused_twice);
  add_wire_test ("/sepay/tokens/refused-by-body", test_refused_by_body);
  add_wire_test ("/sepay/tokens/shared", test_shared);
  add_wire_test ("/sepay/tokens/cancelled-waiter", test_cancelled_waiter);
  add_wire_test ("/sepay/tokens/last-waiter-cancels", test_last_waiter_cancels);
  add_wire_test ("/sepay/tokens/signed-out", test_signed_out);
  add_wire_test ("/sepay/tokens/changed-credentials", test_changed_credentials);
  add_wire_test ("/sepay/tokens/signed-out-while-waiting", test_signed_out_while_waiting);
}
