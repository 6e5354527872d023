/* loa-keyring-access.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-keyring-access.h"

#include "loa-keyring-file.h"
#include "loa-keyring.h"

/* libsecret's lookup unlocks by itself: merely looking something up would raise a prompt that nobody asked for, and
 * where there is nobody to show it a locked keyring would look like an empty one. So every call to the Secret Service
 * begins with a search, which does neither, and what was not found is believed only when the default collection is not
 * locked.
 */

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaKeyringCall *call = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean is_stored = secret_password_store_finish (result, &error);

  g_clear_object (&call->lock);
  if (call->has_ended)
    g_clear_error (&error);
  else if (!is_stored)
    loa_keyring_call_fail (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
store (GTask *task)
{
  LoaKeyringCall *call = g_task_get_task_data (task);

  secret_password_storev_binary (&loa_keyring_schema, call->attributes, SECRET_COLLECTION_DEFAULT, call->label,
                                 call->value, loa_keyring_call_get_cancellable (call), stored_cb,
                                 g_object_ref (task));
}

/* Ends a task that removes something. Takes @error over. */
static void
return_cleared (GTask    *task,
                gboolean  was_there,
                GError   *error)
{
  LoaKeyringCall *call = g_task_get_task_data (task);

  g_clear_object (&call->lock);
  if (call->has_ended)
    g_clear_error (&error);
  else if (error != NULL)
    loa_keyring_call_fail (task, error);
  else
    g_task_return_int (task, was_there);
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean was_there = secret_password_clear_finish (result, &error);

  return_cleared (task, was_there, error);
}

static void
lost_file_cleared_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean was_there = loa_keyring_file_clear_finish (result, &error);

  return_cleared (task, was_there, error);
}

static void
set_aside_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean was_there = loa_keyring_file_set_aside_finish (result, &error);

  return_cleared (task, was_there, error);
}

static void
cleared_in_file_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaKeyringCall *call = g_task_get_task_data (task);
  GCancellable *cancellable = loa_keyring_call_get_cancellable (call);
  GError *error = NULL;
  gboolean was_there = secret_password_clear_finish (result, &error);

  /* Disconnecting is the way out of a file that cannot be read at all, too. */
  if (!call->has_ended && g_error_matches (error, SECRET_ERROR, SECRET_ERROR_INVALID_FILE_FORMAT))
    {
      g_clear_error (&error);
      loa_keyring_file_set_aside_async (cancellable, set_aside_cb, g_object_ref (task));
    }
  else if (was_there || error != NULL || call->has_ended)
    return_cleared (task, was_there, error);
  else
    loa_keyring_file_clear_async (cancellable, lost_file_cleared_cb, g_object_ref (task));
}

static void
retrieved_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SecretValue) value = NULL;
  LoaKeyringCall *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  const char *text;

  value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result, &error);
  text = value != NULL ? secret_value_get_text (value) : NULL;

  if (call->has_ended)
    return;

  if (error != NULL)
    loa_keyring_call_fail (task, g_steal_pointer (&error));
  else if (text == NULL)
    g_task_return_new_error (task, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_DAMAGED, "the item holds no text");
  else
    g_task_return_pointer (task, g_strdup (text), (GDestroyNotify) loa_secret_free);
}

static void
looked_at_file_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaKeyringCall *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean is_lost = loa_keyring_file_look_finish (result, &error);

  if (call->has_ended)
    return;

  if (error != NULL)
    loa_keyring_call_fail (task, g_steal_pointer (&error));
  else if (is_lost)
    g_task_return_new_error (task, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_PORTAL_CHANGED,
                             "the file was encrypted with another secret");
  else
    g_task_return_pointer (task, NULL, NULL);
}

