/* sepay-answer.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-answer.h"

#include "sepay-error-private.h"
#include "sepay-json.h"

/* Judges an answer: first by its HTTP status, then by what the body says in the dialect of the API
 * that was asked, and only then as the value that the call is for. It touches nothing but its
 * arguments, so that a large answer can be judged in a thread.
 */

#define MESSAGE_LIMIT 200

/* A secret with fewer bytes than this may well stand in a text by chance, and is left there unless it is a message. */
#define SHORTEST_SECRET 8

typedef struct
{
  const char *name;
  SepayError code;
} NamedError;

/* Tokens that are dead, whatever the HTTP status says. */
static const NamedError refused_tokens[] = {
  { "access_denied", SEPAY_ERROR_UNAUTHORIZED },
  { "invalid_token", SEPAY_ERROR_UNAUTHORIZED },
  { "unauthorized", SEPAY_ERROR_UNAUTHORIZED },
  { NULL },
};

static const NamedError bank_errors[] = {
  { "forbidden", SEPAY_ERROR_FORBIDDEN },
  { "not_found", SEPAY_ERROR_NOT_FOUND },
  { "rate_limited", SEPAY_ERROR_RATE_LIMITED },
  { "validation_error", SEPAY_ERROR_REFUSED },
  { NULL },
};

static const NamedError oauth_errors[] = {
  { "access_denied", SEPAY_ERROR_FORBIDDEN },
  { "invalid_client", SEPAY_ERROR_CLIENT },
  { "invalid_grant", SEPAY_ERROR_GRANT },
  { "invalid_request", SEPAY_ERROR_REFUSED },
  { "invalid_scope", SEPAY_ERROR_REFUSED },
  { "invalid_token", SEPAY_ERROR_GRANT },
  { "unauthorized", SEPAY_ERROR_GRANT },
  { "unauthorized_client", SEPAY_ERROR_FORBIDDEN },
  { "unsupported_grant_type", SEPAY_ERROR_REFUSED },
  { NULL },
};

static gboolean
find_named_error (const NamedError *errors,
                  const char       *name,
                  SepayError       *code)
{
  for (; name != NULL && errors->name != NULL; errors++)
    {
      if (g_ascii_strcasecmp (errors->name, name) == 0)
        {
          *code = errors->code;
          return TRUE;
        }
    }

  return FALSE;
}

static const char *
get_said (JsonObject *answer)
{
  const char *const members[] = { "message", "error_description", "error" };
  JsonObject *messages;

  if (answer == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *said = sepay_json_get_string (answer, members[i]);

      if (said != NULL && *said != '\0')
        return said;
    }

  messages = sepay_json_get_object (answer, "messages");

  return messages != NULL ? sepay_json_get_string (messages, "error") : NULL;
}

static char *
flatten (const char *text)
{
  g_autoptr (GString) flat = g_string_new (NULL);
  gsize n_characters = 0;
  gboolean has_gap = FALSE;

  for (; *text != '\0' && n_characters < MESSAGE_LIMIT; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c) || !g_unichar_isprint (c))
        {
          has_gap = flat->len > 0;
          continue;
        }

      if (has_gap && ++n_characters < MESSAGE_LIMIT)
        g_string_append_c (flat, ' ');
      has_gap = FALSE;

      if (n_characters++ < MESSAGE_LIMIT)
        g_string_append_unichar (flat, c);
    }

  return g_strdup (flat->len > 0 ? flat->str : NULL);
}

/* What SePay said, on one line, without what nobody but SePay may see. */
static char *
dup_message (SepayRequest *request,
             JsonObject   *answer)
{
  const char *said = get_said (answer);
  g_autoptr (GPtrArray) redaction = sepay_redaction_sort (request->redaction, 0);
  g_autofree char *redacted = said != NULL ? sepay_redact (redaction, said) : NULL;

  return redacted != NULL ? flatten (redacted) : NULL;
}

static void
redact_text (JsonNode  *node,
             GPtrArray *redaction)
{
  const char *text = json_node_get_string (node);
  g_autofree char *redacted = sepay_redact (redaction, text != NULL ? text : "");

  if (text != NULL && !g_str_equal (redacted, text))
    json_node_set_string (node, redacted);
}

