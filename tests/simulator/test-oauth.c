/* test-oauth.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

#define FORM SOUP_FORM_MIME_TYPE_URLENCODED

#define TOKENS "{\"access_token\":\"eyJ*.*.*\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"refresh_token\":\"*\"}"

static Answer *
get_authorize (Fixture    *fixture,
               const char *response_type,
               const char *client_id,
               const char *redirect_uri,
               const char *scope,
               const char *state)
{
  g_autoptr (GHashTable) parameters = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *query = NULL;
  g_autofree char *path = NULL;
  const struct
  {
    const char *name;
    const char *value;
  } pairs[] = {
    { "response_type", response_type }, { "client_id", client_id }, { "redirect_uri", redirect_uri },
    { "scope", scope }, { "state", state },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      if (pairs[i].value != NULL)
        g_hash_table_insert (parameters, (gpointer) pairs[i].name, (gpointer) pairs[i].value);
    }

  query = soup_form_encode_hash (parameters);
  path = g_strconcat ("/oauth/authorize?", query, NULL);

  return send_request (fixture, "GET", path, NULL, NULL, NULL);
}

static void
assert_token_error (const Answer *answer,
                    guint         status,
                    const char   *name)
{
  g_autofree char *pattern = g_strdup_printf ("{\"error\":\"%s\",\"error_description\":\"*\"}", name);

  assert_answer (answer, status, pattern);
}

static char *
get_code (Fixture *fixture)
{
  g_autofree char *address = authorize (fixture);

  return find_parameter (address, "code");
}

static void
test_authorize (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *address = authorize (fixture);
  g_autofree char *code = find_parameter (address, "code");
  g_autofree char *state = find_parameter (address, "state");

  g_assert_true (g_str_has_prefix (address, "http://127.0.0.1:8765/callback?code="));
  g_assert_nonnull (code);
  g_assert_cmpstr (state, ==, "a state & more");
}

static void
test_authorize_refused (Fixture       *fixture,
                        gconstpointer  data)
{
  const char *id = loa_simulator_get_bank_client_id ();
  const char *redirect_uri = loa_simulator_get_redirect_uri (fixture->simulator);
  g_autoptr (Answer) no_query = send_request (fixture, "GET", "/oauth/authorize", NULL, NULL, NULL);
  g_autoptr (Answer) wrong_id = get_authorize (fixture, "code", "somebody", redirect_uri, "profile", "s");
  g_autoptr (Answer) wrong_uri = get_authorize (fixture, "code", id, "http://127.0.0.1:8765/callback/", "profile", "s");
  g_autoptr (Answer) no_uri = get_authorize (fixture, "code", id, NULL, "profile", "s");

  assert_token_error (no_query, 400, "invalid_request");
  assert_token_error (wrong_id, 400, "invalid_client");
  assert_token_error (wrong_uri, 400, "invalid_request");
  assert_token_error (no_uri, 400, "invalid_request");
}

static void
assert_redirected_error (Fixture    *fixture,
                         Answer     *answer,
                         const char *expected)
{
  const char *address = soup_message_headers_get_one (answer->headers, "Location");
  g_autofree char *error = NULL;

  g_assert_cmpuint (answer->status, ==, 302);
  g_assert_true (g_str_has_prefix (address, loa_simulator_get_redirect_uri (fixture->simulator)));
  error = find_parameter (address, "error");
  g_assert_cmpstr (error, ==, expected);
}

static void
test_authorize_error_told_back (Fixture       *fixture,
                                gconstpointer  data)
{
  const char *id = loa_simulator_get_bank_client_id ();
  const char *redirect_uri = loa_simulator_get_redirect_uri (fixture->simulator);
  g_autoptr (Answer) type = get_authorize (fixture, "token", id, redirect_uri, "profile", "s");
  g_autoptr (Answer) scope = get_authorize (fixture, "code", id, redirect_uri, "profile money:write", "s");
  g_autoptr (Answer) state = get_authorize (fixture, "code", id, redirect_uri, "profile", NULL);
  g_autofree char *told_state = NULL;

  assert_redirected_error (fixture, type, "invalid_request");
  assert_redirected_error (fixture, scope, "invalid_scope");
  assert_redirected_error (fixture, state, "invalid_request");
  told_state = find_parameter (soup_message_headers_get_one (scope->headers, "Location"), "state");
  g_assert_cmpstr (told_state, ==, "s");
}

static void
test_exchange (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *code = get_code (fixture);
  g_autoptr (Answer) tokens = post_token (fixture, "authorization_code", "code", code);
  g_autoptr (Answer) again = post_token (fixture, "authorization_code", "code", code);

  assert_answer (tokens, 200, TOKENS);
  assert_token_error (again, 400, "invalid_grant");
}

static void
test_access_token_payload (Fixture       *fixture,
                           gconstpointer  data)
{
  g_auto (GStrv) parts = NULL;
  g_autofree guchar *payload = NULL;
  g_autofree char *padded = NULL;
  g_autofree char *text = NULL;
  gsize length;

  sign_in (fixture);
  parts = g_strsplit (fixture->bank_token, ".", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  g_strdelimit (parts[1], "-", '+');
  g_strdelimit (parts[1], "_", '/');
  padded = g_strconcat (parts[1], &"==="[3 - (4 - strlen (parts[1]) % 4) % 4], NULL);
  payload = g_base64_decode (padded, &length);
  text = g_strndup ((const char *) payload, length);

  g_assert_true (g_pattern_match_simple ("{\"iss\":\"http://127.0.0.1:*\",\"sub\":\"12345\",\"aud\":\"loa-test-bank\","
                                         "\"exp\":1760455052,\"iat\":1760451452,\"scope\":\"bank-account:read "
                                         "transaction:read profile company\"}", text));
}

static void
test_code_expires (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *first = get_code (fixture);
  g_autofree char *second = get_code (fixture);
  g_autoptr (Answer) in_time = NULL;
  g_autoptr (Answer) late = NULL;

  loa_clock_leap (fixture->clock, 299);
  in_time = post_token (fixture, "authorization_code", "code", first);
  assert_answer (in_time, 200, TOKENS);
  loa_clock_leap (fixture->clock, 1);
  late = post_token (fixture, "authorization_code", "code", second);
  assert_token_error (late, 400, "invalid_grant");
}

static void
test_redirect_uri_of_code (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *code = get_code (fixture);
  g_autoptr (Answer) answer = NULL;

  loa_simulator_set_redirect_uri (fixture->simulator, "http://127.0.0.1:9999/other");
  answer = post_token (fixture, "authorization_code", "code", code);
  assert_token_error (answer, 400, "invalid_grant");
}

static void
test_token_refused (Fixture       *fixture,
                    gconstpointer  data)
{
  static const struct
  {
    const char *form;
    guint status;
    const char *error;
  } requests[] = {
    { "", 400, "invalid_request" },
    { "grant_type=refresh_token", 400, "invalid_request" },
    { "grant_type=refresh_token&client_id=loa-test-bank&client_secret=x&refresh_token=y", 401, "invalid_client" },
    { "grant_type=refresh_token&client_id=x&client_secret=x&refresh_token=y", 401, "invalid_client" },
    { "%zz=%&&&=", 400, "invalid_request" },
  };
  g_autofree char *code = get_code (fixture);
  g_autoptr (Answer) json = send_request (fixture, "POST", "/oauth/token", NULL, "application/json", "{}");
  g_autoptr (Answer) get = send_request (fixture, "GET", "/oauth/token", NULL, NULL, NULL);
  g_autoptr (Answer) grant_type = post_token (fixture, "client_credentials", "code", code);
  g_autoptr (Answer) no_code = post_token (fixture, "authorization_code", "x", "y");
  g_autoptr (Answer) wrong_code = post_token (fixture, "authorization_code", "code", "y");
  g_autoptr (Answer) no_token = post_token (fixture, "refresh_token", "x", "y");
  g_autoptr (Answer) wrong_token = post_token (fixture, "refresh_token", "refresh_token", "y");

  assert_token_error (json, 400, "invalid_request");
  assert_token_error (get, 405, "invalid_request");
  assert_token_error (grant_type, 400, "unsupported_grant_type");
  assert_token_error (no_code, 400, "invalid_request");
  assert_token_error (wrong_code, 400, "invalid_grant");
  assert_token_error (no_token, 400, "invalid_request");
  assert_token_error (wrong_token, 400, "invalid_grant");

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (Answer) answer = send_request (fixture, "POST", "/oauth/token", NULL, FORM, requests[i].form);

      assert_token_error (answer, requests[i].status, requests[i].error);
    }
}

static Answer *
refresh (Fixture *fixture)
{
  return post_token (fixture, "refresh_token", "refresh_token", fixture->refresh_token);
}

static void
test_refresh (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (Answer) first = NULL;
  g_autoptr (Answer) old_again = NULL;
  g_autoptr (Answer) second = NULL;
  g_autoptr (JsonNode) root = NULL;
  const char *new_token;

  sign_in (fixture);
  first = refresh (fixture);
  assert_answer (first, 200, TOKENS);
  old_again = refresh (fixture);
  assert_token_error (old_again, 400, "invalid_grant");

  root = parse (first);
  new_token = json_object_get_string_member (json_node_get_object (root), "refresh_token");
  g_assert_cmpstr (new_token, !=, fixture->refresh_token);
  second = post_token (fixture, "refresh_token", "refresh_token", new_token);
  assert_answer (second, 200, TOKENS);
}

static void
test_lifetimes (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (Answer) alive = NULL;
  g_autoptr (Answer) dead = NULL;
  g_autoptr (Answer) dead_refresh = NULL;

  sign_in (fixture);
  loa_clock_leap (fixture->clock, 3599);
  alive = get_bank (fixture, "/me");
  g_assert_cmpuint (alive->status, ==, 200);
  loa_clock_leap (fixture->clock, 1);
  dead = get_bank (fixture, "/me");
  g_assert_cmpuint (dead->status, ==, 401);
  loa_clock_leap (fixture->clock, 30 * 24 * 60 * 60);
  dead_refresh = refresh (fixture);
  assert_token_error (dead_refresh, 400, "invalid_grant");
}

static void
test_refresh_variants (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (Answer) same = NULL;
  g_autoptr (Answer) none = NULL;
  g_autofree char *pattern = NULL;

  sign_in (fixture);
  switch_on (fixture, "no-rotation");
  same = refresh (fixture);
  pattern = g_strdup_printf ("*\"refresh_token\":\"%s\"}", fixture->refresh_token);
  assert_answer (same, 200, pattern);

  switch_on (fixture, "no-refresh-token");
  none = refresh (fixture);
  assert_answer (none, 200, "{\"access_token\":\"*\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
}

static void
test_refresh_lost (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (Answer) lost = NULL;
  g_autoptr (Answer) again = NULL;

  sign_in (fixture);
  switch_on (fixture, "refresh-lost");
  lost = refresh (fixture);
  g_assert_nonnull (lost->error);
  again = refresh (fixture);
  assert_token_error (again, 400, "invalid_grant");
}

static void
test_answer_variants (Fixture       *fixture,
                      gconstpointer  data)
{
  static const struct
  {
    const char *variant;
    const char *pattern;
  } cases[] = {
    { "expires-in-string", "*\"expires_in\":\"3600\"*" },
    { "expires-in-zero", "*\"expires_in\":0,*" },
    { "expires-in-missing", "{\"access_token\":\"*\",\"token_type\":\"Bearer\",\"refresh_token\":\"*\"}" },
    { "unknown-members", "*\"unknown\":[{}]}" },
    { "narrow-scope", "*\"scope\":\"transaction:read\"*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = NULL;
      g_autoptr (Answer) answer = NULL;

      switch_on (fixture, cases[i].variant);
      code = get_code (fixture);
      answer = post_token (fixture, "authorization_code", "code", code);
      assert_answer (answer, 200, cases[i].pattern);
    }
}

static void
test_error_variants (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (Answer) forbidden = NULL;
  g_autoptr (Answer) ok = NULL;

  switch_on (fixture, "oauth-error-forbidden");
  forbidden = post_token (fixture, "refresh_token", "refresh_token", "x");
  assert_token_error (forbidden, 403, "invalid_grant");
  switch_on (fixture, "oauth-error-ok");
  ok = post_token (fixture, "refresh_token", "refresh_token", "x");
  assert_token_error (ok, 200, "invalid_grant");
}

static void
test_consent_page (Fixture       *fixture,
                   gconstpointer  data)
{
  const char *id = loa_simulator_get_bank_client_id ();
  const char *redirect_uri = loa_simulator_get_redirect_uri (fixture->simulator);
  g_autoptr (Answer) page = NULL;
  g_autoptr (Answer) approved = NULL;
  g_autoptr (Answer) denied = NULL;
  g_autofree char *approve = NULL;
  g_autofree char *deny = NULL;
  g_autofree char *code = NULL;

  switch_on (fixture, "consent-page");
  page = get_authorize (fixture, "code", id, redirect_uri, "profile", "\"><script>");
  g_assert_cmpuint (page->status, ==, 200);
  g_assert_nonnull (strstr (page->body, "value=\"approve\""));
  g_assert_nonnull (strstr (page->body, "value=\"deny\""));
  g_assert_null (strstr (page->body, "<script>"));

  approve = soup_form_encode ("response_type", "code", "client_id", id, "redirect_uri", redirect_uri,
                              "scope", "profile", "state", "s", "decision", "approve", NULL);
  approved = send_request (fixture, "POST", "/oauth/authorize", NULL, FORM, approve);
  g_assert_cmpuint (approved->status, ==, 302);
  code = find_parameter (soup_message_headers_get_one (approved->headers, "Location"), "code");
  g_assert_nonnull (code);

  deny = soup_form_encode ("response_type", "code", "client_id", id, "redirect_uri", redirect_uri,
                           "scope", "profile", "state", "s", "decision", "deny", NULL);
  denied = send_request (fixture, "POST", "/oauth/authorize", NULL, FORM, deny);
  assert_redirected_error (fixture, denied, "access_denied");
}

static void
test_callback_variants (Fixture       *fixture,
                        gconstpointer  data)
{
  static const struct
  {
    const char *variant;
    const char *address;
  } cases[] = {
    { "state-changed", "http://127.0.0.1:8765/callback?code=*&state=somebody-else" },
    { "consent-denied", "http://127.0.0.1:8765/callback?error=access_denied&state=*" },
    { "callback-without-code", "http://127.0.0.1:8765/callback?state=*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = NULL;

      switch_on (fixture, cases[i].variant);
      address = authorize (fixture);
      if (!g_pattern_match_simple (cases[i].address, address))
        g_error ("%s leads to %s, expected %s", cases[i].variant, address, cases[i].address);
    }
}

static void
test_loopback_refused (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (Answer) refused = NULL;
  g_autoptr (Answer) accepted = NULL;

  switch_on (fixture, "loopback-refused");
  refused = get_authorize (fixture, "code", loa_simulator_get_bank_client_id (),
                           loa_simulator_get_redirect_uri (fixture->simulator), "profile", "s");
  assert_token_error (refused, 400, "invalid_request");

  loa_simulator_set_redirect_uri (fixture->simulator, "https://shop.example/callback?from=loa");
  accepted = get_authorize (fixture, "code", loa_simulator_get_bank_client_id (),
                            "https://shop.example/callback?from=loa", "profile", "s");
  g_assert_cmpuint (accepted->status, ==, 302);
  g_assert_true (g_str_has_prefix (soup_message_headers_get_one (accepted->headers, "Location"),
                                   "https://shop.example/callback?from=loa&code="));
}

static char *
authorize_with_challenge (Fixture *fixture)
{
  /* The challenge of the verifier “correct horse”. */
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *challenge = NULL;
  g_autofree char *query = NULL;
  g_autofree char *path = NULL;
  g_autoptr (Answer) answer = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) "correct horse", -1);
  g_checksum_get_digest (checksum, digest, &length);
  challenge = g_base64_encode (digest, length);
  g_strdelimit (challenge, "+", '-');
  g_strdelimit (challenge, "/", '_');
  *strchr (challenge, '=') = '\0';

  query = soup_form_encode ("response_type", "code", "client_id", loa_simulator_get_bank_client_id (),
                            "redirect_uri", loa_simulator_get_redirect_uri (fixture->simulator), "scope", "profile",
                            "state", "s", "code_challenge", challenge, "code_challenge_method", "S256", NULL);
  path = g_strconcat ("/oauth/authorize?", query, NULL);
  answer = send_request (fixture, "GET", path, NULL, NULL, NULL);

  return find_parameter (soup_message_headers_get_one (answer->headers, "Location"), "code");
}

