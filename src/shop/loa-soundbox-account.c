/* loa-soundbox-account.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-soundbox-account-private.h"

#include "sepay-address.h"
#include "sepay-error.h"

#define ACCOUNT "soundbox"

/* LoaSoundboxAccount: see the header.
 *
 * What is shown of the account is kept here; secret and token stand in LoaSoundboxTokens, a part of its own because the
 * client holds its token source, and the account holds the client. How it is read from the keyring stands in
 * loa-soundbox-account-reading.c.
 */
G_DEFINE_FINAL_TYPE (LoaSoundboxAccount, loa_soundbox_account, G_TYPE_OBJECT)

typedef enum
{
  PROP_CONNECTED = 1,
  PROP_CLIENT_ID,
  PROP_SINCE,
  PROP_SERVER,
  PROP_FORGOTTEN,
} LoaSoundboxAccountProperty;

static GParamSpec *properties[PROP_FORGOTTEN + 1];

static void
tokens_changed_cb (LoaSoundboxTokens  *tokens,
                   LoaSoundboxAccount *self)
{
  const LoaSoundboxCredentials *credentials = loa_soundbox_tokens_get_credentials (tokens);
  g_autofree char *old_client_id = g_steal_pointer (&self->client_id);

  self->is_loaded = TRUE;
  self->client_id = credentials != NULL ? g_strdup (credentials->client_id) : NULL;
  self->since = credentials != NULL ? credentials->since : 0;

  /* Who is connected has nothing to go back to. */
  if (credentials != NULL)
    loa_forgotten_item_drop (self->forgotten);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLIENT_ID]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SINCE]);
  if ((old_client_id == NULL) != (self->client_id == NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTED]);
}

static void
forgotten_changed_cb (LoaForgottenItem   *forgotten,
                      LoaSoundboxAccount *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FORGOTTEN]);
}

static char *
encode_known (gpointer owner)
{
  LoaSoundboxAccount *self = owner;
  const LoaSoundboxCredentials *credentials = loa_soundbox_tokens_get_credentials (self->tokens);

  return credentials != NULL ? loa_soundbox_credentials_encode (credentials) : NULL;
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaSoundboxCredentials) credentials = NULL;
  LoaSoundboxAccount *self = g_task_get_source_object (task);
  GError *error = NULL;

  credentials = loa_soundbox_renewal_connect_finish (LOA_SOUNDBOX_RENEWAL (source), result, &error);
  /* A token is asked for with nothing but these. */
  if (g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_UNAUTHORIZED))
    error->code = SEPAY_ERROR_CLIENT;

  if (credentials == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  loa_soundbox_tokens_set_credentials (self->tokens, credentials);
  g_task_return_boolean (task, TRUE);
}

static void
forgotten_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSoundboxAccount *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean was_there;

  if (!loa_forgotten_item_forget_finish (LOA_FORGOTTEN_ITEM (source), result, &was_there, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  loa_soundbox_tokens_set_credentials (self->tokens, NULL);
  g_task_return_int (task, was_there);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaSoundboxCredentials) credentials = NULL;
  g_autoptr (SepaySecret) text = NULL;
  LoaSoundboxAccount *self = g_task_get_source_object (task);
  GError *error = NULL;

  text = loa_forgotten_item_restore_finish (LOA_FORGOTTEN_ITEM (source), result, &error);
  if (text != NULL)
    credentials = loa_soundbox_credentials_decode (text, self->clock, &error);
  if (credentials != NULL)
    loa_soundbox_tokens_set_credentials (self->tokens, credentials);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

gboolean
loa_soundbox_account_finish (LoaSoundboxAccount  *self,
                             gpointer             source_tag,
                             GAsyncResult        *result,
                             GError             **error)
{
  g_return_val_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
loa_soundbox_account_dispose (GObject *object)
{
  LoaSoundboxAccount *self = LOA_SOUNDBOX_ACCOUNT (object);

  if (self->item != NULL)
    loa_account_item_set_known (self->item, NULL, NULL);

  g_clear_object (&self->client);
  g_clear_object (&self->tokens);
  g_clear_object (&self->renewal);
  g_clear_object (&self->forgotten);
  g_clear_object (&self->item);
  g_clear_object (&self->loading);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (loa_soundbox_account_parent_class)->dispose (object);
}

static void
loa_soundbox_account_finalize (GObject *object)
{
  LoaSoundboxAccount *self = LOA_SOUNDBOX_ACCOUNT (object);

  g_clear_pointer (&self->client_id, g_free);

  G_OBJECT_CLASS (loa_soundbox_account_parent_class)->finalize (object);
}

static void
loa_soundbox_account_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  LoaSoundboxAccount *self = LOA_SOUNDBOX_ACCOUNT (object);

  switch ((LoaSoundboxAccountProperty) property_id)
    {
    case PROP_CONNECTED:
      g_value_set_boolean (value, loa_soundbox_account_get_connected (self));
      break;

    case PROP_CLIENT_ID:
      g_value_set_string (value, self->client_id);
      break;

    case PROP_SINCE:
      g_value_set_int64 (value, self->since);
      break;

    case PROP_SERVER:
      g_value_set_string (value, loa_soundbox_account_get_server (self));
      break;

    case PROP_FORGOTTEN:
      g_value_set_boolean (value, loa_soundbox_account_get_forgotten (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
loa_soundbox_account_class_init (LoaSoundboxAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = loa_soundbox_account_dispose;
  object_class->finalize = loa_soundbox_account_finalize;
  object_class->get_property = loa_soundbox_account_get_property;

  properties[PROP_CONNECTED] = g_param_spec_boolean ("connected", NULL, NULL, FALSE, flags);
  properties[PROP_CLIENT_ID] = g_param_spec_string ("client-id", NULL, NULL, NULL, flags);
  properties[PROP_SINCE] = g_param_spec_int64 ("since", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SERVER] = g_param_spec_string ("server", NULL, NULL, NULL, flags);
  properties[PROP_FORGOTTEN] = g_param_spec_boolean ("forgotten", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
loa_soundbox_account_init (LoaSoundboxAccount *self)
{
  self->loading = sepay_waiters_new ();
}

LoaSoundboxAccount *
loa_soundbox_account_new (LoaKeyring  *keyring,
                          const char  *profile,
                          LoaFileLock *refresh_lock,
                          SoupSession *session,
                          GUri        *address,
                          LoaClock    *clock)
{
  g_autoptr (SepaySoundboxTokens) creation = NULL;
  g_autofree char *origin = NULL;
  LoaSoundboxAccount *self;

  g_return_val_if_fail (LOA_IS_KEYRING (keyring), NULL);
  g_return_val_if_fail (profile != NULL, NULL);
  g_return_val_if_fail (LOA_IS_FILE_LOCK (refresh_lock), NULL);
  g_return_val_if_fail (SOUP_IS_SESSION (session), NULL);
  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);

  origin = sepay_address_get_origin (address);
  creation = sepay_soundbox_tokens_new (session, address, clock);

  self = g_object_new (LOA_TYPE_SOUNDBOX_ACCOUNT, NULL);
  self->clock = g_object_ref (clock);
  self->item = loa_account_item_new (keyring, profile, ACCOUNT, origin, refresh_lock, LOA_ACCOUNT_ITEM_SOUNDBOX_LOCK);
  self->forgotten = loa_forgotten_item_new (self->item);
  self->renewal = loa_soundbox_renewal_new (self->item, creation, session, clock);
  self->tokens = loa_soundbox_tokens_new (self->renewal, session, clock);
  self->client = sepay_soundbox_new (session, address, clock, SEPAY_TOKEN_SOURCE (self->tokens));
  loa_account_item_set_known (self->item, encode_known, self);
  g_signal_connect_object (self->tokens, "changed", G_CALLBACK (tokens_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->forgotten, "changed", G_CALLBACK (forgotten_changed_cb), self, G_CONNECT_DEFAULT);

  return self;
}

SepaySoundbox *
loa_soundbox_account_get_client (LoaSoundboxAccount *self)
{
  g_return_val_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self), NULL);

  return self->client;
}

gboolean
loa_soundbox_account_get_connected (LoaSoundboxAccount *self)
{
  g_return_val_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self), FALSE);

  return self->client_id != NULL;
}

const char *
loa_soundbox_account_get_client_id (LoaSoundboxAccount *self)
{
  g_return_val_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self), NULL);

  return self->client_id;
}

const char *
loa_soundbox_account_get_server (LoaSoundboxAccount *self)
{
  g_return_val_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self), NULL);

  return loa_account_item_get_origin (self->item);
}

