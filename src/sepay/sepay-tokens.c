/* sepay-tokens.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-tokens-private.h"

#include "sepay-error-private.h"
#include "sepay-json.h"
#include "sepay-secret.h"

#define DEFAULT_LIFETIME 3600 /* seconds */
#define SHORTEST_LIFETIME 60
#define LONGEST_LIFETIME 86400

void
sepay_tokens_free (SepayTokens *self)
{
  g_clear_pointer (&self->access_token, sepay_secret_free);
  g_clear_pointer (&self->refresh_token, sepay_secret_free);
  g_clear_pointer (&self->scope, g_free);
  g_free (self);
}

/* Whether @token can stand in a header: printable, without blanks, and in particular on one line. */
gboolean
sepay_token_is_sendable (const char *token)
{
  if (token == NULL || *token == '\0')
    return FALSE;

  for (; *token != '\0'; token++)
    if (!g_ascii_isgraph (*token))
      return FALSE;

  return TRUE;
}

/* The new refresh token may have replaced the old one by now, so nothing less than a missing access
 * token loses it.
 */
static guint
read_lifetime (JsonObject *answer)
{
  gboolean has_lifetime;
  gint64 lifetime;

  if (!sepay_json_read_whole (answer, "expires_in", &lifetime, &has_lifetime, NULL) || !has_lifetime)
    return DEFAULT_LIFETIME;

  return (guint) CLAMP (lifetime, SHORTEST_LIFETIME, LONGEST_LIFETIME);
}

/* A SepayAnswerReader for the token endpoint of the OAuth server. */
gpointer
sepay_tokens_read (JsonObject     *answer,
                   gconstpointer   asked,
                   GError        **error)
{
  g_autoptr (SepayTokens) self = g_new0 (SepayTokens, 1);

  self->access_token = g_strdup (sepay_json_get_string (answer, "access_token"));
  if (self->access_token == NULL)
    {
      sepay_json_set_missing ("access_token", error);
      return NULL;
    }

  if (!sepay_token_is_sendable (self->access_token))
    {
      sepay_error_set_malformed (error, "access_token is not a token");
      return NULL;
    }

  self->refresh_token = g_strdup (sepay_json_get_string (answer, "refresh_token"));
  if (self->refresh_token != NULL && *self->refresh_token == '\0')
    g_clear_pointer (&self->refresh_token, g_free);

  self->scope = g_strdup (sepay_json_get_string (answer, "scope"));
  self->expires_in = read_lifetime (answer);

  return g_steal_pointer (&self);
}
