/* loa-bank-sign-in.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-bank-sign-in-private.h"

#include <glib/gi18n.h>

#include "loa-failure.h"
#include "loa-random-text.h"
#include "loa-sign-in-redirect.h"

G_DEFINE_FINAL_TYPE (LoaBankSignIn, loa_bank_sign_in, G_TYPE_OBJECT)

static void
deserted_cb (SepayWaiters  *finishing,
             LoaBankSignIn *self)
{
  if (self->exchange != NULL)
    g_cancellable_cancel (self->exchange);
}

/* The browser may come back before anybody waits, or while a pasted code is tried. */
static void
answered_cb (LoaLoopbackListener *listener,
             LoaBankSignIn       *self)
{
  if (self->exchange == NULL && !sepay_waiters_is_empty (self->listening))
    loa_bank_sign_in_use_browser_answer (self);
}

/* Who gives up waiting needs no listener. */
static void
listening_deserted_cb (SepayWaiters  *listening,
                       LoaBankSignIn *self)
{
  loa_bank_sign_in_stop_listening (self);
}

/* The ten minutes keep nothing alive. */
static void
limit_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (LoaBankSignIn) self = g_weak_ref_get (user_data);
  g_autoptr (GError) error = NULL;
  gboolean is_over = loa_clock_sleep_finish (LOA_CLOCK (source), result, NULL);

  g_weak_ref_clear (user_data);
  g_free (user_data);

  if (self == NULL || !is_over)
    return;

  loa_bank_sign_in_stop_listening (self);

  /* A code that was pasted in time still counts. */
  if (self->exchange == NULL)
    loa_bank_sign_in_answer_all (self->listening, error = loa_bank_sign_in_error_new_late ());
}

/* Whether what comes now is told what becomes of the code that is being exchanged. */
static gboolean
is_under_way (LoaBankSignIn         *self,
              const LoaSignInAnswer *answer)
{
  return loa_sign_in_answer_has_code (answer, self->code)
         || (self->has_state && answer->has_state && answer->code != NULL);
}

/* Returns: (nullable): why nothing can be done with @answer now */
static GError *
check_pasted (LoaBankSignIn         *self,
              const LoaSignInAnswer *answer)
{
  if (self->is_done)
    return loa_bank_sign_in_error_new (_("You are signed in already, so this is not needed."));

  if (self->exchange != NULL && !is_under_way (self, answer))
    return loa_bank_sign_in_error_new (_("Loa is still asking SePay about what came before. Wait a moment, then "
                                         "paste again."));

  if (self->exchange != NULL || self->tokens != NULL || !self->is_spent)
    return NULL;

  if (loa_sign_in_answer_has_code (answer, self->code))
    return loa_bank_sign_in_error_new (_("This address was used already. Sign in again."));

  return loa_bank_sign_in_error_new_over ();
}

static void
loa_bank_sign_in_dispose (GObject *object)
{
  LoaBankSignIn *self = LOA_BANK_SIGN_IN (object);

  loa_bank_sign_in_stop_listening (self);
  g_clear_object (&self->exchange);
  g_clear_object (&self->listening);
  g_clear_object (&self->finishing);
  g_clear_object (&self->grant);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (loa_bank_sign_in_parent_class)->dispose (object);
}

static void
loa_bank_sign_in_finalize (GObject *object)
{
  LoaBankSignIn *self = LOA_BANK_SIGN_IN (object);

  g_clear_pointer (&self->client_id, g_free);
  g_clear_pointer (&self->client_secret, sepay_secret_free);
  g_clear_pointer (&self->redirect_text, g_free);
  g_clear_pointer (&self->redirect_uri, g_uri_unref);
  loa_bank_sign_in_drop_tokens (self);
  g_clear_pointer (&self->code, sepay_secret_free);
  g_clear_pointer (&self->state, sepay_secret_free);
  g_clear_pointer (&self->verifier, sepay_secret_free);
  g_clear_pointer (&self->authorise_uri, sepay_secret_free);

  G_OBJECT_CLASS (loa_bank_sign_in_parent_class)->finalize (object);
}

