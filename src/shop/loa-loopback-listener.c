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

#include "loa-failure.h"
#include "loa-sign-in-page.h"
#include "sepay-address.h"

/* LoaLoopbackListener: see the header.
 *
 * A page on the web can send a browser to any port of this computer, under any host name that resolves to it. So a
 * request must name the very host and path of the redirect address, or there is nothing here; and only who knows the
 * state is heard.
 */
struct _LoaLoopbackListener
{
  GObject parent_instance;

  GUri *redirect_uri; /* (owned) */
  SepaySecret *state; /* (owned) */
  SoupServer *server; /* (owned) (nullable): while it listens */
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

static gboolean
is_host_right (LoaLoopbackListener *self,
               SoupServerMessage   *message)
{
  const char *host = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Host");
  const char *name = g_uri_get_host (self->redirect_uri);
  int port = g_uri_get_port (self->redirect_uri);
  g_autofree char *expected = NULL;

  if (host == NULL)
    return FALSE;

  expected = g_strdup_printf (strchr (name, ':') != NULL ? "[%s]:%d" : "%s:%d", name, port);
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

/* A browser that left before it got its page has brought the answer all the same. */
static void
request_ended_cb (SoupServer          *server,
                  SoupServerMessage   *message,
                  LoaLoopbackListener *self)
{
  if (message != self->message)
    return;

  self->message = NULL;
  self->idle = g_idle_source_new ();
  g_source_set_name (self->idle, "[loa] browser came back");
  g_source_set_callback (self->idle, idle_cb, g_object_ref (self), g_object_unref);
  g_source_attach (self->idle, g_main_context_get_thread_default ());
}

static gboolean
listen_on (LoaLoopbackListener  *self,
           const char           *numbers,
           GError              **error)
{
  g_autoptr (GSocketAddress) address = NULL;
  int port = g_uri_get_port (self->redirect_uri);

  address = g_inet_socket_address_new_from_string (numbers, (guint) port);

  return soup_server_listen (self->server, address, 0, error);
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
  int port = g_uri_get_port (self->redirect_uri);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN,
                 _("Another program on this computer uses port %d, to which the browser would come back. "
                   "Close it, or paste the address on which the browser ends."), port);
  else
    g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN,
                 _("Loa cannot listen on port %d, to which the browser would come back (%s). "
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
}

gboolean
loa_loopback_listener_can_listen (GUri *redirect_uri)
{
  return g_str_equal (g_uri_get_scheme (redirect_uri), "http") && sepay_address_is_loopback (redirect_uri)
         && g_uri_get_port (redirect_uri) > 0;
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

  self->server = g_object_new (SOUP_TYPE_SERVER, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
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

  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
}

const LoaSignInAnswer *
loa_loopback_listener_get_answer (LoaLoopbackListener *self)
{
  return self->is_answered ? self->answer : NULL;
}
