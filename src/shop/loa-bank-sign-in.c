/* loa-bank-sign-in.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-bank-sign-in.h"

#include <glib/gi18n.h>

#include "loa-failure.h"
#include "loa-loopback-listener.h"
#include "loa-quotation.h"
#include "loa-random-text.h"
#include "sepay-address.h"
#include "sepay-error.h"
#include "sepay-waiters.h"

/* LoaBankSignIn: see the header.
 *
 * Who listens waits in one line until the answer is there; who finishes, by either way, waits in another for the one
 * exchange of the code. When nobody is left there, the exchange is cancelled: a user who gave up is not signed in
 * behind his back.
 */

#define LIMIT_MINUTES 10

struct _LoaBankSignIn
{
  GObject parent_instance;

  LoaBankGrant *grant; /* (owned) */
  LoaClock *clock; /* (owned) */
  char *client_id; /* (owned) */
  SepaySecret *client_secret; /* (owned) (nullable): until it has been stored */
  char *redirect_text; /* (owned): exactly as given */
  GUri *redirect_uri; /* (owned) */
  SepaySecret *state; /* (owned) */
  SepaySecret *verifier; /* (owned) */
  char *authorise_uri; /* (owned) */

  LoaLoopbackListener *listener; /* (owned) (nullable): while it listens */
  SepayWaiters *listening; /* (owned): of listen, until the answer is there */
  SepayWaiters *finishing; /* (owned): of listen and paste, while the code is exchanged and stored */
  GCancellable *limit; /* (owned) (nullable): ends the clock's wait, while there is one */
  GCancellable *exchange; /* (owned) (nullable): of the exchange, while there is one */

  SepayTokens *tokens; /* (owned) (nullable): had for the code, until they have been stored */

  guint is_spent : 1; /* the code was good, or can never be */
  guint is_done : 1;
};

G_DEFINE_FINAL_TYPE (LoaBankSignIn, loa_bank_sign_in, G_TYPE_OBJECT)

static GError *
error_new (const char *sentence)
{
  return g_error_new_literal (LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN, sentence);
}

static void
stop_listening (LoaBankSignIn *self)
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
static void
answer_all (SepayWaiters *line,
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

/* Takes @error over. */
static void
finish (LoaBankSignIn *self,
        GError        *error)
{
  g_autoptr (GError) cause = error;

  g_clear_object (&self->exchange);

  if (cause == NULL)
    {
      self->is_done = TRUE;
      g_clear_pointer (&self->tokens, sepay_tokens_free);
      g_clear_pointer (&self->client_secret, sepay_secret_free);
    }

  answer_all (self->finishing, cause);
}

static void
accepted_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LoaBankSignIn) self = user_data;
  GError *error = NULL;

  loa_bank_grant_accept_finish (LOA_BANK_GRANT (source), result, &error);
  finish (self, error);
}

/* A keyring that would not take the tokens may do so at the next try; the code would be no good for that. */
static void
store_tokens (LoaBankSignIn *self)
{
  loa_bank_grant_accept_async (self->grant, self->client_id, self->client_secret, self->redirect_text, self->tokens,
                               self->exchange, accepted_cb, g_object_ref (self));
}

static void
exchanged_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (LoaBankSignIn) self = user_data;
  GError *error = NULL;

  self->tokens = sepay_oauth_exchange_code_finish (SEPAY_OAUTH (source), result, &error);
  if (self->tokens != NULL)
    {
      self->is_spent = TRUE;
      store_tokens (self);
      return;
    }

  if (g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_GRANT))
    {
      self->is_spent = TRUE;
      g_clear_error (&error);
      error = g_error_new_literal (LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN,
                                   _("SePay no longer takes the code of this sign-in: it is good once, for a few "
                                     "minutes. Sign in again."));
    }

  finish (self, error);
}

/* What the browser brings is said without what only Loa knows. */
static char *
quote_answer (LoaBankSignIn         *self,
              const LoaSignInAnswer *answer)
{
  g_autoptr (GPtrArray) redaction = sepay_redaction_new ();
  g_autoptr (GPtrArray) sorted = NULL;
  g_autofree char *said = g_utf8_make_valid (answer->error_description != NULL ? answer->error_description
                                                                               : answer->error, -1);
  g_autofree char *redacted = NULL;

  sepay_redaction_add (redaction, self->client_secret);
  sepay_redaction_add (redaction, self->state);
  sepay_redaction_add (redaction, self->verifier);
  sorted = sepay_redaction_sort (redaction, 0);
  redacted = sepay_redact (sorted, said);

  return loa_quotation_clean (redacted);
}

static GError *
error_new_denied (LoaBankSignIn         *self,
                  const LoaSignInAnswer *answer)
{
  g_autofree char *quotation = NULL;

  if (answer->error == NULL || g_str_equal (answer->error, "access_denied"))
    return g_error_new_literal (LOA_SHOP_ERROR, LOA_SHOP_ERROR_DENIED,
                                _("Access to the bank history was denied on SePay’s page. Sign in again to allow "
                                  "it."));

  quotation = quote_answer (self, answer);

  return g_error_new (LOA_SHOP_ERROR, LOA_SHOP_ERROR_DENIED,
                      _("SePay did not let you sign in: “%s”. Check the client ID and the redirect address, then "
                        "sign in again."),
                      quotation);
}

/* Everybody in the line is answered with what becomes of it; @code may be %NULL once there are tokens. */
static void
finish_with_code (LoaBankSignIn *self,
                  const char    *code)
{
  if (self->exchange != NULL)
    return;

  self->exchange = g_cancellable_new ();
  if (self->tokens != NULL)
    store_tokens (self);
  else
    sepay_oauth_exchange_code_async (loa_bank_grant_get_oauth (self->grant), self->client_id, self->client_secret, code,
                                     self->redirect_text, self->verifier, self->exchange, exchanged_cb,
                                     g_object_ref (self));
}

