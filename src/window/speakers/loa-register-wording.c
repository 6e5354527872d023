/* loa-register-wording.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-register-wording.h"

static const char *
get_watch_words (LoaSpeakerWatchState state)
{
  switch (state)
    {
    case LOA_SPEAKER_WATCH_NOT_CONNECTED:
      return _("Speakers are not checked: connect SoundBox in Accounts.");

    case LOA_SPEAKER_WATCH_RATE_LIMITED:
      return _("SePay asked for a pause. Checks go on in a while.");

    case LOA_SPEAKER_WATCH_IN_TROUBLE:
      return _("Speakers cannot be checked at the moment. Loa tries again by itself.");

    case LOA_SPEAKER_WATCH_STOPPED:
    case LOA_SPEAKER_WATCH_WATCHING:
    default:
      return NULL;
    }
}

char *
loa_register_wording_describe_health (LoaSpeakerHealth health,
                                      guint            n_speakers)
{
  switch (health)
    {
    case LOA_SPEAKER_HEALTH_NOT_FOUND:
      /* Translators: so many speakers whose serial numbers SePay does not know. */
      return g_strdup_printf (_("%u not at SePay"), n_speakers);

    case LOA_SPEAKER_HEALTH_OFFLINE:
      return g_strdup_printf (_("%u offline"), n_speakers);

    case LOA_SPEAKER_HEALTH_UNPAIRED:
      return g_strdup_printf (_("%u not paired"), n_speakers);

    case LOA_SPEAKER_HEALTH_UNKNOWN:
    case LOA_SPEAKER_HEALTH_WELL:
    default:
      /* Translators: so many speakers of which it is not known whether they are online. */
      return g_strdup_printf (_("%u not known"), n_speakers);
    }
}

char *
loa_register_wording_describe_watch (LoaSpeakerWatchState state,
                                     guint                n_asked)
{
  const char *words = get_watch_words (state);
  g_autofree char *progress = NULL;

  if (n_asked > 0)
    progress = g_strdup_printf (ngettext ("Checking speakers: %u left.", "Checking speakers: %u left.", n_asked),
                                n_asked);

  return progress != NULL && words != NULL ? g_strdup_printf ("%s %s", progress, words)
                                           : g_strdup (progress != NULL ? progress : words);
}
