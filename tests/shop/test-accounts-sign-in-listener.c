/* test-accounts-sign-in-listener.c
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
test_listens_on (SignIn        *fixture,
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

  sign_in_start (fixture);
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
  g_assert_true (sign_in_end (fixture, &error));
  g_assert_no_error (error);
}

/* Nothing that a request says stands in a page or in the log. */
static void
test_echoes_nothing (SignIn        *fixture,
                     gconstpointer  data)
{
  g_autofree char *wrong = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *target = NULL;
  g_autofree char *code = NULL;
  GError *error = NULL;

  sign_in_start (fixture);
  start_capturing_log ();
  wrong = get_raw (fixture->port, fixture->host,
                   "/callback?state=%3Cb%3Exyzzy&error=%3Cb%3Exyzzy&error_description=xyzzy");
  assert_status (wrong, 400);
  g_assert_null (strstr (wrong, "xyzzy"));
  g_assert_null (fixture->result);

  code = get_code (fixture->address);
  sign_in_come_back (fixture);
  g_assert_true (sign_in_end (fixture, &error));
  g_assert_no_error (error);
  g_assert_null (strstr (get_captured_log (), "xyzzy"));
  g_assert_null (strstr (get_captured_log (), code));
  g_assert_null (strstr (get_captured_log (), "state="));
  assert_contains (get_captured_log (), "GET 127.0.0.1/callback: HTTP 400");
  assert_contains (get_captured_log (), "GET 127.0.0.1/callback: HTTP 200");
}

/* Of two that are said, neither is taken. */
static void
test_said_twice (SignIn        *fixture,
                 gconstpointer  data)
{
  const char *additions[] = { "&state=other", "&code=other", "&%73tate=other", "&co%64e=", "&state" };
  GError *error = NULL;

  sign_in_start (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (additions); i++)
    {
      g_autofree char *target = g_strconcat (get_target (fixture->address), additions[i], NULL);
      g_autofree char *answer = get_raw (fixture->port, fixture->host, target);

      assert_status (answer, 400);
      g_assert_null (fixture->result);
    }

  sign_in_come_back (fixture);
  g_assert_true (sign_in_end (fixture, &error));
  g_assert_no_error (error);
}

/* An error with a code beside it is an error. */
static void
test_error_and_code (SignIn        *fixture,
                     gconstpointer  data)
{
  g_autofree char *target = NULL;
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;

  sign_in_start (fixture);
  target = g_strconcat (get_target (fixture->address), "&error=access_denied", NULL);
  assert_status (answer = get_raw (fixture->port, fixture->host, target), 200);
  assert_contains (answer, "Access was denied");
  g_assert_false (sign_in_end (fixture, &error));
  g_assert_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_DENIED);
  g_assert_cmpuint (accounts_count_token_calls (fixture->accounts), ==, 0);
}

/* A server may escape what needs no escape. */
static void
test_escaped (SignIn        *fixture,
              gconstpointer  data)
{
  g_autofree char *code = NULL;
  g_autofree char *answer = NULL;
  g_autoptr (GString) target = g_string_new ("/callback?code=");
  GError *error = NULL;

  sign_in_start (fixture);
  code = get_code (fixture->address);
  for (const char *character = code; *character != '\0'; character++)
    g_string_append_printf (target, "%%%02x", (guint) *character);
  g_string_append_printf (target, "&%s", strstr (fixture->address, "state="));

  assert_status (answer = get_raw (fixture->port, fixture->host, target->str), 200);
  g_assert_true (sign_in_end (fixture, &error));
  g_assert_no_error (error);
}

static void
test_long_requests (SignIn        *fixture,
                    gconstpointer  data)
{
  g_autofree char *filling = g_strnfill (20000, 'x');
  g_autofree char *target = NULL;
  g_autofree char *query = NULL;
  g_autofree char *post = NULL;
  g_autofree char *posted = NULL;
  GError *error = NULL;

  sign_in_start (fixture);
  target = g_strconcat (get_target (fixture->address), "&x=", filling, NULL);
  assert_status (query = get_raw (fixture->port, fixture->host, target), 400);
  post = g_strdup_printf ("POST /callback HTTP/1.1\r\nHost: %s\r\nContent-Length: 20000\r\n\r\n%s", fixture->host,
                          filling);
  assert_status (posted = send_raw ("127.0.0.1", fixture->port, post), 404);
  g_assert_null (fixture->result);

  sign_in_come_back (fixture);
  g_assert_true (sign_in_end (fixture, &error));
  g_assert_no_error (error);
}

