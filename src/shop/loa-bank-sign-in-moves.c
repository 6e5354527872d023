/* loa-bank-sign-in-moves.c
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
#include "loa-sign-in-name.h"
#include "sepay-error.h"

GError *
loa_bank_sign_in_error_new (const char *sentence)
{
  return g_error_new_literal (LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN, sentence);
}

void
loa_bank_sign_in_stop_listening (LoaBankSignIn *self)
{
  if (self->limit != NULL)
    g_cancellable_cancel (self->limit);
  g_clear_object (&self->limit);

  if (self->listener != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->listener, self);
      loa_loopback_listener_stop (self->listener);
    }
  g_clear_object (&self->listener);
}

/* Ends everybody in @line, with @error or with success. */
void
loa_bank_sign_in_answer_all (SepayWaiters *line,
                             const GError *error)
{
  GTask *task;

  while ((task = sepay_waiters_take (line)) != NULL)
    {
      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

GError *
loa_bank_sign_in_error_new_over (void)
{
  return loa_bank_sign_in_error_new (_("This sign-in is over. Sign in again."));
}

GError *
loa_bank_sign_in_error_new_late (void)
{
  return g_error_new (LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN,
                      _("The browser has not come back within %d minutes. Sign in again; if the browser ends on a page "
                        "that it cannot load, paste the address of that page."),
                      LOA_BANK_SIGN_IN_LIMIT_MINUTES);
}

void
loa_bank_sign_in_drop_tokens (LoaBankSignIn *self)
{
  g_clear_pointer (&self->tokens, sepay_tokens_free);
  g_clear_pointer (&self->unconfirmed_name, g_free);
}

const LoaSignInAnswer *
loa_bank_sign_in_get_browser_answer (LoaBankSignIn *self)
{
  return self->listener != NULL ? loa_loopback_listener_get_answer (self->listener) : NULL;
}

void
loa_bank_sign_in_use_browser_answer (LoaBankSignIn *self)
{
  g_autoptr (LoaLoopbackListener) listener = g_object_ref (self->listener);
  GTask *task;

  while ((task = sepay_waiters_take (self->listening)) != NULL)
    sepay_waiters_add (self->finishing, task);

  loa_bank_sign_in_stop_listening (self);
  loa_bank_sign_in_use_answer (self, loa_loopback_listener_get_answer (listener));
}

/* Takes @error over. A code that was no good has not ended the wait for the browser, unless it was this try's own. */
void
loa_bank_sign_in_end (LoaBankSignIn *self,
                      GError        *error)
{
  g_autoptr (GError) cause = error;
  g_autoptr (GError) late = NULL;

  g_clear_object (&self->exchange);

  if (cause == NULL)
    {
      self->is_done = TRUE;
      self->is_spent = TRUE;
      loa_bank_sign_in_drop_tokens (self);
      g_clear_pointer (&self->client_secret, sepay_secret_free);
    }

  if (self->is_spent && self->unconfirmed_name == NULL)
    {
      loa_bank_sign_in_stop_listening (self);
      loa_bank_sign_in_answer_all (self->finishing, cause);
      loa_bank_sign_in_answer_all (self->listening, cause);
      return;
    }

  loa_bank_sign_in_answer_all (self->finishing, cause);
  if (self->exchange != NULL || self->unconfirmed_name != NULL || sepay_waiters_is_empty (self->listening))
    return;

  if (self->listener == NULL)
    loa_bank_sign_in_answer_all (self->listening, late = loa_bank_sign_in_error_new_late ());
  else if (loa_bank_sign_in_get_browser_answer (self) != NULL)
    loa_bank_sign_in_use_browser_answer (self);
}

static void
accepted_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LoaBankSignIn) self = user_data;
  GError *error = NULL;

  loa_bank_grant_accept_finish (LOA_BANK_GRANT (source), result, &error);
  loa_bank_sign_in_end (self, error);
}

/* A keyring that would not take the tokens may do so at the next try; the code would be no good for that. */
void
loa_bank_sign_in_store_tokens (LoaBankSignIn *self)
{
  loa_bank_grant_accept_async (self->grant, self->client_id, self->client_secret, self->redirect_text, self->tokens,
                               self->exchange, accepted_cb, g_object_ref (self));
}

