/* loa-loopback-listener.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "loa-sign-in-answer.h"

G_BEGIN_DECLS

#define LOA_TYPE_LOOPBACK_LISTENER (loa_loopback_listener_get_type ())

/**
 * LoaLoopbackListener:
 *
 * Where the browser comes back to on this computer. It answers every request, but hears only one: to the path and
 * host of the redirect address, with the right `state`. The signal `answered` is emitted once, after the browser has
 * got its page.
 */
G_DECLARE_FINAL_TYPE (LoaLoopbackListener, loa_loopback_listener, LOA, LOOPBACK_LISTENER, GObject)

gboolean               loa_loopback_listener_can_listen (GUri                 *redirect_uri);
LoaLoopbackListener   *loa_loopback_listener_new        (GUri                 *redirect_uri,
                                                         const char           *state);
gboolean               loa_loopback_listener_start      (LoaLoopbackListener  *self,
                                                         GError              **error);
void                   loa_loopback_listener_stop       (LoaLoopbackListener  *self);

/* Returns: (transfer none) (nullable): the answer, %NULL while the browser waits for its page or has not come yet */
const LoaSignInAnswer *loa_loopback_listener_get_answer (LoaLoopbackListener  *self);

G_END_DECLS
