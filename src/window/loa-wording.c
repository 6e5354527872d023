/* loa-wording.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "loa-announcement-word.h"
#include "loa-day-text.h"
#include "loa-vietnam-time.h"
#include "loa-wording.h"

#define DAY_SECONDS (24 * 60 * 60)

const char *
loa_wording_get_state (LoaAnnouncementState state)
{
  return loa_announcement_word_for_state (state);
}

void
loa_wording_show_state (LoaChip              *chip,
                        LoaAnnouncementState  state)
{
  const char *word = loa_wording_get_state (state);

  switch (state)
    {
    case LOA_ANNOUNCEMENT_STATE_ASKED:
      loa_chip_set (chip, "loa-waiting-symbolic", word, NULL);
      break;

    case LOA_ANNOUNCEMENT_STATE_SENT:
      loa_chip_set (chip, "loa-announce-symbolic", word, NULL);
      break;

    case LOA_ANNOUNCEMENT_STATE_DELIVERED:
      loa_chip_set (chip, "loa-done-symbolic", word, "success");
      break;

    case LOA_ANNOUNCEMENT_STATE_FAILED:
      loa_chip_set (chip, "loa-failed-symbolic", word, "error");
      break;

    case LOA_ANNOUNCEMENT_STATE_NOT_SENT:
      loa_chip_set (chip, "loa-failed-symbolic", word, "warning");
      break;

    case LOA_ANNOUNCEMENT_STATE_UNKNOWN:
    default:
      loa_chip_set (chip, "loa-unknown-symbolic", word, "warning");
      break;
    }
}

const char *
loa_wording_get_cause (LoaAnnouncementCause cause)
{
  return loa_announcement_word_for_cause (cause);
}

char *
loa_wording_format_age (gint64 then,
                        gint64 now)
{
  const gint64 minutes = MAX (now - then, 0) / 60;

  if (minutes < 1)
    return g_strdup (_("just now"));

  if (minutes < 60)
    return g_strdup_printf (_("%d min ago"), (int) minutes);

  if (minutes < 24 * 60)
    return g_strdup_printf (_("%d h ago"), (int) (minutes / 60));

  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) (minutes / (24 * 60))),
                          (int) (minutes / (24 * 60)));
}

char *
loa_wording_format_moment (gint64 then,
                           gint64 now)
{
  g_autofree char *moment = loa_vietnam_time_format (then);
  g_autofree char *today = loa_vietnam_day_format (now);

  if (g_str_has_prefix (moment, today))
    return g_strdup (moment + strlen (today) + 1);

  return loa_day_text_format_time (moment);
}

char *
loa_wording_format_time (gint64 moment)
{
  g_autofree char *time = loa_vietnam_time_format (moment);

  return loa_day_text_format_time (time);
}

char *
loa_wording_format_seen (gint64 then,
                         gint64 now)
{
  const gint64 days = (now + LOA_VIETNAM_UTC_OFFSET) / DAY_SECONDS - (then + LOA_VIETNAM_UTC_OFFSET) / DAY_SECONDS;
  const int minutes = (int) ((then + LOA_VIETNAM_UTC_OFFSET) / 60 % (24 * 60));
  g_autofree char *time = g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
  g_autofree char *day = NULL;

  /* Translators: %s is a time, such as 21:40. */
  if (days <= 0)
    return g_strdup_printf (_("today %s"), time);

  /* Translators: %s is a time, such as 21:40. */
  if (days == 1)
    return g_strdup_printf (_("yesterday %s"), time);

  day = loa_wording_format_day (then);

  return g_strdup_printf ("%s %s", day, time);
}

char *
loa_wording_format_day (gint64 moment)
{
  g_autofree char *day = loa_vietnam_day_format (moment);

  return loa_day_text_format (day);
}
