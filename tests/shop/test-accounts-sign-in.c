/* test-accounts-sign-in.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "accounts-fixture.h"
#include "loa-failure.h"
#include "test-accounts.h"

/* Sends a request as it stands, as any program may, and gives the whole answer. */
static char *
send_raw (const char *address,
          guint       port,
          const char *request)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GAsyncResult) connected = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GOutputStream) answer = g_memory_output_stream_new_resizable ();
  GError *error = NULL;

  g_socket_client_connect_to_host_async (client, address, (guint16) port, NULL, keep_result_cb, &connected);
  connection = g_socket_client_connect_to_host_finish (client, wait_for_result (&connected), &error);
  g_assert_no_error (error);

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request, strlen (request), NULL,
                             NULL, &error);
  g_assert_no_error (error);

  g_output_stream_splice_async (answer, g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                                G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, G_PRIORITY_DEFAULT, NULL, keep_result_cb, &read);
  g_output_stream_splice_finish (answer, wait_for_result (&read), &error);
  g_assert_no_error (error);

  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (answer)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (answer)));
}

static char *
get_raw (guint       port,
         const char *host,
         const char *target)
{
  g_autofree char *request = g_strdup_printf ("GET %s HTTP/1.1\r\nHost: %s\r\n\r\n", target, host);

  return send_raw ("127.0.0.1", port, request);
}

static void
assert_status (const char *answer,
               guint       status)
{
  g_autofree char *expected = g_strdup_printf ("HTTP/1.1 %u ", status);

  if (!g_str_has_prefix (answer, expected))
    g_error ("Expected %sfirst, got: %s", expected, answer);
}

static void
assert_contains (const char *text,
                 const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is missing in: %s", part, text);
}

/* Path and query of an address. */
static const char *
get_target (const char *address)
{
  return strchr (strstr (address, "://") + 3, '/');
}

typedef struct
{
  Accounts *accounts; /* (owned) */
  LoaBankGrant *grant; /* (owned) */
  LoaBankSignIn *sign_in; /* (owned) */
  guint port;
  char *host; /* (owned) */
  char *address; /* (owned) (nullable): where SePay sends the browser */
  GAsyncResult *result; /* (owned) (nullable): of listening */
} Fixture;

static void
set_up_with (Fixture    *fixture,
             LoaClock   *clock,
             const char *redirect_host)
{
  g_autofree char *redirect = NULL;

  fixture->accounts = accounts_new (clock);
  fixture->grant = accounts_make_grant (fixture->accounts);
  fixture->port = pick_free_port ();
  fixture->host = g_strdup_printf ("%s:%u", redirect_host, fixture->port);
  redirect = g_strdup_printf ("http://%s/callback", fixture->host);
  loa_simulator_set_redirect_uri (fixture->accounts->simulator, redirect);
  fixture->sign_in = accounts_make_sign_in (fixture->accounts, fixture->grant);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  set_up_with (fixture, NULL, "127.0.0.1");
}

static void
start (Fixture *fixture)
{
  GError *error = NULL;

  g_assert_true (loa_bank_sign_in_can_listen (fixture->sign_in));
  loa_bank_sign_in_start_listening (fixture->sign_in, &error);
  g_assert_no_error (error);
  loa_bank_sign_in_listen_async (fixture->sign_in, NULL, keep_result_cb, &fixture->result);
  fixture->address = follow_authorise (loa_bank_sign_in_get_authorise_uri (fixture->sign_in));
}

static gboolean
end (Fixture  *fixture,
     GError  **error)
{
  return loa_bank_sign_in_listen_finish (fixture->sign_in, wait_for_result (&fixture->result), error);
}

static gboolean
paste (Fixture     *fixture,
       const char  *text,
       GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_bank_sign_in_paste_async (fixture->sign_in, text, NULL, keep_result_cb, &result);

  return loa_bank_sign_in_paste_finish (fixture->sign_in, wait_for_result (&result), error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->result);
  settle ();
  assert_ends (fixture->sign_in);
  settle ();
  assert_ends (fixture->grant);
  accounts_free (fixture->accounts);
  g_free (fixture->host);
  g_free (fixture->address);
}

