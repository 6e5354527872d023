/* test-hostile.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

static void
test_bodies (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const endpoints[] = {
    "/speaker/pair/check", "/speaker/pair/request", "/speaker/pair/verify", "/speaker/transactions/notify",
    "/speaker/transactions/check_notify",
  };
  static const char *const bodies[] = {
    "", "null", "[]", "\"x\"", "7", "{", "{\"hardwareId\":", "{\"hardwareId\":\"\xff\"}", "<xml/>", "\xef\xbb\xbf",
    "{\"hardwareId\":{\"a\":[1,2,3]},\"requestId\":{}}", "{\"hardwareId\":\"\\u0000\",\"requestId\":\"\\u0000\"}",
    "{\"hardwareId\":\"\\ud800\",\"requestId\":\"\\ud800\\ud800\"}", "{} {}",
  };
  g_autofree char *deep = g_strnfill (20000, '[');
  g_autofree char *long_text = g_strnfill (40000, 'x');
  g_autofree char *long_body = g_strdup_printf ("{\"hardwareId\":\"%s\",\"requestId\":\"%s\"}", long_text, "x");

  for (guint i = 0; i < G_N_ELEMENTS (endpoints); i++)
    {
      g_autoptr (Answer) deep_answer = call_soundbox (fixture, endpoints[i], deep);
      g_autoptr (Answer) long_answer = call_soundbox (fixture, endpoints[i], long_body);

      g_assert_cmpuint (deep_answer->status, ==, 400);
      g_assert_cmpuint (long_answer->status, >=, 400);
      for (guint j = 0; j < G_N_ELEMENTS (bodies); j++)
        {
          g_autoptr (Answer) answer = call_soundbox (fixture, endpoints[i], bodies[j]);

          if (answer->status != 400 && answer->status != 404)
            g_error ("%s answers %u to %s", endpoints[i], answer->status, bodies[j]);
          g_assert_true (g_pattern_match_simple ("{\"code\":40?,\"message\":\"*\"}", answer->body));
        }
    }
}

static void
test_large_body (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *body = g_strnfill (3 * 1024 * 1024, ' ');
  g_autoptr (Answer) answer = call_soundbox (fixture, "/speaker/pair/check", body);
  g_autoptr (Answer) form = send_request (fixture, "POST", "/oauth/token", NULL, SOUP_FORM_MIME_TYPE_URLENCODED, body);
  g_autoptr (Answer) alive = call_soundbox (fixture, "/speaker/pair/check", "{\"hardwareId\":\"VNS52508000001\"}");

  g_assert_cmpuint (answer->status, ==, 400);
  g_assert_cmpuint (form->status, ==, 400);
  g_assert_cmpuint (alive->status, ==, 200);
}

static void
test_methods (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const methods[] = { "GET", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND" };
  static const char *const paths[] = {
    "/devices/v1/token/create", "/devices/v1/speaker/pair/check", "/devices/v1/speaker/pair/request",
    "/devices/v1/speaker/pair/verify", "/devices/v1/speaker/transactions/notify",
    "/devices/v1/speaker/transactions/check_notify",
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (methods); j++)
        {
          g_autoptr (Answer) answer = send_request (fixture, methods[j], paths[i], NULL, NULL, NULL);

          assert_answer (answer, 405, "{\"code\":405,\"message\":\"Method Not Allowed\"}");
          g_assert_cmpstr (soup_message_headers_get_one (answer->headers, "Allow"), ==, "POST");
        }
    }
}

static void
test_paths (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const paths[] = {
    "/", "/devices", "/devices/", "/devices/v1", "/devices/v1/", "/devices/v1/speaker",
    "/devices/v1/speaker/pair/check/", "/devices/v2/token/create", "/oauth", "/oauth/", "/oauth/revoke",
    "/api", "/api/v1", "/api/v1/", "/api/v1//", "/api/v1/bank-accounts/19/sub-accounts/1",
    "/api/v1/transactions/", "/simulator", "/simulator/", "/simulator/x", "/..%2f..%2fetc/passwd",
    "/devices/v1/%2e%2e/token/create", "/simulator/speaker",
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (Answer) answer = send_request (fixture, "POST", paths[i], NULL, "application/json", "{}");

      if (answer->status != 404 && answer->status != 400)
        g_error ("%s is answered with %u", paths[i], answer->status);
    }
}

static void
test_queries (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const paths[] = {
    "/transactions?", "/transactions?&&&", "/transactions?=", "/transactions?page",
    "/transactions?account_number=%27%3B--", "/transactions?page=2147483647&limit=2147483647",
    "/transactions?page=2147483648", "/transactions?from_date=0001-01-01&to_date=9999-12-31",
    "/transactions?amount_in=1e400", "/transactions?amount_in=1e-400", "/bank-accounts/99999999999999999999",
    "/bank-accounts/%2e%2e", "/bank-accounts//sub-accounts",
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (Answer) answer = get_bank (fixture, paths[i]);

      if (answer->status != 200 && answer->status != 400 && answer->status != 404)
        g_error ("%s is answered with %u", paths[i], answer->status);
    }
}

typedef struct
{
  GSocketConnection *connection; /* (owned) (nullable) */
  char buffer[64];
  gboolean done;
} RawRequest;

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  RawRequest *raw = user_data;

  raw->connection = g_socket_client_connect_to_host_finish (G_SOCKET_CLIENT (object), result, NULL);
  raw->done = TRUE;
}

