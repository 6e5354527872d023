/* test-accounts-sign-in.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sign-in-fixture.h"

#include "loa-failure.h"
#include "test-accounts.h"
static void
test_browser_comes_back (SignIn        *fixture,
                         gconstpointer  data)
{
  g_autofree char *answer = NULL;
  GError *error = NULL;

  sign_in_start (fixture);
  answer = get_raw (fixture->port, fixture->host, get_target (fixture->address));
  assert_status (answer, 200);
  assert_contains (answer, "You can close this page");
  assert_contains (answer, "</html>");
  assert_contains (answer, "Referrer-Policy: no-referrer\r\n");
  assert_contains (answer, "Cache-Control: no-store\r\n");
  assert_contains (answer, "Content-Security-Policy: default-src 'none'");
  assert_contains (answer, "X-Content-Type-Options: nosniff\r\n");
  g_assert_null (strstr (answer, "<script"));
  g_assert_null (strstr (answer, "src="));
  g_assert_null (strstr (answer, "href="));

  g_assert_true (sign_in_end (fixture, &error));
  g_assert_no_error (error);
  g_assert_true (loa_bank_grant_get_connected (fixture->grant));
}

static void
test_browser_is_fast (SignIn        *fixture,
                      gconstpointer  data)
{
  g_autofree char *answer = NULL;
  GError *error = NULL;

  g_assert_true (loa_bank_sign_in_start_listening (fixture->sign_in, &error));
  fixture->address = follow_authorise (loa_bank_sign_in_get_authorise_uri (fixture->sign_in));
  answer = get_raw (fixture->port, fixture->host, get_target (fixture->address));
  settle ();

  loa_bank_sign_in_listen_async (fixture->sign_in, NULL, keep_result_cb, &fixture->result);
  g_assert_true (sign_in_end (fixture, &error));
  g_assert_no_error (error);
}

static void
test_same_code_twice (SignIn        *fixture,
                      gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  sign_in_start (fixture);
  first = get_raw (fixture->port, fixture->host, get_target (fixture->address));
  assert_status (first, 200);
  g_assert_true (sign_in_end (fixture, &error));

  /* Nobody listens any more. */
  connection = open_raw ("127.0.0.1", fixture->port, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  g_clear_error (&error);

  g_assert_false (sign_in_paste (fixture, fixture->address, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN);
  assert_contains (error->message, "signed in already");
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, 1);
}

static void
test_same_code_at_once (SignIn        *fixture,
                        gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  GError *error = NULL;

  g_assert_true (loa_bank_sign_in_start_listening (fixture->sign_in, &error));
  fixture->address = follow_authorise (loa_bank_sign_in_get_authorise_uri (fixture->sign_in));
  first = get_raw (fixture->port, fixture->host, get_target (fixture->address));
  second = get_raw (fixture->port, fixture->host, get_target (fixture->address));
  assert_status (first, 200);
  assert_status (second, 400);
  assert_contains (second, "This sign-in is over");

  loa_bank_sign_in_listen_async (fixture->sign_in, NULL, keep_result_cb, &fixture->result);
  g_assert_true (sign_in_end (fixture, &error));
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, 1);
}

