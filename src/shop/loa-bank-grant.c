/* loa-bank-grant.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-bank-grant.h"

#include "loa-bank-acceptance.h"
#include "loa-bank-tokens.h"
#include "loa-forgotten-item.h"
#include "sepay-address.h"

#define ACCOUNT "bank"

struct _LoaBankGrant
{
  GObject parent_instance;

  LoaAccountItem *item; /* (owned) */
  LoaForgottenItem *forgotten; /* (owned) */
  LoaBankTokens *tokens; /* (owned) */
  SepayOauth *oauth; /* (owned) */
  SepayBank *client; /* (owned) */
  SoupSession *session; /* (owned) */
  GUri *address; /* (owned) */
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

/* Takes @error over. */
static void
end (GTask  *task,
     GError *error)
{
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  loa_bank_tokens_load_finish (LOA_BANK_TOKENS (source), result, &error);
  end (task, error);
}

static void
reloaded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  loa_bank_tokens_reload_finish (LOA_BANK_TOKENS (source), result, &error);
  end (task, error);
}

static void
accepted_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  loa_bank_acceptance_run_finish (LOA_BANK_TOKENS (source), result, &error);
  end (task, error);
}

static void
forgotten_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaBankGrant *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean was_there;

  if (!loa_forgotten_item_forget_finish (LOA_FORGOTTEN_ITEM (source), result, &was_there, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  loa_bank_tokens_set_credentials (self->tokens, NULL);
  g_task_return_int (task, was_there);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaBankCredentials) credentials = NULL;
  g_autoptr (SepaySecret) text = NULL;
  LoaBankGrant *self = g_task_get_source_object (task);
  GError *error = NULL;

  text = loa_forgotten_item_restore_finish (LOA_FORGOTTEN_ITEM (source), result, &error);
  if (text != NULL)
    credentials = loa_bank_credentials_decode (text, self->clock, &error);
  if (credentials != NULL)
    loa_bank_tokens_set_credentials (self->tokens, credentials);

  end (task, error);
}

static gboolean
finish (LoaBankGrant  *self,
        gpointer       source_tag,
        GAsyncResult  *result,
        GError       **error)
{
  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
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
  return finish (self, loa_bank_grant_load_async, result, error);
}

void
loa_bank_grant_reload_async (LoaBankGrant        *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_BANK_GRANT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_bank_grant_reload_async);
  loa_bank_tokens_reload_async (self->tokens, cancellable, reloaded_cb, g_steal_pointer (&task));
}

gboolean
loa_bank_grant_reload_finish (LoaBankGrant  *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return finish (self, loa_bank_grant_reload_async, result, error);
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
  LoaBankCredentials *credentials;

  g_return_if_fail (LOA_IS_BANK_GRANT (self));
  g_return_if_fail (client_id != NULL && client_secret != NULL && redirect_uri != NULL);
  g_return_if_fail (tokens != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  credentials = g_new0 (LoaBankCredentials, 1);
  credentials->client_id = g_strdup (client_id);
  credentials->client_secret = g_strdup (client_secret);
  credentials->redirect_uri = g_strdup (redirect_uri);
  credentials->since = loa_clock_get_unix_seconds (self->clock);
  loa_bank_credentials_take_tokens (credentials, tokens, self->clock);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_bank_grant_accept_async);
  g_task_set_check_cancellable (task, FALSE);
  loa_bank_acceptance_run_async (self->tokens, self->item, self->client, self->clock, credentials, cancellable,
                                 accepted_cb, g_steal_pointer (&task));
}

gboolean
loa_bank_grant_accept_finish (LoaBankGrant  *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return finish (self, loa_bank_grant_accept_async, result, error);
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
  loa_forgotten_item_forget_async (self->forgotten, cancellable, forgotten_cb, g_steal_pointer (&task));
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

void
loa_bank_grant_restore_async (LoaBankGrant        *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_BANK_GRANT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_bank_grant_restore_async);
  g_task_set_check_cancellable (task, FALSE);
  loa_forgotten_item_restore_async (self->forgotten, cancellable, restored_cb, g_steal_pointer (&task));
}

gboolean
loa_bank_grant_restore_finish (LoaBankGrant  *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return finish (self, loa_bank_grant_restore_async, result, error);
}

void
loa_bank_grant_drop_forgotten (LoaBankGrant *self)
{
  g_return_if_fail (LOA_IS_BANK_GRANT (self));

  loa_forgotten_item_drop (self->forgotten);
}
