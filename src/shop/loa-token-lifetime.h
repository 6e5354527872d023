/* loa-token-lifetime.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-clock.h"

G_BEGIN_DECLS

gint64 loa_token_lifetime_get_end_us (gint64    obtained_at,
                                      gint64    expires_at,
                                      gint64    margin,
                                      LoaClock *clock);

G_END_DECLS
