/* loa-soundbox-account.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-soundbox-account.h"

#include <glib/gi18n.h>

#include "loa-failure.h"
#include "loa-soundbox-credentials.h"
#include "sepay-address.h"
#include "sepay-waiters.h"

#define ACCOUNT "soundbox"

/* LoaSoundboxAccount: see the header.
 *
 * The secret itself is not kept here: it goes from the keyring to the client, which needs it again for every new token.
 */
struct _LoaSoundboxAccount
{
  GObject parent_instance;

  LoaKeyring *keyring; /* (owned) */
  char *profile; /* (owned) */
  SoupSession *session; /* (owned) */
  GUri *address; /* (owned) */
  LoaClock *clock; /* (owned) */

  char *server; /* (owned): origin of the address */
  SepaySoundbox *client; /* (owned) */
  SepayWaiters *loading; /* (owned): of load and require, while the keyring is read */
  char *client_id; /* (owned) (nullable): set while connected */
  gint64 since; /* Unix seconds */

  guint is_loaded : 1;
};

G_DEFINE_FINAL_TYPE (LoaSoundboxAccount, loa_soundbox_account, G_TYPE_OBJECT)

typedef enum
{
  PROP_CONNECTED = 1,
  PROP_CLIENT_ID,
  PROP_SINCE,
  PROP_SERVER,
} LoaSoundboxAccountProperty;

static GParamSpec *properties[PROP_SERVER + 1];

/* What connecting carries from proof to storing. */
typedef struct
{
  LoaSoundboxCredentials *credentials; /* (owned) */
  SepaySoundbox *probe; /* (owned): the account's own client stays as it is until the credentials are stored */
} Connection;

static void
connection_free (gpointer data)
{
  Connection *connection = data;

  loa_soundbox_credentials_free (connection->credentials);
  g_clear_object (&connection->probe);
  g_free (connection);
}

static void
use_credentials (LoaSoundboxAccount           *self,
                 const LoaSoundboxCredentials *credentials)
{
  g_autofree char *old_client_id = g_steal_pointer (&self->client_id);

  self->is_loaded = TRUE;
  self->client_id = credentials != NULL ? g_strdup (credentials->client_id) : NULL;
  self->since = credentials != NULL ? credentials->since : 0;
  sepay_soundbox_set_credentials (self->client, self->client_id,
                                  credentials != NULL ? credentials->client_secret : NULL);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLIENT_ID]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SINCE]);
  if ((old_client_id == NULL) != (self->client_id == NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTED]);
}

static void
answer (LoaSoundboxAccount *self,
        GTask              *task,
        const GError       *error)
{
  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else if (self->client_id == NULL && g_task_get_source_tag (task) == loa_soundbox_account_require_async)
    g_task_return_new_error (task, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN, "%s",
                             _("SoundBox is not connected. Connect it in Accounts, or with “loactl account "
                               "soundbox”."));
  else
    g_task_return_boolean (task, TRUE);
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (LoaSoundboxAccount) self = user_data;
  g_autoptr (LoaSoundboxCredentials) credentials = NULL;
  g_autoptr (SepaySecret) text = NULL;
  g_autoptr (GError) error = NULL;
  GTask *task;

  text = loa_keyring_lookup_finish (LOA_KEYRING (source), result, &error);
  if (text != NULL)
    credentials = loa_soundbox_credentials_decode (text, &error);

  /* Connecting meanwhile is newer than what was looked up. */
  if (error == NULL && !self->is_loaded)
    use_credentials (self, credentials);

  while ((task = sepay_waiters_take (self->loading)) != NULL)
    {
      answer (self, task, error);
      g_object_unref (task);
    }
}

