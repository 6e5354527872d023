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

void
loa_soundbox_credentials_free (LoaSoundboxCredentials *self)
{
  if (self == NULL)
    return;

  g_free (self->client_id);
  sepay_secret_free (self->client_secret);
  g_free (self);
}

SepaySecret *
loa_soundbox_credentials_encode (const LoaSoundboxCredentials *self)
{
  g_autoptr (JsonObject) item = json_object_new ();

  json_object_set_string_member (item, "client_id", self->client_id);
  json_object_set_string_member (item, "client_secret", self->client_secret);
  json_object_set_int_member (item, "since", self->since);

  return loa_keyring_item_write (item);
}

LoaSoundboxCredentials *
loa_soundbox_credentials_decode (const char  *text,
                                 GError     **error)
{
  g_autoptr (LoaSoundboxCredentials) self = g_new0 (LoaSoundboxCredentials, 1);
  g_autoptr (JsonObject) item = NULL;

  item = loa_keyring_item_read (text, error);
  if (item == NULL
      || !loa_keyring_item_read_text (item, "client_id", TRUE, &self->client_id, error)
      || !loa_keyring_item_read_text (item, "client_secret", TRUE, &self->client_secret, error)
      || !loa_keyring_item_read_time (item, "since", &self->since, error))
    return NULL;

  return g_steal_pointer (&self);
}
