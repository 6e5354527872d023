/* test-fixture.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-simulator.h"

#define CEILING_SECONDS 120

typedef struct
{
  GBytes *body; /* (owned) (nullable) */
  GError *error; /* (owned) (nullable) */
  gboolean done;
} Reply;

void
run_until (gboolean *done)
{
  gint64 ceiling = g_get_monotonic_time () + CEILING_SECONDS * G_USEC_PER_SEC;

  while (!*done)
    {
      if (g_get_monotonic_time () > ceiling)
        g_error ("Nothing happened for %d seconds", CEILING_SECONDS);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
replied_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Reply *reply = user_data;

  reply->body = soup_session_send_and_read_finish (SOUP_SESSION (object), result, &reply->error);
  reply->done = TRUE;
}

void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->clock = loa_clock_new_leaping (TEST_START);
  fixture->simulator = loa_simulator_new (fixture->clock, LOA_SIMULATOR_N_TRANSACTIONS,
                                          LOA_SIMULATOR_DATES_DOCUMENTED);
  fixture->session = soup_session_new ();

  loa_simulator_listen (fixture->simulator, 0, &error);
  g_assert_no_error (error);
}

void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->soundbox_token, g_free);
  g_clear_pointer (&fixture->bank_token, g_free);
  g_clear_pointer (&fixture->refresh_token, g_free);

  soup_session_abort (fixture->session);
  g_assert_finalize_object (fixture->simulator);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->clock);
}

void
answer_free (Answer *answer)
{
  g_free (answer->body);
  soup_message_headers_unref (answer->headers);
  g_clear_error (&answer->error);
  g_free (answer);
}

