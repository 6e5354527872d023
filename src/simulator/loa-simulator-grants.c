/* loa-simulator-grants.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-private.h"

#define CODE_SECONDS (5 * 60)
#define REFRESH_TOKEN_SECONDS (30 * 24 * 60 * 60)
#define SECRET_BYTES 24

struct _LoaSimulatorGrants
{
  GHashTable *codes; /* (owned): from code to Grant */
  GHashTable *refresh_tokens; /* (owned): from token to Grant */
};

typedef struct
{
  LoaScope scopes;
  gint64 end_us; /* boot time */
  char *redirect_uri; /* (owned) (nullable): of codes */
  char *challenge; /* (owned) (nullable): of codes */
} Grant;

static void
grant_free (gpointer data)
{
  Grant *grant = data;

  g_free (grant->redirect_uri);
  g_free (grant->challenge);
  g_free (grant);
}

static Grant *
grant_new (LoaSimulator *self,
           LoaScope      scopes,
           gint64        seconds)
{
  Grant *grant = g_new0 (Grant, 1);

  grant->scopes = scopes;
  grant->end_us = loa_clock_get_boot_time_us (self->clock) + seconds * G_USEC_PER_SEC;

  return grant;
}

static gboolean
answers_challenge (const char *challenge,
                   const char *verifier)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *encoded = NULL;
  guint8 digest[32];
  gsize n_bytes = sizeof digest;

  if (challenge == NULL)
    return TRUE;
  if (verifier == NULL)
    return FALSE;

  g_checksum_update (checksum, (const guchar *) verifier, (gssize) strlen (verifier));
  g_checksum_get_digest (checksum, digest, &n_bytes);
  encoded = g_base64_encode (digest, n_bytes);
  g_strdelimit (encoded, "+", '-');
  g_strdelimit (encoded, "/", '_');
  g_strdelimit (encoded, "=", '\0');

  return g_str_equal (encoded, challenge);
}

LoaSimulatorGrants *
loa_simulator_grants_new (void)
{
  LoaSimulatorGrants *self = g_new0 (LoaSimulatorGrants, 1);

  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, grant_free);
  self->refresh_tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, grant_free);

  return self;
}

void
loa_simulator_grants_free (LoaSimulatorGrants *self)
{
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->refresh_tokens);
  g_free (self);
}

char *
loa_simulator_issue_code (LoaSimulator *self,
                          const char   *redirect_uri,
                          LoaScope      scopes,
                          const char   *challenge)
{
  Grant *grant = grant_new (self, scopes, CODE_SECONDS);
  char *code = loa_simulator_random_text (SECRET_BYTES);

  grant->redirect_uri = g_strdup (redirect_uri);
  grant->challenge = g_strdup (challenge);
  g_hash_table_insert (self->grants->codes, g_strdup (code), grant);

  return code;
}

const char *
loa_simulator_take_code (LoaSimulator *self,
                         const char   *code,
                         const char   *redirect_uri,
                         const char   *verifier,
                         LoaScope     *scopes)
{
  g_autofree char *key = NULL;
  gpointer found = NULL;
  Grant *grant;
  const char *obstacle = NULL;

  if (!g_hash_table_steal_extended (self->grants->codes, code, (gpointer *) &key, &found))
    return "Authorization code invalid";

  grant = found;
  if (grant->end_us <= loa_clock_get_boot_time_us (self->clock))
    obstacle = "Authorization code expired";
  else if (g_strcmp0 (grant->redirect_uri, redirect_uri) != 0)
    obstacle = "redirect_uri does not match";
  else if (!answers_challenge (grant->challenge, verifier))
    obstacle = "code_verifier does not match";

  *scopes = obstacle == NULL ? grant->scopes : 0;
  grant_free (grant);

  return obstacle;
}

char *
loa_simulator_issue_refresh_token (LoaSimulator *self,
                                   LoaScope      scopes)
{
  char *refresh_token = loa_simulator_random_text (SECRET_BYTES);

  g_hash_table_insert (self->grants->refresh_tokens, g_strdup (refresh_token),
                       grant_new (self, scopes, REFRESH_TOKEN_SECONDS));

  return refresh_token;
}

gboolean
loa_simulator_find_refresh_token (LoaSimulator *self,
                                  const char   *refresh_token,
                                  LoaScope     *scopes)
{
  const Grant *grant = g_hash_table_lookup (self->grants->refresh_tokens, refresh_token);

  if (grant == NULL || grant->end_us <= loa_clock_get_boot_time_us (self->clock))
    return FALSE;

  *scopes = grant->scopes;
  return TRUE;
}

void
loa_simulator_drop_refresh_token (LoaSimulator *self,
                                  const char   *refresh_token)
{
  g_hash_table_remove (self->grants->refresh_tokens, refresh_token);
}

void
loa_simulator_void_grants (LoaSimulator *self)
{
  g_return_if_fail (LOA_IS_SIMULATOR (self));

  g_hash_table_remove_all (self->grants->codes);
  g_hash_table_remove_all (self->grants->refresh_tokens);
}