static void
use_answer (LoaBankSignIn         *self,
            const LoaSignInAnswer *answer)
{
  GTask *task;

  while ((task = sepay_waiters_take (self->listening)) != NULL)
    sepay_waiters_add (self->finishing, task);

  if (answer->code == NULL)
    {
      self->is_spent = TRUE;
      finish (self, error_new_denied (self, answer));
    }
  else
    finish_with_code (self, answer->code);

  stop_listening (self);
}

static void
deserted_cb (SepayWaiters  *finishing,
             LoaBankSignIn *self)
{
  if (self->exchange != NULL)
    g_cancellable_cancel (self->exchange);
}

/* The browser may come back before anybody waits. */
static void
answered_cb (LoaLoopbackListener *listener,
             LoaBankSignIn       *self)
{
  if (!sepay_waiters_is_empty (self->listening))
    use_answer (self, loa_loopback_listener_get_answer (listener));
}

/* Who gives up waiting needs no listener. */
static void
listening_deserted_cb (SepayWaiters  *listening,
                       LoaBankSignIn *self)
{
  stop_listening (self);
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

  stop_listening (self);
  error = g_error_new (LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN,
                       _("The browser has not come back within %d minutes. Sign in again, or paste the address on "
                         "which it ended."),
                       LIMIT_MINUTES);
  answer_all (self->listening, error);
}

/* What may stand in an address as it is sent. */
static gboolean
is_graphic (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isgraph (*text))
      return FALSE;

  return TRUE;
}

static GUri *
parse_redirect (const char  *text,
                GError     **error)
{
  g_autoptr (GUri) uri = is_graphic (text) ? g_uri_parse (text, G_URI_FLAGS_ENCODED, NULL) : NULL;
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";

  if ((g_str_equal (scheme, "http") || g_str_equal (scheme, "https")) && g_uri_get_host (uri) != NULL
      && *g_uri_get_host (uri) != '\0' && g_uri_get_userinfo (uri) == NULL && g_uri_get_fragment (uri) == NULL
      && g_uri_get_port (uri) != 0)
    return g_steal_pointer (&uri);

  g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
               _("This cannot be the redirect address. Type the whole address that is registered at SePay, such "
                 "as %s."),
               LOA_BANK_REDIRECT_DEFAULT);
  return NULL;
}

static gboolean
is_redirect (LoaBankSignIn *self,
             GUri          *uri)
{
  return g_strcmp0 (g_uri_get_scheme (uri), g_uri_get_scheme (self->redirect_uri)) == 0
         && g_uri_get_host (uri) != NULL
         && g_ascii_strcasecmp (g_uri_get_host (uri), g_uri_get_host (self->redirect_uri)) == 0
         && g_uri_get_port (uri) == g_uri_get_port (self->redirect_uri)
         && g_strcmp0 (*g_uri_get_path (uri) != '\0' ? g_uri_get_path (uri) : "/",
                       *g_uri_get_path (self->redirect_uri) != '\0' ? g_uri_get_path (self->redirect_uri) : "/") == 0;
}

static LoaSignInAnswer *
parse_pasted (LoaBankSignIn  *self,
              const char     *text,
              GError        **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (LoaSignInAnswer) answer = NULL;
  g_autoptr (GUri) uri = NULL;

  if (g_utf8_validate (stripped, -1, NULL))
    uri = g_uri_parse (stripped, G_URI_FLAGS_ENCODED, NULL);

  if (uri == NULL || !is_redirect (self, uri))
    {
      g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_SIGN_IN,
                   _("This is not the address on which the browser ends. Copy the whole of it, beginning with %s."),
                   self->redirect_text);
      return NULL;
    }

  answer = loa_sign_in_answer_parse (g_uri_get_query (uri), self->state);
  if (answer == NULL)
    g_propagate_error (error, error_new (_("This address belongs to another sign-in. "
                                           "Open the sign-in page again, and paste the address on which the "
                                           "browser ends then.")));

  return g_steal_pointer (&answer);
}

static void
loa_bank_sign_in_dispose (GObject *object)
{
  LoaBankSignIn *self = LOA_BANK_SIGN_IN (object);

  stop_listening (self);
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
  g_clear_pointer (&self->tokens, sepay_tokens_free);
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
  self->redirect_uri = parse_redirect (self->redirect_text, error);
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
      g_propagate_error (error, error_new (_("The redirect address is not on this computer, so Loa cannot wait "
                                             "for the browser. "
                                             "Paste the address on which it ends.")));
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
  loa_clock_sleep_async (self->clock, LIMIT_MINUTES * 60 * 1000, self->limit, limit_cb, weak);

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
  else if (self->exchange != NULL || self->tokens != NULL)
    {
      sepay_waiters_add (self->finishing, g_steal_pointer (&task));
      finish_with_code (self, NULL);
    }
  else if (self->is_spent)
    g_task_return_error (task, error_new (_("This sign-in is over. Sign in again.")));
  else if (!loa_bank_sign_in_start_listening (self, &error))
    g_task_return_error (task, error);
  else
    {
      sepay_waiters_add (self->listening, g_steal_pointer (&task));
      if (loa_loopback_listener_get_answer (self->listener) != NULL)
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

  answer = parse_pasted (self, text, &error);
  if (answer == NULL)
    g_task_return_error (task, error);
  else if (self->exchange == NULL && self->tokens == NULL && self->is_spent)
    g_task_return_error (task, error_new (_("This address was used already. Sign in again.")));
  else
    {
      sepay_waiters_add (self->finishing, g_steal_pointer (&task));
      use_answer (self, answer);
    }
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
