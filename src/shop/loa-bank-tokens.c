/* loa-bank-tokens.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-bank-tokens.h"

#include "loa-bank-refresh.h"
#include "loa-failure.h"
#include "loa-token-line.h"
#include "sepay-waiters.h"

/* LoaBankTokens: see the header.
 *
 * It is a part of its own, and not LoaBankGrant, because the bank client holds its token source, and the grant holds
 * the client.
 *
 * Whoever asks for a token while none is good waits in a line for one run of LoaBankRefresh.
 */
struct _LoaBankTokens
{
  GObject parent_instance;

  LoaAccountItem *item; /* (owned) */
  LoaBankRefresh *refresh; /* (owned) */
  SoupSession *session; /* (owned): where secrets are hidden */
  LoaClock *clock; /* (owned) */

  LoaBankCredentials *credentials; /* (owned) (nullable): as last read or written */
  SepayWaiters *loading; /* (owned): of load, while the item is read */
  SepayWaiters *waiting; /* (owned): of get_token */
  SepaySecret *refreshed_for; /* (owned) (nullable): the rejected token that the run is for */

  guint n_changes; /* how often @credentials has been set */
  guint is_loaded : 1;
  guint is_running : 1;
};

static void token_source_iface_init (SepayTokenSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoaBankTokens, loa_bank_tokens, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SEPAY_TYPE_TOKEN_SOURCE, token_source_iface_init))

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void run (LoaBankTokens *self);
static void read_again (GTask *task);

static void
refreshed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (LoaBankTokens) self = user_data;
  g_autoptr (LoaBankCredentials) credentials = NULL;
  g_autoptr (SepaySecret) refreshed_for = g_steal_pointer (&self->refreshed_for);
  g_autoptr (GError) error = NULL;
  gboolean is_good;

  is_good = loa_bank_refresh_run_finish (LOA_BANK_REFRESH (source), result, &credentials, &error);
  self->is_running = FALSE;

  /* Where another process has signed out, or what it signed in to is refused, this one knows so from here on. */
  if (is_good || g_error_matches (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN))
    loa_bank_tokens_set_credentials (self, credentials);

  if (is_good)
    loa_token_line_answer (self->waiting, credentials->access_token, refreshed_for);
  else
    loa_token_line_fail (self->waiting, error);

  if (!sepay_waiters_is_empty (self->waiting) && !self->is_running)
    run (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaBankTokens) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!loa_bank_tokens_load_finish (self, result, &error))
    {
      self->is_running = FALSE;
      loa_token_line_fail (self->waiting, error);
      return;
    }

  if (self->credentials != NULL)
    self->refreshed_for = loa_token_line_offer (self->waiting, self->credentials->access_token,
                                                loa_bank_credentials_is_good (self->credentials, NULL, self->clock));

  if (sepay_waiters_is_empty (self->waiting))
    self->is_running = FALSE;
  else
    loa_bank_refresh_run_async (self->refresh, self->refreshed_for, refreshed_cb, g_object_ref (self));
}

static void
run (LoaBankTokens *self)
{
  self->is_running = TRUE;
  loa_bank_tokens_load_async (self, NULL, loaded_cb, g_object_ref (self));
}

static void
loa_bank_tokens_get_token_async (SepayTokenSource    *source,
                                 const char          *rejected_token,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  LoaBankTokens *self = LOA_BANK_TOKENS (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_bank_tokens_get_token_async);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (self->credentials != NULL && loa_bank_credentials_is_good (self->credentials, rejected_token, self->clock))
    {
      g_task_return_pointer (task, g_strdup (self->credentials->access_token), (GDestroyNotify) sepay_secret_free);
      return;
    }

  loa_token_line_add (self->waiting, g_steal_pointer (&task), rejected_token);
  if (!self->is_running)
    run (self);
}

static char *
loa_bank_tokens_get_token_finish (SepayTokenSource  *source,
                                  GAsyncResult      *result,
                                  GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, source), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_bank_tokens_get_token_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
token_source_iface_init (SepayTokenSourceInterface *iface)
{
  iface->get_token_async = loa_bank_tokens_get_token_async;
  iface->get_token_finish = loa_bank_tokens_get_token_finish;
}

static void
item_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (LoaBankTokens) self = user_data;
  g_autoptr (LoaBankCredentials) credentials = NULL;
  g_autoptr (SepaySecret) text = NULL;
  g_autoptr (GError) error = NULL;
  GTask *task;

  text = loa_account_item_read_finish (LOA_ACCOUNT_ITEM (source), result, &error);
  if (text != NULL)
    credentials = loa_bank_credentials_decode (text, self->clock, &error);

  /* Signing in meanwhile is newer than what was read. */
  if (error == NULL && !self->is_loaded)
    loa_bank_tokens_set_credentials (self, credentials);

  while ((task = sepay_waiters_take (self->loading)) != NULL)
    {
      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

/* The name of who signed in may be known here before it is stored. */
static gboolean
is_known (LoaBankTokens            *self,
          const LoaBankCredentials *read)
{
  const LoaBankCredentials *known = self->credentials;

  if (!self->is_loaded || known == NULL || read == NULL)
    return self->is_loaded && known == read;

  return g_str_equal (known->client_id, read->client_id)
         && g_str_equal (known->client_secret, read->client_secret)
         && g_str_equal (known->access_token, read->access_token)
         && g_strcmp0 (known->refresh_token, read->refresh_token) == 0
         && known->since == read->since
         && (read->name == NULL || g_strcmp0 (known->name, read->name) == 0);
}

static void
reread_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaBankCredentials) credentials = NULL;
  g_autoptr (SepaySecret) text = NULL;
  LoaBankTokens *self = g_task_get_source_object (task);
  GError *error = NULL;

  text = loa_account_item_read_finish (LOA_ACCOUNT_ITEM (source), result, &error);
  if (text != NULL)
    credentials = loa_bank_credentials_decode (text, self->clock, &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (GPOINTER_TO_UINT (g_task_get_task_data (task)) != self->n_changes)
    {
      read_again (task);
      return;
    }

  if (!is_known (self, credentials))
    loa_bank_tokens_set_credentials (self, credentials);
  g_task_return_boolean (task, TRUE);
}

