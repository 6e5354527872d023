/* loa-bank-grant.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-bank-grant-private.h"

#include "sepay-address.h"

#define ACCOUNT "bank"

/* The grant itself and what is known of it. What takes time, such as reading it from the keyring, stands in
 * loa-bank-grant-calls.c.
 */
G_DEFINE_FINAL_TYPE (LoaBankGrant, loa_bank_grant, G_TYPE_OBJECT)

typedef enum
{
  PROP_CONNECTED = 1,
  PROP_CLIENT_ID,
  PROP_SINCE,
  PROP_NAME,
  PROP_SERVER,
  PROP_REFRESH_OBTAINED,
  PROP_EXPECTED_END,
  PROP_NEEDS_SIGN_IN,
  PROP_FORGOTTEN,
} LoaBankGrantProperty;

static GParamSpec *properties[PROP_FORGOTTEN + 1];

static void
tokens_changed_cb (LoaBankTokens *tokens,
                   LoaBankGrant  *self)
{
  /* Who is connected has nothing to go back to. */
  if (loa_bank_tokens_get_credentials (tokens) != NULL)
    loa_forgotten_item_drop (self->forgotten);

  for (guint i = PROP_CONNECTED; i < G_N_ELEMENTS (properties); i++)
    if (i != PROP_SERVER && i != PROP_FORGOTTEN)
      g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
forgotten_changed_cb (LoaForgottenItem *forgotten,
                      LoaBankGrant     *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FORGOTTEN]);
}

static void
loa_bank_grant_dispose (GObject *object)
{
  LoaBankGrant *self = LOA_BANK_GRANT (object);

  g_clear_object (&self->client);
  g_clear_object (&self->tokens);
  g_clear_object (&self->oauth);
  g_clear_object (&self->forgotten);
  g_clear_object (&self->item);
  g_clear_object (&self->session);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (loa_bank_grant_parent_class)->dispose (object);
}

static void
loa_bank_grant_finalize (GObject *object)
{
  LoaBankGrant *self = LOA_BANK_GRANT (object);

  g_clear_pointer (&self->address, g_uri_unref);

  G_OBJECT_CLASS (loa_bank_grant_parent_class)->finalize (object);
}

static void
loa_bank_grant_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  LoaBankGrant *self = LOA_BANK_GRANT (object);

  switch ((LoaBankGrantProperty) property_id)
    {
    case PROP_CONNECTED:
      g_value_set_boolean (value, loa_bank_grant_get_connected (self));
      break;

    case PROP_CLIENT_ID:
      g_value_set_string (value, loa_bank_grant_get_client_id (self));
      break;

    case PROP_SINCE:
      g_value_set_int64 (value, loa_bank_grant_get_since (self));
      break;

    case PROP_NAME:
      g_value_set_string (value, loa_bank_grant_get_name (self));
      break;

    case PROP_SERVER:
      g_value_set_string (value, loa_bank_grant_get_server (self));
      break;

    case PROP_REFRESH_OBTAINED:
      g_value_set_int64 (value, loa_bank_grant_get_refresh_obtained (self));
      break;

    case PROP_EXPECTED_END:
      g_value_set_int64 (value, loa_bank_grant_get_expected_end (self));
      break;

    case PROP_NEEDS_SIGN_IN:
      g_value_set_boolean (value, loa_bank_grant_get_needs_sign_in (self));
      break;

    case PROP_FORGOTTEN:
      g_value_set_boolean (value, loa_bank_grant_get_forgotten (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_bank_grant_class_init (LoaBankGrantClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = loa_bank_grant_dispose;
  object_class->finalize = loa_bank_grant_finalize;
  object_class->get_property = loa_bank_grant_get_property;

  properties[PROP_CONNECTED] = g_param_spec_boolean ("connected", NULL, NULL, FALSE, flags);
  properties[PROP_CLIENT_ID] = g_param_spec_string ("client-id", NULL, NULL, NULL, flags);
  properties[PROP_SINCE] = g_param_spec_int64 ("since", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_SERVER] = g_param_spec_string ("server", NULL, NULL, NULL, flags);
  properties[PROP_REFRESH_OBTAINED] = g_param_spec_int64 ("refresh-obtained", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_EXPECTED_END] = g_param_spec_int64 ("expected-end", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NEEDS_SIGN_IN] = g_param_spec_boolean ("needs-sign-in", NULL, NULL, FALSE, flags);
  properties[PROP_FORGOTTEN] = g_param_spec_boolean ("forgotten", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
loa_bank_grant_init (LoaBankGrant *self)
{
}

LoaBankGrant *
loa_bank_grant_new (LoaKeyring  *keyring,
                    const char  *profile,
                    LoaFileLock *refresh_lock,
                    SoupSession *session,
                    GUri        *address,
                    LoaClock    *clock)
{
  g_autofree char *origin = NULL;
  LoaBankGrant *self;

  g_return_val_if_fail (LOA_IS_KEYRING (keyring), NULL);
  g_return_val_if_fail (profile != NULL, NULL);
  g_return_val_if_fail (LOA_IS_FILE_LOCK (refresh_lock), NULL);
  g_return_val_if_fail (SOUP_IS_SESSION (session), NULL);
  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);

  origin = sepay_address_get_origin (address);

  self = g_object_new (LOA_TYPE_BANK_GRANT, NULL);
  self->session = g_object_ref (session);
  self->address = g_uri_ref (address);
  self->clock = g_object_ref (clock);
  self->item = loa_account_item_new (keyring, profile, ACCOUNT, origin, refresh_lock, LOA_ACCOUNT_ITEM_BANK_LOCK);
  self->forgotten = loa_forgotten_item_new (self->item);
  self->oauth = sepay_oauth_new (session, address, clock);
  self->tokens = loa_bank_tokens_new (self->item, self->oauth, session, clock);
  self->client = sepay_bank_new (session, address, clock, SEPAY_TOKEN_SOURCE (self->tokens));
  g_signal_connect_object (self->tokens, "changed", G_CALLBACK (tokens_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->forgotten, "changed", G_CALLBACK (forgotten_changed_cb), self, G_CONNECT_DEFAULT);

  return self;
}

SepayBank *
loa_bank_grant_get_client (LoaBankGrant *self)
{
  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), NULL);

  return self->client;
}

SepayBank *
loa_bank_grant_make_client (LoaBankGrant     *self,
                            SepayTokenSource *token_source)
{
  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), NULL);
  g_return_val_if_fail (SEPAY_IS_TOKEN_SOURCE (token_source), NULL);

  return sepay_bank_new (self->session, self->address, self->clock, token_source);
}

SepayOauth *
loa_bank_grant_get_oauth (LoaBankGrant *self)
{
  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), NULL);

  return self->oauth;
}

