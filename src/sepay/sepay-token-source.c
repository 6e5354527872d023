/* sepay-token-source.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-token-source.h"

G_DEFINE_INTERFACE (SepayTokenSource, sepay_token_source, G_TYPE_OBJECT)

static void
sepay_token_source_default_init (SepayTokenSourceInterface *iface)
{
}

void
sepay_token_source_get_token_async (SepayTokenSource    *self,
                                    const char          *rejected_token,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (SEPAY_IS_TOKEN_SOURCE (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  SEPAY_TOKEN_SOURCE_GET_IFACE (self)->get_token_async (self, rejected_token, cancellable, callback, user_data);
}

char *
sepay_token_source_get_token_finish (SepayTokenSource  *self,
                                     GAsyncResult      *result,
                                     GError           **error)
{
  g_return_val_if_fail (SEPAY_IS_TOKEN_SOURCE (self), NULL);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), NULL);

  return SEPAY_TOKEN_SOURCE_GET_IFACE (self)->get_token_finish (self, result, error);
}
