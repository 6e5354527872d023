/* loa-announcement-word.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-announcement-word.h"

#include <glib/gi18n.h>

const char *
loa_announcement_word_for_state (LoaAnnouncementState state)
{
  switch (state)
    {
    case LOA_ANNOUNCEMENT_STATE_ASKED:
      return _("Asked");

    case LOA_ANNOUNCEMENT_STATE_SENT:
      return _("Sent");

    case LOA_ANNOUNCEMENT_STATE_DELIVERED:
      return _("Delivered");

    case LOA_ANNOUNCEMENT_STATE_FAILED:
      return _("Failed");

    case LOA_ANNOUNCEMENT_STATE_NOT_SENT:
      return _("Not sent");

    case LOA_ANNOUNCEMENT_STATE_UNKNOWN:
    default:
      return _("Unknown");
    }
}

const char *
loa_announcement_word_for_cause (LoaAnnouncementCause cause)
{
  switch (cause)
    {
    case LOA_ANNOUNCEMENT_CAUSE_TEST:
      return _("Test");

    case LOA_ANNOUNCEMENT_CAUSE_PAYMENT:
      return _("Payment");

    case LOA_ANNOUNCEMENT_CAUSE_BY_HAND:
    default:
      return _("By hand");
    }
}
