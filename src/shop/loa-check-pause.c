/* loa-check-pause.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-check-pause.h"

#include "loa-failure.h"
#include "sepay-error.h"

#define RATE_LIMITED_SECONDS 60
#define FIRST_PAUSE_SECONDS 15u
#define LONGEST_PAUSE_SECONDS (10 * 60u)

static void
pause_for (LoaCheckPause *self,
           gint64         now_us,
           guint          seconds)
{
  self->paused_until_us = now_us + (gint64) seconds * G_USEC_PER_SEC;
}

/* Whether it is the speaker's, the account's, or everybody's. */
gboolean
loa_check_pause_note_failure (LoaCheckPause *self,
                              const GError  *error,
                              gint64         now_us)
{
  guint asked_pause = sepay_error_get_retry_after (error);

  switch (loa_failure_classify (error))
    {
    case LOA_FAILURE_CANCELLED:
      return TRUE;

    case LOA_FAILURE_NOT_FOUND:
    case LOA_FAILURE_REFUSED:
    case LOA_FAILURE_USAGE:
      loa_check_pause_end (self);
      return FALSE;

    case LOA_FAILURE_RATE_LIMITED:
      self->is_rate_limited = TRUE;
      pause_for (self, now_us, asked_pause > 0 ? asked_pause : RATE_LIMITED_SECONDS);
      return TRUE;

    case LOA_FAILURE_NOT_SIGNED_IN:
    case LOA_FAILURE_UNAUTHORIZED:
    case LOA_FAILURE_FORBIDDEN:
    case LOA_FAILURE_KEYRING_LOCKED:
    case LOA_FAILURE_KEYRING_MISSING:
      self->is_refused = TRUE;
      return TRUE;

    case LOA_FAILURE_UNREACHABLE:
    case LOA_FAILURE_TIMEOUT:
    case LOA_FAILURE_MALFORMED:
    case LOA_FAILURE_SERVER:
    case LOA_FAILURE_DELIVERY_FAILED:
    case LOA_FAILURE_STORE:
    case LOA_FAILURE_FAILED:
    default:
      pause_for (self, now_us,
                 MAX (asked_pause, MIN (FIRST_PAUSE_SECONDS << MIN (self->n_failures, 10), LONGEST_PAUSE_SECONDS)));
      self->n_failures++;
      return FALSE;
    }
}

void
loa_check_pause_end (LoaCheckPause *self)
{
  self->n_failures = 0;
  if (!self->is_rate_limited)
    self->paused_until_us = 0;
}