static void
test_browser_comes_back (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *answer = NULL;
  GError *error = NULL;

  start (fixture);
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

  g_assert_true (end (fixture, &error));
  g_assert_no_error (error);
  g_assert_true (loa_bank_grant_get_connected (fixture->grant));
}

/* SePay's page may send the browser back faster than the program waits. */
static void
test_browser_is_fast (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *answer = NULL;
  GError *error = NULL;

  g_assert_true (loa_bank_sign_in_start_listening (fixture->sign_in, &error));
  fixture->address = follow_authorise (loa_bank_sign_in_get_authorise_uri (fixture->sign_in));
  answer = get_raw (fixture->port, fixture->host, get_target (fixture->address));
  settle ();

  loa_bank_sign_in_listen_async (fixture->sign_in, NULL, keep_result_cb, &fixture->result);
  g_assert_true (end (fixture, &error));
  g_assert_no_error (error);
}

static void
test_listens_on (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *right = NULL;
  g_autofree char *other_path = NULL;
  g_autofree char *longer_path = NULL;
  g_autofree char *other_host = NULL;
  g_autofree char *other_port = NULL;
  g_autofree char *other_state = NULL;
  g_autofree char *no_state = NULL;
  g_autofree char *no_query = NULL;
  g_autofree char *post = NULL;
  g_autofree char *head = NULL;
  g_autofree char *old = NULL;
  g_autofree char *target = NULL;
  g_autofree char *wrong_target = NULL;
  g_autofree char *request = NULL;
  GError *error = NULL;

  start (fixture);
  target = g_strdup (get_target (fixture->address));

  wrong_target = g_strdup_printf ("/other%s", strchr (target, '?'));
  assert_status (other_path = get_raw (fixture->port, fixture->host, wrong_target), 404);
  g_free (wrong_target);
  wrong_target = g_strdup_printf ("/callback/%s", strchr (target, '?'));
  assert_status (longer_path = get_raw (fixture->port, fixture->host, wrong_target), 404);
  assert_status (other_host = get_raw (fixture->port, "evil.example", target), 404);
  assert_status (other_port = get_raw (fixture->port, "127.0.0.1:1", target), 404);
  assert_status (other_state = get_raw (fixture->port, fixture->host, "/callback?code=abc&state=guessed"), 400);
  assert_status (no_state = get_raw (fixture->port, fixture->host, "/callback?code=abc"), 400);
  assert_status (no_query = get_raw (fixture->port, fixture->host, "/callback"), 400);

  request = g_strdup_printf ("POST %s HTTP/1.1\r\nHost: %s\r\nContent-Length: 0\r\n\r\n", target, fixture->host);
  assert_status (post = send_raw ("127.0.0.1", fixture->port, request), 404);
  g_free (request);
  request = g_strdup_printf ("HEAD %s HTTP/1.1\r\nHost: %s\r\n\r\n", target, fixture->host);
  assert_status (head = send_raw ("127.0.0.1", fixture->port, request), 404);
  g_free (request);
  request = g_strdup_printf ("GET %s HTTP/1.0\r\n\r\n", target);
  old = send_raw ("127.0.0.1", fixture->port, request);
  g_assert_null (strstr (old, "You can close this page</h1>"));

  g_assert_null (fixture->result);
  g_assert_false (loa_bank_grant_get_connected (fixture->grant));

  assert_status (right = get_raw (fixture->port, fixture->host, target), 200);
  g_assert_true (end (fixture, &error));
  g_assert_no_error (error);
}

/* Nothing that a request says stands in a page. */
static void
test_echoes_nothing (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *answer = NULL;

  start (fixture);
  answer = get_raw (fixture->port, fixture->host,
                    "/callback?state=%3Cb%3Exyzzy&error=%3Cb%3Exyzzy&error_description=xyzzy");
  assert_status (answer, 400);
  g_assert_null (strstr (answer, "xyzzy"));
  g_assert_null (fixture->result);

  /* The sign-in is given up without an end. */
  g_assert_true (paste (fixture, fixture->address, NULL));
  g_assert_true (end (fixture, NULL));
}

