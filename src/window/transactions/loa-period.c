/* loa-period.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-period.h"
#include "loa-vietnam-time.h"

void
loa_period_apply (LoaPeriod             period,
                  gint64                now,
                  LoaTransactionFilter *filter)
{
  g_autofree char *today = loa_vietnam_day_format (now);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_return_if_fail (filter != NULL);

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
    default:
      break;
    }

  g_free (filter->from_day);
  g_free (filter->to_day);
  filter->from_day = g_steal_pointer (&from);
  filter->to_day = g_steal_pointer (&to);
}
