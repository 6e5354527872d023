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

static void
assert_check_works (Wire *wire)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SepaySpeakerState) state = wire_check (wire, &error);

  g_assert_no_error (error);
  g_assert_nonnull (state);
}

static void
test_request (Wire          *wire,
              gconstpointer  data)
{
  g_autoptr (SepayTokens) tokens = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *basic = NULL;
  g_autofree guchar *pair = NULL;
  const Seen *seen;
  gsize length;

  wire_answer (wire, 201, "{\"code\":201,\"data\":\"—\",\"access_token\":\"a\",\"ttl\":6000}");
  tokens = wire_create (wire, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tokens->access_token, ==, "a");
  g_assert_null (tokens->refresh_token);

  seen = wire_get_seen (wire, 0);
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
    guint lifetime;
  } cases[] = {
    { 201, "{\"code\":201,\"message\":\"Resource created\",\"data\":\"—\",\"access_token\":\"a\",\"ttl\":7000}", -1,
      7000 },
    { 200, "{\"access_token\":\"a\",\"ttl\":\"5000\"}", -1, 5000 },
    { 200, "{\"data\":{\"access_token\":\"a\",\"ttl\":10.0}}", -1, 10 },
    { 200, "{\"data\":null,\"access_token\":\"a\"}", -1, 6000 },
    { 200, "{\"access_token\":\"a\",\"ttl\":99999999999}", -1, 86400 },
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
      g_autoptr (SepayTokens) tokens = NULL;
      g_autoptr (GError) error = NULL;

      wire_forget (wire);
      wire_answer (wire, cases[i].status, cases[i].body);
      tokens = wire_create (wire, &error);

      g_test_message ("HTTP %u with %s", cases[i].status, cases[i].body);
      if (cases[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, SEPAY_ERROR, cases[i].code);
      g_assert_cmpuint (tokens != NULL ? tokens->expires_in : 0, ==, cases[i].lifetime);
    }
}

static void
test_long_token (Wire          *wire,
                 gconstpointer  data)
{
  g_autofree char *token = g_strnfill (8192, 't');
  g_autofree char *body = g_strdup_printf ("{\"access_token\":\"%s\",\"ttl\":6000}", token);
  g_autoptr (SepayTokens) tokens = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer (wire, 201, body);
  tokens = wire_create (wire, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tokens->access_token, ==, token);
}

/* Creating changes nothing that matters, so it is tried again. */
static void
test_repeated (Wire          *wire,
               gconstpointer  data)
{
  g_autoptr (SepayTokens) tokens = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer (wire, 503, "");
  wire_answer (wire, 201, "{\"access_token\":\"a\",\"ttl\":6000}");
  tokens = wire_create (wire, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wire->seen->len, ==, 2);
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
      wire_answer (wire, cases[i].status, cases[i].body);
      wire_answer (wire, 200, CHECK_ANSWER);
      assert_check_works (wire);

      g_assert_cmpuint (wire->seen->len, ==, 2);
    }
}

void
add_token_tests (void)
{
  add_wire_test ("/sepay/tokens/request", test_request);
  add_wire_test ("/sepay/tokens/answers", test_answers);
  add_wire_test ("/sepay/tokens/long", test_long_token);
  add_wire_test ("/sepay/tokens/repeated", test_repeated);
  add_wire_test ("/sepay/tokens/refused-once", test_refused_once);
  add_wire_test ("/sepay/tokens/refused-twice", test_refused_twice);
  add_wire_test ("/sepay/tokens/refused-by-body", test_refused_by_body);
}
