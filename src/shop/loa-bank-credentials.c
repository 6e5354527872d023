/* loa-bank-credentials.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-bank-credentials.h"

#include "loa-keyring-item.h"
#include "loa-token-lifetime.h"
#include "sepay-session.h"

/* How long before its end a token is no longer used, in seconds. */
#define MARGIN_SECONDS 300

static void
set_text (JsonObject *item,
          const char *member,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (item, member, text);
}

static void
start_counting (LoaBankCredentials *self,
                LoaClock           *clock)
{
  self->good_until_us = loa_token_lifetime_get_end_us (self->obtained_at, self->expires_at, MARGIN_SECONDS, clock);
}

LoaBankCredentials *
loa_bank_credentials_copy (const LoaBankCredentials *self)
{
  LoaBankCredentials *copy = g_new0 (LoaBankCredentials, 1);

  *copy = *self;
  copy->client_id = g_strdup (self->client_id);
  copy->client_secret = g_strdup (self->client_secret);
  copy->redirect_uri = g_strdup (self->redirect_uri);
  copy->access_token = g_strdup (self->access_token);
  copy->refresh_token = g_strdup (self->refresh_token);
  copy->name = g_strdup (self->name);
  copy->scope = g_strdup (self->scope);

  return copy;
}

void
loa_bank_credentials_free (LoaBankCredentials *self)
{
  if (self == NULL)
    return;

  g_free (self->client_id);
  sepay_secret_free (self->client_secret);
  g_free (self->redirect_uri);
  sepay_secret_free (self->access_token);
  sepay_secret_free (self->refresh_token);
  g_free (self->name);
  g_free (self->scope);
  g_free (self);
}

SepaySecret *
loa_bank_credentials_encode (const LoaBankCredentials *self)
{
  g_autoptr (LoaKeyringItem) item = json_object_new ();

  set_text (item, "client_id", self->client_id);
  set_text (item, "client_secret", self->client_secret);
  set_text (item, "redirect_uri", self->redirect_uri);
  set_text (item, "access_token", self->access_token);
  set_text (item, "refresh_token", self->refresh_token);
  json_object_set_int_member (item, "obtained_at", self->obtained_at);
  json_object_set_int_member (item, "expires_at", self->expires_at);
  json_object_set_int_member (item, "refresh_obtained_at", self->refresh_obtained_at);
  if (self->refused_at > 0)
    json_object_set_int_member (item, "refused_at", self->refused_at);
  json_object_set_int_member (item, "since", self->since);
  set_text (item, "name", self->name);
  set_text (item, "scope", self->scope);

  return loa_keyring_item_write (item);
}

LoaBankCredentials *
loa_bank_credentials_decode (const char  *text,
                             LoaClock    *clock,
                             GError     **error)
{
  g_autoptr (LoaBankCredentials) self = g_new0 (LoaBankCredentials, 1);
  g_autoptr (LoaKeyringItem) item = NULL;

  item = loa_keyring_item_read (text, error);
  if (item == NULL
      || !loa_keyring_item_read_text (item, "client_id", TRUE, &self->client_id, error)
      || !loa_keyring_item_read_text (item, "client_secret", TRUE, &self->client_secret, error)
      || !loa_keyring_item_read_text (item, "redirect_uri", TRUE, &self->redirect_uri, error)
      || !loa_keyring_item_read_text (item, "access_token", TRUE, &self->access_token, error)
      || !loa_keyring_item_read_text (item, "refresh_token", FALSE, &self->refresh_token, error)
      || !loa_keyring_item_read_time (item, "obtained_at", &self->obtained_at, error)
      || !loa_keyring_item_read_time (item, "expires_at", &self->expires_at, error)
      || !loa_keyring_item_read_time (item, "refresh_obtained_at", &self->refresh_obtained_at, error)
      || (json_object_has_member (item, "refused_at")
          && !loa_keyring_item_read_time (item, "refused_at", &self->refused_at, error))
      || !loa_keyring_item_read_time (item, "since", &self->since, error)
      || !loa_keyring_item_read_text (item, "name", FALSE, &self->name, error)
      || !loa_keyring_item_read_text (item, "scope", FALSE, &self->scope, error))
    return NULL;

  start_counting (self, clock);

  return g_steal_pointer (&self);
}

void
loa_bank_credentials_take_tokens (LoaBankCredentials *self,
                                  const SepayTokens  *tokens,
                                  LoaClock           *clock)
{
  sepay_secret_free (self->access_token);
  self->access_token = g_strdup (tokens->access_token);
  self->obtained_at = loa_clock_get_unix_seconds (clock);
  self->expires_at = self->obtained_at + tokens->expires_in;
  self->refused_at = 0;

  /* An answer without one leaves the old one valid, and the same one again lasts no longer for it, as far as SePay
   * says.
   */
  if (tokens->refresh_token != NULL && g_strcmp0 (tokens->refresh_token, self->refresh_token) != 0)
    {
      sepay_secret_free (self->refresh_token);
      self->refresh_token = g_strdup (tokens->refresh_token);
      self->refresh_obtained_at = self->obtained_at;
    }

  if (tokens->scope != NULL)
    {
      g_free (self->scope);
      self->scope = g_strdup (tokens->scope);
    }

  start_counting (self, clock);
}

/* No message repeats what is secret of it, whoever says it. */
void
loa_bank_credentials_hide (const LoaBankCredentials *self,
                           SoupSession              *session)
{
  sepay_session_hide (session, self->client_secret);
  sepay_session_hide (session, self->access_token);
  sepay_session_hide (session, self->refresh_token);
}

/* Returns: %FALSE only when SePay has said what it granted, and @scope is not in it */
gboolean
loa_bank_credentials_allow (const LoaBankCredentials *self,
                            const char               *scope)
{
  g_auto (GStrv) granted = NULL;

  if (self->scope == NULL || *self->scope == '\0')
    return TRUE;

  granted = g_strsplit_set (self->scope, " ,", -1);

  return g_strv_contains ((const char *const *) granted, scope);
}

/* Whether the access token may be used: it is not the one that SePay has just refused, and its end is not near. */
gboolean
loa_bank_credentials_is_good (const LoaBankCredentials *self,
                              const char               *rejected_token,
                              LoaClock                 *clock)
{
  return g_strcmp0 (self->access_token, rejected_token) != 0
         && loa_clock_get_boot_time_us (clock) < self->good_until_us;
}