static void
raw_read_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  RawRequest *raw = user_data;

  g_input_stream_read_finish (G_INPUT_STREAM (object), result, NULL);
  raw->done = TRUE;
}

/* Sends what libsoup's client would not, and waits for an answer, any, or for the end of the connection. It must be
 * small enough for the socket's buffer, because it is written at once.
 */
static void
send_raw (Fixture    *fixture,
          const char *text)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GUri) uri = g_uri_parse (loa_simulator_get_bank_url (fixture->simulator), G_URI_FLAGS_NONE, NULL);
  RawRequest raw = { 0 };

  g_socket_client_connect_to_host_async (client, "127.0.0.1", (guint16) g_uri_get_port (uri), NULL, connected_cb, &raw);
  run_until (&raw.done);
  g_assert_nonnull (raw.connection);

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (raw.connection)), text, strlen (text), NULL,
                             NULL, NULL);
  g_socket_shutdown (g_socket_connection_get_socket (raw.connection), FALSE, TRUE, NULL);

  raw.done = FALSE;
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (raw.connection)), raw.buffer,
                             sizeof raw.buffer, G_PRIORITY_DEFAULT, NULL, raw_read_cb, &raw);
  run_until (&raw.done);

  g_object_unref (raw.connection);
}

static void
test_raw (Fixture       *fixture,
          gconstpointer  data)
{
  static const char *const texts[] = {
    "\r\n\r\n",
    "hello\r\n\r\n",
    "GET\r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n",
    "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /%ff%fe HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /oauth/authorize?%zz&client_id=%00&redirect_uri=%ff HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET //x:y@[::1 HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET http://127.0.0.1/oauth/authorize HTTP/1.1\r\nHost: x\r\n\r\n",
    "POST /devices/v1/token/create HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\nabc",
    "POST /devices/v1/speaker/pair/check HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "POST /devices/v1/speaker/pair/check HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{\"hardwareId\"",
    "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \xff\xfe\r\n\r\n",
    "GET /api/v1/me HTTP/1.0\r\nAuthorization:\r\n\r\n",
    "CONNECT 127.0.0.1:1 HTTP/1.1\r\nHost: x\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
    "HEAD /api/v1/me HTTP/1.1\r\nHost: x\r\n\r\n",
  };
  g_autoptr (Answer) alive = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    send_raw (fixture, texts[i]);

  alive = get_bank (fixture, "/me");
  g_assert_cmpuint (alive->status, ==, 200);
}

static void
add (const char *path,
     void      (*test) (Fixture *, gconstpointer))
{
  g_autofree char *whole_path = g_strconcat ("/simulator/hostile/", path, NULL);

  g_test_add (whole_path, Fixture, NULL, set_up, test, tear_down);
}

void
add_hostile_tests (void)
{
  add ("bodies", test_bodies);
  add ("large-body", test_large_body);
  add ("methods", test_methods);
  add ("paths", test_paths);
  add ("queries", test_queries);
  add ("raw", test_raw);
}
