/* loa-simulator-tokens.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-private.h"

#include "loa-json-text.h"

#define SIGNATURE_BYTES 48
#define LONG_SIGNATURE_BYTES 5800
#define DOOMED_SECONDS 30

struct _LoaSimulatorTokens
{
  GHashTable *soundbox; /* (owned): from token to Token */
  GHashTable *bank; /* (owned): from token to Token */
};

typedef struct
{
  gint64 end_us; /* boot time */
  LoaScope scopes;
} Token;

static const struct
{
  LoaScope scope;
  const char *name;
} scope_names[] = {
  { LOA_SCOPE_BANK_ACCOUNT_READ, "bank-account:read" },
  { LOA_SCOPE_TRANSACTION_READ, "transaction:read" },
  { LOA_SCOPE_WEBHOOK_READ, "webhook:read" },
  { LOA_SCOPE_WEBHOOK_WRITE, "webhook:write" },
  { LOA_SCOPE_WEBHOOK_DELETE, "webhook:delete" },
  { LOA_SCOPE_PROFILE, "profile" },
  { LOA_SCOPE_COMPANY, "company" },
};

static char *
encode (gconstpointer bytes,
        gsize         n_bytes)
{
  char *text = g_base64_encode (bytes, n_bytes);
  char *padding = strchr (text, '=');

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  if (padding != NULL)
    *padding = '\0';

  return text;
}

static char *
make_token (LoaSimulator *self,
            const char   *payload)
{
  static const char head[] = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
  gboolean is_long = loa_simulator_is_on (self, LOA_VARIANT_LONG_TOKEN);
  g_autofree char *first = encode (head, strlen (head));
  g_autofree char *second = encode (payload, strlen (payload));
  g_autofree char *third = loa_simulator_random_text (is_long ? LONG_SIGNATURE_BYTES : SIGNATURE_BYTES);

  return g_strjoin (".", first, second, third, NULL);
}

static void
keep_token (LoaSimulator *self,
            GHashTable   *tokens,
            const char   *text,
            guint         seconds,
            LoaScope      scopes)
{
  Token *token = g_new0 (Token, 1);

  token->end_us = loa_clock_get_boot_time_us (self->clock) + (gint64) seconds * G_USEC_PER_SEC;
  token->scopes = scopes;
  g_hash_table_insert (tokens, g_strdup (text), token);
}

static char *
write_payload (LoaSimulator *self,
               const char   *audience,
               guint         seconds,
               const char   *scopes)
{
  g_autoptr (LoaJsonText) text = loa_json_text_new ();
  gint64 now = loa_clock_get_unix_seconds (self->clock);

  loa_json_text_begin_object (text, NULL);
  loa_json_text_add_string (text, "iss", self->bank_url);
  loa_json_text_add_string (text, "sub", "12345");
  loa_json_text_add_string (text, "aud", audience);
  loa_json_text_add_integer (text, "exp", now + seconds);
  loa_json_text_add_integer (text, "iat", now);
  if (scopes != NULL)
    loa_json_text_add_string (text, "scope", scopes);
  loa_json_text_end_object (text);

  return g_strdup (loa_json_text_peek (text));
}

/* A token counts in the header only; one in the query makes the request invalid even beside a valid header, because
 * it has landed in logs by then.
 */
static const Token *
find_token (LoaSimulator      *self,
            GHashTable        *tokens,
            SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *authorization = soup_message_headers_get_one (headers, "Authorization");
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  const Token *token;

  if (authorization == NULL || g_ascii_strncasecmp (authorization, "Bearer ", 7) != 0 ||
      (query != NULL && strstr (query, "access_token=") != NULL))
    return NULL;

  token = g_hash_table_lookup (tokens, authorization + 7);
  if (token == NULL || token->end_us <= loa_clock_get_boot_time_us (self->clock))
    return NULL;

  return token;
}

LoaSimulatorTokens *
loa_simulator_tokens_new (void)
{
  LoaSimulatorTokens *self = g_new0 (LoaSimulatorTokens, 1);

  self->soundbox = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->bank = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
loa_simulator_tokens_free (LoaSimulatorTokens *self)
{
  g_hash_table_unref (self->soundbox);
  g_hash_table_unref (self->bank);
  g_free (self);
}

gboolean
loa_scopes_parse (const char *text,
                  LoaScope   *scopes)
{
  g_auto (GStrv) names = g_strsplit (text, " ", -1);

  *scopes = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      LoaScope scope = 0;

      if (names[i][0] == '\0')
        continue;

      for (guint j = 0; j < G_N_ELEMENTS (scope_names); j++)
        {
          if (g_str_equal (scope_names[j].name, names[i]))
            scope = scope_names[j].scope;
        }

      if (scope == 0)
        return FALSE;

      *scopes |= scope;
    }

  return TRUE;
}

char *
loa_scopes_write (LoaScope scopes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (scope_names); i++)
    {
      if ((scopes & scope_names[i].scope) != 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", scope_names[i].name);
    }

  return g_string_free (text, FALSE);
}

char *
loa_simulator_random_text (guint n_bytes)
{
  g_autofree guint8 *bytes = g_malloc (n_bytes);

  for (guint i = 0; i < n_bytes; i++)
    bytes[i] = (guint8) g_random_int_range (0, 256);

  return encode (bytes, n_bytes);
}

char *
loa_simulator_issue_soundbox_token (LoaSimulator *self)
{
  g_autofree char *payload = write_payload (self, loa_simulator_get_soundbox_client_id (),
                                            self->soundbox_token_seconds, NULL);
  char *text = make_token (self, payload);

  if (loa_simulator_is_on (self, LOA_VARIANT_ONE_TOKEN))
    g_hash_table_remove_all (self->tokens->soundbox);
  keep_token (self, self->tokens->soundbox, text, self->soundbox_token_seconds, 0);

  return text;
}

char *
loa_simulator_issue_bank_token (LoaSimulator *self,
                                LoaScope      scopes)
{
  g_autofree char *names = loa_scopes_write (scopes);
  g_autofree char *payload = write_payload (self, loa_simulator_get_bank_client_id (), self->bank_token_seconds, names);
  char *text = make_token (self, payload);
  guint seconds = self->bank_token_seconds;

  if (loa_simulator_is_twist_ahead (self, LOA_TWIST_REFRESH_REFUSED, ""))
    seconds = MIN (seconds, DOOMED_SECONDS);
  keep_token (self, self->tokens->bank, text, seconds, scopes);

  return text;
}

void
loa_simulator_void_bank_tokens (LoaSimulator *self)
{
  g_hash_table_remove_all (self->tokens->bank);
}

gboolean
loa_simulator_has_soundbox_token (LoaSimulator      *self,
                                  SoupServerMessage *message)
{
  return find_token (self, self->tokens->soundbox, message) != NULL;
}

gboolean
loa_simulator_has_bank_token (LoaSimulator      *self,
                              SoupServerMessage *message,
                              LoaScope          *scopes)
{
  const Token *token = find_token (self, self->tokens->bank, message);

  if (token == NULL)
    return FALSE;

  *scopes = token->scopes;
  return TRUE;
}

void
loa_simulator_void_tokens (LoaSimulator *self)
{
  g_return_if_fail (LOA_IS_SIMULATOR (self));

  g_hash_table_remove_all (self->tokens->soundbox);
  loa_simulator_void_bank_tokens (self);
}
