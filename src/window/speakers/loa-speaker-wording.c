/* loa-speaker-wording.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-speaker-wording.h"
#include "loa-wording.h"

char *
loa_speaker_wording_describe_check (LoaSpeaker *speaker,
                                    gint64      now)
{
  const gint64 checked = loa_speaker_get_checked (speaker);
  g_autofree char *age = NULL;

  if (checked == 0)
    return g_strdup (_("Not checked yet"));

  age = loa_wording_format_age (checked, now);

  /* Translators: %s is how long ago, such as “2 min ago”. */
  return g_strdup_printf (_("Checked %s"), age);
}

char *
loa_speaker_wording_describe_absence (LoaSpeaker *speaker,
                                      gint64      now)
{
  const gint64 seen = loa_speaker_get_last_seen (speaker);
  g_autofree char *moment = NULL;

  if (loa_speaker_get_not_found (speaker))
    return g_strdup (_("SePay does not know this serial number: check the label"));

  if (loa_speaker_get_online (speaker) != LOA_TERNARY_NO)
    return NULL;

  if (seen == 0)
    return g_strdup (_("Not seen online yet"));

  moment = loa_wording_format_seen (seen, now);

  /* Translators: %s is when, such as “yesterday 21:40”. */
  return g_strdup_printf (_("Last seen %s"), moment);
}
