/* sepay-session-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sepay-session.h"

G_BEGIN_DECLS

GPtrArray *sepay_session_get_redaction (SoupSession *session);

G_END_DECLS
