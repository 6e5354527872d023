/* loa-soundbox-credentials.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-soundbox-credentials.h"

#include "loa-keyring-item.h"
#include "loa-token-lifetime.h"
#include "sepay-session.h"

/* How long before its end a token is no longer used, in seconds. */
#define MARGIN_SECONDS 60

static void
start_counting (LoaSoundboxCredentials *self,
                LoaClock               *clock)
{
  self->good_until_us = loa_token_lifetime_get_end_us (self->obtained_at, self->expires_at, MARGIN_SECONDS, clock);
}

LoaSoundboxCredentials *
loa_soundbox_credentials_new (const char *client_id,
                              const char *client_secret,
                              gint64      since)
{
  LoaSoundboxCredentials *self = g_new0 (LoaSoundboxCredentials, 1);

  self->client_id = g_strdup (client_id);
  self->client_secret = g_strdup (client_secret);
  self->since = since;

  return self;
}

LoaSoundboxCredentials *
loa_soundbox_credentials_copy (const LoaSoundboxCredentials *self)
{
  LoaSoundboxCredentials *copy = g_new0 (LoaSoundboxCredentials, 1);

  *copy = *self;
  copy->client_id = g_strdup (self->client_id);
  copy->client_secret = g_strdup (self->client_secret);
  copy->access_token = g_strdup (self->access_token);

  return copy;
}

void
loa_soundbox_credentials_free (LoaSoundboxCredentials *self)
{
  if (self == NULL)
    return;

  g_free (self->client_id);
  sepay_secret_free (self->client_secret);
  sepay_secret_free (self->access_token);
  g_free (self);
}

SepaySecret *
loa_soundbox_credentials_encode (const LoaSoundboxCredentials *self)
{
  g_autoptr (LoaKeyringItem) item = json_object_new ();

  json_object_set_string_member (item, "client_id", self->client_id);
  json_object_set_string_member (item, "client_secret", self->client_secret);
  json_object_set_int_member (item, "since", self->since);

  if (self->access_token != NULL)
    {
      json_object_set_string_member (item, "access_token", self->access_token);
      json_object_set_int_member (item, "obtained_at", self->obtained_at);
      json_object_set_int_member (item, "expires_at", self->expires_at);
    }

  return loa_keyring_item_write (item);
}

LoaSoundboxCredentials *
loa_soundbox_credentials_decode (const char  *text,
                                 LoaClock    *clock,
                                 GError     **error)
{
  g_autoptr (LoaSoundboxCredentials) self = g_new0 (LoaSoundboxCredentials, 1);
  g_autoptr (LoaKeyringItem) item = NULL;

  item = loa_keyring_item_read (text, error);
  if (item == NULL
      || !loa_keyring_item_read_text (item, "client_id", TRUE, &self->client_id, error)
      || !loa_keyring_item_read_text (item, "client_secret", TRUE, &self->client_secret, error)
      || !loa_keyring_item_read_time (item, "since", &self->since, error)
      || !loa_keyring_item_read_text (item, "access_token", FALSE, &self->access_token, error))
    return NULL;

  if (self->access_token == NULL)
    return g_steal_pointer (&self);

  if (!loa_keyring_item_read_time (item, "obtained_at", &self->obtained_at, error)
      || !loa_keyring_item_read_time (item, "expires_at", &self->expires_at, error))
    return NULL;

  start_counting (self, clock);

  return g_steal_pointer (&self);
}

void
loa_soundbox_credentials_take_token (LoaSoundboxCredentials *self,
                                     const SepayTokens      *tokens,
                                     LoaClock               *clock)
{
  sepay_secret_free (self->access_token);
  self->access_token = g_strdup (tokens->access_token);
  self->obtained_at = loa_clock_get_unix_seconds (clock);
  self->expires_at = self->obtained_at + tokens->expires_in;
  start_counting (self, clock);
}

/* No message repeats what is secret of it, whoever says it. */
void
loa_soundbox_credentials_hide (const LoaSoundboxCredentials *self,
                               SoupSession                  *session)
{
  sepay_session_hide (session, self->client_secret);
  sepay_session_hide (session, self->access_token);
}

/* Whether there is an access token that may be used: it is not the one that SePay has just refused, and its end is not
 * near.
 */
gboolean
loa_soundbox_credentials_is_good (const LoaSoundboxCredentials *self,
                                  const char                   *rejected_token,
                                  LoaClock                     *clock)
{
  return self->access_token != NULL && g_strcmp0 (self->access_token, rejected_token) != 0
         && loa_clock_get_boot_time_us (clock) < self->good_until_us;
}
