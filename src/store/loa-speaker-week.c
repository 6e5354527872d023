/* loa-speaker-week.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-speaker-week.h"

#include <string.h>

#include "loa-vietnam-time.h"

#define DAY_SECONDS (24 * 60 * 60)

G_DEFINE_BOXED_TYPE (LoaSpeakerWeek, loa_speaker_week, loa_speaker_week_copy, loa_speaker_week_free)

LoaSpeakerWeek *
loa_speaker_week_new (gint64 now)
{
  LoaSpeakerWeek *self = g_new0 (LoaSpeakerWeek, 1);
  gint64 seconds_of_day = (now + LOA_VIETNAM_UTC_OFFSET) % DAY_SECONDS;

  self->first_day = now - seconds_of_day - (LOA_SPEAKER_WEEK_DAYS - 1) * DAY_SECONDS;

  return self;
}

LoaSpeakerWeek *
loa_speaker_week_copy (const LoaSpeakerWeek *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
loa_speaker_week_free (LoaSpeakerWeek *self)
{
  g_free (self);
}

gboolean
loa_speaker_week_equal (const LoaSpeakerWeek *self,
                        const LoaSpeakerWeek *other)
{
  if (self == NULL || other == NULL)
    return self == other;

  return self->first_day == other->first_day && memcmp (self->days, other->days, sizeof self->days) == 0;
}
