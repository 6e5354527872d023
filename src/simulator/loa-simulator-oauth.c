/* loa-simulator-oauth.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-oauth.h"

#include "loa-simulator-answer.h"
#include "loa-simulator-private.h"

#define MAX_FORM_BYTES (64 * 1024)

static void
add_expiry (LoaSimulator *self,
            LoaJsonText  *text)
{
  g_autofree char *seconds = g_strdup_printf ("%u", self->bank_token_seconds);

  if (loa_simulator_is_on (self, LOA_VARIANT_EXPIRES_IN_MISSING))
    return;

  if (loa_simulator_is_on (self, LOA_VARIANT_EXPIRES_IN_ZERO))
    loa_json_text_add_integer (text, "expires_in", 0);
  else if (loa_simulator_is_on (self, LOA_VARIANT_EXPIRES_IN_STRING))
    loa_json_text_add_string (text, "expires_in", seconds);
  else
    loa_json_text_add_raw (text, "expires_in", seconds);
}

/* @refresh_token: (nullable): none is in the answer when it is NULL */
static void
answer_tokens (LoaSimulator      *self,
               SoupServerMessage *message,
               LoaScope           scopes,
               const char        *refresh_token)
{
  g_autoptr (LoaJsonText) text = loa_json_text_new ();
  g_autofree char *access_token = loa_simulator_issue_bank_token (self, scopes);

  loa_json_text_begin_object (text, NULL);
  loa_json_text_add_string (text, "access_token", access_token);
  loa_json_text_add_string (text, "token_type", "Bearer");
  add_expiry (self, text);
  if (refresh_token != NULL)
    loa_json_text_add_string (text, "refresh_token", refresh_token);
  if (loa_simulator_is_on (self, LOA_VARIANT_NARROW_SCOPE))
    {
      g_autofree char *names = loa_scopes_write (scopes);

      loa_json_text_add_string (text, "scope", names);
    }
  if (loa_simulator_is_on (self, LOA_VARIANT_UNKNOWN_MEMBERS))
    loa_json_text_add_raw (text, "unknown", "[{}]");
  loa_json_text_end_object (text);

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Cache-Control", "no-store");
  loa_simulator_answer_json (self, message, 200, text);
}

static void
exchange_code (LoaSimulator      *self,
               SoupServerMessage *message,
               GHashTable        *form)
{
  const char *code = g_hash_table_lookup (form, "code");
  const char *redirect_uri = g_hash_table_lookup (form, "redirect_uri");
  g_autofree char *refresh_token = NULL;
  const char *obstacle;
  LoaScope scopes = 0;

  if (code == NULL || redirect_uri == NULL)
    {
      loa_simulator_answer_oauth_error (self, message, 400, "invalid_request", "code and redirect_uri are required");
      return;
    }

  obstacle = loa_simulator_take_code (self, code, redirect_uri, g_hash_table_lookup (form, "code_verifier"), &scopes);
  if (obstacle != NULL)
    {
      loa_simulator_answer_oauth_error (self, message, 400, "invalid_grant", obstacle);
      return;
    }

  refresh_token = loa_simulator_issue_refresh_token (self, scopes);
  answer_tokens (self, message, scopes, refresh_token);
}

static void
refresh (LoaSimulator      *self,
         SoupServerMessage *message,
         GHashTable        *form)
{
  const char *old_token = g_hash_table_lookup (form, "refresh_token");
  g_autofree char *new_token = NULL;
  LoaScope scopes = 0;

  if (old_token == NULL)
    {
      loa_simulator_answer_oauth_error (self, message, 400, "invalid_request", "refresh_token is required");
      return;
    }

  if (loa_simulator_meet_twist (self, LOA_TWIST_REFRESH_REFUSED, ""))
    loa_simulator_drop_refresh_token (self, old_token);

  if (!loa_simulator_find_refresh_token (self, old_token, &scopes))
    {
      loa_simulator_answer_oauth_error (self, message, 400, "invalid_grant", "Refresh token invalid or expired");
      return;
    }

  if (loa_simulator_is_on (self, LOA_VARIANT_NO_REFRESH_TOKEN))
    {
      answer_tokens (self, message, scopes, NULL);
      return;
    }

  if (loa_simulator_is_on (self, LOA_VARIANT_NO_ROTATION))
    {
      answer_tokens (self, message, scopes, old_token);
      return;
    }

  new_token = loa_simulator_issue_refresh_token (self, scopes);
  loa_simulator_drop_refresh_token (self, old_token);

  if (loa_simulator_is_on (self, LOA_VARIANT_REFRESH_LOST))
    {
      g_autoptr (GIOStream) stream = loa_simulator_take_connection (message);

      g_io_stream_close (stream, NULL, NULL);
      return;
    }

  answer_tokens (self, message, scopes, new_token);
}