gboolean
loa_bank_grant_get_connected (LoaBankGrant *self)
{
  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), FALSE);

  return loa_bank_tokens_get_credentials (self->tokens) != NULL;
}

const char *
loa_bank_grant_get_client_id (LoaBankGrant *self)
{
  const LoaBankCredentials *credentials;

  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), NULL);

  credentials = loa_bank_tokens_get_credentials (self->tokens);

  return credentials != NULL ? credentials->client_id : NULL;
}

const char *
loa_bank_grant_get_name (LoaBankGrant *self)
{
  const LoaBankCredentials *credentials;

  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), NULL);

  credentials = loa_bank_tokens_get_credentials (self->tokens);

  return credentials != NULL ? credentials->name : NULL;
}

const char *
loa_bank_grant_get_server (LoaBankGrant *self)
{
  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), NULL);

  return loa_account_item_get_origin (self->item);
}

gint64
loa_bank_grant_get_since (LoaBankGrant *self)
{
  const LoaBankCredentials *credentials;

  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), 0);

  credentials = loa_bank_tokens_get_credentials (self->tokens);

  return credentials != NULL ? credentials->since : 0;
}

gint64
loa_bank_grant_get_refresh_obtained (LoaBankGrant *self)
{
  const LoaBankCredentials *credentials;

  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), 0);

  credentials = loa_bank_tokens_get_credentials (self->tokens);

  return credentials != NULL ? credentials->refresh_obtained_at : 0;
}

gint64
loa_bank_grant_get_expected_end (LoaBankGrant *self)
{
  const LoaBankCredentials *credentials;

  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), 0);

  credentials = loa_bank_tokens_get_credentials (self->tokens);
  if (credentials == NULL)
    return 0;

  return credentials->refresh_token != NULL ? credentials->refresh_obtained_at + LOA_BANK_GRANT_LIFETIME
                                            : credentials->expires_at;
}

gboolean
loa_bank_grant_get_needs_sign_in (LoaBankGrant *self)
{
  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), FALSE);

  return loa_bank_tokens_get_needs_sign_in (self->tokens);
}

gboolean
loa_bank_grant_get_forgotten (LoaBankGrant *self)
{
  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), FALSE);

  return loa_forgotten_item_is_kept (self->forgotten);
}

gboolean
loa_bank_grant_ends_soon (LoaBankGrant *self)
{
  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), FALSE);

  return loa_bank_grant_get_connected (self)
         && loa_clock_get_unix_seconds (self->clock) > loa_bank_grant_get_expected_end (self) - LOA_BANK_GRANT_WARNING;
}

gboolean
loa_bank_grant_allows (LoaBankGrant *self,
                       const char   *scope)
{
  const LoaBankCredentials *credentials;

  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), FALSE);
  g_return_val_if_fail (scope != NULL, FALSE);

  credentials = loa_bank_tokens_get_credentials (self->tokens);

  return credentials == NULL || loa_bank_credentials_allow (credentials, scope);
}