static void
read_again (GTask *task)
{
  LoaBankTokens *self = g_task_get_source_object (task);

  g_task_set_task_data (task, GUINT_TO_POINTER (self->n_changes), NULL);
  loa_account_item_read_async (self->item, g_task_get_cancellable (task), reread_cb, g_object_ref (task));
}

static char *
encode_known (gpointer owner)
{
  LoaBankTokens *self = owner;

  return self->credentials != NULL ? loa_bank_credentials_encode (self->credentials) : NULL;
}

static void
loa_bank_tokens_dispose (GObject *object)
{
  LoaBankTokens *self = LOA_BANK_TOKENS (object);

  if (self->item != NULL)
    loa_account_item_set_known (self->item, NULL, NULL);

  g_clear_object (&self->refresh);
  g_clear_object (&self->item);
  g_clear_object (&self->session);
  g_clear_object (&self->clock);
  g_clear_object (&self->loading);
  g_clear_object (&self->waiting);

  G_OBJECT_CLASS (loa_bank_tokens_parent_class)->dispose (object);
}

static void
loa_bank_tokens_finalize (GObject *object)
{
  LoaBankTokens *self = LOA_BANK_TOKENS (object);

  g_clear_pointer (&self->credentials, loa_bank_credentials_free);
  g_clear_pointer (&self->refreshed_for, sepay_secret_free);

  G_OBJECT_CLASS (loa_bank_tokens_parent_class)->finalize (object);
}

static void
loa_bank_tokens_class_init (LoaBankTokensClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_bank_tokens_dispose;
  object_class->finalize = loa_bank_tokens_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LOA_TYPE_BANK_TOKENS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
loa_bank_tokens_init (LoaBankTokens *self)
{
  self->loading = sepay_waiters_new ();
  self->waiting = sepay_waiters_new ();
}

LoaBankTokens *
loa_bank_tokens_new (LoaAccountItem *item,
                     SepayOauth     *oauth,
                     SoupSession    *session,
                     LoaClock       *clock)
{
  LoaBankTokens *self = g_object_new (LOA_TYPE_BANK_TOKENS, NULL);

  self->item = g_object_ref (item);
  self->refresh = loa_bank_refresh_new (item, oauth, session, clock);
  self->session = g_object_ref (session);
  self->clock = g_object_ref (clock);
  loa_account_item_set_known (item, encode_known, self);

  return self;
}

/* Returns: (transfer none) (nullable): what is known, %NULL when not signed in or not loaded */
const LoaBankCredentials *
loa_bank_tokens_get_credentials (LoaBankTokens *self)
{
  return self->credentials;
}

gboolean
loa_bank_tokens_get_needs_sign_in (LoaBankTokens *self)
{
  if (self->credentials == NULL)
    return FALSE;

  if (self->credentials->refresh_token == NULL)
    return !loa_bank_credentials_is_good (self->credentials, NULL, self->clock);

  return self->credentials->refused_at > 0
         || loa_bank_refresh_is_dead (self->refresh, self->credentials->refresh_token);
}

/* What is set has to be durable, or gone, before. */
void
loa_bank_tokens_set_credentials (LoaBankTokens            *self,
                                 const LoaBankCredentials *credentials)
{
  g_autoptr (LoaBankCredentials) old = g_steal_pointer (&self->credentials);

  self->credentials = credentials != NULL ? loa_bank_credentials_copy (credentials) : NULL;
  if (credentials != NULL)
    loa_bank_credentials_hide (credentials, self->session);
  self->is_loaded = TRUE;
  self->n_changes++;

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
loa_bank_tokens_load_async (LoaBankTokens       *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  gboolean is_first = sepay_waiters_is_empty (self->loading);

  g_task_set_source_tag (task, loa_bank_tokens_load_async);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (self->is_loaded)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  sepay_waiters_add (self->loading, g_steal_pointer (&task));
  if (is_first)
    loa_account_item_read_async (self->item, NULL, item_read_cb, g_object_ref (self));
}

gboolean
loa_bank_tokens_load_finish (LoaBankTokens  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_bank_tokens_load_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_bank_tokens_reload_async (LoaBankTokens       *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_bank_tokens_reload_async);
  read_again (task);
}

gboolean
loa_bank_tokens_reload_finish (LoaBankTokens  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_bank_tokens_reload_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
