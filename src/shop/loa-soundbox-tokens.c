/* loa-soundbox-tokens.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-soundbox-tokens.h"

#include "loa-failure.h"
#include "loa-token-line.h"

/* LoaSoundboxTokens: see the header.
 *
 * Whoever asks for a token while none is good waits in a line for one run of LoaSoundboxRenewal, which is cancelled
 * when the last of them has given up.
 */
struct _LoaSoundboxTokens
{
  GObject parent_instance;

  LoaSoundboxRenewal *renewal; /* (owned) */
  SoupSession *session; /* (owned): where secrets are hidden */
  LoaClock *clock; /* (owned) */

  LoaSoundboxCredentials *credentials; /* (owned) (nullable): as last read or written */
  SepayWaiters *waiting; /* (owned): of get_token */
  SepaySecret *renewed_for; /* (owned) (nullable): the rejected token that the run is for */
  GCancellable *running; /* (owned) (nullable): while there is a run */
  guint n_changes; /* how often @credentials has been set */
};

static void token_source_iface_init (SepayTokenSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoaSoundboxTokens, loa_soundbox_tokens, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SEPAY_TYPE_TOKEN_SOURCE, token_source_iface_init))

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void run (LoaSoundboxTokens *self);

static gboolean
is_good (LoaSoundboxTokens *self,
         const char        *rejected_token)
{
  return self->credentials != NULL
         && loa_soundbox_credentials_is_good (self->credentials, rejected_token, self->clock);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (LoaSoundboxTokens) self = user_data;
  g_autoptr (LoaSoundboxCredentials) credentials = NULL;
  g_autoptr (SepaySecret) renewed_for = g_steal_pointer (&self->renewed_for);
  g_autoptr (GCancellable) running = g_steal_pointer (&self->running);
  g_autoptr (GError) error = NULL;

  credentials = loa_soundbox_renewal_run_finish (LOA_SOUNDBOX_RENEWAL (source), result, &error);

  if (credentials != NULL)
    {
      loa_soundbox_tokens_set_credentials (self, credentials);
      loa_token_line_answer (self->waiting, credentials->access_token, renewed_for);
    }
  else if (!g_cancellable_is_cancelled (running))
    {
      /* Another process has disconnected it. */
      if (g_error_matches (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN))
        loa_soundbox_tokens_set_credentials (self, NULL);
      loa_token_line_fail (self->waiting, error);
    }

  /* Who came after the run had been given up waits for another. */
  if (!sepay_waiters_is_empty (self->waiting) && self->running == NULL)
    run (self);
}

static void
run (LoaSoundboxTokens *self)
{
  self->running = g_cancellable_new ();
  if (self->credentials != NULL)
    self->renewed_for = loa_token_line_offer (self->waiting, self->credentials->access_token, is_good (self, NULL));

  /* What has come to its end here has done so, even where the keyring's item says otherwise: then the clock was put
   * back.
   */
  if (self->credentials != NULL && self->renewed_for == NULL && !is_good (self, NULL))
    self->renewed_for = g_strdup (self->credentials->access_token);

  loa_soundbox_renewal_run_async (self->renewal, self->renewed_for, self->credentials, self->running, ran_cb,
                                  g_object_ref (self));
}

static void
deserted_cb (SepayWaiters      *waiting,
             LoaSoundboxTokens *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
}

static void
loa_soundbox_tokens_get_token_async (SepayTokenSource    *source,
                                     const char          *rejected_token,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  LoaSoundboxTokens *self = LOA_SOUNDBOX_TOKENS (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  gboolean is_known = is_good (self, rejected_token);

  g_task_set_source_tag (task, loa_soundbox_tokens_get_token_async);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (is_known)
    g_task_return_pointer (task, g_strdup (self->credentials->access_token), (GDestroyNotify) sepay_secret_free);
  else
    loa_token_line_add (self->waiting, g_steal_pointer (&task), rejected_token);

  if (self->running == NULL && (!is_known || loa_soundbox_renewal_has_unsaved (self->renewal)))
    run (self);
}

static char *
loa_soundbox_tokens_get_token_finish (SepayTokenSource  *source,
                                      GAsyncResult      *result,
                                      GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, source), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_soundbox_tokens_get_token_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
token_source_iface_init (SepayTokenSourceInterface *iface)
{
  iface->get_token_async = loa_soundbox_tokens_get_token_async;
  iface->get_token_finish = loa_soundbox_tokens_get_token_finish;
}

static void
loa_soundbox_tokens_dispose (GObject *object)
{
  LoaSoundboxTokens *self = LOA_SOUNDBOX_TOKENS (object);

  g_clear_object (&self->renewal);
  g_clear_object (&self->session);
  g_clear_object (&self->clock);
  g_clear_object (&self->waiting);

  G_OBJECT_CLASS (loa_soundbox_tokens_parent_class)->dispose (object);
}

static void
loa_soundbox_tokens_finalize (GObject *object)
{
  LoaSoundboxTokens *self = LOA_SOUNDBOX_TOKENS (object);

  g_clear_pointer (&self->credentials, loa_soundbox_credentials_free);

  G_OBJECT_CLASS (loa_soundbox_tokens_parent_class)->finalize (object);
}

static void
loa_soundbox_tokens_class_init (LoaSoundboxTokensClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_soundbox_tokens_dispose;
  object_class->finalize = loa_soundbox_tokens_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LOA_TYPE_SOUNDBOX_TOKENS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
loa_soundbox_tokens_init (LoaSoundboxTokens *self)
{
  self->waiting = sepay_waiters_new ();
  g_signal_connect_object (self->waiting, "deserted", G_CALLBACK (deserted_cb), self, G_CONNECT_DEFAULT);
}

LoaSoundboxTokens *
loa_soundbox_tokens_new (LoaSoundboxRenewal *renewal,
                         SoupSession        *session,
                         LoaClock           *clock)
{
  LoaSoundboxTokens *self = g_object_new (LOA_TYPE_SOUNDBOX_TOKENS, NULL);

  self->renewal = g_object_ref (renewal);
  self->session = g_object_ref (session);
  self->clock = g_object_ref (clock);

  return self;
}

/* Returns: (transfer none) (nullable): what is known, %NULL when not connected or not loaded */
const LoaSoundboxCredentials *
loa_soundbox_tokens_get_credentials (LoaSoundboxTokens *self)
{
  return self->credentials;
}

/* It grows whenever something else is known: what was read from the keyring before that is old. */
guint
loa_soundbox_tokens_get_n_changes (LoaSoundboxTokens *self)
{
  return self->n_changes;
}

/* What is set has to be durable, or gone, before; but for a token, which may be missing in the keyring. */
void
loa_soundbox_tokens_set_credentials (LoaSoundboxTokens            *self,
                                     const LoaSoundboxCredentials *credentials)
{
  g_autoptr (LoaSoundboxCredentials) old = g_steal_pointer (&self->credentials);

  self->credentials = credentials != NULL ? loa_soundbox_credentials_copy (credentials) : NULL;
  if (credentials != NULL)
    loa_soundbox_credentials_hide (credentials, self->session);
  self->n_changes++;

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
