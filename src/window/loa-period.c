/* loa-period.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-period.h"
#include "loa-vietnam-time.h"

const char *
loa_period_get_label (LoaPeriod period)
{
  static const char * const labels[LOA_N_PERIODS] = {
    N_("All days"), N_("Today"), N_("Yesterday"), N_("Last 7 days"), N_("This month"),
  };

  g_return_val_if_fail (period < LOA_N_PERIODS, NULL);

  return _(labels[period]);
}

void
loa_period_get_days (LoaPeriod   period,
                     gint64      now,
                     char      **from_day,
                     char      **to_day)
{
  g_autofree char *today = loa_vietnam_day_format (now);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  switch (period)
    {
    case LOA_PERIOD_TODAY:
      from = g_strdup (today);
      to = g_strdup (today);
      break;

    case LOA_PERIOD_YESTERDAY:
      from = loa_vietnam_day_add (today, -1);
      to = g_strdup (from);
      break;

    case LOA_PERIOD_LAST_7_DAYS:
      from = loa_vietnam_day_add (today, -6);
      to = g_strdup (today);
      break;

    case LOA_PERIOD_THIS_MONTH:
      from = g_strdup_printf ("%.7s-01", today);
      to = g_strdup (today);
      break;

    case LOA_PERIOD_ALL:
    case LOA_N_PERIODS:
    default:
      break;
    }

  *from_day = g_steal_pointer (&from);
  *to_day = g_steal_pointer (&to);
}