/* Who says that it is somebody else is not heard, in whatever way it says so. */
static void
test_other_hosts (SignIn        *fixture,
                  gconstpointer  data)
{
  const char *target;
  g_autofree char *two = NULL;
  g_autofree char *absolute = NULL;
  g_autofree char *two_answer = NULL;
  g_autofree char *absolute_answer = NULL;
  g_autofree char *name_answer = NULL;
  g_autofree char *bare_answer = NULL;
  g_autofree char *localhost = NULL;
  GError *error = NULL;

  sign_in_start (fixture);
  target = get_target (fixture->address);

  two = g_strdup_printf ("GET %s HTTP/1.1\r\nHost: evil.example\r\nHost: %s\r\n\r\n", target, fixture->host);
  two_answer = send_raw ("127.0.0.1", fixture->port, two);
  g_assert_null (strstr (two_answer, " 200 "));

  absolute = g_strdup_printf ("GET http://evil.example%s HTTP/1.1\r\nHost: %s\r\n\r\n", target, fixture->host);
  absolute_answer = send_raw ("127.0.0.1", fixture->port, absolute);
  g_assert_null (strstr (absolute_answer, " 200 "));

  localhost = g_strdup_printf ("localhost:%u", fixture->port);
  assert_status (name_answer = get_raw (fixture->port, localhost, target), 404);
  assert_status (bare_answer = get_raw (fixture->port, "127.0.0.1", target), 404);
  g_assert_null (fixture->result);

  sign_in_come_back (fixture);
  g_assert_true (sign_in_end (fixture, &error));
  g_assert_no_error (error);
}

/* Who says nothing, or says it slowly, holds nobody up, however many there are. */
static void
test_silent (SignIn        *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) silent = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *rest = NULL;
  gint64 started;
  GError *error = NULL;

  sign_in_start (fixture);
  for (guint i = 0; i < 100; i++)
    {
      GSocketConnection *connection = open_raw ("127.0.0.1", fixture->port, &error);

      g_assert_no_error (error);
      write_raw (connection, i % 2 == 0 ? "" : "GET /callback?code=");
      g_ptr_array_add (silent, connection);
      settle ();
    }

  /* The oldest were let go, and not only because they were silent for long. */
  started = g_get_monotonic_time ();
  rest = read_raw (g_ptr_array_index (silent, 0));
  g_assert_cmpstr (rest, ==, "");
  g_assert_cmpint (g_get_monotonic_time () - started, <, 10 * G_USEC_PER_SEC);

  sign_in_come_back (fixture);
  g_assert_true (sign_in_end (fixture, &error));
  g_assert_no_error (error);
}

static void
test_both_families (void)
{
  SignIn fixture = { NULL };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *request = NULL;
  GError *error = NULL;

  sign_in_set_up_with (&fixture, NULL, "localhost");
  sign_in_start (&fixture);

  request = g_strdup_printf ("GET /nothing HTTP/1.1\r\nHost: %s\r\n\r\n", fixture.host);
  assert_status (first = send_raw ("::1", fixture.port, request), 404);
  assert_status (second = get_raw (fixture.port, fixture.host, get_target (fixture.address)), 200);
  g_assert_true (sign_in_end (&fixture, &error));
  g_assert_no_error (error);

  sign_in_tear_down (&fixture, NULL);
}

static gboolean
has_address (const char *numbers)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string (numbers, 0);
  g_autoptr (GSocket) socket = NULL;

  socket = g_socket_new (g_socket_address_get_family (address), G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

  return socket != NULL && g_socket_bind (socket, address, TRUE, NULL);
}