static void
test_denied (SignIn        *fixture,
             gconstpointer  data)
{
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;

  loa_simulator_set_variant (fixture->accounts->simulator, data, TRUE, NULL);
  sign_in_start (fixture);
  answer = get_raw (fixture->port, fixture->host, get_target (fixture->address));
  assert_status (answer, 200);
  assert_contains (answer, "Access was denied");

  g_assert_false (sign_in_end (fixture, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_DENIED);
  assert_contains (error->message, "denied");
  g_assert_false (loa_bank_grant_get_connected (fixture->grant));
}

static void
test_port_in_use (SignIn        *fixture,
                  gconstpointer  data)
{
  g_autoptr (GSocketService) other = g_socket_service_new ();
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", fixture->port);
  g_autoptr (GError) error = NULL;
  g_autofree char *pasted = NULL;

  g_assert_true (g_socket_listener_add_address (G_SOCKET_LISTENER (other), address, G_SOCKET_TYPE_STREAM,
                                                G_SOCKET_PROTOCOL_TCP, NULL, NULL, &error));

  g_assert_false (loa_bank_sign_in_start_listening (fixture->sign_in, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN);
  assert_contains (error->message, "Another program");
  g_clear_error (&error);

  /* Pasting is the way on. */
  pasted = follow_authorise (loa_bank_sign_in_get_authorise_uri (fixture->sign_in));
  g_assert_true (sign_in_paste (fixture, pasted, &error));
  g_assert_no_error (error);
}

static void
test_time_is_over (void)
{
  g_autoptr (LoaClock) clock = loa_clock_new_leaping (1760000000);
  SignIn fixture = { NULL };
  g_autoptr (GError) error = NULL;

  sign_in_set_up_with (&fixture, clock, "127.0.0.1");
  loa_bank_sign_in_listen_async (fixture.sign_in, NULL, keep_result_cb, &fixture.result);
  g_assert_false (sign_in_end (&fixture, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN);
  assert_contains (error->message, "10 minutes. Sign in again");
  g_assert_cmpint (loa_clock_get_unix_seconds (clock), ==, 1760000000 + 600);

  sign_in_tear_down (&fixture, NULL);
}

static void
test_not_loopback (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  LoaBankGrant *grant = accounts_make_grant (accounts);
  const char *elsewhere[] = { "https://shop.example/callback", "http://shop.example:8765/callback",
                              "https://127.0.0.1:8765/callback" };
  const char *impossible[] = { "", "callback", "/callback", "ftp://127.0.0.1:1/x", "http://user@127.0.0.1:1/x",
                               "http://127.0.0.1:1/x#y", "http://127.0.0.1:0/x", "javascript:alert(1)",
                               "http://127.0.0.1:1/ x" };

  for (gsize i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    {
      g_autoptr (LoaBankSignIn) sign_in = NULL;
      g_autoptr (GError) error = NULL;

      sign_in = loa_bank_sign_in_new (grant, "id", "secret", elsewhere[i], accounts->clock, &error);
      g_assert_no_error (error);
      g_assert_false (loa_bank_sign_in_can_listen (sign_in));
      g_assert_false (loa_bank_sign_in_start_listening (sign_in, &error));
      g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN);
      assert_contains (error->message, "Paste the address");
    }

  for (gsize i = 0; i < G_N_ELEMENTS (impossible); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", impossible[i]);
      g_assert_null (loa_bank_sign_in_new (grant, "id", "secret", impossible[i], accounts->clock, &error));
      g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE);
    }

  assert_ends (grant);
}

static void
test_cancel (SignIn        *fixture,
             gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (LoaBankSignIn) again = accounts_make_sign_in (fixture->accounts, fixture->grant);
  g_autoptr (GError) error = NULL;

  loa_bank_sign_in_listen_async (fixture->sign_in, cancellable, keep_result_cb, &fixture->result);
  settle ();
  g_cancellable_cancel (cancellable);
  g_assert_false (sign_in_end (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  /* The port is free again. */
  g_assert_true (loa_bank_sign_in_start_listening (again, &error));
  g_assert_no_error (error);
}

static void
test_cancel_exchange (SignIn        *fixture,
                      gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *address = follow_authorise (loa_bank_sign_in_get_authorise_uri (fixture->sign_in));

  loa_simulator_set_answer_time (fixture->accounts->simulator, 60000);
  loa_bank_sign_in_paste_async (fixture->sign_in, address, cancellable, keep_result_cb, &result);
  while (accounts_count_token_calls (fixture->accounts) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  g_assert_false (loa_bank_sign_in_paste_finish (fixture->sign_in, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  settle ();
  g_assert_false (loa_bank_grant_get_connected (fixture->grant));
}

static void
test_old_code (SignIn        *fixture,
               gconstpointer  data)
{
  g_autofree char *address = follow_authorise (loa_bank_sign_in_get_authorise_uri (fixture->sign_in));
  g_autoptr (GError) error = NULL;

  loa_simulator_void_grants (fixture->accounts->simulator);
  g_assert_false (sign_in_paste (fixture, address, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);
  assert_contains (error->message, "Sign in again");
}

static void
test_challenge_is_sent (SignIn        *fixture,
                        gconstpointer  data)
{
  g_autofree char *address = NULL;
  GError *error = NULL;

  loa_simulator_set_variant (fixture->accounts->simulator, "pkce-required", TRUE, NULL);
  address = follow_authorise (loa_bank_sign_in_get_authorise_uri (fixture->sign_in));
  g_assert_true (sign_in_paste (fixture, address, &error));
  g_assert_no_error (error);
}

/* Port 80 need not be written; who may not open it is told what to do. */
static void
test_default_port (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  LoaBankGrant *grant = accounts_make_grant (accounts);
  g_autoptr (LoaBankSignIn) sign_in = NULL;
  g_autoptr (GError) error = NULL;

  sign_in = loa_bank_sign_in_new (grant, "id", "secret", "http://127.0.0.1/callback", accounts->clock, &error);
  g_assert_no_error (error);
  g_assert_true (loa_bank_sign_in_can_listen (sign_in));

  if (loa_bank_sign_in_start_listening (sign_in, &error))
    {
      g_autofree char *plain = NULL;
      g_autofree char *written = NULL;

      assert_status (plain = get_raw (80, "127.0.0.1", "/callback?state=guessed"), 400);
      assert_status (written = get_raw (80, "127.0.0.1:80", "/callback?state=guessed"), 400);
    }
  else
    {
      g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN);
      assert_contains (error->message, "port 80");
      assert_contains (error->message, "aste the address");
    }

  assert_ends (g_steal_pointer (&sign_in));
  assert_ends (grant);
}

/* Without the permission to know who signed in, only the name is missing. */
static void
test_no_profile (SignIn        *fixture,
                 gconstpointer  data)
{
  GError *error = NULL;

  loa_simulator_set_variant (fixture->accounts->simulator, "narrow-scope", TRUE, NULL);
  sign_in_start (fixture);
  sign_in_come_back (fixture);
  g_assert_true (sign_in_end (fixture, &error));
  g_assert_no_error (error);
  g_assert_true (loa_bank_grant_get_connected (fixture->grant));
  g_assert_null (loa_bank_grant_get_name (fixture->grant));
}

void
add_sign_in_tests (void)
{
  ADD_SIGN_IN ("browser-comes-back", NULL, test_browser_comes_back);
  ADD_SIGN_IN ("browser-is-fast", NULL, test_browser_is_fast);
  ADD_SIGN_IN ("same-code-twice", NULL, test_same_code_twice);
  ADD_SIGN_IN ("same-code-at-once", NULL, test_same_code_at_once);
  ADD_SIGN_IN ("denied", "consent-denied", test_denied);
  ADD_SIGN_IN ("no-code", "callback-without-code", test_denied);
  ADD_SIGN_IN ("port-in-use", NULL, test_port_in_use);
  g_test_add_func ("/accounts/sign-in/time-is-over", test_time_is_over);
  g_test_add_func ("/accounts/sign-in/not-loopback", test_not_loopback);
  g_test_add_func ("/accounts/sign-in/default-port", test_default_port);
  ADD_SIGN_IN ("cancel", NULL, test_cancel);
  ADD_SIGN_IN ("cancel-exchange", NULL, test_cancel_exchange);
  ADD_SIGN_IN ("old-code", NULL, test_old_code);
  ADD_SIGN_IN ("challenge-is-sent", NULL, test_challenge_is_sent);
  ADD_SIGN_IN ("no-profile", NULL, test_no_profile);

  add_sign_in_code_tests ();
  add_sign_in_listener_tests ();
  add_sign_in_paste_tests ();
}
