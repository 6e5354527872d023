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

#include "loa-keyring-access.h"
#include "loa-keyring-unlock.h"
#include "sepay-secret.h"

/* LoaKeyring: see the header for what it is.
 *
 * One call at a time speaks to libsecret, and begins by letting go of what libsecret keeps of the service: an item that
 * another call has found would lose its service by that, and never be read. The time limit of a call counts while it
 * waits, so one that hangs does not add up.
 *
 * Here are its calls and what it keeps in memory. How libsecret is spoken to is in loa-keyring-access.c and
 * loa-keyring-unlock.c; where libsecret keeps secrets, in loa-keyring-place.c.
 */
struct _LoaKeyring
{
  GObject parent_instance;

  GHashTable *memory; /* (owned) (nullable): secrets by place, where nothing is stored beyond this object */
  GQueue waiting; /* (owned) (element-type GTask): calls that have not begun */
  gboolean is_busy; /* whether one is under way */
};

G_DEFINE_FINAL_TYPE (LoaKeyring, loa_keyring, G_TYPE_OBJECT)

enum
{
  PROP_IN_MEMORY = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void completed_cb (LoaKeyring *self);

static void
begin_next (LoaKeyring *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->is_busy || g_queue_is_empty (&self->waiting))
    return;

  self->is_busy = TRUE;
  task = g_queue_pop_head (&self->waiting);
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (completed_cb), self, G_CONNECT_SWAPPED);
  loa_keyring_access (task);
}

static void
completed_cb (LoaKeyring *self)
{
  self->is_busy = FALSE;
  begin_next (self);
}

static void
wait_for_turn (LoaKeyring *self,
               GTask      *task)
{
  g_queue_push_tail (&self->waiting, g_object_ref (task));
  begin_next (self);
}

static char *
get_place (const char *profile,
           const char *account,
           const char *origin)
{
  return g_strjoin (" ", profile, account, origin, NULL);
}

static GHashTable *
make_attributes (const char *profile,
                 const char *account,
                 const char *origin)
{
  return secret_attributes_build (&loa_keyring_schema, "profile", profile, "account", account, "server", origin, NULL);
}

static void
loa_keyring_finalize (GObject *object)
{
  LoaKeyring *self = LOA_KEYRING (object);

  g_queue_clear_full (&self->waiting, g_object_unref);
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
  g_queue_init (&self->waiting);
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
loa_keyring_unlock_async (LoaKeyring          *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_KEYRING (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_keyring_unlock_async);

  if (self->memory != NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  loa_keyring_call_new (task, LOA_KEYRING_CALL_UNLOCK);
  loa_keyring_unlock (task);
}

gboolean
loa_keyring_unlock_finish (LoaKeyring    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (LOA_IS_KEYRING (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_keyring_unlock_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
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
  LoaKeyringCall *call;

  g_return_if_fail (LOA_IS_KEYRING (self));
  g_return_if_fail (profile != NULL && account != NULL && origin != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_keyring_lookup_async);

  if (self->memory == NULL)
    {
      call = loa_keyring_call_new (task, LOA_KEYRING_CALL_LOOKUP);
      call->attributes = make_attributes (profile, account, origin);
      wait_for_turn (self, task);
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
  LoaKeyringCall *call;

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

  call = loa_keyring_call_new (task, LOA_KEYRING_CALL_STORE);
  call->attributes = make_attributes (profile, account, origin);
  call->value = secret_value_new (secret, -1, "text/plain");
  /* Translators: the name of an item in the user’s keyring; a profile, “soundbox” or “bank”, a server. */
  call->label = g_strdup_printf (_("Loa, profile %s: %s at %s"), profile, account, origin);
  wait_for_turn (self, task);
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
  LoaKeyringCall *call;

  g_return_if_fail (LOA_IS_KEYRING (self));
  g_return_if_fail (profile != NULL && account != NULL && origin != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_keyring_clear_async);

  if (self->memory == NULL)
    {
      call = loa_keyring_call_new (task, LOA_KEYRING_CALL_CLEAR);
      call->attributes = make_attributes (profile, account, origin);
      wait_for_turn (self, task);
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
