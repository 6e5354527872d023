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
 * Registers the types that a session is made of. A program calls it first thing, before anything starts a thread: GLib
 * can deadlock when one thread makes the first session while another, such as that of the settings, connects to a bus.
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

/**
 * sepay_session_hide:
 * @session: a session of sepay_session_new()
 * @secret: (nullable): a secret
 *
 * From now on neither an error nor a result of any call in @session repeats @secret, should a server say it. In a
 * result only a secret of at least eight bytes is looked for, and an answer that brings tokens is left as it is. What
 * the calls themselves send to get in is hidden without being asked; this is for what the program holds and has not
 * sent yet.
 */
void sepay_session_hide (SoupSession *session,
                         const char  *secret);

G_END_DECLS