gint64
loa_soundbox_account_get_since (LoaSoundboxAccount *self)
{
  g_return_val_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self), 0);

  return self->since;
}

gboolean
loa_soundbox_account_get_forgotten (LoaSoundboxAccount *self)
{
  g_return_val_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self), FALSE);

  return loa_forgotten_item_is_kept (self->forgotten);
}

void
loa_soundbox_account_connect_async (LoaSoundboxAccount  *self,
                                    const char          *client_id,
                                    const char          *client_secret,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (LoaSoundboxCredentials) credentials = NULL;

  g_return_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self));
  g_return_if_fail (client_id != NULL && client_secret != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_soundbox_account_connect_async);
  /* Once the keyring has it, it is connected, and says so. */
  g_task_set_check_cancellable (task, FALSE);

  credentials = loa_soundbox_credentials_new (client_id, client_secret, loa_clock_get_unix_seconds (self->clock));
  loa_soundbox_renewal_connect_async (self->renewal, credentials, cancellable, connected_cb, g_steal_pointer (&task));
}

gboolean
loa_soundbox_account_connect_finish (LoaSoundboxAccount  *self,
                                     GAsyncResult        *result,
                                     GError             **error)
{
  return loa_soundbox_account_finish (self, loa_soundbox_account_connect_async, result, error);
}

void
loa_soundbox_account_forget_async (LoaSoundboxAccount  *self,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_soundbox_account_forget_async);
  g_task_set_check_cancellable (task, FALSE);
  loa_forgotten_item_forget_async (self->forgotten, cancellable, forgotten_cb, g_steal_pointer (&task));
}

gboolean
loa_soundbox_account_forget_finish (LoaSoundboxAccount  *self,
                                    GAsyncResult        *result,
                                    gboolean            *was_there,
                                    GError             **error)
{
  gssize answer_given;

  g_return_val_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_soundbox_account_forget_async), FALSE);

  answer_given = g_task_propagate_int (G_TASK (result), error);
  if (was_there != NULL)
    *was_there = answer_given > 0;

  return answer_given >= 0;
}

void
loa_soundbox_account_restore_async (LoaSoundboxAccount  *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_soundbox_account_restore_async);
  g_task_set_check_cancellable (task, FALSE);
  loa_forgotten_item_restore_async (self->forgotten, cancellable, restored_cb, g_steal_pointer (&task));
}

gboolean
loa_soundbox_account_restore_finish (LoaSoundboxAccount  *self,
                                     GAsyncResult        *result,
                                     GError             **error)
{
  return loa_soundbox_account_finish (self, loa_soundbox_account_restore_async, result, error);
}

void
loa_soundbox_account_drop_forgotten (LoaSoundboxAccount *self)
{
  g_return_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self));

  loa_forgotten_item_drop (self->forgotten);
}
