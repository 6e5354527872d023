/* sepay-transport.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "loa-clock.h"
#include "sepay-request.h"

G_BEGIN_DECLS

/**
 * SepayLimits:
 * @requests_per_second: how many may leave in any second
 * @rate_limited_pause: seconds to wait after a 429 that does not say how long, or 0 to wait as after other failures
 * @answer_milliseconds: how long one try may take until its answer is whole
 *
 * How much a client asks of its server.
 */
typedef struct
{
  guint requests_per_second;
  guint rate_limited_pause;
  guint answer_milliseconds;
} SepayLimits;

#define SEPAY_ANSWER_MILLISECONDS (20 * 1000)

#define SEPAY_TYPE_TRANSPORT (sepay_transport_get_type ())

G_DECLARE_FINAL_TYPE (SepayTransport, sepay_transport, SEPAY, TRANSPORT, GObject)

SepayTransport    *sepay_transport_new         (SoupSession          *session,
                                                GUri                 *address,
                                                LoaClock             *clock,
                                                const SepayLimits    *limits);
LoaClock          *sepay_transport_get_clock   (SepayTransport       *self);
const SepayLimits *sepay_transport_get_limits  (SepayTransport       *self);
void               sepay_transport_send_async  (SepayTransport       *self,
                                                SepayRequest         *request,
                                                const char           *bearer,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gpointer           sepay_transport_send_finish (SepayTransport       *self,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