Answer *
send_request (Fixture    *fixture,
              const char *method,
              const char *path,
              const char *authorization,
              const char *content_type,
              const char *body)
{
  g_autofree char *address = g_strconcat (loa_simulator_get_bank_url (fixture->simulator), path, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (method, address);
  Reply reply = { 0 };
  Answer *answer = g_new0 (Answer, 1);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (authorization != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization", authorization);
  if (body != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

      soup_message_set_request_body_from_bytes (message, content_type, bytes);
    }

  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL, replied_cb, &reply);
  run_until (&reply.done);

  answer->status = soup_message_get_status (message);
  answer->headers = soup_message_headers_ref (soup_message_get_response_headers (message));
  answer->error = reply.error;
  if (reply.body != NULL)
    {
      answer->length = g_bytes_get_size (reply.body);
      answer->body = g_strndup (answer->length > 0 ? g_bytes_get_data (reply.body, NULL) : "", answer->length);
      g_bytes_unref (reply.body);
    }

  return answer;
}

Answer *
request_soundbox_token (Fixture *fixture)
{
  g_autofree char *credentials = g_strdup_printf ("%s:%s", loa_simulator_get_soundbox_client_id (),
                                                  loa_simulator_get_soundbox_client_secret ());
  g_autofree char *encoded = g_base64_encode ((const guchar *) credentials, strlen (credentials));
  g_autofree char *authorization = g_strconcat ("Basic ", encoded, NULL);

  return send_request (fixture, "POST", "/devices/v1/token/create", authorization, NULL, NULL);
}

char *
create_soundbox_token (Fixture *fixture)
{
  g_autoptr (Answer) answer = request_soundbox_token (fixture);
  g_autoptr (JsonNode) root = NULL;

  g_assert_cmpuint (answer->status, ==, 201);
  root = parse (answer);

  return g_strdup (json_object_get_string_member (json_node_get_object (root), "access_token"));
}

Answer *
call_soundbox (Fixture    *fixture,
               const char *endpoint,
               const char *body)
{
  g_autofree char *path = g_strconcat ("/devices/v1", endpoint, NULL);
  g_autofree char *authorization = NULL;

  if (fixture->soundbox_token == NULL)
    fixture->soundbox_token = create_soundbox_token (fixture);
  authorization = g_strconcat ("Bearer ", fixture->soundbox_token, NULL);

  return send_request (fixture, "POST", path, authorization, "application/json", body);
}

char *
find_parameter (const char *address,
                const char *name)
{
  g_autoptr (GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GHashTable) parameters = NULL;

  g_assert_nonnull (uri);
  if (g_uri_get_query (uri) == NULL)
    return NULL;

  parameters = soup_form_decode (g_uri_get_query (uri));

  return g_strdup (g_hash_table_lookup (parameters, name));
}

char *
authorize (Fixture *fixture)
{
  g_autofree char *query = soup_form_encode ("response_type", "code",
                                             "client_id", loa_simulator_get_bank_client_id (),
                                             "redirect_uri", loa_simulator_get_redirect_uri (fixture->simulator),
                                             "scope", "profile company bank-account:read transaction:read",
                                             "state", "a state & more",
                                             NULL);
  g_autofree char *path = g_strconcat ("/oauth/authorize?", query, NULL);
  g_autoptr (Answer) answer = send_request (fixture, "GET", path, NULL, NULL, NULL);

  g_assert_cmpuint (answer->status, ==, 302);

  return g_strdup (soup_message_headers_get_one (answer->headers, "Location"));
}

Answer *
post_token (Fixture    *fixture,
            const char *grant_type,
            const char *name,
            const char *value)
{
  g_autofree char *form = soup_form_encode ("grant_type", grant_type,
                                            name, value,
                                            "redirect_uri", loa_simulator_get_redirect_uri (fixture->simulator),
                                            "client_id", loa_simulator_get_bank_client_id (),
                                            "client_secret", loa_simulator_get_bank_client_secret (),
                                            NULL);

  return send_request (fixture, "POST", "/oauth/token", NULL, SOUP_FORM_MIME_TYPE_URLENCODED, form);
}

void
sign_in (Fixture *fixture)
{
  g_autofree char *address = authorize (fixture);
  g_autofree char *code = find_parameter (address, "code");
  g_autoptr (Answer) answer = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *tokens;

  g_assert_nonnull (code);
  answer = post_token (fixture, "authorization_code", "code", code);
  g_assert_cmpuint (answer->status, ==, 200);
  root = parse (answer);
  tokens = json_node_get_object (root);

  g_free (fixture->bank_token);
  g_free (fixture->refresh_token);
  fixture->bank_token = g_strdup (json_object_get_string_member (tokens, "access_token"));
  fixture->refresh_token = g_strdup (json_object_get_string_member (tokens, "refresh_token"));
}

Answer *
get_bank (Fixture    *fixture,
          const char *path)
{
  g_autofree char *whole_path = g_strconcat ("/api/v1", path, NULL);
  g_autofree char *authorization = NULL;

  if (fixture->bank_token == NULL)
    sign_in (fixture);
  authorization = g_strconcat ("Bearer ", fixture->bank_token, NULL);

  return send_request (fixture, "GET", whole_path, authorization, NULL, NULL);
}

Answer *
post_control (Fixture    *fixture,
              const char *path,
              const char *body)
{
  g_autofree char *whole_path = g_strconcat ("/simulator", path, NULL);

  return send_request (fixture, "POST", whole_path, NULL, "application/json", body);
}

void
pair (Fixture *fixture)
{
  g_assert_true (loa_simulator_set_paired (fixture->simulator, TEST_SERIAL, TRUE));
}

void
switch_on (Fixture    *fixture,
           const char *variant)
{
  g_autoptr (GError) error = NULL;

  loa_simulator_set_variant (fixture->simulator, variant, TRUE, &error);
  g_assert_no_error (error);
}

void
assert_answer_at (const char   *where,
                  const Answer *answer,
                  guint         status,
                  const char   *pattern)
{
  g_assert_no_error (answer->error);
  if (answer->status != status || !g_pattern_match_simple (pattern, answer->body))
    g_error ("%s: the answer is %u\n%s\nexpected %u\n%s", where, answer->status, answer->body, status, pattern);
}

JsonNode *
parse (const Answer *answer)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root = json_from_string (answer->body, &error);

  g_assert_no_error (error);
  g_assert_nonnull (root);

  return root;
}