static void
test_pkce (Fixture       *fixture,
           gconstpointer  data)
{
  const char *redirect_uri = loa_simulator_get_redirect_uri (fixture->simulator);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *form = NULL;
  g_autoptr (Answer) without = NULL;
  g_autoptr (Answer) no_verifier = NULL;
  g_autoptr (Answer) verified = NULL;

  switch_on (fixture, "pkce-required");
  without = get_authorize (fixture, "code", loa_simulator_get_bank_client_id (), redirect_uri, "profile", "s");
  assert_redirected_error (fixture, without, "invalid_request");

  first = authorize_with_challenge (fixture);
  no_verifier = post_token (fixture, "authorization_code", "code", first);
  assert_token_error (no_verifier, 400, "invalid_grant");

  second = authorize_with_challenge (fixture);
  form = soup_form_encode ("grant_type", "authorization_code", "code", second, "redirect_uri", redirect_uri,
                           "client_id", loa_simulator_get_bank_client_id (),
                           "client_secret", loa_simulator_get_bank_client_secret (),
                           "code_verifier", "correct horse", NULL);
  verified = send_request (fixture, "POST", "/oauth/token", NULL, FORM, form);
  assert_answer (verified, 200, TOKENS);
}

static void
test_void (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (Answer) dead = NULL;
  g_autoptr (Answer) refreshed = NULL;
  g_autoptr (Answer) revoked = NULL;

  sign_in (fixture);
  loa_simulator_void_tokens (fixture->simulator);
  dead = get_bank (fixture, "/me");
  g_assert_cmpuint (dead->status, ==, 401);
  refreshed = refresh (fixture);
  g_assert_cmpuint (refreshed->status, ==, 200);

  sign_in (fixture);
  loa_simulator_void_grants (fixture->simulator);
  revoked = refresh (fixture);
  assert_token_error (revoked, 400, "invalid_grant");
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *whole_path = g_strconcat ("/simulator/oauth/", path, NULL);

  g_test_add (whole_path, Fixture, NULL, set_up, test, tear_down);
}

void
add_oauth_tests (void)
{
  add ("authorize", test_authorize);
  add ("authorize-refused", test_authorize_refused);
  add ("authorize-error-told-back", test_authorize_error_told_back);
  add ("exchange", test_exchange);
  add ("access-token-payload", test_access_token_payload);
  add ("code-expires", test_code_expires);
  add ("redirect-uri-of-code", test_redirect_uri_of_code);
  add ("token-refused", test_token_refused);
  add ("refresh", test_refresh);
  add ("lifetimes", test_lifetimes);
  add ("refresh-variants", test_refresh_variants);
  add ("refresh-lost", test_refresh_lost);
  add ("answer-variants", test_answer_variants);
  add ("error-variants", test_error_variants);
  add ("consent-page", test_consent_page);
  add ("callback-variants", test_callback_variants);
  add ("loopback-refused", test_loopback_refused);
  add ("pkce", test_pkce);
  add ("void", test_void);
}
