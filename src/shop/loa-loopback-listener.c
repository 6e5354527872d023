/* loa-loopback-listener.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-loopback-listener.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>

#include "loa-bank-sign-in.h"
#include "loa-failure.h"
#include "loa-sign-in-page.h"
#include "loa-sign-in-redirect.h"
#include "sepay-address.h"
#include "sepay-http-log.h"

/* Connections at a time. The browser needs one, and some browsers open a few more in advance. */
#define MAX_CONNECTIONS 32

/* How long a connection may be silent. */
#define SILENCE_SECONDS 20

/* When a message began. */
#define STARTED_KEY "loa-started"

/* LoaLoopbackListener: see the header.
 *
 * A page on the web can send a browser to any port of this computer, under any host name that resolves to it. So a
 * request must name the very host and path of the redirect address, or there is nothing here; and only who knows the
 * state is heard.
 *
 * It takes connections itself and gives them to the server, which knows no limits: beyond so many of them the oldest is
 * closed, because who holds connections open without a word was there before the browser is.
 */
struct _LoaLoopbackListener
{
  GObject parent_instance;

  GUri *redirect_uri; /* (owned) */
  SepaySecret *state; /* (owned) */
  SoupServer *server; /* (owned) (nullable): while it listens */
  GSocketService *service; /* (owned) (nullable): while it listens */
  GQueue connections; /* (element-type GSocketConnection) (unowned): oldest first, each until it is finalized */
  LoaSignInAnswer *answer; /* (owned) (nullable): what the browser brought */
  SoupServerMessage *message; /* (unowned) (nullable): the request that brought it, until its page has been sent */
  GSource *idle; /* (owned) (nullable): tells of the answer, outside of the server's own code */

  guint is_answered : 1;
};

G_DEFINE_FINAL_TYPE (LoaLoopbackListener, loa_loopback_listener, G_TYPE_OBJECT)

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The addresses of one computer can be written in more than one way; a browser sends the shortest. */
static char *
get_host_name (LoaLoopbackListener *self)
{
  const char *host = g_uri_get_host (self->redirect_uri);
  g_autoptr (GInetAddress) numbers = g_inet_address_new_from_string (host);

  return numbers != NULL ? g_inet_address_to_string (numbers) : g_ascii_strdown (host, -1);
}

static gboolean
is_host_right (LoaLoopbackListener *self,
               SoupServerMessage   *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *asked_host = g_uri_get_host (soup_server_message_get_uri (message));
  /* Of more than one it is all of them, which is no host at all. */
  const char *host = soup_message_headers_get_list (headers, "Host");
  guint port = loa_sign_in_redirect_get_port (self->redirect_uri);
  g_autofree char *name = get_host_name (self);
  g_autofree char *expected = NULL;

  if (host == NULL || asked_host == NULL || g_ascii_strcasecmp (asked_host, name) != 0)
    return FALSE;

  expected = g_strdup_printf (strchr (name, ':') != NULL ? "[%s]:%u" : "%s:%u", name, port);
  if (g_ascii_strcasecmp (host, expected) == 0)
    return TRUE;

  /* A browser leaves the default port out. */
  *strrchr (expected, ':') = '\0';

  return port == 80 && g_ascii_strcasecmp (host, expected) == 0;
}

static gboolean
is_path_right (LoaLoopbackListener *self,
               SoupServerMessage   *message)
{
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));
  const char *expected = g_uri_get_path (self->redirect_uri);

  return g_strcmp0 (path, *expected != '\0' ? expected : "/") == 0;
}

/* What somebody sends along is read, and not kept. */
static void
headers_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
}

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  LoaLoopbackListener *self = user_data;
  g_autoptr (LoaSignInAnswer) answer = NULL;

  if (!is_host_right (self, message) || !is_path_right (self, message)
      || soup_server_message_get_method (message) != SOUP_METHOD_GET)
    {
      loa_sign_in_page_set (message, LOA_SIGN_IN_PAGE_NOT_FOUND);
      return;
    }

  answer = loa_sign_in_answer_parse (g_uri_get_query (soup_server_message_get_uri (message)), self->state);
  if (answer == NULL)
    {
      loa_sign_in_page_set (message, LOA_SIGN_IN_PAGE_WRONG_STATE);
      return;
    }

  if (self->answer != NULL)
    {
      loa_sign_in_page_set (message, LOA_SIGN_IN_PAGE_REPEATED);
      return;
    }

  loa_sign_in_page_set (message, answer->code != NULL ? LOA_SIGN_IN_PAGE_DONE : LOA_SIGN_IN_PAGE_DENIED);
  self->answer = g_steal_pointer (&answer);
  self->message = message;
}

