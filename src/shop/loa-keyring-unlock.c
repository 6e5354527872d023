/* loa-keyring-unlock.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-keyring-unlock.h"

#include "loa-keyring.h"

static void
unlocked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaKeyringCall *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  int n_unlocked = secret_service_unlock_finish (SECRET_SERVICE (source), result, NULL, &error);

  if (call->has_ended)
    return;

  /* A prompt that was dismissed is no error to libsecret, nor is one that the service had nobody to show to. */
  if (error != NULL)
    loa_keyring_call_fail (task, g_steal_pointer (&error));
  else if (n_unlocked < 1)
    loa_keyring_call_fail_locked (task);
  else
    g_task_return_boolean (task, TRUE);
}

static void
collection_found_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SecretCollection) collection = NULL;
  LoaKeyringCall *call = g_task_get_task_data (task);
  GError *error = NULL;
  GList collections = { NULL };

  collection = secret_collection_for_alias_finish (result, &error);

  if (error != NULL)
    {
      loa_keyring_call_fail (task, error);
      return;
    }

  if (collection == NULL)
    {
      g_task_return_new_error (task, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_NO_COLLECTION,
                               "there is no default collection");
      return;
    }

  if (!secret_collection_get_locked (collection))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  loa_keyring_call_lift_limit (call);
  loa_keyring_call_end_at_once (task);
  collections.data = collection;
  secret_service_unlock (secret_collection_get_service (collection), &collections,
                         loa_keyring_call_get_cancellable (call), unlocked_cb, g_object_ref (task));
}

static void
service_found_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SecretService) service = NULL;
  LoaKeyringCall *call = g_task_get_task_data (task);
  GError *error = NULL;

  service = secret_service_get_finish (result, &error);

  if (service == NULL)
    loa_keyring_call_fail (task, error);
  else
    secret_collection_for_alias (service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE,
                                 loa_keyring_call_get_cancellable (call), collection_found_cb, g_object_ref (task));
}

static void
portal_answered_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autolist (GObject) items = NULL;
  g_autoptr (GError) error = NULL;
  LoaKeyringCall *call = g_task_get_task_data (task);

  items = secret_password_search_finish (result, &error);
  if (call->has_ended)
    return;

  if (error != NULL)
    loa_keyring_call_fail (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/* The portal unlocks what it needs when it is asked for its secret, which any search does. */
static void
unlock_portal (GTask *task)
{
  g_autoptr (GHashTable) attributes = NULL;
  LoaKeyringCall *call = g_task_get_task_data (task);

  loa_keyring_call_lift_limit (call);
  attributes = secret_attributes_build (&loa_keyring_schema, "account", "bank", NULL);
  secret_password_searchv (&loa_keyring_schema, attributes, SECRET_SEARCH_NONE,
                           loa_keyring_call_get_cancellable (call), portal_answered_cb, g_object_ref (task));
}

static void
begin (GTask *task)
{
  LoaKeyringCall *call = g_task_get_task_data (task);

  /* A service that was found earlier may be gone by now. */
  secret_service_disconnect ();

  if (call->place == LOA_KEYRING_PLACE_FILE)
    g_task_return_boolean (task, TRUE);
  else if (call->place == LOA_KEYRING_PLACE_PORTAL)
    unlock_portal (task);
  else
    secret_service_get (SECRET_SERVICE_NONE, loa_keyring_call_get_cancellable (call), service_found_cb,
                        g_object_ref (task));
}

void
loa_keyring_unlock (GTask *task)
{
  loa_keyring_call_begin (task, begin);
}
