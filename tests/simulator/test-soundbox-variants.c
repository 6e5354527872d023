/* test-soundbox-variants.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

#define CHECK "/speaker/pair/check"
#define REQUEST "/speaker/pair/request"
#define NOTIFY "/speaker/transactions/notify"
#define CHECK_NOTIFY "/speaker/transactions/check_notify"

#define KNOWN "{\"hardwareId\":\"VNS52508000001\"}"
#define UNKNOWN "{\"hardwareId\":\"VNS52508009999\"}"
#define FIRST "{\"hardwareId\":\"VNS52508000001\",\"amount\":150000,\"requestId\":\"FIRST\"}"
#define FIRST_STATE "{\"requestId\":\"FIRST\"}"

/* The speaker is paired and FIRST has been announced when the variant is switched on. */
typedef struct
{
  const char *variant;
  const char *endpoint;
  const char *body;
  guint status;
  const char *pattern;
} Case;

static const Case cases[] = {
  { "error-in-body", CHECK, UNKNOWN, 200, "{\"code\":404,\"message\":\"*\"}" },
  { "error-data-null", CHECK, UNKNOWN, 404, "{\"code\":404,\"message\":\"*\",\"data\":null}" },
  { "error-data-array", CHECK, UNKNOWN, 404, "{\"code\":404,\"message\":\"*\",\"data\":[]}" },
  { "error-data-dash", CHECK, UNKNOWN, 404, "{\"code\":404,\"message\":\"*\",\"data\":\"—\"}" },
  { "error-with-errors", CHECK, UNKNOWN, 404, "{\"code\":404,\"message\":\"*\",\"errors\":{*}}" },
  { "error-empty", CHECK, UNKNOWN, 404, "" },
  { "error-html", CHECK, UNKNOWN, 404, "<!DOCTYPE html>*404 Not Found*" },
  { "numbers-as-integers", CHECK_NOTIFY, FIRST_STATE, 200, "*\"amount\":150000,*\"retriesCount\":0,*" },
  { "numbers-with-fraction", CHECK_NOTIFY, FIRST_STATE, 200, "*\"amount\":150000.0,*" },
  { "code-as-string", CHECK, KNOWN, 200, "{\"code\":\"200\",*" },
  { "booleans-as-numbers", CHECK, KNOWN, 200, "*\"isPaired\":1,\"online\":1}}" },
  { "booleans-as-strings", CHECK, KNOWN, 200, "*\"isPaired\":\"1\",\"online\":\"1\"}}" },
  { "unknown-members", CHECK, KNOWN, 200, "{*\"unknown\":{*},\"data\":{*\"unknown\":{*}}}" },
  { "duplicate-conflict", NOTIFY, FIRST, 409, "{\"code\":409,\"message\":\"*\"}" },
  { "duplicate-refused", NOTIFY, FIRST, 400, "{\"code\":400,\"message\":\"*\"}" },
  { "no-session-id", REQUEST, KNOWN, 200, "{*\"model\":\"S5 Plus\",\"isPaired\":true,\"online\":true}}" },
  { "unknown-request-refused", CHECK_NOTIFY, "{\"requestId\":\"X\"}", 400, "{\"code\":400,\"message\":\"*\"}" },
  { "html-not-found", "/speaker/unpair", KNOWN, 404, "<!DOCTYPE html>*" },
  { "byte-order-mark", CHECK, KNOWN, 200, "\xef\xbb\xbf{\"code\":200,*" },
};

static void
test_case (Fixture       *fixture,
           gconstpointer  data)
{
  const Case *test = data;
  g_autoptr (Answer) first = NULL;
  g_autoptr (Answer) off = NULL;
  g_autoptr (Answer) on = NULL;

  pair (fixture);
  first = call_soundbox (fixture, NOTIFY, FIRST);
  g_assert_cmpuint (first->status, ==, 200);
  loa_clock_leap (fixture->clock, 2);

  off = call_soundbox (fixture, test->endpoint, test->body);
  if (off->status == test->status)
    g_assert_false (g_pattern_match_simple (test->pattern, off->body));

  switch_on (fixture, test->variant);
  on = call_soundbox (fixture, test->endpoint, test->body);
  assert_answer (on, test->status, test->pattern);
}

static void
test_token_in_data (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (Answer) answer = NULL;

  switch_on (fixture, "token-in-data");
  answer = request_soundbox_token (fixture);
  assert_answer (answer, 201, "{\"code\":201,\"message\":\"*\",\"data\":{\"access_token\":\"*\",\"ttl\":6000}}");
}

static void
test_ttl_as_string (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (Answer) answer = NULL;

  switch_on (fixture, "ttl-as-string");
  answer = request_soundbox_token (fixture);
  assert_answer (answer, 201, "*\"ttl\":\"6000\"}");
}

static void
test_long_token (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (Answer) answer = NULL;

  switch_on (fixture, "long-token");
  answer = call_soundbox (fixture, CHECK, KNOWN);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpuint (strlen (fixture->soundbox_token), >, 7500);
  g_assert_cmpuint (strlen (fixture->soundbox_token), <, 8192);
}

static void
test_one_token (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *second = NULL;
  g_autoptr (Answer) answer = NULL;

  switch_on (fixture, "one-token");
  fixture->soundbox_token = create_soundbox_token (fixture);
  second = create_soundbox_token (fixture);
  answer = call_soundbox (fixture, CHECK, KNOWN);
  g_assert_cmpuint (answer->status, ==, 401);
}

