/* raw-server.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "raw-server.h"

#include <string.h>

#include "sepay-address.h"

#define PIECE_SIZE (64 * 1024)
#define TRICKLE_MILLISECONDS 10

struct _RawServer
{
  GSocketService *service; /* (owned) */
  guint16 port;
  char *answer; /* (owned) */
  RawEnd end;
  GPtrArray *connections; /* (owned): of Connection */
  guint n_requests;
  gsize n_sent;
};

typedef struct
{
  RawServer *server; /* (unowned) */
  GSocketConnection *stream; /* (owned) */
  GCancellable *cancellable; /* (owned) */
  GString *request; /* (owned) */
  char *piece; /* (owned) */
  guint trickle;
  gboolean is_answered;
} Connection;

static void
connection_free (gpointer data)
{
  Connection *connection = data;

  g_cancellable_cancel (connection->cancellable);
  g_clear_handle_id (&connection->trickle, g_source_remove);
  g_socket_close (g_socket_connection_get_socket (connection->stream), NULL);
  g_object_unref (connection->stream);
  g_object_unref (connection->cancellable);
  g_string_free (connection->request, TRUE);
  g_free (connection->piece);
  g_free (connection);
}

static void
hang_up (Connection *connection)
{
  g_ptr_array_remove_fast (connection->server->connections, connection);
}

static void
sent_piece_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  Connection *connection = user_data;
  g_autoptr (GError) error = NULL;
  gssize length = g_output_stream_write_finish (G_OUTPUT_STREAM (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (length < 0)
    {
      hang_up (connection);
      return;
    }

  connection->server->n_sent += (gsize) length;
  g_output_stream_write_async (G_OUTPUT_STREAM (object), connection->piece, PIECE_SIZE, G_PRIORITY_DEFAULT,
                               connection->cancellable, sent_piece_cb, connection);
}

static gboolean
trickle_cb (gpointer user_data)
{
  Connection *connection = user_data;

  if (g_socket_send (g_socket_connection_get_socket (connection->stream), " ", 1, NULL, NULL) == 1)
    return G_SOURCE_CONTINUE;

  connection->trickle = 0;
  hang_up (connection);

  return G_SOURCE_REMOVE;
}

static void read_more (Connection *connection);

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Connection *connection = user_data;
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all_finish (G_OUTPUT_STREAM (object), result, NULL, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  switch (connection->server->end)
    {
    case RAW_END_CLOSE:
      hang_up (connection);
      break;

    case RAW_END_HOLD:
      /* To learn when the client hangs up. */
      read_more (connection);
      break;

    case RAW_END_TRICKLE:
      connection->trickle = g_timeout_add (TRICKLE_MILLISECONDS, trickle_cb, connection);
      break;

    case RAW_END_ENDLESS:
      connection->piece = g_strnfill (PIECE_SIZE, ' ');
      g_output_stream_write_async (G_OUTPUT_STREAM (object), connection->piece, PIECE_SIZE, G_PRIORITY_DEFAULT,
                                   connection->cancellable, sent_piece_cb, connection);
      break;

    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_whole (const char *request)
{
  const char *end = strstr (request, "\r\n\r\n");
  const char *length = strstr (request, "Content-Length: ");

  if (end == NULL)
    return FALSE;

  return length == NULL
         || strlen (end + 4) >= g_ascii_strtoull (length + strlen ("Content-Length: "), NULL, 10);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Connection *connection = user_data;
  RawServer *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    {
      hang_up (connection);
      return;
    }

  if (connection->is_answered)
    {
      read_more (connection);
      return;
    }

  self = connection->server;
  g_string_append_len (connection->request, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  if (!is_whole (connection->request->str))
    {
      read_more (connection);
      return;
    }

  self->n_requests++;
  connection->is_answered = TRUE;
  g_output_stream_write_all_async (g_io_stream_get_output_stream (G_IO_STREAM (connection->stream)), self->answer,
                                   strlen (self->answer), G_PRIORITY_DEFAULT, connection->cancellable, answered_cb,
                                   connection);
}

static void
read_more (Connection *connection)
{
  g_input_stream_read_bytes_async (g_io_stream_get_input_stream (G_IO_STREAM (connection->stream)), 4096,
                                   G_PRIORITY_DEFAULT, connection->cancellable, read_cb, connection);
}

static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *stream,
             GObject           *source,
             gpointer           user_data)
{
  RawServer *self = user_data;
  Connection *connection = g_new0 (Connection, 1);

  connection->server = self;
  connection->stream = g_object_ref (stream);
  connection->cancellable = g_cancellable_new ();
  connection->request = g_string_new (NULL);
  g_ptr_array_add (self->connections, connection);
  read_more (connection);

  return TRUE;
}

RawServer *
raw_server_new (const char *answer,
                RawEnd      end)
{
  RawServer *self = g_new0 (RawServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) given = NULL;
  g_autoptr (GError) error = NULL;

  self->answer = g_strdup (answer);
  self->end = end;
  self->connections = g_ptr_array_new_with_free_func (connection_free);
  self->service = g_socket_service_new ();
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                 NULL, &given, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (given));

  return self;
}

void
raw_server_free (RawServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_ptr_array_unref (self->connections);

  /* What was cancelled comes back before what it is about is gone. */
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);

  g_object_unref (self->service);
  g_free (self->answer);
  g_free (self);
}

void
raw_server_set_answer (RawServer  *self,
                       const char *answer,
                       RawEnd      end)
{
  g_free (self->answer);
  self->answer = g_strdup (answer);
  self->end = end;
}

GUri *
raw_server_dup_address (RawServer *self)
{
  g_autofree char *text = g_strdup_printf ("http://127.0.0.1:%u/base", self->port);

  return sepay_address_parse (text, NULL);
}

guint
raw_server_get_n_requests (RawServer *self)
{
  return self->n_requests;
}

guint
raw_server_get_n_open (RawServer *self)
{
  return self->connections->len;
}

gsize
raw_server_get_n_sent (RawServer *self)
{
  return self->n_sent;
}
