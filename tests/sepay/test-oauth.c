/* test-oauth.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "test-sepay.h"
#include "wire.h"

static GHashTable *
read_form (const char *body)
{
  return soup_form_decode (body);
}

static void
assert_field (GHashTable *form,
              const char *name,
              const char *value)
{
  g_assert_cmpstr (g_hash_table_lookup (form, name), ==, value);
}

static void
test_authorise_uri (Wire          *wire,
                    gconstpointer  data)
{
  g_autofree char *uri = NULL;
  g_autofree char *with_challenge = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *address = g_uri_to_string (wire->address);

  uri = sepay_oauth_get_authorise_uri (wire->oauth, "a b", "http://127.0.0.1:8765/callback?x=1&y",
                                       "bank-account:read transaction:read", "s+/=", NULL);
  expected = g_strconcat (address,
                          "/oauth/authorize?response_type=code&client_id=a%20b"
                          "&redirect_uri=http%3A%2F%2F127.0.0.1%3A8765%2Fcallback%3Fx%3D1%26y"
                          "&scope=bank-account%3Aread%20transaction%3Aread&state=s%2B%2F%3D",
                          NULL);
  g_assert_cmpstr (uri, ==, expected);

  with_challenge = sepay_oauth_get_authorise_uri (wire->oauth, "a", "b", "c", "d", "the-challenge");
  g_assert_true (g_str_has_suffix (with_challenge, "&state=d&code_challenge=the-challenge&code_challenge_method=S256"));
}

static void
test_exchange (Wire          *wire,
               gconstpointer  data)
{
  g_autoptr (SepayTokens) tokens = NULL;
  g_autoptr (GHashTable) form = NULL;
  g_autoptr (GError) error = NULL;
  const Seen *seen;

  wire_answer (wire, 200,
               "{\"access_token\":\"ACCESS_TOKEN\",\"token_type\":\"Bearer\",\"expires_in\":3600,"
               "\"refresh_token\":\"REFRESH_TOKEN\"}");
  tokens = wire_exchange (wire, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (tokens->access_token, ==, "ACCESS_TOKEN");
  g_assert_cmpstr (tokens->refresh_token, ==, "REFRESH_TOKEN");
  g_assert_cmpuint (tokens->expires_in, ==, 3600);
  g_assert_null (tokens->scope);

  seen = wire_get_seen (wire, 0);
  g_assert_cmpstr (seen->method, ==, "POST");
  g_assert_cmpstr (seen->path, ==, "/base/oauth/token");
  g_assert_null (seen->query);
  g_assert_null (seen->authorization);
  g_assert_cmpstr (soup_message_headers_get_one (seen->headers, "Content-Type"), ==,
                   "application/x-www-form-urlencoded");

  form = read_form (seen->body);
  g_assert_cmpuint (g_hash_table_size (form), ==, 6);
  assert_field (form, "grant_type", "authorization_code");
  assert_field (form, "code", "the-code");
  assert_field (form, "redirect_uri", "http://127.0.0.1:8765/callback");
  assert_field (form, "client_id", "client");
  assert_field (form, "client_secret", A_SECRET);
  assert_field (form, "code_verifier", "the-verifier");
}

static void
test_exchange_without_verifier (Wire          *wire,
                                gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SepayTokens) tokens = NULL;
  g_autoptr (GHashTable) form = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer (wire, 200, "{\"access_token\":\"a\"}");
  sepay_oauth_exchange_code_async (wire->oauth, "client", "secret", "the-code", "http://localhost/", NULL, NULL,
                                   keep_result_cb, &result);
  tokens = sepay_oauth_exchange_code_finish (wire->oauth, wait_for_result (&result), &error);

  g_assert_no_error (error);
  form = read_form (wire_get_seen (wire, 0)->body);
  g_assert_cmpuint (g_hash_table_size (form), ==, 5);
}

static void
test_refresh (Wire          *wire,
              gconstpointer  data)
{
  g_autoptr (SepayTokens) tokens = NULL;
  g_autoptr (GHashTable) form = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer (wire, 200, "{\"access_token\":\"a\",\"expires_in\":\"7200\",\"scope\":\"transaction:read\"}");
  tokens = wire_refresh (wire, &error);

  g_assert_no_error (error);
  g_assert_null (tokens->refresh_token);
  g_assert_cmpuint (tokens->expires_in, ==, 7200);
  g_assert_cmpstr (tokens->scope, ==, "transaction:read");

  form = read_form (wire_get_seen (wire, 0)->body);
  g_assert_cmpuint (g_hash_table_size (form), ==, 4);
  assert_field (form, "grant_type", "refresh_token");
  assert_field (form, "refresh_token", "the-refresh-token");
  assert_field (form, "client_id", "client");
  assert_field (form, "client_secret", A_SECRET);
}

static void
test_lifetimes (Wire          *wire,
                gconstpointer  data)
{
  const struct
  {
    const char *expires_in;
    guint seconds;
  } cases[] = {
    { "3600", 3600 }, { "\"1800\"", 1800 }, { "1800.0", 1800 }, { "null", 3600 },
    { "\"\"", 3600 }, { "\"soon\"", 3600 },
    { "0", 60 }, { "-1", 60 }, { "59", 60 }, { "86401", 86400 }, { "1e30", 3600 }, { "[]", 3600 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"access_token\":\"a\",\"refresh_token\":\"\",\"expires_in\":%s}",
                                               cases[i].expires_in);
      g_autoptr (SepayTokens) tokens = NULL;
      g_autoptr (GError) error = NULL;

      wire_forget (wire);
      wire_answer (wire, 200, body);
      tokens = wire_refresh (wire, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (tokens->expires_in, ==, cases[i].seconds);
      g_assert_null (tokens->refresh_token);
    }
}

static void
test_errors (Wire          *wire,
             gconstpointer  data)
{
  const struct
  {
    guint status;
    const char *body;
    SepayError code;
    const char *said;
  } cases[] = {
    { 400, "{\"error\":\"invalid_grant\",\"error_description\":\"Authorization code expired\"}", SEPAY_ERROR_GRANT,
      "Authorization code expired" },
    { 401, "{\"error\":\"invalid_client\"}", SEPAY_ERROR_CLIENT, "invalid_client" },
    { 400, "{\"error\":\"invalid_client\"}", SEPAY_ERROR_CLIENT, "invalid_client" },
    { 403, "{\"error\":\"access_denied\"}", SEPAY_ERROR_FORBIDDEN, "access_denied" },
    { 400, "{\"error\":\"unauthorized_client\"}", SEPAY_ERROR_FORBIDDEN, "unauthorized_client" },
    { 400, "{\"error\":\"invalid_request\"}", SEPAY_ERROR_REFUSED, "invalid_request" },
    { 400, "{\"error\":\"unsupported_grant_type\"}", SEPAY_ERROR_REFUSED, "unsupported_grant_type" },
    { 401, "{\"error\":\"invalid_scope\"}", SEPAY_ERROR_REFUSED, "invalid_scope" },
    { 401, "{\"error\":\"invalid_token\"}", SEPAY_ERROR_GRANT, "invalid_token" },
    { 401, "{\"error\":\"unauthorized\"}", SEPAY_ERROR_GRANT, "unauthorized" },
    { 200, "{\"error\":\"invalid_grant\",\"access_token\":\"a\"}", SEPAY_ERROR_GRANT, "invalid_grant" },
    { 200, "{\"error\":\"invalid_client\"}", SEPAY_ERROR_CLIENT, "invalid_client" },
    { 200, "{\"error\":\"never_heard_of\"}", SEPAY_ERROR_REFUSED, "never_heard_of" },
    { 401, "", SEPAY_ERROR_UNAUTHORIZED, NULL },
    { 404, "<html>", SEPAY_ERROR_NOT_FOUND, NULL },
    { 429, "{\"error\":\"invalid_grant\"}", SEPAY_ERROR_RATE_LIMITED, "invalid_grant" },
    { 500, "{\"error\":\"invalid_grant\"}", SEPAY_ERROR_SERVER, "invalid_grant" },
    { 200, "{}", SEPAY_ERROR_MALFORMED, NULL },
    { 200, "{\"access_token\":5}", SEPAY_ERROR_MALFORMED, NULL },
    { 200, "{\"access_token\":\"a b\"}", SEPAY_ERROR_MALFORMED, NULL },
    { 200, "", SEPAY_ERROR_MALFORMED, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SepayTokens) exchanged = NULL;
      g_autoptr (SepayTokens) refreshed = NULL;
      g_autoptr (GError) exchange_error = NULL;
      g_autoptr (GError) refresh_error = NULL;

      wire_forget (wire);
      wire_answer (wire, cases[i].status, cases[i].body);
      exchanged = wire_exchange (wire, &exchange_error);
      refreshed = wire_refresh (wire, &refresh_error);

      g_test_message ("HTTP %u with %s", cases[i].status, cases[i].body);
      g_assert_error (exchange_error, SEPAY_ERROR, (int) cases[i].code);
      g_assert_error (refresh_error, SEPAY_ERROR, (int) cases[i].code);
      g_assert_cmpstr (sepay_error_get_sepay_message (refresh_error), ==, cases[i].said);

      /* Neither is ever repeated by itself. */
      g_assert_cmpuint (wire->seen->len, ==, 2);
    }
}

void
add_oauth_tests (void)
{
  add_wire_test ("/sepay/oauth/authorise-uri", test_authorise_uri);
  add_wire_test ("/sepay/oauth/exchange", test_exchange);
  add_wire_test ("/sepay/oauth/exchange-without-verifier", test_exchange_without_verifier);
  add_wire_test ("/sepay/oauth/refresh", test_refresh);
  add_wire_test ("/sepay/oauth/lifetimes", test_lifetimes);
  add_wire_test ("/sepay/oauth/errors", test_errors);
}