static void
loa_bank_sign_in_class_init (LoaBankSignInClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_bank_sign_in_dispose;
  object_class->finalize = loa_bank_sign_in_finalize;
}

static void
loa_bank_sign_in_init (LoaBankSignIn *self)
{
  self->listening = sepay_waiters_new ();
  self->finishing = sepay_waiters_new ();
  g_signal_connect_object (self->listening, "deserted", G_CALLBACK (listening_deserted_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->finishing, "deserted", G_CALLBACK (deserted_cb), self, G_CONNECT_DEFAULT);
}

LoaBankSignIn *
loa_bank_sign_in_new (LoaBankGrant  *grant,
                      const char    *client_id,
                      const char    *client_secret,
                      const char    *redirect_uri,
                      LoaClock      *clock,
                      GError       **error)
{
  g_autoptr (LoaBankSignIn) self = NULL;
  g_autofree char *challenge = NULL;

  g_return_val_if_fail (LOA_IS_BANK_GRANT (grant), NULL);
  g_return_val_if_fail (client_id != NULL && client_secret != NULL, NULL);
  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_object_new (LOA_TYPE_BANK_SIGN_IN, NULL);
  self->grant = g_object_ref (grant);
  self->clock = g_object_ref (clock);
  self->client_id = g_strdup (client_id);
  self->client_secret = g_strdup (client_secret);
  self->redirect_text = g_strdup (redirect_uri != NULL ? redirect_uri : LOA_BANK_REDIRECT_DEFAULT);
  self->redirect_uri = loa_sign_in_redirect_parse (self->redirect_text, error);
  if (self->redirect_uri == NULL)
    return NULL;

  self->state = loa_random_text_new (error);
  if (self->state == NULL)
    return NULL;

  self->verifier = loa_random_text_new (error);
  if (self->verifier == NULL)
    return NULL;

  challenge = loa_random_text_get_challenge (self->verifier);
  self->authorise_uri = sepay_oauth_get_authorise_uri (loa_bank_grant_get_oauth (grant), client_id, self->redirect_text,
                                                       LOA_BANK_SCOPES, self->state, challenge);

  return g_steal_pointer (&self);
}

const char *
loa_bank_sign_in_get_authorise_uri (LoaBankSignIn *self)
{
  g_return_val_if_fail (LOA_IS_BANK_SIGN_IN (self), NULL);

  return self->authorise_uri;
}

gboolean
loa_bank_sign_in_can_listen (LoaBankSignIn *self)
{
  g_return_val_if_fail (LOA_IS_BANK_SIGN_IN (self), FALSE);

  return loa_loopback_listener_can_listen (self->redirect_uri);
}

gboolean
loa_bank_sign_in_start_listening (LoaBankSignIn  *self,
                                  GError        **error)
{
  g_autoptr (LoaLoopbackListener) listener = NULL;
  GWeakRef *weak;

  g_return_val_if_fail (LOA_IS_BANK_SIGN_IN (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (self->listener != NULL)
    return TRUE;

  if (!loa_bank_sign_in_can_listen (self))
    {
      g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN,
                           _("Loa can only wait for the browser at an address of this computer that begins with "
                             "http://, and the redirect address is another. Paste the address on which the browser "
                             "ends."));
      return FALSE;
    }

  listener = loa_loopback_listener_new (self->redirect_uri, self->state);
  if (!loa_loopback_listener_start (listener, error))
    return FALSE;

  g_signal_connect_object (listener, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_DEFAULT);
  self->listener = g_steal_pointer (&listener);
  self->limit = g_cancellable_new ();

  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  loa_clock_sleep_async (self->clock, LOA_BANK_SIGN_IN_LIMIT_MINUTES * 60 * 1000, self->limit, limit_cb, weak);

  return TRUE;
}

void
loa_bank_sign_in_listen_async (LoaBankSignIn       *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (LOA_IS_BANK_SIGN_IN (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_bank_sign_in_listen_async);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (self->is_done)
    g_task_return_boolean (task, TRUE);
  else if (self->has_state && self->exchange != NULL)
    sepay_waiters_add (self->finishing, g_steal_pointer (&task));
  else if (self->has_state && self->tokens != NULL)
    {
      sepay_waiters_add (self->finishing, g_steal_pointer (&task));
      self->exchange = g_cancellable_new ();
      loa_bank_sign_in_use_tokens (self);
    }
  else if (self->unconfirmed_name != NULL)
    sepay_waiters_add (self->listening, g_steal_pointer (&task));
  else if (self->is_spent)
    g_task_return_error (task, loa_bank_sign_in_error_new_over ());
  else if (!loa_bank_sign_in_start_listening (self, &error))
    g_task_return_error (task, error);
  else
    {
      sepay_waiters_add (self->listening, g_steal_pointer (&task));
      if (loa_bank_sign_in_get_browser_answer (self) != NULL)
        answered_cb (self->listener, self);
    }
}

gboolean
loa_bank_sign_in_listen_finish (LoaBankSignIn  *self,
                                GAsyncResult   *result,
                                GError        **error)
{
  g_return_val_if_fail (LOA_IS_BANK_SIGN_IN (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_bank_sign_in_listen_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_bank_sign_in_paste_async (LoaBankSignIn       *self,
                              const char          *text,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (LoaSignInAnswer) answer = NULL;
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (LOA_IS_BANK_SIGN_IN (self));
  g_return_if_fail (text != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_bank_sign_in_paste_async);

  if (g_task_return_error_if_cancelled (task))
    return;

  answer = loa_sign_in_answer_parse_pasted (text, self->redirect_uri, self->state, &error);
  if (answer != NULL)
    error = check_pasted (self, answer);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  sepay_waiters_add (self->finishing, g_steal_pointer (&task));
  if (self->exchange != NULL)
    self->has_state |= answer->has_state;
  else
    loa_bank_sign_in_use_answer (self, answer);
}

gboolean
loa_bank_sign_in_paste_finish (LoaBankSignIn  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  g_return_val_if_fail (LOA_IS_BANK_SIGN_IN (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_bank_sign_in_paste_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

const char *
loa_bank_sign_in_get_unconfirmed_name (LoaBankSignIn *self)
{
  g_return_val_if_fail (LOA_IS_BANK_SIGN_IN (self), NULL);

  return self->unconfirmed_name;
}

void
loa_bank_sign_in_confirm_async (LoaBankSignIn       *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_BANK_SIGN_IN (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_bank_sign_in_confirm_async);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (self->is_done)
    g_task_return_boolean (task, TRUE);
  else if (self->unconfirmed_name == NULL)
    g_task_return_error (task, loa_bank_sign_in_error_new_over ());
  else
    {
      sepay_waiters_add (self->finishing, g_steal_pointer (&task));
      if (self->exchange != NULL)
        return;

      self->exchange = g_cancellable_new ();
      loa_bank_sign_in_store_tokens (self);
    }
}

gboolean
loa_bank_sign_in_confirm_finish (LoaBankSignIn  *self,
                                 GAsyncResult   *result,
                                 GError        **error)
{
  g_return_val_if_fail (LOA_IS_BANK_SIGN_IN (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_bank_sign_in_confirm_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_bank_sign_in_refuse (LoaBankSignIn *self)
{
  g_return_if_fail (LOA_IS_BANK_SIGN_IN (self));

  if (self->is_done)
    return;

  self->is_spent = TRUE;
  self->is_refused = TRUE;
  loa_bank_sign_in_drop_tokens (self);

  if (self->exchange != NULL)
    g_cancellable_cancel (self->exchange);
  else
    loa_bank_sign_in_end (self, loa_bank_sign_in_error_new_over ());
}
