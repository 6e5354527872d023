/* sepay-oauth.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-oauth.h"

#include <string.h>

#include "sepay-joined-cancellable.h"
#include "sepay-retry.h"
#include "sepay-tokens-private.h"

struct _SepayOauth
{
  GObject parent_instance;

  SepayTransport *transport; /* (owned) */
  GUri *address; /* (owned) */
  GCancellable *closing; /* (owned): cancelled by dispose, and with it every call */
};

static const SepayLimits limits = {
  .requests_per_second = 2,
  .answer_milliseconds = SEPAY_ANSWER_MILLISECONDS,
};

G_DEFINE_FINAL_TYPE (SepayOauth, sepay_oauth, G_TYPE_OBJECT)

static void
append_parameter (GString    *uri,
                  const char *name,
                  const char *value)
{
  g_string_append_printf (uri, "%c%s=", strchr (uri->str, '?') == NULL ? '?' : '&', name);
  g_string_append_uri_escaped (uri, value, NULL, FALSE);
}

static SepayRequest *
make_request (SepaySecret *form)
{
  SepayRequest *request = sepay_request_new (SEPAY_DIALECT_OAUTH, SOUP_METHOD_POST, "/oauth/token", sepay_tokens_read,
                                             (GDestroyNotify) sepay_tokens_free);

  sepay_request_set_form (request, form);

  return request;
}

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  SepayTokens *tokens = sepay_retry_send_finish (SEPAY_TRANSPORT (object), result, &error);

  if (tokens != NULL)
    g_task_return_pointer (task, tokens, (GDestroyNotify) sepay_tokens_free);
  else
    g_task_return_error (task, error);
}

/* Takes @task over. */
static void
send (GTask        *task,
      SepayRequest *request)
{
  SepayOauth *self = g_task_get_source_object (task);
  g_autoptr (GCancellable) cancellable = NULL;

  cancellable = sepay_joined_cancellable_new (g_task_get_cancellable (task), self->closing);
  sepay_retry_send_async (self->transport, request, NULL, cancellable, sent_cb, task);
}

static void
sepay_oauth_dispose (GObject *object)
{
  SepayOauth *self = SEPAY_OAUTH (object);

  g_cancellable_cancel (self->closing);

  G_OBJECT_CLASS (sepay_oauth_parent_class)->dispose (object);
}

static void
sepay_oauth_finalize (GObject *object)
{
  SepayOauth *self = SEPAY_OAUTH (object);

  g_clear_object (&self->transport);
  g_clear_object (&self->closing);
  g_clear_pointer (&self->address, g_uri_unref);

  G_OBJECT_CLASS (sepay_oauth_parent_class)->finalize (object);
}

static void
sepay_oauth_class_init (SepayOauthClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sepay_oauth_dispose;
  object_class->finalize = sepay_oauth_finalize;
}

static void
sepay_oauth_init (SepayOauth *self)
{
  self->closing = g_cancellable_new ();
}

SepayOauth *
sepay_oauth_new (SoupSession *session,
                 GUri        *address,
                 LoaClock    *clock)
{
  SepayOauth *self;

  g_return_val_if_fail (SOUP_IS_SESSION (session), NULL);
  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);

  self = g_object_new (SEPAY_TYPE_OAUTH, NULL);
  self->address = g_uri_ref (address);
  self->transport = sepay_transport_new (session, address, clock, &limits);

  return self;
}

char *
sepay_oauth_get_authorise_uri (SepayOauth *self,
                               const char *client_id,
                               const char *redirect_uri,
                               const char *scope,
                               const char *state,
                               const char *code_challenge)
{
  g_autofree char *address = NULL;
  g_autoptr (GString) uri = NULL;

  g_return_val_if_fail (SEPAY_IS_OAUTH (self), NULL);
  g_return_val_if_fail (client_id != NULL && redirect_uri != NULL && scope != NULL && state != NULL, NULL);

  address = g_uri_to_string (self->address);
  uri = g_string_new (address);
  g_string_append (uri, "/oauth/authorize");
  append_parameter (uri, "response_type", "code");
  append_parameter (uri, "client_id", client_id);
  append_parameter (uri, "redirect_uri", redirect_uri);
  append_parameter (uri, "scope", scope);
  append_parameter (uri, "state", state);

  if (code_challenge != NULL)
    {
      append_parameter (uri, "code_challenge", code_challenge);
      append_parameter (uri, "code_challenge_method", "S256");
    }

  return g_strdup (uri->str);
}

void
sepay_oauth_exchange_code_async (SepayOauth          *self,
                                 const char          *client_id,
                                 const char          *client_secret,
                                 const char          *code,
                                 const char          *redirect_uri,
                                 const char          *code_verifier,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (SepayRequest) request = NULL;

  g_return_if_fail (SEPAY_IS_OAUTH (self));
  g_return_if_fail (client_id != NULL && client_secret != NULL);
  g_return_if_fail (code != NULL && redirect_uri != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sepay_oauth_exchange_code_async);

  /* The list ends at the verifier's name where there is no verifier. */
  request = make_request (soup_form_encode ("grant_type", "authorization_code", "code", code, "redirect_uri",
                                            redirect_uri, "client_id", client_id, "client_secret", client_secret,
                                            code_verifier != NULL ? "code_verifier" : NULL, code_verifier, NULL));
  sepay_redaction_add (request->redaction, client_secret);
  sepay_redaction_add (request->redaction, code);
  sepay_redaction_add (request->redaction, code_verifier);

  send (g_steal_pointer (&task), request);
}

SepayTokens *
sepay_oauth_exchange_code_finish (SepayOauth    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (SEPAY_IS_OAUTH (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sepay_oauth_exchange_code_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
sepay_oauth_refresh_async (SepayOauth          *self,
                           const char          *client_id,
                           const char          *client_secret,
                           const char          *refresh_token,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (SepayRequest) request = NULL;

  g_return_if_fail (SEPAY_IS_OAUTH (self));
  g_return_if_fail (client_id != NULL && client_secret != NULL && refresh_token != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sepay_oauth_refresh_async);

  request = make_request (soup_form_encode ("grant_type", "refresh_token", "refresh_token", refresh_token, "client_id",
                                            client_id, "client_secret", client_secret, NULL));
  sepay_redaction_add (request->redaction, client_secret);
  sepay_redaction_add (request->redaction, refresh_token);

  send (g_steal_pointer (&task), request);
}

SepayTokens *
sepay_oauth_refresh_finish (SepayOauth    *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (SEPAY_IS_OAUTH (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sepay_oauth_refresh_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
