/* loa-sync-wording.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sync-wording.h"

#include <string.h>

#include <glib/gi18n.h>

#include "loa-day-text.h"
#include "loa-dong.h"
#include "loa-vietnam-time.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)

/* Nobody wants to know it more exactly. */
#define FEW_SECONDS 10

/* Returns: (transfer full): such as “10:02”, with the day where it is another than @day */
static char *
describe_moment (const char *time,
                 const char *day)
{
  g_autofree char *minute = g_strndup (time, strlen ("YYYY-MM-DD HH:MM"));

  if (g_str_has_prefix (minute, day) && strlen (minute) > strlen (day))
    return g_strdup (minute + strlen (day) + 1);

  return loa_day_text_format_time (minute);
}

char *
loa_sync_wording_describe_time_left (gint64 seconds)
{
  gint64 minutes = (seconds + MINUTE / 2) / MINUTE;

  if (seconds < FEW_SECONDS)
    return g_strdup (_("a few seconds left"));

  if (seconds < MINUTE)
    return g_strdup (_("less than a minute left"));

  if (minutes < 60)
    return g_strdup_printf (ngettext ("about %d minute left", "about %d minutes left", (gulong) minutes), (int) minutes);

  /* Translators: hours and minutes. */
  return g_strdup_printf (_("about %d h %02d min left"), (int) MIN (minutes / 60, G_MAXINT32), (int) (minutes % 60));
}

char *
loa_sync_wording_describe_progress (gint64 n_rows,
                                    gint64 n_expected,
                                    gint64 seconds_left)
{
  g_autofree char *rows = loa_dong_format_digits (n_rows);
  g_autofree char *expected = loa_dong_format_digits (MAX (n_rows, n_expected));
  g_autofree char *time_left = NULL;

  if (n_expected < 0)
    /* Translators: a number of transactions. */
    return g_strdup_printf (_("%s transactions so far"), rows);

  if (seconds_left < 0)
    /* Translators: two numbers of transactions: those that are here, and all of them. */
    return g_strdup_printf (_("%s of %s transactions"), rows, expected);

  time_left = loa_sync_wording_describe_time_left (seconds_left);

  /* Translators: two numbers of transactions, those that are here and all of them, then “about 5 minutes left”. */
  return g_strdup_printf (_("%s of %s transactions, %s"), rows, expected, time_left);
}

char *
loa_sync_wording_describe_break (const LoaBalanceBreak *broken,
                                 gint64                 now)
{
  g_autofree char *today = loa_vietnam_day_format (now);
  g_autofree char *before = describe_moment (broken->before, today);
  g_autofree char *after = describe_moment (broken->after, today);

  /* Translators: two times, such as 10:02 and 10:07, with the day where it is not today. */
  return g_strdup_printf (_("Some transactions may be missing between %s and %s."), before, after);
}