static gboolean
idle_cb (gpointer user_data)
{
  LoaLoopbackListener *self = user_data;

  g_clear_pointer (&self->idle, g_source_unref);
  self->is_answered = TRUE;
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);

  return G_SOURCE_REMOVE;
}

static void
request_started_cb (SoupServer          *server,
                    SoupServerMessage   *message,
                    LoaLoopbackListener *self)
{
  gint64 now = g_get_monotonic_time ();

  g_object_set_data_full (G_OBJECT (message), STARTED_KEY, g_memdup2 (&now, sizeof now), g_free);
}

static void
log_request (SoupServerMessage *message)
{
  const gint64 *started = g_object_get_data (G_OBJECT (message), STARTED_KEY);
  GUri *uri = soup_server_message_get_uri (message);
  const char *method = soup_server_message_get_method (message);

  /* What was no request has neither. */
  if (started != NULL && uri != NULL && method != NULL)
    sepay_http_log_answer (method, uri, soup_server_message_get_status (message),
                           (gsize) soup_server_message_get_request_body (message)->length,
                           (gsize) soup_server_message_get_response_body (message)->length,
                           g_get_monotonic_time () - *started);
}

/* A browser that left before it got its page has brought the answer all the same. */
static void
request_ended_cb (SoupServer          *server,
                  SoupServerMessage   *message,
                  LoaLoopbackListener *self)
{
  log_request (message);

  if (message != self->message)
    return;

  self->message = NULL;
  self->idle = g_idle_source_new ();
  g_source_set_name (self->idle, "[loa] browser came back");
  g_source_set_callback (self->idle, idle_cb, g_object_ref (self), g_object_unref);
  g_source_attach (self->idle, g_main_context_get_thread_default ());
}

static void
connection_finalized_cb (gpointer  user_data,
                         GObject  *connection)
{
  LoaLoopbackListener *self = user_data;

  g_queue_remove (&self->connections, connection);
}

static void
close_oldest (LoaLoopbackListener *self)
{
  GSocketConnection *oldest = g_queue_pop_head (&self->connections);

  g_object_weak_unref (G_OBJECT (oldest), connection_finalized_cb, self);
  g_socket_shutdown (g_socket_connection_get_socket (oldest), TRUE, TRUE, NULL);
}

static gboolean
incoming_cb (GSocketService      *service,
             GSocketConnection   *connection,
             GObject             *source,
             LoaLoopbackListener *self)
{
  g_autoptr (GSocketAddress) local_address = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr (GSocketAddress) remote_address = g_socket_connection_get_remote_address (connection, NULL);

  g_socket_set_timeout (g_socket_connection_get_socket (connection), SILENCE_SECONDS);
  if (!soup_server_accept_iostream (self->server, G_IO_STREAM (connection), local_address, remote_address, NULL))
    return TRUE;

  g_object_weak_ref (G_OBJECT (connection), connection_finalized_cb, self);
  g_queue_push_tail (&self->connections, connection);
  if (g_queue_get_length (&self->connections) > MAX_CONNECTIONS)
    close_oldest (self);

  return TRUE;
}

static gboolean
listen_on (LoaLoopbackListener  *self,
           const char           *numbers,
           GError              **error)
{
  guint port = loa_sign_in_redirect_get_port (self->redirect_uri);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string (numbers, port);

  return g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                        G_SOCKET_PROTOCOL_TCP, NULL, NULL, error);
}

/* A name may lead the browser to either address, and no other program may be there to hear the code. A computer without
 * IPv6, or without IPv4, has only one of them.
 */