/* Goes on when nothing was found, or when it does not matter whether anything was. */
static void
go_on_without_item (GTask *task)
{
  LoaKeyringCall *call = g_task_get_task_data (task);

  if (call->kind == LOA_KEYRING_CALL_STORE)
    store (task);
  else if (call->kind == LOA_KEYRING_CALL_LOOKUP)
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_int (task, FALSE);
}

static void
collection_found_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SecretCollection) collection = NULL;
  g_autoptr (GError) error = NULL;
  LoaKeyringCall *call = g_task_get_task_data (task);

  collection = secret_collection_for_alias_finish (result, &error);

  if (error != NULL)
    loa_keyring_call_fail (task, g_steal_pointer (&error));
  else if (collection == NULL && call->kind == LOA_KEYRING_CALL_STORE)
    g_task_return_new_error (task, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_NO_COLLECTION,
                             "there is no default collection");
  else if (collection != NULL && secret_collection_get_locked (collection))
    loa_keyring_call_fail_locked (task);
  else
    go_on_without_item (task);
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
use_item (GTask   *task,
          GObject *item)
{
  LoaKeyringCall *call = g_task_get_task_data (task);
  GCancellable *cancellable = loa_keyring_call_get_cancellable (call);

  if (SECRET_IS_ITEM (item) && secret_item_get_locked (SECRET_ITEM (item)))
    loa_keyring_call_fail_locked (task);
  else if (call->kind == LOA_KEYRING_CALL_LOOKUP)
    secret_retrievable_retrieve_secret (SECRET_RETRIEVABLE (item), cancellable, retrieved_cb, g_object_ref (task));
  else
    secret_password_clearv (&loa_keyring_schema, call->attributes, cancellable, cleared_cb, g_object_ref (task));
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autolist (GObject) items = NULL;
  g_autoptr (GError) error = NULL;
  LoaKeyringCall *call = g_task_get_task_data (task);
  GCancellable *cancellable = loa_keyring_call_get_cancellable (call);

  items = secret_password_search_finish (result, &error);
  if (call->has_ended)
    return;

  if (error != NULL)
    {
      loa_keyring_call_fail (task, g_steal_pointer (&error));
      return;
    }

  call->has_answered = TRUE;
  if (items != NULL && call->kind != LOA_KEYRING_CALL_STORE)
    use_item (task, items->data);
  else if (loa_keyring_place_is_file (call->place))
    loa_keyring_file_look_async (cancellable, looked_at_file_cb, g_object_ref (task));
  else
    secret_service_get (SECRET_SERVICE_NONE, cancellable, service_found_cb, g_object_ref (task));
}

static void
locked_file_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaKeyringCall *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  call->lock = loa_keyring_file_lock_finish (result, &error);
  if (call->has_ended)
    {
      g_clear_object (&call->lock);
      return;
    }

  if (call->lock == NULL)
    {
      loa_keyring_call_fail (task, g_steal_pointer (&error));
      return;
    }

  /* It is read anew, now that nobody else writes it. */
  secret_service_disconnect ();
  if (call->kind == LOA_KEYRING_CALL_STORE)
    store (task);
  else
    secret_password_clearv (&loa_keyring_schema, call->attributes, loa_keyring_call_get_cancellable (call),
                            cleared_in_file_cb, g_object_ref (task));
}

static void
begin (GTask *task)
{
  LoaKeyringCall *call = g_task_get_task_data (task);

  if (loa_keyring_place_is_file (call->place) && call->kind != LOA_KEYRING_CALL_LOOKUP)
    {
      loa_keyring_file_lock_async (call->cancellable, locked_file_cb, g_object_ref (task));
      return;
    }

  /* A file is read once and kept: without this, tokens that another process has refreshed are never seen. */
  secret_service_disconnect ();
  secret_password_searchv (&loa_keyring_schema, call->attributes, SECRET_SEARCH_NONE,
                           loa_keyring_call_get_cancellable (call), searched_cb, g_object_ref (task));
}

void
loa_keyring_access (GTask *task)
{
  loa_keyring_call_begin (task, begin);
}
