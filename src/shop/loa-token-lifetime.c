/* loa-token-lifetime.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-token-lifetime.h"

/* No access token lives longer, whatever an item says. */
#define MAX_LIFETIME_SECONDS 86400

/* Other processes told the end by the wall clock, which may have been put forward or back since; a token never lives
 * longer than it was given. From here on the boot clock counts, which nobody puts.
 *
 * Returns: the boot time until which a token is used that expires at @expires_at: @margin seconds before, or after half
 * of its life when it does not live much longer than that
 */
gint64
loa_token_lifetime_get_end_us (gint64    obtained_at,
                               gint64    expires_at,
                               gint64    margin,
                               LoaClock *clock)
{
  gint64 lifetime = CLAMP (expires_at - obtained_at, 0, MAX_LIFETIME_SECONDS);
  gint64 left = MIN (expires_at - loa_clock_get_unix_seconds (clock), lifetime);

  left = MAX (left - MIN (margin, lifetime / 2), 0);

  return loa_clock_get_boot_time_us (clock) + left * G_USEC_PER_SEC;
}
