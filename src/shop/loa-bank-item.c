/* loa-bank-item.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-bank-item.h"

#define ACCOUNT "bank"

struct _LoaBankItem
{
  GObject parent_instance;

  LoaKeyring *keyring; /* (owned) */
  char *profile; /* (owned) */
  char *origin; /* (owned) */
  LoaFileLock *lock; /* (owned) */
  LoaClock *clock; /* (owned) */
};

G_DEFINE_FINAL_TYPE (LoaBankItem, loa_bank_item, G_TYPE_OBJECT)

static void
write_text_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_keyring_store_finish (LOA_KEYRING (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
read_text_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SepaySecret) text = NULL;
  LoaBankItem *self = g_task_get_source_object (task);
  LoaBankCredentials *credentials = NULL;
  GError *error = NULL;

  text = loa_keyring_lookup_finish (LOA_KEYRING (source), result, &error);
  if (text != NULL)
    credentials = loa_bank_credentials_decode (text, self->clock, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, credentials, (GDestroyNotify) loa_bank_credentials_free);
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

static void
replaced_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean is_written = loa_bank_item_write_finish (LOA_BANK_ITEM (source), result, &error);

  loa_bank_item_unlock (LOA_BANK_ITEM (source));

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

  if (!loa_bank_item_lock_finish (LOA_BANK_ITEM (source), result, &error))
    g_task_return_error (task, error);
  else
    loa_bank_item_write_async (LOA_BANK_ITEM (source), g_task_get_task_data (task), g_task_get_cancellable (task),
                               replaced_cb, g_object_ref (task));
}

static void
read_for_name_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaBankCredentials) credentials = NULL;
  LoaBankItem *self = LOA_BANK_ITEM (source);
  GError *error = NULL;

  if (!loa_bank_item_read_finish (self, result, &credentials, &error) || credentials == NULL)
    {
      loa_bank_item_unlock (self);
      if (error != NULL)
        g_task_return_error (task, error);
      else
        g_task_return_boolean (task, TRUE);
      return;
    }

  g_free (credentials->name);
  credentials->name = g_strdup (g_task_get_task_data (task));
  loa_bank_item_write_async (self, credentials, g_task_get_cancellable (task), replaced_cb, g_object_ref (task));
}

static void
name_locked_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_bank_item_lock_finish (LOA_BANK_ITEM (source), result, &error))
    g_task_return_error (task, error);
  else
    loa_bank_item_read_async (LOA_BANK_ITEM (source), g_task_get_cancellable (task), read_for_name_cb,
                              g_object_ref (task));
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean was_there;
  gboolean is_cleared = loa_keyring_clear_finish (LOA_KEYRING (source), result, &was_there, &error);

  loa_bank_item_unlock (g_task_get_source_object (task));

  if (!is_cleared)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, was_there);
}

static void
clear_locked_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaBankItem *self = LOA_BANK_ITEM (source);
  GError *error = NULL;

  if (!loa_bank_item_lock_finish (self, result, &error))
    g_task_return_error (task, error);
  else
    loa_keyring_clear_async (self->keyring, self->profile, ACCOUNT, self->origin, g_task_get_cancellable (task),
                             cleared_cb, g_object_ref (task));
}

static void
loa_bank_item_dispose (GObject *object)
{
  LoaBankItem *self = LOA_BANK_ITEM (object);

  g_clear_object (&self->keyring);
  g_clear_object (&self->lock);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (loa_bank_item_parent_class)->dispose (object);
}

static void
loa_bank_item_finalize (GObject *object)
{
  LoaBankItem *self = LOA_BANK_ITEM (object);

  g_clear_pointer (&self->profile, g_free);
  g_clear_pointer (&self->origin, g_free);

  G_OBJECT_CLASS (loa_bank_item_parent_class)->finalize (object);
}

static void
loa_bank_item_class_init (LoaBankItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_bank_item_dispose;
  object_class->finalize = loa_bank_item_finalize;
}

static void
loa_bank_item_init (LoaBankItem *self)
{
}