static void
test_same_code_twice (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *request = NULL;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GAsyncResult) connected = NULL;
  g_autoptr (GError) error = NULL;

  start (fixture);
  first = get_raw (fixture->port, fixture->host, get_target (fixture->address));
  assert_status (first, 200);
  g_assert_true (end (fixture, &error));

  /* Nobody listens any more. */
  g_socket_client_connect_to_host_async (client, "127.0.0.1", (guint16) fixture->port, NULL, keep_result_cb,
                                         &connected);
  connection = g_socket_client_connect_to_host_finish (client, wait_for_result (&connected), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  g_clear_error (&error);

  g_assert_false (paste (fixture, fixture->address, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN);
  assert_contains (error->message, "used already");
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, 1);
}

/* The second comes while the first waits for somebody to hear of it. */
static void
test_same_code_at_once (Fixture       *fixture,
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
  g_assert_true (end (fixture, &error));
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, 1);
}

static void
test_denied (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;

  loa_simulator_set_variant (fixture->accounts->simulator, data, TRUE, NULL);
  start (fixture);
  answer = get_raw (fixture->port, fixture->host, get_target (fixture->address));
  assert_status (answer, 200);
  assert_contains (answer, "Access was denied");

  g_assert_false (end (fixture, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_DENIED);
  assert_contains (error->message, "denied");
  g_assert_false (loa_bank_grant_get_connected (fixture->grant));
}

static void
test_other_error (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *address = NULL;
  g_autofree char *state = NULL;
  g_autoptr (GError) error = NULL;

  start (fixture);
  state = g_strdup (strstr (fixture->address, "state="));
  address = g_strdup_printf ("http://%s/callback?error=invalid_scope&error_description=Unknown%%0Ascope&%s",
                             fixture->host,
                             state);
  g_assert_false (paste (fixture, address, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_DENIED);
  assert_contains (error->message, "“Unknown scope”");
  g_clear_error (&error);
  g_assert_false (end (fixture, &error));
}

static void
test_port_in_use (Fixture       *fixture,
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
  g_assert_true (paste (fixture, pasted, &error));
  g_assert_no_error (error);
}

static void
test_both_families (void)
{
  Fixture fixture = { NULL };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *request = NULL;
  GError *error = NULL;

  set_up_with (&fixture, NULL, "localhost");
  start (&fixture);

  request = g_strdup_printf ("GET /nothing HTTP/1.1\r\nHost: %s\r\n\r\n", fixture.host);
  assert_status (first = send_raw ("::1", fixture.port, request), 404);
  assert_status (second = get_raw (fixture.port, fixture.host, get_target (fixture.address)), 200);
  g_assert_true (end (&fixture, &error));
  g_assert_no_error (error);

  tear_down (&fixture, NULL);
}

static void
test_time_is_over (void)
{
  g_autoptr (LoaClock) clock = loa_clock_new_leaping (1760000000);
  Fixture fixture = { NULL };
  g_autoptr (GError) error = NULL;

  set_up_with (&fixture, clock, "127.0.0.1");
  loa_bank_sign_in_listen_async (fixture.sign_in, NULL, keep_result_cb, &fixture.result);
  g_assert_false (end (&fixture, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN);
  assert_contains (error->message, "10 minutes");
  g_assert_cmpint (loa_clock_get_unix_seconds (clock), ==, 1760000000 + 600);

  tear_down (&fixture, NULL);
}

static void
test_paste_ends_listening (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *spaced = NULL;
  g_autoptr (GError) error = NULL;

  start (fixture);
  spaced = g_strdup_printf ("  %s\n", fixture->address);
  g_assert_true (paste (fixture, spaced, &error));
  g_assert_no_error (error);
  g_assert_true (end (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, 1);
}

static void
test_wrong_paste (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *other_state = NULL;
  g_autofree char *no_state = NULL;
  const char *texts[4];
  g_autoptr (GError) error = NULL;

  start (fixture);
  other_state = g_strdup_printf ("http://%s/callback?code=abc&state=guessed", fixture->host);
  no_state = g_strdup_printf ("http://%s/callback?code=abc", fixture->host);
  texts[0] = other_state;
  texts[1] = no_state;
  texts[2] = loa_bank_sign_in_get_authorise_uri (fixture->sign_in);
  texts[3] = "abc";

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_false (paste (fixture, texts[i], &error));
      g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN);
      g_clear_error (&error);
    }

  /* It listens on. */
  g_assert_null (fixture->result);
  g_assert_true (paste (fixture, fixture->address, &error));
  g_assert_true (end (fixture, &error));
}

static void
test_not_loopback (void)
{
  g_autoptr (Accounts) accounts = accounts_new (NULL);
  LoaBankGrant *grant = accounts_make_grant (accounts);
  const char *elsewhere[] = { "https://shop.example/callback", "http://shop.example:8765/callback",
                              "http://127.0.0.1/callback",
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
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (LoaBankSignIn) again = accounts_make_sign_in (fixture->accounts, fixture->grant);
  g_autoptr (GError) error = NULL;

  loa_bank_sign_in_listen_async (fixture->sign_in, cancellable, keep_result_cb, &fixture->result);
  settle ();
  g_cancellable_cancel (cancellable);
  g_assert_false (end (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  /* The port is free again. */
  g_assert_true (loa_bank_sign_in_start_listening (again, &error));
  g_assert_no_error (error);
}

static void
test_cancel_exchange (Fixture       *fixture,
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
test_old_code (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *address = follow_authorise (loa_bank_sign_in_get_authorise_uri (fixture->sign_in));
  g_autoptr (GError) error = NULL;

  loa_simulator_void_grants (fixture->accounts->simulator);
  g_assert_false (paste (fixture, address, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN);
  assert_contains (error->message, "Sign in again");
}

/* What SePay refused for the moment is asked for again with the same address. */
static void
test_paste_again_after_failure (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autofree char *address = follow_authorise (loa_bank_sign_in_get_authorise_uri (fixture->sign_in));
  g_autoptr (GError) error = NULL;

  g_assert_true (loa_simulator_add_fault (fixture->accounts->simulator, "/oauth/token", "server-error-before", 1,
                                          NULL));
  g_assert_false (paste (fixture, address, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_assert_true (paste (fixture, address, &error));
  g_assert_no_error (error);
}

static void
test_challenge_is_sent (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *address = NULL;
  GError *error = NULL;

  loa_simulator_set_variant (fixture->accounts->simulator, "pkce-required", TRUE, NULL);
  address = follow_authorise (loa_bank_sign_in_get_authorise_uri (fixture->sign_in));
  g_assert_true (paste (fixture, address, &error));
  g_assert_no_error (error);
}

#define ADD(path, data, function) g_test_add ("/accounts/sign-in/" path, Fixture, data, set_up, function, tear_down)

void
add_sign_in_tests (void)
{
  ADD ("browser-comes-back", NULL, test_browser_comes_back);
  ADD ("browser-is-fast", NULL, test_browser_is_fast);
  ADD ("listens-on", NULL, test_listens_on);
  ADD ("echoes-nothing", NULL, test_echoes_nothing);
  ADD ("same-code-twice", NULL, test_same_code_twice);
  ADD ("same-code-at-once", NULL, test_same_code_at_once);
  ADD ("denied", "consent-denied", test_denied);
  ADD ("no-code", "callback-without-code", test_denied);
  ADD ("other-error", NULL, test_other_error);
  ADD ("port-in-use", NULL, test_port_in_use);
  g_test_add_func ("/accounts/sign-in/both-families", test_both_families);
  g_test_add_func ("/accounts/sign-in/time-is-over", test_time_is_over);
  ADD ("paste-ends-listening", NULL, test_paste_ends_listening);
  ADD ("wrong-paste", NULL, test_wrong_paste);
  g_test_add_func ("/accounts/sign-in/not-loopback", test_not_loopback);
  ADD ("cancel", NULL, test_cancel);
  ADD ("cancel-exchange", NULL, test_cancel_exchange);
  ADD ("old-code", NULL, test_old_code);
  ADD ("paste-again-after-failure", NULL, test_paste_again_after_failure);
  ADD ("challenge-is-sent", NULL, test_challenge_is_sent);
}
