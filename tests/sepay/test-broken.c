/* test-broken.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "raw-server.h"
#include "sepay-body-reader.h"
#include "sepay-error-private.h"
#include "sepay-json.h"
#include "sepay-transport.h"
#include "test-sepay.h"
#include "wire.h"

#define OK "HTTP/1.1 200 OK\r\n"
#define JSON "Content-Type: application/json\r\n"
/* Longer than anybody waits for a test: where an answer ends in another way. */
#define NO_LIMIT (24 * 60 * 60 * 1000)
#define CHECK_ANSWER "{\"code\":200,\"data\":{\"isPaired\":true,\"online\":true}}"

/* A SepayAnswerReader that takes whatever there is. */
static gpointer
read_anything (JsonObject     *answer,
               gconstpointer   asked,
               GError        **error)
{
  return g_strdup ("read");
}

static SepayRequest *
make_request (void)
{
  return sepay_request_new (SEPAY_DIALECT_SOUNDBOX, SOUP_METHOD_POST, "/x", read_anything, g_free);
}

/* Sends one request to a raw server, once, with a time limit. */
static char *
send_with_limit (Wire       *wire,
                 RawServer  *server,
                 guint       milliseconds,
                 GError    **error)
{
  const SepayLimits limits = { .requests_per_second = 1000, .answer_milliseconds = milliseconds };
  g_autoptr (GUri) address = raw_server_dup_address (server);
  g_autoptr (SepayTransport) transport = sepay_transport_new (wire->session, address, wire->clock, &limits);
  g_autoptr (SepayRequest) request = make_request ();
  g_autoptr (GAsyncResult) result = NULL;
  char *value;

  sepay_transport_send_async (transport, request, NULL, NULL, keep_result_cb, &result);
  value = sepay_transport_send_finish (transport, wait_for_result (&result), error);
  iterate_a_little ();

  return value;
}

static void
test_wire_faults (Wire          *wire,
                  gconstpointer  data)
{
  const struct
  {
    const char *name;
    const char *answer;
    RawEnd end;
    int code; /* -1 for none */
    guint status;
  } cases[] = {
    { "no answer", "", RAW_END_CLOSE, SEPAY_ERROR_UNREACHABLE, 0 },
    { "half a head", OK "Content-Le", RAW_END_CLOSE, SEPAY_ERROR_MALFORMED, 0 },
    { "not HTTP", "SSH-2.0-OpenSSH_9.2\r\n\r\n", RAW_END_CLOSE, SEPAY_ERROR_MALFORMED, 0 },
    { "cut by length", OK "Content-Length: 100\r\n\r\n{\"code\":200}", RAW_END_CLOSE, SEPAY_ERROR_UNREACHABLE, 200 },
    { "cut in a chunk", OK "Transfer-Encoding: chunked\r\n\r\n20\r\n{\"code\":200}", RAW_END_CLOSE,
      SEPAY_ERROR_UNREACHABLE, 200 },
    { "cut without length", OK "Connection: close\r\n\r\n{\"code\":20", RAW_END_CLOSE, SEPAY_ERROR_MALFORMED, 200 },
    { "whole without length", OK "Connection: close\r\n\r\n{\"code\":200}", RAW_END_CLOSE, -1, 200 },
    { "chunked", OK "Transfer-Encoding: chunked\r\n\r\nC\r\n{\"code\":200}\r\n0\r\n\r\n", RAW_END_HOLD, -1, 200 },
    { "more than its length", OK "Content-Length: 12\r\n\r\n{\"code\":200}garbage", RAW_END_CLOSE, -1, 200 },
    { "plain though said to be packed", OK "Content-Encoding: gzip\r\nContent-Length: 12\r\n\r\n{\"code\":200}",
      RAW_END_CLOSE, -1, 200 },
    { "too large by its length", OK "Content-Length: 4194305\r\n\r\n{", RAW_END_HOLD, SEPAY_ERROR_MALFORMED, 200 },
    { "absurd length", OK "Content-Length: 99999999999999999999\r\n\r\n{", RAW_END_CLOSE, -2, 200 },
    { "error cut short", "HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\n{\"mess", RAW_END_CLOSE,
      SEPAY_ERROR_NOT_FOUND, 404 },
    { "error too large", "HTTP/1.1 403 Forbidden\r\nContent-Length: 4194305\r\n\r\n{", RAW_END_HOLD,
      SEPAY_ERROR_FORBIDDEN, 403 },
    { "error that never ends", "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n{", RAW_END_ENDLESS,
      SEPAY_ERROR_REFUSED, 400 },
    { "strange status", "HTTP/1.1 999 Eh\r\nContent-Length: 0\r\n\r\n", RAW_END_CLOSE, SEPAY_ERROR_SERVER, 999 },
    { "not modified", "HTTP/1.1 304 Not Modified\r\n\r\n", RAW_END_CLOSE, SEPAY_ERROR_MALFORMED, 304 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RawServer) server = raw_server_new (cases[i].answer, cases[i].end);
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL;

      g_test_message ("%s", cases[i].name);
      value = send_with_limit (wire, server, NO_LIMIT, &error);

      if (cases[i].code == -1)
        g_assert_no_error (error);
      else if (cases[i].code == -2)
        g_assert_true (error != NULL && error->domain == SEPAY_ERROR);
      else
        g_assert_error (error, SEPAY_ERROR, cases[i].code);

      g_assert_cmpint (value != NULL, ==, cases[i].code == -1);
      if (error != NULL)
        g_assert_cmpuint (sepay_error_get_http_status (error), ==, cases[i].status);
      g_assert_cmpuint (raw_server_get_n_requests (server), ==, 1);
    }
}

