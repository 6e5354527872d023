/* wire.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "wire.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "sepay-address.h"
#include "sepay-session.h"

typedef struct
{
  guint status;
  GBytes *body; /* (owned) */
  char *header; /* (owned) (nullable) */
  char *value; /* (owned) (nullable) */
} Answer;

/* A token source: gives PREFIX-1, and the next one whenever the last was refused. */

#define TEST_TYPE_TOKENS (test_tokens_get_type ())
G_DECLARE_FINAL_TYPE (TestTokens, test_tokens, TEST, TOKENS, GObject)

struct _TestTokens
{
  GObject parent_instance;

  const char *prefix; /* (unowned): static */
  guint serial;
};

static void
get_token_async (SepayTokenSource    *source,
                 const char          *rejected_token,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  TestTokens *self = TEST_TOKENS (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *token = g_strdup_printf ("%s-%u", self->prefix, self->serial);

  if (g_strcmp0 (rejected_token, token) == 0)
    {
      g_free (token);
      token = g_strdup_printf ("%s-%u", self->prefix, ++self->serial);
    }

  g_task_return_pointer (task, g_steal_pointer (&token), g_free);
}

static char *
get_token_finish (SepayTokenSource  *source,
                  GAsyncResult      *result,
                  GError           **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
token_source_iface_init (SepayTokenSourceInterface *iface)
{
  iface->get_token_async = get_token_async;
  iface->get_token_finish = get_token_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestTokens, test_tokens, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SEPAY_TYPE_TOKEN_SOURCE, token_source_iface_init))

static void
test_tokens_class_init (TestTokensClass *klass)
{
}

static void
test_tokens_init (TestTokens *self)
{
  self->serial = 1;
}

static SepayTokenSource *
test_tokens_new (const char *prefix)
{
  TestTokens *self = g_object_new (TEST_TYPE_TOKENS, NULL);

  self->prefix = prefix;

  return SEPAY_TOKEN_SOURCE (self);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_bytes_unref (answer->body);
  g_free (answer->header);
  g_free (answer->value);
  g_free (answer);
}

static void
seen_free (gpointer data)
{
  Seen *seen = data;

  g_free (seen->method);
  g_free (seen->path);
  g_free (seen->query);
  g_free (seen->body);
  g_free (seen->authorization);
  soup_message_headers_unref (seen->headers);
  g_free (seen);
}

static void
remember (Wire              *wire,
          SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  GUri *uri = soup_server_message_get_uri (message);
  Seen *seen = g_new0 (Seen, 1);

  seen->method = g_strdup (soup_server_message_get_method (message));
  seen->path = g_strdup (g_uri_get_path (uri));
  seen->query = g_strdup (g_uri_get_query (uri));
  seen->body = g_strndup (body->data, (gsize) body->length);
  seen->authorization = g_strdup (soup_message_headers_get_one (headers, "Authorization"));
  seen->headers = soup_message_headers_ref (headers);
  seen->arrived_us = loa_clock_get_boot_time_us (wire->clock);
  g_ptr_array_add (wire->seen, seen);
}

static void
give (SoupServerMessage *message,
      const Answer      *answer)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_server_message_set_status (message, answer->status, NULL);
  soup_message_headers_replace (headers, "Content-Type", "application/json; charset=utf-8");
  if (answer->header != NULL)
    soup_message_headers_replace (headers, answer->header, answer->value);
  if (g_bytes_get_size (answer->body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), answer->body);
}

static gboolean
refuses_token (Wire              *wire,
               SoupServerMessage *message)
{
  const char *value = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");
  const char *dash = value != NULL ? strrchr (value, '-') : NULL;

  return dash != NULL && g_ascii_strtoull (dash + 1, NULL, 10) <= wire->n_refused_tokens;
}

static char *
make_echo (Wire       *wire,
           const Seen *seen)
{
  g_autofree char *spaced = NULL;

  switch (wire->echo)
    {
    case WIRE_ECHO_AUTHORIZATION:
      return g_strdup (seen->authorization);

    case WIRE_ECHO_BODY:
      return g_strdup (seen->body);

    case WIRE_ECHO_DECODED_BODY:
      spaced = g_strdelimit (g_strdup (seen->body), "+", ' ');
      return g_uri_unescape_string (spaced, NULL);

    default:
      g_assert_not_reached ();
    }
}

static void
give_echo (Wire              *wire,
           SoupServerMessage *message,
           const Seen        *seen)
{
  g_autofree char *echo = make_echo (wire, seen);
  g_autofree char *said = g_strdup_printf ("You sent %s.", echo);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *body = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "message");
  json_builder_add_string_value (builder, said);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  body = json_to_string (root, FALSE);

  soup_server_message_set_status (message, wire->echo_status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
}

