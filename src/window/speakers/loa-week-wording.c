/* loa-week-wording.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-week-wording.h"
#include "loa-wording.h"

#define DAY_SECONDS 86400

/* Enough of `28/11/2026`: there are only seven days. */
#define DAY_LENGTH 5

static const char *
get_words (LoaSpeakerDay day)
{
  switch (day)
    {
    case LOA_SPEAKER_DAY_ONLINE:
      return _("Online");

    case LOA_SPEAKER_DAY_MIXED:
      return _("Online at times");

    case LOA_SPEAKER_DAY_OFFLINE:
      return _("Offline");

    case LOA_SPEAKER_DAY_NONE:
    default:
      return _("Not checked");
    }
}

static const char *
get_sentence (LoaSpeakerDay day)
{
  switch (day)
    {
    case LOA_SPEAKER_DAY_ONLINE:
      return _("Online at every check, on all seven days");

    case LOA_SPEAKER_DAY_MIXED:
      return _("Online at times, on all seven days");

    case LOA_SPEAKER_DAY_OFFLINE:
      return _("Offline at every check, on all seven days");

    case LOA_SPEAKER_DAY_NONE:
    default:
      return _("Not checked");
    }
}

/* Returns: how many of the days were like that */
static guint
append_days (GString              *text,
             const LoaSpeakerWeek *week,
             LoaSpeakerDay         like)
{
  guint n_days = 0;

  for (guint i = 0; i < LOA_SPEAKER_WEEK_DAYS; i++)
    {
      g_autofree char *day = NULL;

      if (week->days[i] != like)
        continue;

      day = loa_wording_format_day (week->first_day + (gint64) i * DAY_SECONDS);
      if (n_days == 0)
        g_string_append_printf (text, "%s%s: ", text->len > 0 ? "\n" : "", get_words (like));
      g_string_append_printf (text, "%s%.*s", n_days > 0 ? ", " : "", DAY_LENGTH, day);
      n_days++;
    }

  return n_days;
}

char *
loa_week_wording_describe (const LoaSpeakerWeek *week)
{
  static const LoaSpeakerDay order[] = {
    LOA_SPEAKER_DAY_ONLINE,
    LOA_SPEAKER_DAY_MIXED,
    LOA_SPEAKER_DAY_OFFLINE,
    LOA_SPEAKER_DAY_NONE,
  };
  g_autoptr (GString) text = g_string_new (NULL);

  if (week == NULL)
    return g_strdup (get_sentence (LOA_SPEAKER_DAY_NONE));

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (append_days (text, week, order[i]) == LOA_SPEAKER_WEEK_DAYS)
      return g_strdup (get_sentence (order[i]));

  return g_strdup (text->str);
}
