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
             const char   *bearer,
             JsonObject   *answer)
{
  const char *said = get_said (answer);
  g_autofree char *redacted = said != NULL ? sepay_redact (request->redaction, bearer, said) : NULL;

  return redacted != NULL ? flatten (redacted) : NULL;
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
                   const char    *bearer,
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
      g_autofree char *message = dup_message (request, bearer, answer);

      g_propagate_error (error, sepay_error_new_for_answer (code, http_status, retry_after, message));
      return NULL;
    }

  if (answer != NULL)
    value = request->reader (answer, request->asked, &unreadable);

  if (value == NULL)
    {
      sepay_error_set_http_status (unreadable, http_status);
      g_propagate_error (error, g_steal_pointer (&unreadable));
    }

  return value;
}
