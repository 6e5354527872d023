/* loa-bank-grant-calls.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-bank-grant-private.h"

#include "loa-bank-acceptance.h"

/* Reading the grant, taking one over that the user has just given, and forgetting it. */

/* Takes @error over. */
static void
end (GTask  *task,
     GError *error)
{
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  loa_bank_tokens_load_finish (LOA_BANK_TOKENS (source), result, &error);
  end (task, error);
}

static void
reloaded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  loa_bank_tokens_reload_finish (LOA_BANK_TOKENS (source), result, &error);
  end (task, error);
}

static void
accepted_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  loa_bank_acceptance_run_finish (LOA_BANK_TOKENS (source), result, &error);
  end (task, error);
}

static void
forgotten_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaBankGrant *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean was_there;

  if (!loa_forgotten_item_forget_finish (LOA_FORGOTTEN_ITEM (source), result, &was_there, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  loa_bank_tokens_set_credentials (self->tokens, NULL);
  g_task_return_int (task, was_there);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaBankCredentials) credentials = NULL;
  g_autoptr (SepaySecret) text = NULL;
  LoaBankGrant *self = g_task_get_source_object (task);
  GError *error = NULL;

  text = loa_forgotten_item_restore_finish (LOA_FORGOTTEN_ITEM (source), result, &error);
  if (text != NULL)
    credentials = loa_bank_credentials_decode (text, self->clock, &error);
  if (credentials != NULL)
    loa_bank_tokens_set_credentials (self->tokens, credentials);

  end (task, error);
}

static gboolean
finish (LoaBankGrant  *self,
        gpointer       source_tag,
        GAsyncResult  *result,
        GError       **error)
{
  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_bank_grant_load_async (LoaBankGrant        *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_BANK_GRANT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_bank_grant_load_async);
  loa_bank_tokens_load_async (self->tokens, cancellable, loaded_cb, g_steal_pointer (&task));
}

gboolean
loa_bank_grant_load_finish (LoaBankGrant  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return finish (self, loa_bank_grant_load_async, result, error);
}

void
loa_bank_grant_reload_async (LoaBankGrant        *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_BANK_GRANT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_bank_grant_reload_async);
  loa_bank_tokens_reload_async (self->tokens, cancellable, reloaded_cb, g_steal_pointer (&task));
}

gboolean
loa_bank_grant_reload_finish (LoaBankGrant  *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return finish (self, loa_bank_grant_reload_async, result, error);
}

void
loa_bank_grant_accept_async (LoaBankGrant        *self,
                             const char          *client_id,
                             const char          *client_secret,
                             const char          *redirect_uri,
                             const SepayTokens   *tokens,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  LoaBankCredentials *credentials;

  g_return_if_fail (LOA_IS_BANK_GRANT (self));
  g_return_if_fail (client_id != NULL && client_secret != NULL && redirect_uri != NULL);
  g_return_if_fail (tokens != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  credentials = g_new0 (LoaBankCredentials, 1);
  credentials->client_id = g_strdup (client_id);
  credentials->client_secret = g_strdup (client_secret);
  credentials->redirect_uri = g_strdup (redirect_uri);
  credentials->since = loa_clock_get_unix_seconds (self->clock);
  loa_bank_credentials_take_tokens (credentials, tokens, self->clock);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_bank_grant_accept_async);
  g_task_set_check_cancellable (task, FALSE);
  loa_bank_acceptance_run_async (self->tokens, self->item, self->client, self->clock, credentials, cancellable,
                                 accepted_cb, g_steal_pointer (&task));
}

gboolean
loa_bank_grant_accept_finish (LoaBankGrant  *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return finish (self, loa_bank_grant_accept_async, result, error);
}

void
loa_bank_grant_forget_async (LoaBankGrant        *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_BANK_GRANT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_bank_grant_forget_async);
  g_task_set_check_cancellable (task, FALSE);
  loa_forgotten_item_forget_async (self->forgotten, cancellable, forgotten_cb, g_steal_pointer (&task));
}

gboolean
loa_bank_grant_forget_finish (LoaBankGrant  *self,
                              GAsyncResult  *result,
                              gboolean      *was_there,
                              GError       **error)
{
  gssize answer;

  g_return_val_if_fail (LOA_IS_BANK_GRANT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_bank_grant_forget_async), FALSE);

  answer = g_task_propagate_int (G_TASK (result), error);
  if (was_there != NULL)
    *was_there = answer > 0;

  return answer >= 0;
}

void
loa_bank_grant_restore_async (LoaBankGrant        *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_BANK_GRANT (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_bank_grant_restore_async);
  g_task_set_check_cancellable (task, FALSE);
  loa_forgotten_item_restore_async (self->forgotten, cancellable, restored_cb, g_steal_pointer (&task));
}

gboolean
loa_bank_grant_restore_finish (LoaBankGrant  *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return finish (self, loa_bank_grant_restore_async, result, error);
}

void
loa_bank_grant_drop_forgotten (LoaBankGrant *self)
{
  g_return_if_fail (LOA_IS_BANK_GRANT (self));

  loa_forgotten_item_drop (self->forgotten);
}
