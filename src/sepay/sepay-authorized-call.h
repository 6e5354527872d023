/* sepay-authorized-call.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sepay-token-source.h"
#include "sepay-transport.h"

G_BEGIN_DECLS

void     sepay_authorized_call_async  (SepayTransport       *transport,
                                       SepayRequest         *request,
                                       SepayTokenSource     *token_source,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gpointer sepay_authorized_call_finish (SepayTransport       *transport,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