static void
test_rate_limit (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (Answer) later = NULL;

  switch_on (fixture, "rate-limit");
  fixture->soundbox_token = create_soundbox_token (fixture);
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (Answer) answer = call_soundbox (fixture, CHECK, KNOWN);

      if (i < 2)
        {
          g_assert_cmpuint (answer->status, ==, 200);
          continue;
        }

      assert_answer (answer, 429, "{\"code\":429,\"message\":\"Too Many Requests\"}");
      g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "Retry-After"), ==, "1");
    }

  loa_clock_leap (fixture->clock, 1);
  later = call_soundbox (fixture, CHECK, KNOWN);
  g_assert_cmpuint (later->status, ==, 200);
}

static void
test_unreachable_accepted (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (Answer) sent = NULL;
  g_autoptr (Answer) state = NULL;

  switch_on (fixture, "unreachable-accepted");
  sent = call_soundbox (fixture, NOTIFY, FIRST);
  assert_answer (sent, 200, "*\"status\":\"SENT\"}}");
  loa_clock_leap (fixture->clock, 2);
  state = call_soundbox (fixture, CHECK_NOTIFY, FIRST_STATE);
  assert_answer (state, 200, "*\"status\":\"FAILED\"*");
}

static void
test_delivery_fails (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (Answer) sent = NULL;
  g_autoptr (Answer) state = NULL;

  pair (fixture);
  switch_on (fixture, "delivery-fails");
  sent = call_soundbox (fixture, NOTIFY, FIRST);
  g_assert_cmpuint (sent->status, ==, 200);
  loa_clock_leap (fixture->clock, 2);
  state = call_soundbox (fixture, CHECK_NOTIFY, FIRST_STATE);
  assert_answer (state, 200, "*\"status\":\"FAILED\"*");
}

static void
test_unknown_status (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (Answer) sent = NULL;
  g_autoptr (Answer) state = NULL;

  pair (fixture);
  switch_on (fixture, "unknown-status");
  switch_on (fixture, "delivery-never-ends");
  sent = call_soundbox (fixture, NOTIFY, FIRST);
  g_assert_cmpuint (sent->status, ==, 200);
  state = call_soundbox (fixture, CHECK_NOTIFY, FIRST_STATE);
  assert_answer (state, 200, "*\"status\":\"QUEUED\"*");
}

static void
test_paired_but_refused (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (Answer) request = call_soundbox (fixture, REQUEST, KNOWN);
  g_autoptr (JsonNode) root = parse (request);
  JsonObject *session = json_object_get_object_member (json_node_get_object (root), "data");
  g_autofree char *body = g_strdup_printf ("{\"hardwareId\":\"VNS52508000001\",\"session_id\":\"%s\",\"otp\":\"%s\"}",
                                           json_object_get_string_member (session, "session_id"),
                                           loa_simulator_get_otp (fixture->simulator, TEST_SERIAL));
  g_autoptr (Answer) verified = NULL;
  g_autoptr (Answer) state = NULL;

  switch_on (fixture, "paired-but-refused");
  verified = call_soundbox (fixture, "/speaker/pair/verify", body);
  g_assert_cmpuint (verified->status, ==, 400);
  state = call_soundbox (fixture, CHECK, KNOWN);
  assert_answer (state, 200, "*\"isPaired\":true*");
}

static void
test_pairing_mode_required (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (Answer) without = NULL;
  g_autoptr (Answer) with = NULL;

  switch_on (fixture, "pairing-mode-required");
  without = call_soundbox (fixture, REQUEST, KNOWN);
  g_assert_cmpuint (without->status, ==, 400);
  g_assert_true (loa_simulator_set_pairing_mode (fixture->simulator, TEST_SERIAL, TRUE));
  with = call_soundbox (fixture, REQUEST, KNOWN);
  g_assert_cmpuint (with->status, ==, 200);
}

static void
test_plain_text_type (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (Answer) answer = NULL;

  switch_on (fixture, "plain-text-type");
  answer = call_soundbox (fixture, CHECK, KNOWN);
  g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "Content-Type"), ==, "text/plain");
}

static void
test_unknown_name (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  guint n_variants;
  const LoaSimulatorName *variants = loa_simulator_get_variants (&n_variants);

  for (guint i = 0; i < n_variants; i++)
    {
      g_assert_true (loa_simulator_set_variant (fixture->simulator, variants[i].name, TRUE, NULL));
      g_assert_nonnull (variants[i].description);
    }

  g_assert_false (loa_simulator_set_variant (fixture->simulator, "one-tokn", TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "one-token"));
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *whole_path = g_strconcat ("/simulator/soundbox-variants/", path, NULL);

  g_test_add (whole_path, Fixture, NULL, set_up, test, tear_down);
}

void
add_soundbox_variant_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/simulator/soundbox-variants/", cases[i].variant, NULL);

      g_test_add (path, Fixture, &cases[i], set_up, test_case, tear_down);
    }

  add ("token-in-data", test_token_in_data);
  add ("ttl-as-string", test_ttl_as_string);
  add ("long-token", test_long_token);
  add ("one-token", test_one_token);
  add ("rate-limit", test_rate_limit);
  add ("unreachable-accepted", test_unreachable_accepted);
  add ("delivery-fails", test_delivery_fails);
  add ("unknown-status", test_unknown_status);
  add ("paired-but-refused", test_paired_but_refused);
  add ("pairing-mode-required", test_pairing_mode_required);
  add ("plain-text-type", test_plain_text_type);
  add ("unknown-name", test_unknown_name);
}