/* More answers than the session has connections: each of them is given up in time, and its connection with it. */
static void
test_endless (Wire          *wire,
              gconstpointer  data)
{
  const char *const heads[] = {
    OK JSON "Connection: close\r\n\r\n{",
    OK JSON "Content-Length: 4294967296\r\n\r\n{",
    OK JSON "Content-Length: 4194304\r\n\r\n{",
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (RawServer) server = raw_server_new (heads[i], RAW_END_ENDLESS);

      for (guint n = 0; n < 10; n++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *value = send_with_limit (wire, server, NO_LIMIT, &error);

          g_assert_null (value);
          g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_MALFORMED);
        }
    }
}

static void
test_size_limit (Wire          *wire,
                 gconstpointer  data)
{
  const gsize sizes[] = { SEPAY_BODY_LIMIT, SEPAY_BODY_LIMIT + 1 };

  for (guint chunked = 0; chunked < 2; chunked++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
        {
          g_autoptr (GString) answer = g_string_new (OK JSON);
          g_autofree char *filler = g_strnfill (sizes[i] - strlen ("{\"code\":200}"), ' ');
          g_autoptr (RawServer) server = NULL;
          g_autoptr (GError) error = NULL;
          g_autofree char *value = NULL;

          if (chunked)
            g_string_append_printf (answer, "Transfer-Encoding: chunked\r\n\r\n%zx\r\n{\"code\":200}%s\r\n0\r\n\r\n",
                                    sizes[i], filler);
          else
            g_string_append_printf (answer, "Content-Length: %zu\r\n\r\n{\"code\":200}%s", sizes[i], filler);

          server = raw_server_new (answer->str, RAW_END_HOLD);
          value = send_with_limit (wire, server, NO_LIMIT, &error);
          if (sizes[i] > SEPAY_BODY_LIMIT)
            assert_malformed (error, "larger than");
          else
            g_assert_no_error (error);
        }
    }
}

static GBytes *
compress (const char *text,
          gsize       length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (target, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (target));
}

static void
test_gzip (Wire          *wire,
           gconstpointer  data)
{
  g_autoptr (GBytes) packed = compress (CHECK_ANSWER, strlen (CHECK_ANSWER));
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (packed, 0, g_bytes_get_size (packed) / 2);
  g_autofree char *filler = g_strnfill (8 * SEPAY_BODY_LIMIT, ' ');
  g_autoptr (GBytes) bomb = compress (filler, strlen (filler));
  g_autoptr (SepaySpeakerState) state = NULL;
  g_autoptr (SepayNotification) notification = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer_bytes (wire, 200, packed, "Content-Encoding", "gzip");
  wire_answer_bytes (wire, 200, bomb, "Content-Encoding", "gzip");
  wire_answer_bytes (wire, 200, cut, "Content-Encoding", "gzip");

  state = wire_check (wire, &error);
  g_assert_no_error (error);
  g_assert_true (state->online);

  notification = wire_notify (wire, &error);
  assert_malformed (error, "larger than");
  g_clear_error (&error);

  notification = wire_notify (wire, &error);
  g_assert_null (notification);
  g_assert_true (sepay_error_may_have_taken_effect (error));
}