/* It listens where the redirect address says, and nowhere else. */
static void
test_one_address (gconstpointer data)
{
  const char *numbers = data;
  g_autofree char *host = strchr (numbers, ':') != NULL ? g_strdup_printf ("[%s]", numbers) : g_strdup (numbers);
  g_autofree char *request = NULL;
  g_autofree char *answer = NULL;
  g_autoptr (GSocketConnection) elsewhere = NULL;
  g_autoptr (GError) error = NULL;
  SignIn fixture = { NULL };

  if (!has_address (numbers))
    {
      g_test_skip ("This computer has no such address");
      return;
    }

  sign_in_set_up_with (&fixture, NULL, host);
  sign_in_start (&fixture);

  elsewhere = open_raw ("127.0.0.1", fixture.port, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  g_clear_error (&error);

  request = g_strdup_printf ("GET %s HTTP/1.1\r\nHost: %s\r\n\r\n", get_target (fixture.address), fixture.host);
  assert_status (answer = send_raw (numbers, fixture.port, request), 200);
  g_assert_true (sign_in_end (&fixture, &error));
  g_assert_no_error (error);

  sign_in_tear_down (&fixture, NULL);
}

static char *
cut_out (const char *text,
         const char *before,
         const char *after)
{
  const char *start = strstr (text, before);
  const char *end = start != NULL ? strstr (start + strlen (before), after) : NULL;

  if (end == NULL)
    g_error ("“%s” and “%s” are missing in: %s", before, after, text);

  return g_strndup (start + strlen (before), (gsize) (end - start) - strlen (before));
}

/* The page loads nothing, and its own style is the only one that its policy lets in. */
static void
test_page (SignIn        *fixture,
           gconstpointer  data)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *answer = NULL;
  g_autofree char *style = NULL;
  g_autofree char *digest_text = NULL;
  g_autofree char *policy = NULL;
  const char *foreign[] = { "<script", "<link", "<img", "<form", "src=", "href=", "style=", "url(", "@import",
                            "http-equiv" };
  guint8 digest[32];
  gsize length = sizeof digest;

  sign_in_start (fixture);
  answer = get_raw (fixture->port, fixture->host, "/callback");
  for (gsize i = 0; i < G_N_ELEMENTS (foreign); i++)
    g_assert_null (strstr (answer, foreign[i]));

  style = cut_out (answer, "<style>", "</style>");
  g_checksum_update (checksum, (const guchar *) style, -1);
  g_checksum_get_digest (checksum, digest, &length);
  digest_text = g_base64_encode (digest, length);
  policy = g_strdup_printf ("Content-Security-Policy: default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; "
                            "form-action 'none'; frame-ancestors 'none'\r\n", digest_text);
  assert_contains (answer, policy);
  assert_contains (answer, "<html lang=\"en\">");
  assert_contains (answer, "<meta name=\"color-scheme\" content=\"light dark\">");

  g_assert_true (sign_in_paste (fixture, fixture->address, NULL));
  g_assert_true (sign_in_end (fixture, NULL));
}

void
add_sign_in_listener_tests (void)
{
  ADD_SIGN_IN ("listens-on", NULL, test_listens_on);
  ADD_SIGN_IN ("echoes-nothing", NULL, test_echoes_nothing);
  ADD_SIGN_IN ("said-twice", NULL, test_said_twice);
  ADD_SIGN_IN ("error-and-code", NULL, test_error_and_code);
  ADD_SIGN_IN ("escaped", NULL, test_escaped);
  ADD_SIGN_IN ("long-requests", NULL, test_long_requests);
  ADD_SIGN_IN ("other-hosts", NULL, test_other_hosts);
  ADD_SIGN_IN ("silent", NULL, test_silent);
  g_test_add_func ("/accounts/sign-in/both-families", test_both_families);
  g_test_add_data_func ("/accounts/sign-in/one-address/127.0.0.2", "127.0.0.2", test_one_address);
  g_test_add_data_func ("/accounts/sign-in/one-address/v6", "::1", test_one_address);
  ADD_SIGN_IN ("page", NULL, test_page);
}
