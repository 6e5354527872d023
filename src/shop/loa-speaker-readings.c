/* loa-speaker-readings.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-readings.h"

void
loa_speakers_take_announcements (GPtrArray *speakers,
                                 GPtrArray *announcements)
{
  g_autoptr (GHashTable) newest = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = announcements->len; i > 0; i--)
    {
      LoaAnnouncementRecord *announcement = g_ptr_array_index (announcements, i - 1);

      g_hash_table_insert (newest, announcement->hardware_id, announcement);
    }

  for (guint i = 0; i < speakers->len; i++)
    {
      LoaSpeaker *speaker = g_ptr_array_index (speakers, i);

      loa_speaker_set_announcement (speaker, g_hash_table_lookup (newest, loa_speaker_get_hardware_id (speaker)));
    }
}

LoaSpeakerChange
loa_speakers_take_weeks (GPtrArray  *speakers,
                         GHashTable *weeks,
                         gint64      now)
{
  g_autoptr (LoaSpeakerWeek) empty = loa_speaker_week_new (now);
  LoaSpeakerChange change = LOA_SPEAKER_CHANGE_NONE;

  for (guint i = 0; i < speakers->len; i++)
    {
      LoaSpeaker *speaker = g_ptr_array_index (speakers, i);
      LoaSpeakerWeek *week = g_hash_table_lookup (weeks, loa_speaker_get_hardware_id (speaker));

      change |= loa_speaker_set_week (speaker, week != NULL ? week : empty);
    }

  return change;
}
