/* loa-account-item.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-account-item.h"

#include "sepay-secret.h"

/* LoaAccountItem: see the header.
 *
 * Each account has a lock of its own, so that an announcement does not wait for the bank. But where the keyring is a
 * file, writing one item writes them all, so that for as long as that takes everybody also holds a common lock.
 */

#define WRITING_LOCK 2

struct _LoaAccountItem
{
  GObject parent_instance;

  LoaKeyring *keyring; /* (owned) */
  char *profile; /* (owned) */
  char *account; /* (owned) */
  char *origin; /* (owned) */
  LoaFileLock *lock; /* (owned) */
  gint64 position;

  LoaAccountItemKnown known; /* (nullable) */
  gpointer owner; /* (unowned) (nullable): what @known is called with */
  guint began_in_memory : 1;
};

G_DEFINE_FINAL_TYPE (LoaAccountItem, loa_account_item, G_TYPE_OBJECT)

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAccountItem *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean is_stored = loa_keyring_store_finish (LOA_KEYRING (source), result, &error);

  loa_file_lock_release (self->lock, WRITING_LOCK);

  if (!is_stored)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
may_store_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAccountItem *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!loa_file_lock_take_finish (LOA_FILE_LOCK (source), result, &error))
    g_task_return_error (task, error);
  else
    loa_keyring_store_async (self->keyring, self->profile, self->account, self->origin, g_task_get_task_data (task),
                             g_task_get_cancellable (task), stored_cb, g_object_ref (task));
}

static void
locked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_file_lock_take_finish (LOA_FILE_LOCK (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
is_given_up (LoaAccountItem *self)
{
  return !self->began_in_memory && loa_keyring_get_in_memory (self->keyring);
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAccountItem *self = g_task_get_source_object (task);
  GError *error = NULL;
  char *text = loa_keyring_lookup_finish (LOA_KEYRING (source), result, &error);

  if (text == NULL && error == NULL && is_given_up (self) && self->known != NULL)
    text = self->known (self->owner);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, text, (GDestroyNotify) sepay_secret_free);
}

static void
replaced_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean is_written = loa_account_item_write_finish (LOA_ACCOUNT_ITEM (source), result, &error);

  loa_account_item_unlock (LOA_ACCOUNT_ITEM (source));

  if (!is_written)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
replace_locked_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_account_item_lock_finish (LOA_ACCOUNT_ITEM (source), result, &error))
    g_task_return_error (task, error);
  else
    loa_account_item_write_async (LOA_ACCOUNT_ITEM (source), g_task_get_task_data (task),
                                  g_task_get_cancellable (task), replaced_cb, g_object_ref (task));
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAccountItem *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean was_there;
  gboolean is_cleared = loa_keyring_clear_finish (LOA_KEYRING (source), result, &was_there, &error);

  loa_file_lock_release (self->lock, WRITING_LOCK);

  if (!is_cleared)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, was_there);
}

static void
may_clear_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAccountItem *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!loa_file_lock_take_finish (LOA_FILE_LOCK (source), result, &error))
    g_task_return_error (task, error);
  else
    loa_keyring_clear_async (self->keyring, self->profile, self->account, self->origin, g_task_get_cancellable (task),
                             cleared_cb, g_object_ref (task));
}

static void
loa_account_item_dispose (GObject *object)
{
  LoaAccountItem *self = LOA_ACCOUNT_ITEM (object);

  g_clear_object (&self->keyring);
  g_clear_object (&self->lock);

  G_OBJECT_CLASS (loa_account_item_parent_class)->dispose (object);
}

static void
loa_account_item_finalize (GObject *object)
{
  LoaAccountItem *self = LOA_ACCOUNT_ITEM (object);

  g_clear_pointer (&self->profile, g_free);
  g_clear_pointer (&self->account, g_free);
  g_clear_pointer (&self->origin, g_free);

  G_OBJECT_CLASS (loa_account_item_parent_class)->finalize (object);
}

static void
loa_account_item_class_init (LoaAccountItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_account_item_dispose;
  object_class->finalize = loa_account_item_finalize;
}

static void
loa_account_item_init (LoaAccountItem *self)
{
}

LoaAccountItem *
loa_account_item_new (LoaKeyring  *keyring,
                      const char  *profile,
                      const char  *account,
                      const char  *origin,
                      LoaFileLock *lock,
                      gint64       position)
{
  LoaAccountItem *self = g_object_new (LOA_TYPE_ACCOUNT_ITEM, NULL);

  self->keyring = g_object_ref (keyring);
  self->profile = g_strdup (profile);
  self->account = g_strdup (account);
  self->origin = g_strdup (origin);
  self->lock = g_object_ref (lock);
  self->position = position;
  self->began_in_memory = loa_keyring_get_in_memory (keyring);

  return self;
}

const char *
loa_account_item_get_origin (LoaAccountItem *self)
{
  return self->origin;
}

void
loa_account_item_lock_async (LoaAccountItem      *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_account_item_lock_async);
  /* Whoever takes the lock has it, even when cancelled at the same time; only the inner call decides. */
  g_task_set_check_cancellable (task, FALSE);
  loa_file_lock_take_async (self->lock, self->position, TRUE, cancellable, locked_cb, g_steal_pointer (&task));
}

gboolean
loa_account_item_lock_finish (LoaAccountItem  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_account_item_lock_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_account_item_unlock (LoaAccountItem *self)
{
  loa_file_lock_release (self->lock, self->position);
}

void
loa_account_item_set_known (LoaAccountItem      *self,
                            LoaAccountItemKnown  known,
                            gpointer             owner)
{
  self->known = known;
  self->owner = owner;
}

void
loa_account_item_read_async (LoaAccountItem      *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_account_item_read_async);
  loa_keyring_lookup_async (self->keyring, self->profile, self->account, self->origin, cancellable, looked_up_cb,
                            g_steal_pointer (&task));
}

char *
loa_account_item_read_finish (LoaAccountItem  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_account_item_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
loa_account_item_write_async (LoaAccountItem      *self,
                              const char          *text,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_account_item_write_async);
  /* What has been done has been done, even when cancelled at the same time; only the inner calls decide. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_strdup (text), (GDestroyNotify) sepay_secret_free);
  loa_file_lock_take_async (self->lock, WRITING_LOCK, TRUE, cancellable, may_store_cb, g_steal_pointer (&task));
}

gboolean
loa_account_item_write_finish (LoaAccountItem  *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_account_item_write_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_account_item_clear_async (LoaAccountItem      *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_account_item_clear_async);
  g_task_set_check_cancellable (task, FALSE);
  loa_file_lock_take_async (self->lock, WRITING_LOCK, TRUE, cancellable, may_clear_cb, g_steal_pointer (&task));
}

gboolean
loa_account_item_clear_finish (LoaAccountItem  *self,
                               GAsyncResult    *result,
                               gboolean        *was_there,
                               GError         **error)
{
  gssize answer;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_account_item_clear_async), FALSE);

  answer = g_task_propagate_int (G_TASK (result), error);
  if (was_there != NULL)
    *was_there = answer > 0;

  return answer >= 0;
}

void
loa_account_item_replace_async (LoaAccountItem      *self,
                                const char          *text,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_account_item_replace_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_strdup (text), (GDestroyNotify) sepay_secret_free);
  loa_account_item_lock_async (self, cancellable, replace_locked_cb, g_steal_pointer (&task));
}

gboolean
loa_account_item_replace_finish (LoaAccountItem  *self,
                                 GAsyncResult    *result,
                                 GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_account_item_replace_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