static void
requested_cb (SoupServer        *server,
              SoupServerMessage *message,
              const char        *path,
              GHashTable        *query,
              gpointer           user_data)
{
  const char unauthorized[] = "{\"code\":401,\"message\":\"Unauthorized\"}";
  Wire *wire = user_data;
  Answer *answer;

  remember (wire, message);

  if (wire->echo_status != 0)
    {
      give_echo (wire, message, g_ptr_array_index (wire->seen, wire->seen->len - 1));
      return;
    }

  if (g_strcmp0 (wire->held_path, path) == 0)
    {
      soup_server_message_pause (message);
      return;
    }

  if (refuses_token (wire, message))
    {
      soup_server_message_set_status (message, SOUP_STATUS_UNAUTHORIZED, NULL);
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "WWW-Authenticate",
                                    "Basic realm=\"SePay\"");
      soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, unauthorized,
                                        strlen (unauthorized));
      return;
    }

  answer = g_queue_peek_head (&wire->answers);
  g_assert_nonnull (answer);
  give (message, answer);
  if (wire->answers.length > 1)
    answer_free (g_queue_pop_head (&wire->answers));
}

GUri *
wire_get_server_address (SoupServer *server,
                         const char *path)
{
  GSList *uris = soup_server_get_uris (server);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GUri *address;

  text = g_strdup_printf ("%s://127.0.0.1:%d%s", g_uri_get_scheme (uris->data), g_uri_get_port (uris->data), path);
  address = sepay_address_parse (text, &error);
  g_assert_no_error (error);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return address;
}

void
wire_set_up (Wire          *wire,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  wire->clock = loa_clock_new_leaping (START_OF_TIME);
  wire->session = sepay_session_new ();
  wire->seen = g_ptr_array_new_with_free_func (seen_free);
  g_queue_init (&wire->answers);

  wire->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (wire->server, NULL, requested_cb, wire, NULL);
  soup_server_listen_local (wire->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  wire->address = wire_get_server_address (wire->server, "/base");

  wire->token_creation = sepay_soundbox_tokens_new (wire->session, wire->address, wire->clock);
  wire->soundbox_tokens = test_tokens_new ("token");
  wire->soundbox = sepay_soundbox_new (wire->session, wire->address, wire->clock, wire->soundbox_tokens);
  wire->oauth = sepay_oauth_new (wire->session, wire->address, wire->clock);
  wire->bank_tokens = test_tokens_new ("bank-token");
  wire->bank = sepay_bank_new (wire->session, wire->address, wire->clock, wire->bank_tokens);
}

void
wire_tear_down (Wire          *wire,
                gconstpointer  data)
{
  iterate_a_little ();

  assert_ends (wire->soundbox);
  assert_ends (wire->soundbox_tokens);
  assert_ends (wire->token_creation);
  assert_ends (wire->oauth);
  assert_ends (wire->bank);
  assert_ends (wire->bank_tokens);

  soup_session_abort (wire->session);
  soup_server_disconnect (wire->server);
  iterate_a_little ();
  assert_ends (wire->session);
  g_object_unref (wire->server);
  assert_ends (wire->clock);

  g_uri_unref (wire->address);
  g_ptr_array_unref (wire->seen);
  g_queue_clear_full (&wire->answers, answer_free);
  g_free (wire->held_path);
}

static Answer *
answer_new (guint       status,
            GBytes     *body,
            const char *header,
            const char *value)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->status = status;
  answer->body = g_bytes_ref (body);
  answer->header = g_strdup (header);
  answer->value = g_strdup (value);

  return answer;
}

void
wire_answer_bytes (Wire       *wire,
                   guint       status,
                   GBytes     *body,
                   const char *header,
                   const char *value)
{
  g_queue_push_tail (&wire->answers, answer_new (status, body, header, value));
}

void
wire_answer_header (Wire       *wire,
                    guint       status,
                    const char *body,
                    const char *header,
                    const char *value)
{
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

  wire_answer_bytes (wire, status, bytes, header, value);
}

void
wire_answer (Wire       *wire,
             guint       status,
             const char *body)
{
  wire_answer_header (wire, status, body, NULL, NULL);
}

/* Forgets what is to be answered and what was asked. */
void
wire_forget (Wire *wire)
{
  g_queue_clear_full (&wire->answers, answer_free);
  g_ptr_array_set_size (wire->seen, 0);
}

const Seen *
wire_get_seen (Wire  *wire,
               guint  i)
{
  g_assert_cmpuint (i, <, wire->seen->len);

  return g_ptr_array_index (wire->seen, i);
}

void
iterate_a_little (void)
{
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
}