static void
test_deep (Wire          *wire,
           gconstpointer  data)
{
  g_autofree char *brackets = g_strnfill (200000, '[');
  g_autofree char *body = g_strconcat ("{\"code\":200,\"data\":", brackets, NULL);
  g_autoptr (SepayNotification) notification = NULL;
  g_autoptr (GError) error = NULL;

  wire_answer (wire, 200, body);
  notification = wire_notify (wire, &error);

  assert_malformed (error, "nested deeper");
}

static void
test_redirects (Wire          *wire,
                gconstpointer  data)
{
  const guint statuses[] = { 300, 301, 302, 303, 307, 308 };
  g_autoptr (RawServer) other = raw_server_new (OK "Content-Length: 0\r\n\r\n", RAW_END_CLOSE);
  g_autoptr (GUri) address = raw_server_dup_address (other);
  g_autofree char *elsewhere = g_uri_to_string (address);
  const char *const targets[] = { elsewhere, "/base/speaker/transactions/notify?again" };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      for (guint n = 0; n < G_N_ELEMENTS (targets); n++)
        {
          g_autoptr (SepayNotification) notification = NULL;
          g_autoptr (SepayTransactionPage) page = NULL;
          g_autoptr (GError) error = NULL;

          wire_forget (wire);
          wire_answer_header (wire, statuses[i], "{}", "Location", targets[n]);
          notification = wire_notify (wire, &error);
          assert_malformed (error, "redirect");
          g_clear_error (&error);

          page = wire_transactions (wire, 1, &error);
          assert_malformed (error, "redirect");
          g_assert_cmpuint (wire->seen->len, ==, 2);
        }
    }

  iterate_a_little ();
  g_assert_cmpuint (raw_server_get_n_requests (other), ==, 0);
}

static void
test_unreachable (Wire          *wire,
                  gconstpointer  data)
{
  g_autoptr (RawServer) server = raw_server_new ("", RAW_END_CLOSE);
  g_autoptr (GUri) address = raw_server_dup_address (server);
  g_autoptr (SepaySoundboxTokens) creation = sepay_soundbox_tokens_new (wire->session, address, wire->clock);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&server, raw_server_free);
  sepay_soundbox_tokens_create_async (creation, "a", "b", NULL, keep_result_cb, &result);

  g_assert_null (sepay_soundbox_tokens_create_finish (creation, wait_for_result (&result), &error));
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_UNREACHABLE);
}

static void
test_silent (Wire          *wire,
             gconstpointer  data)
{
  g_autoptr (RawServer) server = raw_server_new ("", RAW_END_HOLD);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  soup_session_set_timeout (wire->session, 1);
  value = send_with_limit (wire, server, NO_LIMIT, &error);
  g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_TIMEOUT);
  g_assert_true (sepay_error_may_have_taken_effect (error));
}

/* Bytes that keep coming do not make an answer: the time for all of it is limited, before and after the head. */
static void
test_trickle (Wire          *wire,
              gconstpointer  data)
{
  const char *const answers[] = { OK "X: ", OK "Content-Length: 100000\r\n\r\n{" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (RawServer) server = raw_server_new (answers[i], RAW_END_TRICKLE);
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL;

      value = send_with_limit (wire, server, 200, &error);
      g_assert_error (error, SEPAY_ERROR, SEPAY_ERROR_TIMEOUT);
    }
}

void
add_broken_tests (void)
{
  add_wire_test ("/sepay/broken/wire-faults", test_wire_faults);
  add_wire_test ("/sepay/broken/endless", test_endless);
  add_wire_test ("/sepay/broken/size-limit", test_size_limit);
  add_wire_test ("/sepay/broken/gzip", test_gzip);
  add_wire_test ("/sepay/broken/deep", test_deep);
  add_wire_test ("/sepay/broken/redirects", test_redirects);
  add_wire_test ("/sepay/broken/unreachable", test_unreachable);
  add_wire_test ("/sepay/broken/silent", test_silent);
  add_wire_test ("/sepay/broken/trickle", test_trickle);
}
