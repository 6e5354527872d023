/* loa-simulator-broken-answer.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-broken-answer.h"

#include "loa-simulator-answer.h"
#include "loa-simulator-private.h"
#include "loa-simulator-routes.h"

#define NESTED_LEVELS 200000
#define ENDLESS_PIECE (16 * 1024)

/* Bytes written past libsoup, which would not send a wrong Content-Length nor a body without an end. */
typedef struct
{
  GIOStream *stream; /* (owned) */
  GCancellable *cancellable; /* (owned) */
  GString *bytes; /* (owned) */
  gboolean is_endless;
} RawAnswer;

static void
raw_answer_free (RawAnswer *raw)
{
  g_io_stream_close (raw->stream, NULL, NULL);
  g_object_unref (raw->stream);
  g_object_unref (raw->cancellable);
  g_string_free (raw->bytes, TRUE);
  g_free (raw);
}

static void
raw_written_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  RawAnswer *raw = user_data;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (object), result, NULL, NULL) || !raw->is_endless)
    {
      raw_answer_free (raw);
      return;
    }

  g_string_set_size (raw->bytes, ENDLESS_PIECE);
  memset (raw->bytes->str, ' ', raw->bytes->len);
  g_output_stream_write_all_async (G_OUTPUT_STREAM (object), raw->bytes->str, raw->bytes->len, G_PRIORITY_DEFAULT,
                                   raw->cancellable, raw_written_cb, raw);
}

static void
write_raw (LoaSimulator      *self,
           SoupServerMessage *message,
           GString           *bytes,
           gboolean           is_endless)
{
  RawAnswer *raw = g_new0 (RawAnswer, 1);

  raw->stream = loa_simulator_take_connection (message);
  raw->cancellable = g_object_ref (self->cancellable);
  raw->bytes = bytes;
  raw->is_endless = is_endless;

  g_output_stream_write_all_async (g_io_stream_get_output_stream (raw->stream), raw->bytes->str, raw->bytes->len,
                                   G_PRIORITY_DEFAULT, raw->cancellable, raw_written_cb, raw);
}

static GBytes *
take_body (SoupServerMessage *message)
{
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_response_body (message));

  if (g_bytes_get_size (body) > 0)
    return g_steal_pointer (&body);

  return g_bytes_new_static ("{\"code\":200,\"message\":\"\",\"data\":{}}", 36);
}

static void
cut_short (LoaSimulator      *self,
           SoupServerMessage *message)
{
  g_autoptr (GBytes) body = take_body (message);
  gsize length;
  const char *text = g_bytes_get_data (body, &length);
  GString *bytes = g_string_new (NULL);

  g_string_append_printf (bytes, "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n"
                                 "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n", length);
  g_string_append_len (bytes, text, (gssize) (length / 2));
  write_raw (self, message, bytes, FALSE);
}

static void
answer_without_end (LoaSimulator      *self,
                    SoupServerMessage *message)
{
  write_raw (self, message,
             g_string_new ("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n"
                           "Connection: close\r\n\r\n{\"code\":200,\"message\":\"\",\"data\":"),
             TRUE);
}

static void
answer_nested (SoupServerMessage *message)
{
  GString *body = g_string_new ("{\"code\":200,\"message\":\"\",\"status\":\"success\",\"data\":");
  gsize start = body->len;

  g_string_set_size (body, start + 2 * NESTED_LEVELS);
  memset (body->str + start, '[', NESTED_LEVELS);
  memset (body->str + start + NESTED_LEVELS, ']', NESTED_LEVELS);
  g_string_append_c (body, '}');

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json; charset=utf-8", SOUP_MEMORY_COPY, body->str, body->len);
  g_string_free (body, TRUE);
}

static void
answer_elsewhere (LoaSimulator      *self,
                  SoupServerMessage *message,
                  const char        *path)
{
  g_autofree char *address = g_strdup_printf ("http://127.0.0.2:%d%s",
                                              g_uri_get_port (soup_server_message_get_uri (message)), path);

  soup_server_message_set_redirect (message, 307, address);
}

