/* sepay-authorized-call.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-authorized-call.h"

#include "sepay-error-private.h"
#include "sepay-retry.h"
#include "sepay-tokens-private.h"

/* A call that needs a bearer token: gets one, calls, and when SePay refuses the token gets another
 * and calls once more.
 *
 * That holds for calls that are not repeatable too: a refused token means that nothing was done.
 */

typedef struct
{
  SepayRequest *request; /* (owned) */
  SepayTokenSource *token_source; /* (owned) */
  SepaySecret *token; /* (owned) (nullable): the one in use */
  gboolean was_refused;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_clear_pointer (&call->request, sepay_request_unref);
  g_clear_pointer (&call->token, sepay_secret_free);
  g_clear_object (&call->token_source);
  g_free (call);
}

static void get_token (GTask *task);

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gpointer value = sepay_retry_send_finish (SEPAY_TRANSPORT (object), result, &error);

  if (value != NULL)
    {
      g_task_return_pointer (task, value, call->request->answer_free);
      return;
    }

  if (!call->was_refused && g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_UNAUTHORIZED))
    {
      call->was_refused = TRUE;
      get_token (g_steal_pointer (&task));
      return;
    }

  g_task_return_error (task, g_steal_pointer (&error));
}

static void
got_token_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  g_autoptr (SepaySecret) token = NULL;
  GError *error = NULL;

  token = sepay_token_source_get_token_finish (SEPAY_TOKEN_SOURCE (object), result, &error);
  if (token == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (!sepay_token_is_sendable (token))
    {
      g_task_return_error (task, sepay_error_new (SEPAY_ERROR_SIGNED_OUT, "The token that is kept is not a token"));
      return;
    }

  g_clear_pointer (&call->token, sepay_secret_free);
  call->token = g_steal_pointer (&token);
  sepay_retry_send_async (g_task_get_source_object (task), call->request, call->token, g_task_get_cancellable (task),
                          sent_cb, g_object_ref (task));
}

/* Takes @task over. */
static void
get_token (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  sepay_token_source_get_token_async (call->token_source, call->token, g_task_get_cancellable (task), got_token_cb,
                                      task);
}

void
sepay_authorized_call_async (SepayTransport      *transport,
                             SepayRequest        *request,
                             SepayTokenSource    *token_source,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (transport, cancellable, callback, user_data);
  Call *call = g_new0 (Call, 1);

  g_task_set_source_tag (task, sepay_authorized_call_async);
  call->request = sepay_request_ref (request);
  call->token_source = g_object_ref (token_source);
  g_task_set_task_data (task, call, call_free);

  get_token (g_steal_pointer (&task));
}

gpointer
sepay_authorized_call_finish (SepayTransport  *transport,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sepay_authorized_call_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
