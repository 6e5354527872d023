/* sepay-session.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * sepay_session_prepare:
 *
 * Registers the types that a session is made of. A program calls it first thing, before anything starts a thread: GLib can
 * deadlock when one thread makes the first session while another, such as that of the settings, connects to a bus.
 */
void sepay_session_prepare (void);

/**
 * sepay_session_new:
 *
 * Makes the one HTTP session that a program uses for SePay: time limits, a user agent, no cookies,
 * no content sniffing, no cache, the system's certificates. The session belongs to the thread that
 * made it.
 *
 * Returns: (transfer full): the session
 */
SoupSession *sepay_session_new (void);

G_END_DECLS