static gboolean
listen_on_both (LoaLoopbackListener  *self,
                GError              **error)
{
  g_autoptr (GError) first_error = NULL;
  g_autoptr (GError) second_error = NULL;
  gboolean is_first = listen_on (self, "127.0.0.1", &first_error);
  gboolean is_second = listen_on (self, "::1", &second_error);

  if (!is_first && (!is_second || g_error_matches (first_error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE)))
    g_propagate_error (error, g_steal_pointer (&first_error));
  else if (!is_second && g_error_matches (second_error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    g_propagate_error (error, g_steal_pointer (&second_error));
  else
    return TRUE;

  return FALSE;
}

static void
set_listening_error (LoaLoopbackListener  *self,
                     const GError         *cause,
                     GError              **error)
{
  guint port = loa_sign_in_redirect_get_port (self->redirect_uri);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN,
                 _("Another program on this computer uses port %u, to which the browser would come back. "
                   "Close it, or paste the address on which the browser ends."), port);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN,
                 _("This computer does not let Loa use port %u, to which the browser would come back. Paste the "
                   "address on which the browser ends, or register one with a higher port at SePay, such as %s."),
                 port, LOA_BANK_REDIRECT_DEFAULT);
  else
    g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN,
                 _("Loa cannot listen on port %u, to which the browser would come back (%s). "
                   "Paste the address on which the browser ends."), port, cause->message);
}

static void
loa_loopback_listener_dispose (GObject *object)
{
  LoaLoopbackListener *self = LOA_LOOPBACK_LISTENER (object);

  loa_loopback_listener_stop (self);

  G_OBJECT_CLASS (loa_loopback_listener_parent_class)->dispose (object);
}

static void
loa_loopback_listener_finalize (GObject *object)
{
  LoaLoopbackListener *self = LOA_LOOPBACK_LISTENER (object);

  g_clear_pointer (&self->answer, loa_sign_in_answer_free);
  g_clear_pointer (&self->state, sepay_secret_free);
  g_clear_pointer (&self->redirect_uri, g_uri_unref);

  G_OBJECT_CLASS (loa_loopback_listener_parent_class)->finalize (object);
}

static void
loa_loopback_listener_class_init (LoaLoopbackListenerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_loopback_listener_dispose;
  object_class->finalize = loa_loopback_listener_finalize;

  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", LOA_TYPE_LOOPBACK_LISTENER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
}

static void
loa_loopback_listener_init (LoaLoopbackListener *self)
{
  g_queue_init (&self->connections);
}

gboolean
loa_loopback_listener_can_listen (GUri *redirect_uri)
{
  return g_str_equal (g_uri_get_scheme (redirect_uri), "http") && sepay_address_is_loopback (redirect_uri);
}

LoaLoopbackListener *
loa_loopback_listener_new (GUri       *redirect_uri,
                           const char *state)
{
  LoaLoopbackListener *self;

  g_return_val_if_fail (loa_loopback_listener_can_listen (redirect_uri), NULL);

  self = g_object_new (LOA_TYPE_LOOPBACK_LISTENER, NULL);
  self->redirect_uri = g_uri_ref (redirect_uri);
  self->state = g_strdup (state);

  return self;
}

gboolean
loa_loopback_listener_start (LoaLoopbackListener  *self,
                             GError              **error)
{
  const char *host = g_uri_get_host (self->redirect_uri);
  g_autoptr (GError) cause = NULL;
  gboolean is_listening;

  g_return_val_if_fail (self->server == NULL, FALSE);

  self->service = g_socket_service_new ();
  g_signal_connect_object (self->service, "incoming", G_CALLBACK (incoming_cb), self, G_CONNECT_DEFAULT);

  self->server = g_object_new (SOUP_TYPE_SERVER, NULL);
  soup_server_add_early_handler (self->server, NULL, headers_cb, self, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  g_signal_connect_object (self->server, "request-started", G_CALLBACK (request_started_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->server, "request-finished", G_CALLBACK (request_ended_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->server, "request-aborted", G_CALLBACK (request_ended_cb), self, G_CONNECT_DEFAULT);

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    is_listening = listen_on_both (self, &cause);
  else
    is_listening = listen_on (self, host, &cause);

  if (!is_listening)
    {
      set_listening_error (self, cause, error);
      loa_loopback_listener_stop (self);
    }

  return is_listening;
}

void
loa_loopback_listener_stop (LoaLoopbackListener *self)
{
  self->message = NULL;

  if (self->idle != NULL)
    g_source_destroy (self->idle);
  g_clear_pointer (&self->idle, g_source_unref);

  if (self->service != NULL)
    {
      g_socket_service_stop (self->service);
      g_socket_listener_close (G_SOCKET_LISTENER (self->service));
    }
  g_clear_object (&self->service);

  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);

  while (!g_queue_is_empty (&self->connections))
    close_oldest (self);
}

const LoaSignInAnswer *
loa_loopback_listener_get_answer (LoaLoopbackListener *self)
{
  return self->is_answered ? self->answer : NULL;
}
