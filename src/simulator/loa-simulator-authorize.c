/* loa-simulator-authorize.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-answer.h"
#include "loa-simulator-oauth.h"
#include "loa-simulator-private.h"

static const char *const passed_on[] = {
  "response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method",
};

static gboolean
is_loopback (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return g_strcmp0 (host, "localhost") == 0 || g_strcmp0 (host, "::1") == 0 ||
         (host != NULL && g_str_has_prefix (host, "127."));
}

/* @name: (nullable): no parameter of its own when it is NULL */
static void
redirect_back (LoaSimulator      *self,
               SoupServerMessage *message,
               const char        *state,
               const char        *name,
               const char        *value)
{
  GString *address = g_string_new (self->redirect_uri);
  char separator = strchr (self->redirect_uri, '?') != NULL ? '&' : '?';

  if (name != NULL)
    {
      g_string_append_printf (address, "%c%s=", separator, name);
      g_string_append_uri_escaped (address, value, NULL, FALSE);
      separator = '&';
    }

  if (state != NULL)
    {
      gboolean is_changed = loa_simulator_is_on (self, LOA_VARIANT_STATE_CHANGED);

      g_string_append_printf (address, "%cstate=", separator);
      g_string_append_uri_escaped (address, is_changed ? "somebody-else" : state, NULL, FALSE);
    }

  soup_server_message_set_redirect (message, 302, address->str);
  g_string_free (address, TRUE);
}

static void
append_escaped (GString    *html,
                const char *before,
                const char *text,
                const char *after)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (html, "%s%s%s", before, escaped, after);
}

static void
show_page (SoupServerMessage *message,
           GHashTable        *parameters,
           LoaScope           scopes)
{
  g_autofree char *scope_names = loa_scopes_write (scopes);
  GString *html = g_string_new ("<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">"
                                "<title>Loa simulator</title></head><body>\n"
                                "<h1>Cho phép truy cập? / Allow access?</h1>\n"
                                "<p><b>Đây là máy chủ giả lập, không phải SePay. / "
                                "This is a simulator, not SePay.</b></p>\n");

  append_escaped (html, "<p>Ứng dụng / Application: ", g_hash_table_lookup (parameters, "client_id"), "</p>\n");
  append_escaped (html, "<p>Quyền / Permissions: ", scope_names, "</p>\n");
  g_string_append (html, "<form method=\"post\" action=\"" LOA_OAUTH_PREFIX "/authorize\">\n");

  for (guint i = 0; i < G_N_ELEMENTS (passed_on); i++)
    {
      const char *value = g_hash_table_lookup (parameters, passed_on[i]);

      if (value == NULL)
        continue;

      g_string_append_printf (html, "<input type=\"hidden\" name=\"%s\" ", passed_on[i]);
      append_escaped (html, "value=\"", value, "\">\n");
    }

  g_string_append (html, "<button name=\"decision\" value=\"approve\">Cho phép / Approve</button>\n"
                         "<button name=\"decision\" value=\"deny\">Từ chối / Deny</button>\n"
                         "</form></body></html>\n");
  loa_simulator_answer_html (message, 200, html->str);
  g_string_free (html, TRUE);
}

/* Errors that may be told to the redirect address; the others must not leave, as it may be anybody's. */
static const char *
why_refused (LoaSimulator *self,
             GHashTable   *parameters,
             LoaScope     *scopes)
{
  const char *scope = g_hash_table_lookup (parameters, "scope");
  const char *method = g_hash_table_lookup (parameters, "code_challenge_method");

  if (g_strcmp0 (g_hash_table_lookup (parameters, "response_type"), "code") != 0)
    return "invalid_request";

  if (g_hash_table_lookup (parameters, "state") == NULL)
    return "invalid_request";

  if (loa_simulator_is_on (self, LOA_VARIANT_PKCE_REQUIRED) &&
      (g_hash_table_lookup (parameters, "code_challenge") == NULL || g_strcmp0 (method, "S256") != 0))
    return "invalid_request";

  *scopes = LOA_SCOPE_ALL;
  if (scope != NULL && !loa_scopes_parse (scope, scopes))
    return "invalid_scope";

  if (loa_simulator_is_on (self, LOA_VARIANT_NARROW_SCOPE))
    *scopes &= LOA_SCOPE_TRANSACTION_READ;

  return NULL;
}

static void
decide (LoaSimulator      *self,
        SoupServerMessage *message,
        GHashTable        *parameters,
        LoaScope           scopes)
{
  const char *decision = g_hash_table_lookup (parameters, "decision");
  const char *state = g_hash_table_lookup (parameters, "state");
  const char *challenge = NULL;
  g_autofree char *code = NULL;

  if (decision == NULL && loa_simulator_is_on (self, LOA_VARIANT_CONSENT_PAGE))
    {
      show_page (message, parameters, scopes);
      return;
    }

  if (loa_simulator_is_on (self, LOA_VARIANT_CALLBACK_WITHOUT_CODE))
    {
      redirect_back (self, message, state, NULL, NULL);
      return;
    }

  if (g_strcmp0 (decision, "deny") == 0 || loa_simulator_is_on (self, LOA_VARIANT_CONSENT_DENIED))
    {
      redirect_back (self, message, state, "error", "access_denied");
      return;
    }

  if (loa_simulator_is_on (self, LOA_VARIANT_PKCE_REQUIRED))
    challenge = g_hash_table_lookup (parameters, "code_challenge");

  code = loa_simulator_issue_code (self, self->redirect_uri, scopes, challenge);
  redirect_back (self, message, state, "code", code);
}

void
loa_simulator_answer_authorize (LoaSimulator      *self,
                                SoupServerMessage *message,
                                GHashTable        *parameters)
{
  const char *client_id = g_hash_table_lookup (parameters, "client_id");
  const char *redirect_uri = g_hash_table_lookup (parameters, "redirect_uri");
  const char *refusal;
  LoaScope scopes = 0;

  if (g_strcmp0 (client_id, loa_simulator_get_bank_client_id ()) != 0)
    {
      loa_simulator_answer_oauth_error (self, message, 400, "invalid_client", "Unknown client_id");
      return;
    }

  if (g_strcmp0 (redirect_uri, self->redirect_uri) != 0 ||
      (is_loopback (redirect_uri) && loa_simulator_is_on (self, LOA_VARIANT_LOOPBACK_REFUSED)))
    {
      loa_simulator_answer_oauth_error (self, message, 400, "invalid_request",
                                        "redirect_uri is not the registered one");
      return;
    }

  refusal = why_refused (self, parameters, &scopes);
  if (refusal != NULL)
    redirect_back (self, message, g_hash_table_lookup (parameters, "state"), "error", refusal);
  else
    decide (self, message, parameters, scopes);
}
