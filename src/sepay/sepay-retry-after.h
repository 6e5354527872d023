/* sepay-retry-after.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

guint sepay_retry_after_read (SoupMessageHeaders *headers,
                              gint64              unix_now);

G_END_DECLS