static GHashTable *
read_form (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autofree char *text = NULL;

  if (g_strcmp0 (type, SOUP_FORM_MIME_TYPE_URLENCODED) != 0 || g_bytes_get_size (body) > MAX_FORM_BYTES)
    return NULL;

  text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));

  return soup_form_decode (text);
}

static void
answer_token (LoaSimulator      *self,
              SoupServerMessage *message,
              GHashTable        *form)
{
  const char *grant_type = g_hash_table_lookup (form, "grant_type");
  const char *client_id = g_hash_table_lookup (form, "client_id");
  const char *client_secret = g_hash_table_lookup (form, "client_secret");

  if (grant_type == NULL || client_id == NULL || client_secret == NULL)
    loa_simulator_answer_oauth_error (self, message, 400, "invalid_request",
                                      "grant_type, client_id and client_secret are required");
  else if (!g_str_equal (client_id, loa_simulator_get_bank_client_id ()) ||
           !g_str_equal (client_secret, loa_simulator_get_bank_client_secret ()))
    loa_simulator_answer_oauth_error (self, message, 401, "invalid_client", "Client authentication failed");
  else if (g_str_equal (grant_type, "authorization_code"))
    exchange_code (self, message, form);
  else if (g_str_equal (grant_type, "refresh_token"))
    refresh (self, message, form);
  else
    loa_simulator_answer_oauth_error (self, message, 400, "unsupported_grant_type", "Grant type not supported");
}

static void
answer_wrong_method (LoaSimulator      *self,
                     SoupServerMessage *message,
                     const char        *allowed)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Allow", allowed);
  loa_simulator_answer_oauth_error (self, message, 405, "invalid_request", "Method Not Allowed");
}

void
loa_simulator_answer_oauth (LoaSimulator      *self,
                            SoupServerMessage *message,
                            const char        *path,
                            GHashTable        *query)
{
  const char *method = soup_server_message_get_method (message);
  gboolean is_post = g_str_equal (method, "POST");
  g_autoptr (GHashTable) form = is_post ? read_form (message) : NULL;

  if (g_str_equal (path, LOA_OAUTH_PREFIX "/token"))
    {
      if (!is_post)
        answer_wrong_method (self, message, "POST");
      else if (form == NULL)
        loa_simulator_answer_oauth_error (self, message, 400, "invalid_request", "A urlencoded form is required");
      else
        answer_token (self, message, form);
    }
  else if (g_str_equal (path, LOA_OAUTH_PREFIX "/authorize"))
    {
      if (!is_post && !g_str_equal (method, "GET"))
        answer_wrong_method (self, message, "GET, POST");
      else if (is_post && form == NULL)
        loa_simulator_answer_oauth_error (self, message, 400, "invalid_request", "A urlencoded form is required");
      else if (!is_post && query == NULL)
        loa_simulator_answer_oauth_error (self, message, 400, "invalid_request", "client_id is required");
      else
        loa_simulator_answer_authorize (self, message, is_post ? form : query);
    }
  else
    {
      loa_simulator_answer_oauth_error (self, message, 404, "invalid_request", "Not Found");
    }
}

void
loa_simulator_answer_oauth_error (LoaSimulator      *self,
                                  SoupServerMessage *message,
                                  guint              status,
                                  const char        *name,
                                  const char        *description)
{
  g_autoptr (LoaJsonText) text = loa_json_text_new ();

  if (status < 404 && loa_simulator_is_on (self, LOA_VARIANT_OAUTH_ERROR_OK))
    status = 200;
  else if (status < 404 && loa_simulator_is_on (self, LOA_VARIANT_OAUTH_ERROR_FORBIDDEN))
    status = 403;

  loa_json_text_begin_object (text, NULL);
  loa_json_text_add_string (text, "error", name);
  loa_json_text_add_string (text, "error_description", description);
  loa_json_text_end_object (text);
  loa_simulator_answer_json (self, message, status, text);
}
