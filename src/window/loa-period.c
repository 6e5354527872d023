/* loa-period.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-drop-down.h"
#include "loa-period.h"
#include "loa-vietnam-time.h"

void
loa_period_offer (GtkDropDown *drop_down)
{
  const char *labels[] = {
    _("All days"), _("Today"), _("Yesterday"), _("Last 7 days"), _("This month"), NULL,
  };
  g_autoptr (GtkStringList) model = gtk_string_list_new (labels);

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (model));
  loa_drop_down_let_shrink (drop_down);
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
    default:
      break;
    }

  *from_day = g_steal_pointer (&from);
  *to_day = g_steal_pointer (&to);
}
