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