LoaBankItem *
loa_bank_item_new (LoaKeyring  *keyring,
                   const char  *profile,
                   const char  *origin,
                   LoaFileLock *lock,
                   LoaClock    *clock)
{
  LoaBankItem *self = g_object_new (LOA_TYPE_BANK_ITEM, NULL);

  self->keyring = g_object_ref (keyring);
  self->profile = g_strdup (profile);
  self->origin = g_strdup (origin);
  self->lock = g_object_ref (lock);
  self->clock = g_object_ref (clock);

  return self;
}

const char *
loa_bank_item_get_origin (LoaBankItem *self)
{
  return self->origin;
}

void
loa_bank_item_lock_async (LoaBankItem         *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_bank_item_lock_async);
  /* Whoever takes the lock has it, even when cancelled at the same time; only the inner call decides. */
  g_task_set_check_cancellable (task, FALSE);
  loa_file_lock_take_async (self->lock, 0, TRUE, cancellable, locked_cb, g_steal_pointer (&task));
}

gboolean
loa_bank_item_lock_finish (LoaBankItem   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_bank_item_lock_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_bank_item_unlock (LoaBankItem *self)
{
  loa_file_lock_release (self->lock, 0);
}

void
loa_bank_item_read_async (LoaBankItem         *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_bank_item_read_async);
  loa_keyring_lookup_async (self->keyring, self->profile, ACCOUNT, self->origin, cancellable, read_text_cb,
                            g_steal_pointer (&task));
}

gboolean
loa_bank_item_read_finish (LoaBankItem         *self,
                           GAsyncResult        *result,
                           LoaBankCredentials **credentials,
                           GError             **error)
{
  GError *local_error = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_bank_item_read_async), FALSE);

  *credentials = g_task_propagate_pointer (G_TASK (result), &local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, local_error);
  return FALSE;
}

void
loa_bank_item_write_async (LoaBankItem              *self,
                           const LoaBankCredentials *credentials,
                           GCancellable             *cancellable,
                           GAsyncReadyCallback       callback,
                           gpointer                  user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (SepaySecret) text = loa_bank_credentials_encode (credentials);

  g_task_set_source_tag (task, loa_bank_item_write_async);
  loa_keyring_store_async (self->keyring, self->profile, ACCOUNT, self->origin, text, cancellable, write_text_cb,
                           g_steal_pointer (&task));
}

gboolean
loa_bank_item_write_finish (LoaBankItem   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_bank_item_write_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_bank_item_replace_async (LoaBankItem              *self,
                             const LoaBankCredentials *credentials,
                             GCancellable             *cancellable,
                             GAsyncReadyCallback       callback,
                             gpointer                  user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_bank_item_replace_async);
  g_task_set_task_data (task, loa_bank_credentials_copy (credentials), (GDestroyNotify) loa_bank_credentials_free);
  loa_bank_item_lock_async (self, cancellable, replace_locked_cb, g_steal_pointer (&task));
}

gboolean
loa_bank_item_replace_finish (LoaBankItem   *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_bank_item_replace_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_bank_item_set_name_async (LoaBankItem         *self,
                              const char          *name,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_bank_item_set_name_async);
  g_task_set_task_data (task, g_strdup (name), g_free);
  loa_bank_item_lock_async (self, cancellable, name_locked_cb, g_steal_pointer (&task));
}

gboolean
loa_bank_item_set_name_finish (LoaBankItem   *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_bank_item_set_name_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_bank_item_clear_async (LoaBankItem         *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_bank_item_clear_async);
  loa_bank_item_lock_async (self, cancellable, clear_locked_cb, g_steal_pointer (&task));
}

gboolean
loa_bank_item_clear_finish (LoaBankItem   *self,
                            GAsyncResult  *result,
                            gboolean      *was_there,
                            GError       **error)
{
  gssize answer;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_bank_item_clear_async), FALSE);

  answer = g_task_propagate_int (G_TASK (result), error);
  if (was_there != NULL)
    *was_there = answer > 0;

  return answer >= 0;
}
