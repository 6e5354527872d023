/* sepay-retry.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sepay-transport.h"

G_BEGIN_DECLS

void     sepay_retry_send_async  (SepayTransport       *transport,
                                  SepayRequest         *request,
                                  const char           *bearer,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
gpointer sepay_retry_send_finish (SepayTransport       *transport,
                                  GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS
