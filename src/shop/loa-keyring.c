/* loa-keyring.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-keyring.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>

#include "loa-keyring-error.h"
#include "sepay-joined-cancellable.h"
#include "sepay-secret.h"

/* LoaKeyring: see the header for what it is.
 *
 * libsecret's lookup unlocks by itself: merely looking something up would raise a prompt that nobody asked for, and
 * where there is nobody to show it a locked keyring would look like an empty one. So every call begins with a search,
 * which does neither, and what was not found is believed only when the default collection is not locked. In a sandbox
 * libsecret keeps a file of its own instead of asking the Secret Service, and does not tell which; there the service
 * cannot be asked about its collection, and that is no error.
 */

/* How long anything may take: a service that needs longer does not answer. */
#define LIMIT_SECONDS 10

struct _LoaKeyring
{
  GObject parent_instance;

  GHashTable *memory; /* (owned) (nullable): secrets by place, where nothing is stored beyond this object */
};

/* One call on its way through libsecret. */
typedef struct
{
  GHashTable *attributes; /* (owned) */
  char *label; /* (owned) (nullable): of what is stored */
  SecretValue *value; /* (owned) (nullable): what is stored */
  GCancellable *limit; /* (owned): cancelled when the time is over */
  GCancellable *cancellable; /* (owned): the caller's, or @limit */
  GSource *timer; /* (owned) */
  gboolean has_answered; /* whether something that keeps secrets has answered */
} Call;