static void
answer_code_404 (LoaSimulator      *self,
                 SoupServerMessage *message)
{
  g_autoptr (LoaJsonText) text = loa_json_text_new ();

  loa_json_text_begin_object (text, NULL);
  loa_json_text_add_integer (text, "code", 404);
  loa_json_text_add_string (text, "message", "Not Found");
  loa_json_text_end_object (text);
  loa_simulator_answer_json (self, message, 200, text);
}

static void
add_wait (LoaSimulator      *self,
          SoupServerMessage *message,
          LoaFaultKind       kind)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (kind == LOA_FAULT_UNAVAILABLE_DATE || kind == LOA_FAULT_RATE_LIMITED_DATE)
    {
      gint64 now = loa_clock_get_unix_seconds (self->clock);
      g_autoptr (GDateTime) end = g_date_time_new_from_unix_utc (now + 2);
      g_autofree char *date = soup_date_time_to_string (end, SOUP_DATE_HTTP);

      soup_message_headers_replace (headers, "Retry-After", date);
    }
  else
    {
      gboolean is_own = kind == LOA_FAULT_RATE_LIMITED_OWN_HEADER;

      soup_message_headers_replace (headers, is_own ? "x-sepay-userapi-retry-after" : "Retry-After", "1");
    }
}

static void
drop (SoupServerMessage *message)
{
  g_autoptr (GIOStream) stream = loa_simulator_take_connection (message);

  g_io_stream_close (stream, NULL, NULL);
}

/* What is whole, and says that it did not work. Gives whether @kind is of these. */
static gboolean
answer_trouble (LoaSimulator      *self,
                SoupServerMessage *message,
                const char        *path,
                LoaFaultKind       kind)
{
  switch ((int) kind)
    {
    case LOA_FAULT_SERVER_ERROR:
      loa_simulator_answer_error (self, message, path, 500);
      return TRUE;

    case LOA_FAULT_UNAVAILABLE:
    case LOA_FAULT_UNAVAILABLE_DATE:
      add_wait (self, message, kind);
      loa_simulator_answer_error (self, message, path, 503);
      return TRUE;

    case LOA_FAULT_RATE_LIMITED:
    case LOA_FAULT_RATE_LIMITED_DATE:
    case LOA_FAULT_RATE_LIMITED_OWN_HEADER:
      add_wait (self, message, kind);
      loa_simulator_answer_error (self, message, path, 429);
      return TRUE;

    case LOA_FAULT_HTML:
      loa_simulator_answer_error_page (message, 200);
      return TRUE;

    case LOA_FAULT_BAD_GATEWAY:
      loa_simulator_answer_error_page (message, 502);
      return TRUE;

    case LOA_FAULT_CODE_404:
      answer_code_404 (self, message);
      return TRUE;

    default:
      return FALSE;
    }
}

/* What no server should send. */
static void
answer_brokenly (LoaSimulator      *self,
                 SoupServerMessage *message,
                 const char        *path,
                 LoaFaultKind       kind)
{
  switch ((int) kind)
    {
    case LOA_FAULT_DROP:
      drop (message);
      break;

    case LOA_FAULT_CUT_SHORT:
      cut_short (self, message);
      break;

    case LOA_FAULT_EMPTY:
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, NULL, SOUP_MEMORY_STATIC, NULL, 0);
      break;

    case LOA_FAULT_ENDLESS:
      answer_without_end (self, message);
      break;

    case LOA_FAULT_NESTED:
      answer_nested (message);
      break;

    case LOA_FAULT_REDIRECT:
      answer_elsewhere (self, message, path);
      break;

    default:
      g_assert_not_reached ();
    }
}

void
loa_simulator_break_answer (LoaSimulator      *self,
                            SoupServerMessage *message,
                            const char        *path,
                            LoaFaultKind       kind)
{
  if (kind == LOA_FAULT_NONE || kind == LOA_FAULT_SLOW)
    return;

  /* libsoup appends a new body to the one that is there, of which only what is cut short needs any. */
  if (kind != LOA_FAULT_CUT_SHORT)
    soup_message_body_truncate (soup_server_message_get_response_body (message));

  if (!answer_trouble (self, message, path, kind))
    answer_brokenly (self, message, path, kind);
}
