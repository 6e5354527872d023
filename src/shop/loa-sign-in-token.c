/* loa-sign-in-token.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sign-in-token.h"

#include "sepay-error.h"
#include "sepay-secret.h"

struct _LoaSignInToken
{
  GObject parent_instance;

  SepaySecret *token; /* (owned) */
};

static void token_source_iface_init (SepayTokenSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LoaSignInToken, loa_sign_in_token, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SEPAY_TYPE_TOKEN_SOURCE, token_source_iface_init))

static void
loa_sign_in_token_get_token_async (SepayTokenSource    *source,
                                   const char          *rejected_token,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  LoaSignInToken *self = LOA_SIGN_IN_TOKEN (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, loa_sign_in_token_get_token_async);

  if (rejected_token != NULL)
    g_task_return_new_error (task, SEPAY_ERROR, SEPAY_ERROR_UNAUTHORIZED, "SePay refused a token that is new");
  else
    g_task_return_pointer (task, g_strdup (self->token), (GDestroyNotify) sepay_secret_free);
}

static char *
loa_sign_in_token_get_token_finish (SepayTokenSource  *source,
                                    GAsyncResult      *result,
                                    GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, source), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_sign_in_token_get_token_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
token_source_iface_init (SepayTokenSourceInterface *iface)
{
  iface->get_token_async = loa_sign_in_token_get_token_async;
  iface->get_token_finish = loa_sign_in_token_get_token_finish;
}

static void
loa_sign_in_token_finalize (GObject *object)
{
  LoaSignInToken *self = LOA_SIGN_IN_TOKEN (object);

  g_clear_pointer (&self->token, sepay_secret_free);

  G_OBJECT_CLASS (loa_sign_in_token_parent_class)->finalize (object);
}

static void
loa_sign_in_token_class_init (LoaSignInTokenClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loa_sign_in_token_finalize;
}

static void
loa_sign_in_token_init (LoaSignInToken *self)
{
}

LoaSignInToken *
loa_sign_in_token_new (const char *token)
{
  LoaSignInToken *self = g_object_new (LOA_TYPE_SIGN_IN_TOKEN, NULL);

  self->token = g_strdup (token);

  return self;
}