static const SecretSchema schema = {
  .name = APPLICATION_ID,
  .flags = SECRET_SCHEMA_NONE,
  .attributes = {
    { "profile", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "server", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

G_DEFINE_FINAL_TYPE (LoaKeyring, loa_keyring, G_TYPE_OBJECT)

enum
{
  PROP_IN_MEMORY = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
call_free (gpointer data)
{
  Call *call = data;

  if (call->timer != NULL)
    g_source_destroy (call->timer);

  g_clear_pointer (&call->timer, g_source_unref);
  g_clear_object (&call->cancellable);
  g_clear_object (&call->limit);
  g_clear_pointer (&call->value, secret_value_unref);
  g_clear_pointer (&call->label, g_free);
  g_clear_pointer (&call->attributes, g_hash_table_unref);
  g_free (call);
}

static gboolean
limit_cb (gpointer user_data)
{
  g_cancellable_cancel (G_CANCELLABLE (user_data));

  return G_SOURCE_REMOVE;
}

static Call *
call_new (GTask      *task,
          const char *profile,
          const char *account,
          const char *origin)
{
  Call *call = g_new0 (Call, 1);

  call->attributes = secret_attributes_build (&schema, "profile", profile, "account", account, "server", origin, NULL);
  call->limit = g_cancellable_new ();
  call->cancellable = sepay_joined_cancellable_new (g_task_get_cancellable (task), call->limit);

  call->timer = g_timeout_source_new_seconds (LIMIT_SECONDS);
  g_source_set_name (call->timer, "[loa] keyring time limit");
  g_source_set_callback (call->timer, limit_cb, g_object_ref (call->limit), g_object_unref);
  g_source_attach (call->timer, g_task_get_context (task));

  g_task_set_task_data (task, call, call_free);

  return call;
}

static char *
get_place (const char *profile,
           const char *account,
           const char *origin)
{
  return g_strjoin (" ", profile, account, origin, NULL);
}

/* Ends @task with what libsecret failed with. */
static void
fail (GTask  *task,
      GError *error)
{
  Call *call = g_task_get_task_data (task);
  gboolean is_late = g_cancellable_is_cancelled (call->limit);

  error = loa_keyring_error_translate (error, call->has_answered);

  if (is_late && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      g_clear_error (&error);
      error = g_error_new (LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_NO_SERVICE, "no answer within %d seconds",
                           LIMIT_SECONDS);
    }

  g_task_return_error (task, error);
}

static void
fail_locked (GTask *task)
{
  g_task_return_new_error (task, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_LOCKED, "the keyring is locked");
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!secret_password_store_finish (result, &error))
    fail (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean was_there = secret_password_clear_finish (result, &error);

  if (error != NULL)
    fail (task, error);
  else
    g_task_return_int (task, was_there);
}

static void
retrieved_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SecretValue) value = NULL;
  GError *error = NULL;
  const char *text;

  value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result, &error);
  if (error != NULL)
    {
      fail (task, error);
      return;
    }

  text = value != NULL ? secret_value_get_text (value) : NULL;
  if (text == NULL)
    g_task_return_new_error (task, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_DAMAGED, "the item holds no text");
  else
    g_task_return_pointer (task, g_strdup (text), (GDestroyNotify) loa_secret_free);
}

/* Goes on when nothing was found, or when it does not matter whether anything was. */
static void
go_on_without_item (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  if (g_task_get_source_tag (task) == loa_keyring_store_async)
    secret_password_storev_binary (&schema, call->attributes, SECRET_COLLECTION_DEFAULT, call->label, call->value,
                                   call->cancellable, stored_cb, g_object_ref (task));
  else if (g_task_get_source_tag (task) == loa_keyring_lookup_async)
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

  collection = secret_collection_for_alias_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (task, g_steal_pointer (&error));
  else if (error == NULL && collection == NULL && g_task_get_source_tag (task) == loa_keyring_store_async)
    g_task_return_new_error (task, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_NO_COLLECTION,
                             "there is no default collection");
  else if (collection != NULL && secret_collection_get_locked (collection))
    fail_locked (task);
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
  g_autoptr (GError) error = NULL;
  Call *call = g_task_get_task_data (task);

  service = secret_service_get_finish (result, &error);

  if (service != NULL)
    secret_collection_for_alias (service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, call->cancellable,
                                 collection_found_cb, g_object_ref (task));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (task, g_steal_pointer (&error));
  else
    go_on_without_item (task);
}

/* A developer may tell libsecret to keep secrets elsewhere; the service then has no say. */
static gboolean
is_service_overridden (void)
{
  const char *backend = g_getenv ("SECRET_BACKEND");

  return backend != NULL && *backend != '\0' && !g_str_equal (backend, "service");
}

static void
use_item (GTask   *task,
          GObject *item)
{
  Call *call = g_task_get_task_data (task);

  if (SECRET_IS_ITEM (item) && secret_item_get_locked (SECRET_ITEM (item)))
    fail_locked (task);
  else if (g_task_get_source_tag (task) == loa_keyring_lookup_async)
    secret_retrievable_retrieve_secret (SECRET_RETRIEVABLE (item), call->cancellable, retrieved_cb,
                                        g_object_ref (task));
  else
    secret_password_clearv (&schema, call->attributes, call->cancellable, cleared_cb, g_object_ref (task));
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autolist (GObject) items = NULL;
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;

  items = secret_password_search_finish (result, &error);
  if (error != NULL)
    {
      fail (task, error);
      return;
    }

  call->has_answered = TRUE;
  if (items != NULL && g_task_get_source_tag (task) != loa_keyring_store_async)
    use_item (task, items->data);
  else if (is_service_overridden ())
    go_on_without_item (task);
  else
    secret_service_get (SECRET_SERVICE_NONE, call->cancellable, service_found_cb, g_object_ref (task));
}

static void
search (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  /* A sandbox's file is read once and kept: without this, tokens that another process has refreshed are never seen. */
  secret_service_disconnect ();
  secret_password_searchv (&schema, call->attributes, SECRET_SEARCH_NONE, call->cancellable, searched_cb,
                           g_object_ref (task));
}

static void
loa_keyring_finalize (GObject *object)
{
  LoaKeyring *self = LOA_KEYRING (object);

  g_clear_pointer (&self->memory, g_hash_table_unref);

  G_OBJECT_CLASS (loa_keyring_parent_class)->finalize (object);
}

static void
loa_keyring_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_IN_MEMORY:
      g_value_set_boolean (value, loa_keyring_get_in_memory (LOA_KEYRING (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_keyring_class_init (LoaKeyringClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = loa_keyring_finalize;
  object_class->get_property = loa_keyring_get_property;

  properties[PROP_IN_MEMORY] = g_param_spec_boolean ("in-memory", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                     | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
loa_keyring_init (LoaKeyring *self)
{
}

LoaKeyring *
loa_keyring_new (void)
{
  return g_object_new (LOA_TYPE_KEYRING, NULL);
}

LoaKeyring *
loa_keyring_new_in_memory (void)
{
  LoaKeyring *self = loa_keyring_new ();

  loa_keyring_keep_in_memory (self);

  return self;
}

gboolean
loa_keyring_get_in_memory (LoaKeyring *self)
{
  g_return_val_if_fail (LOA_IS_KEYRING (self), FALSE);

  return self->memory != NULL;
}

void
loa_keyring_keep_in_memory (LoaKeyring *self)
{
  g_return_if_fail (LOA_IS_KEYRING (self));

  if (self->memory != NULL)
    return;

  self->memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) loa_secret_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IN_MEMORY]);
}

void
loa_keyring_lookup_async (LoaKeyring          *self,
                          const char          *profile,
                          const char          *account,
                          const char          *origin,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *place = NULL;

  g_return_if_fail (LOA_IS_KEYRING (self));
  g_return_if_fail (profile != NULL && account != NULL && origin != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_keyring_lookup_async);

  if (self->memory == NULL)
    {
      call_new (task, profile, account, origin);
      search (task);
      return;
    }

  place = get_place (profile, account, origin);
  g_task_return_pointer (task, g_strdup (g_hash_table_lookup (self->memory, place)), (GDestroyNotify) loa_secret_free);
}

char *
loa_keyring_lookup_finish (LoaKeyring    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (LOA_IS_KEYRING (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_keyring_lookup_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
loa_keyring_store_async (LoaKeyring          *self,
                         const char          *profile,
                         const char          *account,
                         const char          *origin,
                         const char          *secret,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Call *call;

  g_return_if_fail (LOA_IS_KEYRING (self));
  g_return_if_fail (profile != NULL && account != NULL && origin != NULL);
  g_return_if_fail (secret != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_keyring_store_async);

  if (self->memory != NULL)
    {
      g_hash_table_replace (self->memory, get_place (profile, account, origin), g_strdup (secret));
      g_task_return_boolean (task, TRUE);
      return;
    }

  call = call_new (task, profile, account, origin);
  call->value = secret_value_new (secret, -1, "text/plain");
  /* Translators: the name of an item in the user’s keyring; a profile, “soundbox” or “bank”, a server. */
  call->label = g_strdup_printf (_("Loa, profile %s: %s at %s"), profile, account, origin);
  search (task);
}

gboolean
loa_keyring_store_finish (LoaKeyring    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (LOA_IS_KEYRING (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_keyring_store_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_keyring_clear_async (LoaKeyring          *self,
                         const char          *profile,
                         const char          *account,
                         const char          *origin,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *place = NULL;

  g_return_if_fail (LOA_IS_KEYRING (self));
  g_return_if_fail (profile != NULL && account != NULL && origin != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_keyring_clear_async);

  if (self->memory == NULL)
    {
      call_new (task, profile, account, origin);
      search (task);
      return;
    }

  place = get_place (profile, account, origin);
  g_task_return_int (task, g_hash_table_remove (self->memory, place));
}

gboolean
loa_keyring_clear_finish (LoaKeyring    *self,
                          GAsyncResult  *result,
                          gboolean      *was_there,
                          GError       **error)
{
  gssize answer;

  g_return_val_if_fail (LOA_IS_KEYRING (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_keyring_clear_async), FALSE);

  answer = g_task_propagate_int (G_TASK (result), error);
  if (was_there != NULL)
    *was_there = answer > 0;

  return answer >= 0;
}

void
loa_secret_free (char *secret)
{
  sepay_secret_free (secret);
}
