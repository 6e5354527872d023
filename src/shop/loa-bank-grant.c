/* loa-bank-grant.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-bank-grant.h"

#include "loa-bank-name.h"
#include "loa-bank-tokens.h"
#include "sepay-address.h"
#include "sepay-joined-cancellable.h"

#define ACCOUNT "bank"

/* How long signing in waits to learn who signed in. */
#define NAME_LIMIT_MILLISECONDS 10000

struct _LoaBankGrant
{
  GObject parent_instance;

  LoaAccountItem *item; /* (owned) */
  LoaBankTokens *tokens; /* (owned) */
  SepayOauth *oauth; /* (owned) */
  SepayBank *client; /* (owned) */
  LoaClock *clock; /* (owned) */
};

G_DEFINE_FINAL_TYPE (LoaBankGrant, loa_bank_grant, G_TYPE_OBJECT)

typedef enum
{
  PROP_CONNECTED = 1,
  PROP_CLIENT_ID,
  PROP_SINCE,
  PROP_NAME,
  PROP_SERVER,
  PROP_REFRESH_OBTAINED,
  PROP_NEEDS_SIGN_IN,
} LoaBankGrantProperty;

static GParamSpec *properties[PROP_NEEDS_SIGN_IN + 1];

/* What taking over a permission carries along. */
typedef struct
{
  LoaBankCredentials *credentials; /* (owned) */
  GCancellable *limit; /* (owned): cancelled when asking for the name takes too long, or has ended */
} Acceptance;

static void
acceptance_free (gpointer data)
{
  Acceptance *acceptance = data;

  loa_bank_credentials_free (acceptance->credentials);
  g_clear_object (&acceptance->limit);
  g_free (acceptance);
}

static void
tokens_changed_cb (LoaBankTokens *tokens,
                   LoaBankGrant  *self)
{
  for (guint i = PROP_CONNECTED; i < G_N_ELEMENTS (properties); i++)
    if (i != PROP_SERVER)
      g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
name_stored_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  /* The grant is there and works; under which name it is shown after a restart matters less. */
  if (!loa_bank_name_store_finish (LOA_ACCOUNT_ITEM (source), result, &error))
    g_debug ("Could not store the name: %s", error->message);

  g_task_return_boolean (task, TRUE);
}

static void
got_name_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaBankCredentials) credentials = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  LoaBankGrant *self = g_task_get_source_object (task);
  Acceptance *acceptance = g_task_get_task_data (task);
  const LoaBankCredentials *known = loa_bank_tokens_get_credentials (self->tokens);

  name = sepay_bank_get_name_finish (SEPAY_BANK (source), result, &error);
  g_cancellable_cancel (acceptance->limit);

  if (name == NULL || known == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  credentials = loa_bank_credentials_copy (known);
  g_free (credentials->name);
  credentials->name = g_strdup (name);
  loa_bank_tokens_set_credentials (self->tokens, credentials);

  loa_bank_name_store_async (self->item, name, self->clock, NULL, name_stored_cb, g_object_ref (task));
}

static void
name_is_late_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GCancellable) limit = user_data;

  if (loa_clock_sleep_finish (LOA_CLOCK (source), result, NULL))
    g_cancellable_cancel (limit);
}