/* What an answer is about may hold a secret as well as a message: it is shown, and kept in a file. */
static void
redact_node (JsonNode  *node,
             GPtrArray *redaction)
{
  g_autoptr (GList) nodes = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    nodes = json_object_get_values (json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    nodes = json_array_get_elements (json_node_get_array (node));
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    redact_text (node, redaction);

  for (GList *link = nodes; link != NULL; link = link->next)
    redact_node (link->data, redaction);
}

static void
redact_answer (JsonObject   *answer,
               SepayRequest *request)
{
  g_autoptr (GPtrArray) redaction = sepay_redaction_sort (request->redaction, SHORTEST_SECRET);
  g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), answer);

  redact_node (root, redaction);
}

/* Whether the body of a success says that it is none after all. */
static gboolean
contradicts_by_code (JsonObject *answer,
                     SepayError *code)
{
  gboolean has_status;
  gint64 status;

  if (!sepay_json_read_whole (answer, "code", &status, &has_status, NULL))
    {
      *code = SEPAY_ERROR_MALFORMED;
      return TRUE;
    }

  if (!has_status || (status >= 200 && status <= 299))
    return FALSE;

  *code = status >= 400 && status <= 599 ? sepay_error_from_status ((guint) status) : SEPAY_ERROR_MALFORMED;
  return TRUE;
}

static gboolean
contradicts_by_name (JsonObject       *answer,
                     const NamedError *errors,
                     SepayError       *code)
{
  const char *name = sepay_json_get_string (answer, "error");
  const char *status = sepay_json_get_string (answer, "status");

  if (name == NULL && (status == NULL || g_ascii_strcasecmp (status, "error") != 0))
    return FALSE;

  if (!find_named_error (errors, name, code))
    *code = SEPAY_ERROR_REFUSED;

  return TRUE;
}

static gboolean
contradicts (SepayRequest *request,
             JsonObject   *answer,
             SepayError   *code)
{
  switch (request->dialect)
    {
    case SEPAY_DIALECT_SOUNDBOX:
      return contradicts_by_code (answer, code);

    case SEPAY_DIALECT_OAUTH:
      return contradicts_by_name (answer, oauth_errors, code);

    case SEPAY_DIALECT_BANK:
      return contradicts_by_name (answer, bank_errors, code);

    default:
      g_assert_not_reached ();
    }
}

/* Whether the body names the error more precisely than any status. A server that fails or is busy judges nothing. */
static gboolean
is_named (SepayRequest *request,
          guint         http_status,
          JsonObject   *answer,
          SepayError   *code)
{
  const NamedError *errors = request->dialect == SEPAY_DIALECT_OAUTH ? oauth_errors : refused_tokens;

  return answer != NULL && http_status < 500 && http_status != 429
         && find_named_error (errors, sepay_json_get_string (answer, "error"), code);
}

static gboolean
is_failure (SepayRequest *request,
            guint         http_status,
            JsonObject   *answer,
            SepayError   *code)
{
  if (is_named (request, http_status, answer, code))
    return TRUE;

  if (http_status >= 400)
    {
      *code = sepay_error_from_status (http_status);
      return TRUE;
    }

  return answer != NULL && contradicts (request, answer, code);
}

/* Returns: (transfer full) (nullable): what the request's reader made of the answer, or %NULL with @error set */
gpointer
sepay_answer_read (SepayRequest  *request,
                   guint          http_status,
                   guint          retry_after,
                   GBytes        *body,
                   GError       **error)
{
  g_autoptr (JsonObject) answer = NULL;
  g_autoptr (GError) unreadable = NULL;
  gpointer value = NULL;
  SepayError code;

  answer = sepay_json_parse (body, &unreadable);

  if (is_failure (request, http_status, answer, &code))
    {
      g_autofree char *message = dup_message (request, answer);

      g_propagate_error (error, sepay_error_new_for_answer (code, http_status, retry_after, message));
      return NULL;
    }

  if (answer != NULL && !sepay_request_is_for_tokens (request))
    redact_answer (answer, request);

  if (answer != NULL)
    value = request->reader (answer, request->asked, &unreadable);

  if (value == NULL)
    {
      sepay_error_set_http_status (unreadable, http_status);
      g_propagate_error (error, g_steal_pointer (&unreadable));
    }

  return value;
}
