/* sepay-token-source.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SEPAY_TYPE_TOKEN_SOURCE (sepay_token_source_get_type ())

/**
 * SepayTokenSource:
 *
 * Where a client gets the bearer token that a call needs. It is an interface because tokens live
 * in the keyring, of which the wire knows nothing, and are renewed by one process at a time.
 */
G_DECLARE_INTERFACE (SepayTokenSource, sepay_token_source, SEPAY, TOKEN_SOURCE, GObject)

struct _SepayTokenSourceInterface
{
  GTypeInterface parent_iface;

  void  (*get_token_async)  (SepayTokenSource     *self,
                             const char           *rejected_token,
                             GCancellable         *cancellable,
                             GAsyncReadyCallback   callback,
                             gpointer              user_data);
  char *(*get_token_finish) (SepayTokenSource     *self,
                             GAsyncResult         *result,
                             GError              **error);
};

/**
 * sepay_token_source_get_token_async:
 * @self: the source
 * @rejected_token: (nullable): the token that SePay has just refused, or %NULL at the first try
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Gets a token that is good as far as one knows, and is not @rejected_token. Calls that wait at the
 * same time share one request; cancelling one of them does not fail the others.
 */
void sepay_token_source_get_token_async (SepayTokenSource    *self,
                                         const char          *rejected_token,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);

/**
 * sepay_token_source_get_token_finish:
 * @self: the source
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the token; secret, so the caller clears it
 */
char *sepay_token_source_get_token_finish (SepayTokenSource  *self,
                                           GAsyncResult      *result,
                                           GError           **error);

G_END_DECLS
