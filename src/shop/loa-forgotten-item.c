/* loa-forgotten-item.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-forgotten-item.h"

#include "sepay-secret.h"

/* LoaForgottenItem: see the header.
 *
 * Reading and removing, and looking and putting back, are each done under the lock between processes: what is kept is
 * what was removed, and nobody's newer item is written over.
 */
struct _LoaForgottenItem
{
  GObject parent_instance;

  LoaAccountItem *item; /* (owned) */
  SepaySecret *text; /* (owned) (nullable): what was removed */
};

G_DEFINE_FINAL_TYPE (LoaForgottenItem, loa_forgotten_item, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Takes @text over. */
static void
keep (LoaForgottenItem *self,
      SepaySecret      *text)
{
  gboolean is_change = (self->text == NULL) != (text == NULL);

  sepay_secret_free (self->text);
  self->text = text;
  if (is_change)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
fail (GTask  *task,
      GError *error)
{
  LoaForgottenItem *self = g_task_get_source_object (task);

  loa_account_item_unlock (self->item);
  g_task_return_error (task, error);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaForgottenItem *self = g_task_get_source_object (task);
  const char *text = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean was_there;

  if (!loa_account_item_clear_finish (LOA_ACCOUNT_ITEM (source), result, &was_there, &error))
    {
      fail (task, error);
      return;
    }

  loa_account_item_unlock (self->item);
  if (text != NULL)
    keep (self, g_strdup (text));
  g_task_return_int (task, was_there || text != NULL);
}

/* Whether what is there can never be read: the way out of that is to remove it. */
static gboolean
is_unreadable (const GError *error)
{
  return g_error_matches (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_DAMAGED)
         || g_error_matches (error, LOA_KEYRING_ERROR, LOA_KEYRING_ERROR_PORTAL_CHANGED);
}

static void
read_for_removal_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaForgottenItem *self = g_task_get_source_object (task);
  GError *error = NULL;
  char *text = loa_account_item_read_finish (LOA_ACCOUNT_ITEM (source), result, &error);

  if (error != NULL && !is_unreadable (error))
    {
      fail (task, error);
      return;
    }

  g_clear_error (&error);
  g_task_set_task_data (task, text, (GDestroyNotify) sepay_secret_free);
  loa_account_item_clear_async (self->item, g_task_get_cancellable (task), removed_cb, g_object_ref (task));
}

static void
locked_for_removal_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_account_item_lock_finish (LOA_ACCOUNT_ITEM (source), result, &error))
    g_task_return_error (task, error);
  else
    loa_account_item_read_async (LOA_ACCOUNT_ITEM (source), g_task_get_cancellable (task), read_for_removal_cb,
                                 g_object_ref (task));
}

/* Ends @task with @text, which it takes over. */
static void
restored (GTask       *task,
          SepaySecret *text)
{
  LoaForgottenItem *self = g_task_get_source_object (task);

  loa_account_item_unlock (self->item);
  keep (self, NULL);
  g_task_return_pointer (task, text, (GDestroyNotify) sepay_secret_free);
}

static void
put_back_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_account_item_write_finish (LOA_ACCOUNT_ITEM (source), result, &error))
    fail (task, error);
  else
    restored (task, g_strdup (g_task_get_task_data (task)));
}

static void
read_for_restore_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaForgottenItem *self = g_task_get_source_object (task);
  GError *error = NULL;
  char *text = loa_account_item_read_finish (LOA_ACCOUNT_ITEM (source), result, &error);

  if (error != NULL)
    fail (task, error);
  else if (text != NULL)
    restored (task, text);
  else
    loa_account_item_write_async (self->item, g_task_get_task_data (task), g_task_get_cancellable (task), put_back_cb,
                                  g_object_ref (task));
}

static void
locked_for_restore_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_account_item_lock_finish (LOA_ACCOUNT_ITEM (source), result, &error))
    g_task_return_error (task, error);
  else
    loa_account_item_read_async (LOA_ACCOUNT_ITEM (source), g_task_get_cancellable (task), read_for_restore_cb,
                                 g_object_ref (task));
}

static void
loa_forgotten_item_dispose (GObject *object)
{
  LoaForgottenItem *self = LOA_FORGOTTEN_ITEM (object);

  g_clear_object (&self->item);

  G_OBJECT_CLASS (loa_forgotten_item_parent_class)->dispose (object);
}

static void
loa_forgotten_item_finalize (GObject *object)
{
  LoaForgottenItem *self = LOA_FORGOTTEN_ITEM (object);

  g_clear_pointer (&self->text, sepay_secret_free);

  G_OBJECT_CLASS (loa_forgotten_item_parent_class)->finalize (object);
}

static void
loa_forgotten_item_class_init (LoaForgottenItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_forgotten_item_dispose;
  object_class->finalize = loa_forgotten_item_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LOA_TYPE_FORGOTTEN_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
loa_forgotten_item_init (LoaForgottenItem *self)
{
}

LoaForgottenItem *
loa_forgotten_item_new (LoaAccountItem *item)
{
  LoaForgottenItem *self = g_object_new (LOA_TYPE_FORGOTTEN_ITEM, NULL);

  self->item = g_object_ref (item);

  return self;
}

gboolean
loa_forgotten_item_is_kept (LoaForgottenItem *self)
{
  return self->text != NULL;
}

void
loa_forgotten_item_drop (LoaForgottenItem *self)
{
  keep (self, NULL);
}

void
loa_forgotten_item_forget_async (LoaForgottenItem    *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_forgotten_item_forget_async);
  /* What has been removed is kept, whoever has given up waiting; only the inner calls decide. */
  g_task_set_check_cancellable (task, FALSE);
  loa_account_item_lock_async (self->item, cancellable, locked_for_removal_cb, g_steal_pointer (&task));
}

gboolean
loa_forgotten_item_forget_finish (LoaForgottenItem  *self,
                                  GAsyncResult      *result,
                                  gboolean          *was_there,
                                  GError           **error)
{
  gssize answer;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_forgotten_item_forget_async), FALSE);

  answer = g_task_propagate_int (G_TASK (result), error);
  if (was_there != NULL)
    *was_there = answer > 0;

  return answer >= 0;
}

void
loa_forgotten_item_restore_async (LoaForgottenItem    *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_forgotten_item_restore_async);
  g_task_set_check_cancellable (task, FALSE);

  if (self->text == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  g_task_set_task_data (task, g_strdup (self->text), (GDestroyNotify) sepay_secret_free);
  loa_account_item_lock_async (self->item, cancellable, locked_for_restore_cb, g_steal_pointer (&task));
}

char *
loa_forgotten_item_restore_finish (LoaForgottenItem  *self,
                                   GAsyncResult      *result,
                                   GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_forgotten_item_restore_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
