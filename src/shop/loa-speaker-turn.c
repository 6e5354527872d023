/* loa-speaker-turn.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-turn.h"

#define TURN_SECONDS (5 * 60)

/* Returns: how long it is until the turn of a speaker, in microseconds; the less, the longer it has waited */
static gint64
get_wait_us (LoaSpeaker *speaker,
             GHashTable *tried,
             gint64      now,
             gint64      now_us)
{
  gint64 seconds = now - loa_speaker_get_checked (speaker);
  gint64 *tried_us = g_hash_table_lookup (tried, loa_speaker_get_hardware_id (speaker));
  gint64 wait_us = (TURN_SECONDS - seconds) * G_USEC_PER_SEC;

  /* Checked by a clock that was ahead. */
  if (seconds < 0)
    wait_us = 0;

  if (tried_us != NULL)
    wait_us = MAX (wait_us, *tried_us + TURN_SECONDS * G_USEC_PER_SEC - now_us);

  return wait_us;
}

LoaSpeaker *
loa_speaker_turn_find (GListModel *speakers,
                       GHashTable *tried,
                       gint64      now,
                       gint64      now_us,
                       gint64     *wait_us)
{
  guint n_speakers = g_list_model_get_n_items (speakers);
  LoaSpeaker *next = NULL;

  for (guint i = 0; i < n_speakers; i++)
    {
      g_autoptr (LoaSpeaker) speaker = g_list_model_get_item (speakers, i);
      gint64 its_wait_us = get_wait_us (speaker, tried, now, now_us);

      if (next == NULL || its_wait_us < *wait_us)
        {
          next = speaker;
          *wait_us = its_wait_us;
        }
    }

  return next;
}
