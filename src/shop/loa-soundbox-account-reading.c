/* loa-soundbox-account-reading.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-soundbox-account-private.h"

#include <glib/gi18n.h>

#include "loa-failure.h"

/* Reading the account from the keyring: once for all who wait, or again because another process may have changed it. */

static void read_again (GTask *task);

static void
answer (LoaSoundboxAccount *self,
        GTask              *task,
        const GError       *error)
{
  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else if (self->client_id == NULL && g_task_get_source_tag (task) == loa_soundbox_account_require_async)
    g_task_return_new_error (task, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN, "%s",
                             _("SoundBox is not connected. Connect it in Accounts."));
  else
    g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (LoaSoundboxAccount) self = user_data;
  g_autoptr (LoaSoundboxCredentials) credentials = NULL;
  g_autoptr (SepaySecret) text = NULL;
  g_autoptr (GError) error = NULL;
  GTask *task;

  text = loa_account_item_read_finish (LOA_ACCOUNT_ITEM (source), result, &error);
  if (text != NULL)
    credentials = loa_soundbox_credentials_decode (text, self->clock, &error);

  /* Connecting meanwhile is newer than what was read. */
  if (error == NULL && !self->is_loaded)
    loa_soundbox_tokens_set_credentials (self->tokens, credentials);

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
    loa_account_item_read_async (self->item, NULL, read_cb, g_object_ref (self));
}

/* Whose account it is, not which token it has come to: that is had from the keyring when it is needed. */
static gboolean
is_known (LoaSoundboxAccount           *self,
          const LoaSoundboxCredentials *read)
{
  const LoaSoundboxCredentials *known = loa_soundbox_tokens_get_credentials (self->tokens);

  if (!self->is_loaded || known == NULL || read == NULL)
    return self->is_loaded && known == read;

  return g_str_equal (known->client_id, read->client_id) && g_str_equal (known->client_secret, read->client_secret)
         && known->since == read->since;
}

static void
reread_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaSoundboxCredentials) credentials = NULL;
  g_autoptr (SepaySecret) text = NULL;
  LoaSoundboxAccount *self = g_task_get_source_object (task);
  GError *error = NULL;

  text = loa_account_item_read_finish (LOA_ACCOUNT_ITEM (source), result, &error);
  if (text != NULL)
    credentials = loa_soundbox_credentials_decode (text, self->clock, &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (GPOINTER_TO_UINT (g_task_get_task_data (task)) != loa_soundbox_tokens_get_n_changes (self->tokens))
    {
      read_again (task);
      return;
    }

  if (!is_known (self, credentials))
    loa_soundbox_tokens_set_credentials (self->tokens, credentials);
  g_task_return_boolean (task, TRUE);
}

static void
read_again (GTask *task)
{
  LoaSoundboxAccount *self = g_task_get_source_object (task);

  g_task_set_task_data (task, GUINT_TO_POINTER (loa_soundbox_tokens_get_n_changes (self->tokens)), NULL);
  loa_account_item_read_async (self->item, g_task_get_cancellable (task), reread_cb, g_object_ref (task));
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
  return loa_soundbox_account_finish (self, loa_soundbox_account_load_async, result, error);
}

void
loa_soundbox_account_reload_async (LoaSoundboxAccount  *self,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_soundbox_account_reload_async);
  read_again (task);
}

gboolean
loa_soundbox_account_reload_finish (LoaSoundboxAccount  *self,
                                    GAsyncResult        *result,
                                    GError             **error)
{
  return loa_soundbox_account_finish (self, loa_soundbox_account_reload_async, result, error);
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
  return loa_soundbox_account_finish (self, loa_soundbox_account_require_async, result, error);
}