static void
named_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (LoaBankSignIn) self = user_data;
  GError *error = NULL;

  self->unconfirmed_name = loa_sign_in_name_ask_finish (LOA_BANK_GRANT (source), result, &error);
  if (self->is_refused)
    {
      g_clear_error (&error);
      error = loa_bank_sign_in_error_new_over ();
    }

  if (error == NULL || (self->has_state && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    {
      g_clear_error (&error);
      loa_bank_sign_in_use_tokens (self);
      return;
    }

  loa_bank_sign_in_drop_tokens (self);
  loa_bank_sign_in_end (self, error);
}

/* What comes with the state says more than any name. */
void
loa_bank_sign_in_use_tokens (LoaBankSignIn *self)
{
  const LoaSignInAnswer *answer = loa_bank_sign_in_get_browser_answer (self);

  if (answer != NULL && loa_sign_in_answer_has_code (answer, self->code))
    self->has_state = TRUE;

  if (self->has_state)
    {
      self->is_spent = TRUE;
      g_clear_pointer (&self->unconfirmed_name, g_free);
      loa_bank_sign_in_store_tokens (self);
    }
  else if (answer != NULL)
    {
      loa_bank_sign_in_drop_tokens (self);
      g_clear_object (&self->exchange);
      loa_bank_sign_in_use_browser_answer (self);
    }
  else if (self->unconfirmed_name == NULL)
    {
      loa_sign_in_name_ask_async (self->grant, self->tokens, self->clock, self->exchange, named_cb,
                                  g_object_ref (self));
    }
  else
    {
      loa_bank_sign_in_stop_listening (self);
      g_clear_object (&self->exchange);
      loa_bank_sign_in_answer_all (self->finishing, NULL);
    }
}

static GError *
error_new_grant (LoaBankSignIn *self)
{
  if (self->has_state)
    return g_error_new_literal (LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN,
                                _("SePay no longer takes the code of this sign-in: it is good once, for a few "
                                  "minutes. Sign in again."));

  return loa_bank_sign_in_error_new (_("SePay does not take this code: it is good once, for a few minutes. Copy the "
                                       "whole address on which the browser ended, and paste that, or open the sign-in "
                                       "page again."));
}

static void
exchanged_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (LoaBankSignIn) self = user_data;
  GError *error = NULL;

  self->tokens = sepay_oauth_exchange_code_finish (SEPAY_OAUTH (source), result, &error);
  if (self->is_refused)
    {
      loa_bank_sign_in_drop_tokens (self);
      g_clear_error (&error);
      loa_bank_sign_in_end (self, loa_bank_sign_in_error_new_over ());
      return;
    }

  if (self->tokens != NULL)
    {
      loa_bank_sign_in_use_tokens (self);
      return;
    }

  if (g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_GRANT))
    {
      self->is_spent = self->has_state;
      g_clear_error (&error);
      error = error_new_grant (self);
    }

  loa_bank_sign_in_end (self, error);
}

static void
exchange_code (LoaBankSignIn         *self,
               const LoaSignInAnswer *answer)
{
  g_clear_pointer (&self->code, sepay_secret_free);
  self->code = g_strdup (answer->code);
  self->has_state = answer->has_state;
  self->exchange = g_cancellable_new ();
  sepay_oauth_exchange_code_async (loa_bank_grant_get_oauth (self->grant), self->client_id, self->client_secret,
                                   self->code, self->redirect_text, self->verifier, self->exchange, exchanged_cb,
                                   g_object_ref (self));
}

static void
refuse_answer (LoaBankSignIn         *self,
               const LoaSignInAnswer *answer)
{
  g_autoptr (GPtrArray) redaction = sepay_redaction_new ();

  sepay_redaction_add (redaction, self->client_secret);
  sepay_redaction_add (redaction, self->state);
  sepay_redaction_add (redaction, self->verifier);

  self->is_spent = TRUE;
  loa_bank_sign_in_drop_tokens (self);
  loa_bank_sign_in_end (self, loa_sign_in_answer_get_refusal (answer, redaction));
}

/* Everybody who finishes is answered with what becomes of it. There is no exchange under way. */
void
loa_bank_sign_in_use_answer (LoaBankSignIn         *self,
                             const LoaSignInAnswer *answer)
{
  gboolean is_same = loa_sign_in_answer_has_code (answer, self->code);

  if (self->tokens != NULL && (self->has_state || is_same))
    {
      self->has_state |= answer->has_state;
      self->exchange = g_cancellable_new ();
      loa_bank_sign_in_use_tokens (self);
      return;
    }

  loa_bank_sign_in_drop_tokens (self);
  if (answer->code == NULL)
    refuse_answer (self, answer);
  else
    exchange_code (self, answer);
}