/* Takes @task over. */
static void
load_for (LoaSoundboxAccount *self,
          GTask              *task)
{
  gboolean is_first = sepay_waiters_is_empty (self->loading);

  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }

  if (self->is_loaded)
    {
      answer (self, task, NULL);
      g_object_unref (task);
      return;
    }

  sepay_waiters_add (self->loading, task);
  if (is_first)
    loa_keyring_lookup_async (self->keyring, self->profile, ACCOUNT, self->server, NULL, looked_up_cb,
                              g_object_ref (self));
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaSoundboxAccount *self = g_task_get_source_object (task);
  Connection *connection = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_keyring_store_finish (LOA_KEYRING (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  use_credentials (self, connection->credentials);
  g_task_return_boolean (task, TRUE);
}

static void
proved_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SepaySecret) text = NULL;
  LoaSoundboxAccount *self = g_task_get_source_object (task);
  Connection *connection = g_task_get_task_data (task);
  GError *error = NULL;

  if (!sepay_soundbox_create_token_finish (SEPAY_SOUNDBOX (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  text = loa_soundbox_credentials_encode (connection->credentials);
  loa_keyring_store_async (self->keyring, self->profile, ACCOUNT, self->server, text, g_task_get_cancellable (task),
                           stored_cb, g_object_ref (task));
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean was_there;

  if (!loa_keyring_clear_finish (LOA_KEYRING (source), result, &was_there, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  use_credentials (g_task_get_source_object (task), NULL);
  g_task_return_int (task, was_there);
}

static void
loa_soundbox_account_dispose (GObject *object)
{
  LoaSoundboxAccount *self = LOA_SOUNDBOX_ACCOUNT (object);

  g_clear_object (&self->client);
  g_clear_object (&self->loading);
  g_clear_object (&self->keyring);
  g_clear_object (&self->session);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (loa_soundbox_account_parent_class)->dispose (object);
}

static void
loa_soundbox_account_finalize (GObject *object)
{
  LoaSoundboxAccount *self = LOA_SOUNDBOX_ACCOUNT (object);

  g_clear_pointer (&self->address, g_uri_unref);
  g_clear_pointer (&self->profile, g_free);
  g_clear_pointer (&self->server, g_free);
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
      g_value_set_string (value, self->server);
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
                          SoupSession *session,
                          GUri        *address,
                          LoaClock    *clock)
{
  LoaSoundboxAccount *self;

  g_return_val_if_fail (LOA_IS_KEYRING (keyring), NULL);
  g_return_val_if_fail (profile != NULL, NULL);
  g_return_val_if_fail (SOUP_IS_SESSION (session), NULL);
  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);

  self = g_object_new (LOA_TYPE_SOUNDBOX_ACCOUNT, NULL);
  self->keyring = g_object_ref (keyring);
  self->profile = g_strdup (profile);
  self->session = g_object_ref (session);
  self->address = g_uri_ref (address);
  self->clock = g_object_ref (clock);
  self->server = sepay_address_get_origin (address);
  self->client = sepay_soundbox_new (session, address, clock);

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

  return self->server;
}

gint64
loa_soundbox_account_get_since (LoaSoundboxAccount *self)
{
  g_return_val_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self), 0);

  return self->since;
}

void
loa_soundbox_account_load_async (LoaSoundboxAccount  *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_soundbox_account_load_async);
  load_for (self, task);
}

gboolean
loa_soundbox_account_load_finish (LoaSoundboxAccount  *self,
                                  GAsyncResult        *result,
                                  GError             **error)
{
  g_return_val_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_soundbox_account_load_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_soundbox_account_require_async (LoaSoundboxAccount  *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_soundbox_account_require_async);
  load_for (self, task);
}

gboolean
loa_soundbox_account_require_finish (LoaSoundboxAccount  *self,
                                     GAsyncResult        *result,
                                     GError             **error)
{
  g_return_val_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_soundbox_account_require_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
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
  Connection *connection;

  g_return_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self));
  g_return_if_fail (client_id != NULL && client_secret != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  connection = g_new0 (Connection, 1);
  connection->credentials = loa_soundbox_credentials_new (client_id, client_secret,
                                                          loa_clock_get_unix_seconds (self->clock));
  connection->probe = sepay_soundbox_new (self->session, self->address, self->clock);
  sepay_soundbox_set_credentials (connection->probe, client_id, client_secret);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_soundbox_account_connect_async);
  /* Once the keyring has it, it is connected, and says so. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, connection, connection_free);
  sepay_soundbox_create_token_async (connection->probe, cancellable, proved_cb, g_steal_pointer (&task));
}

gboolean
loa_soundbox_account_connect_finish (LoaSoundboxAccount  *self,
                                     GAsyncResult        *result,
                                     GError             **error)
{
  g_return_val_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_soundbox_account_connect_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
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
  loa_keyring_clear_async (self->keyring, self->profile, ACCOUNT, self->server, cancellable, cleared_cb,
                           g_steal_pointer (&task));
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