static void
replaced_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GCancellable) joined = NULL;
  LoaBankGrant *self = g_task_get_source_object (task);
  Acceptance *acceptance = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_account_item_replace_finish (LOA_ACCOUNT_ITEM (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  loa_bank_tokens_set_credentials (self->tokens, acceptance->credentials);

  acceptance->limit = g_cancellable_new ();
  joined = sepay_joined_cancellable_new (g_task_get_cancellable (task), acceptance->limit);
  loa_clock_sleep_async (self->clock, NAME_LIMIT_MILLISECONDS, acceptance->limit, name_is_late_cb,
                         g_object_ref (acceptance->limit));
  sepay_bank_get_name_async (self->client, joined, got_name_cb, g_object_ref (task));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_bank_tokens_load_finish (LOA_BANK_TOKENS (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaBankGrant *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean was_there;

  if (!loa_account_item_clear_finish (LOA_ACCOUNT_ITEM (source), result, &was_there, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  loa_bank_tokens_set_credentials (self->tokens, NULL);
  g_task_return_int (task, was_there);
}

static void
loa_bank_grant_dispose (GObject *object)
{
  LoaBankGrant *self = LOA_BANK_GRANT (object);

  g_clear_object (&self->client);
  g_clear_object (&self->tokens);
  g_clear_object (&self->oauth);
  g_clear_object (&self->item);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (loa_bank_grant_parent_class)->dispose (object);
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

    case PROP_NEEDS_SIGN_IN:
      g_value_set_boolean (value, loa_bank_grant_get_needs_sign_in (self));
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
  object_class->get_property = loa_bank_grant_get_property;

  properties[PROP_CONNECTED] = g_param_spec_boolean ("connected", NULL, NULL, FALSE, flags);
  properties[PROP_CLIENT_ID] = g_param_spec_string ("client-id", NULL, NULL, NULL, flags);
  properties[PROP_SINCE] = g_param_spec_int64 ("since", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_SERVER] = g_param_spec_string ("server", NULL, NULL, NULL, flags);
  properties[PROP_REFRESH_OBTAINED] = g_param_spec_int64 ("refresh-obtained", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NEEDS_SIGN_IN] = g_param_spec_boolean ("needs-sign-in", NULL, NULL, FALSE, flags);

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
  self->clock = g_object_ref (clock);
  self->item = loa_account_item_new (keyring, profile, ACCOUNT, origin, refresh_lock, LOA_ACCOUNT_ITEM_BANK_LOCK);
  self->oauth = sepay_oauth_new (session, address, clock);
  self->tokens = loa_bank_tokens_new (self->item, self->oauth, session, clock);
  self->client = sepay_bank_new (session, address, clock, SEPAY_TOKEN_SOURCE (self->tokens));
  g_signal_connect_object (self->tokens, "changed", G_CALLBACK (tokens_changed_cb), self, G_CONNECT_DEFAULT);

  return self;
}

SepayBank *
loa_bank_grant_get_client (LoaBankGrant *self)
{
  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), NULL);

  return self->client;
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

gboolean
loa_bank_grant_get_needs_sign_in (LoaBankGrant *self)
{
  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), FALSE);

  return loa_bank_tokens_get_needs_sign_in (self->tokens);
}

void
loa_bank_grant_load_async (LoaBankGrant        *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_BANK_GRANT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_bank_grant_load_async);
  loa_bank_tokens_load_async (self->tokens, cancellable, loaded_cb, g_steal_pointer (&task));
}

gboolean
loa_bank_grant_load_finish (LoaBankGrant  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_bank_grant_load_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_bank_grant_accept_async (LoaBankGrant        *self,
                             const char          *client_id,
                             const char          *client_secret,
                             const char          *redirect_uri,
                             const SepayTokens   *tokens,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (SepaySecret) text = NULL;
  Acceptance *acceptance;

  g_return_if_fail (LOA_IS_BANK_GRANT (self));
  g_return_if_fail (client_id != NULL && client_secret != NULL && redirect_uri != NULL);
  g_return_if_fail (tokens != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  acceptance = g_new0 (Acceptance, 1);
  acceptance->credentials = g_new0 (LoaBankCredentials, 1);
  acceptance->credentials->client_id = g_strdup (client_id);
  acceptance->credentials->client_secret = g_strdup (client_secret);
  acceptance->credentials->redirect_uri = g_strdup (redirect_uri);
  acceptance->credentials->since = loa_clock_get_unix_seconds (self->clock);
  loa_bank_credentials_take_tokens (acceptance->credentials, tokens, self->clock);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_bank_grant_accept_async);
  /* Once the keyring has it, it is connected, and says so. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, acceptance, acceptance_free);
  text = loa_bank_credentials_encode (acceptance->credentials);
  loa_account_item_replace_async (self->item, text, cancellable, replaced_cb, g_steal_pointer (&task));
}

gboolean
loa_bank_grant_accept_finish (LoaBankGrant  *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_bank_grant_accept_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_bank_grant_forget_async (LoaBankGrant        *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_BANK_GRANT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_bank_grant_forget_async);
  g_task_set_check_cancellable (task, FALSE);
  loa_account_item_clear_async (self->item, cancellable, cleared_cb, g_steal_pointer (&task));
}

gboolean
loa_bank_grant_forget_finish (LoaBankGrant  *self,
                              GAsyncResult  *result,
                              gboolean      *was_there,
                              GError       **error)
{
  gssize answer;

  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_bank_grant_forget_async), FALSE);

  answer = g_task_propagate_int (G_TASK (result), error);
  if (was_there != NULL)
    *was_there = answer > 0;

  return answer >= 0;
}
