/* loa-speaker-week.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LoaSpeakerDay:
 * @LOA_SPEAKER_DAY_NONE: nobody asked
 * @LOA_SPEAKER_DAY_ONLINE: every check found the speaker online
 * @LOA_SPEAKER_DAY_MIXED: some did, some did not
 * @LOA_SPEAKER_DAY_OFFLINE: none did
 *
 * What the checks of one day in Vietnam found.
 */
typedef enum
{
  LOA_SPEAKER_DAY_NONE,
  LOA_SPEAKER_DAY_ONLINE,
  LOA_SPEAKER_DAY_MIXED,
  LOA_SPEAKER_DAY_OFFLINE,
} LoaSpeakerDay;

#define LOA_SPEAKER_WEEK_DAYS 7

#define LOA_TYPE_SPEAKER_WEEK (loa_speaker_week_get_type ())

/**
 * LoaSpeakerWeek:
 * @first_day: when the first of the days begins in Vietnam, in Unix seconds; each takes 86,400 seconds
 * @days: oldest first; the last is the day on which the summary was made
 *
 * The checks of a speaker in the last seven days, summed up: a boxed value.
 */
typedef struct
{
  gint64 first_day;
  LoaSpeakerDay days[LOA_SPEAKER_WEEK_DAYS];
} LoaSpeakerWeek;

GType           loa_speaker_week_get_type (void);

/**
 * loa_speaker_week_new:
 * @now: a moment of the last day, in Unix seconds
 *
 * Returns: (transfer full): a week without checks
 */
LoaSpeakerWeek *loa_speaker_week_new      (gint64                now);

/**
 * loa_speaker_week_copy:
 * @self: a week
 *
 * Returns: (transfer full): the same once more
 */
LoaSpeakerWeek *loa_speaker_week_copy     (const LoaSpeakerWeek *self);

void            loa_speaker_week_free     (LoaSpeakerWeek       *self);

/**
 * loa_speaker_week_equal:
 * @self: (nullable): a week
 * @other: (nullable): another
 *
 * Returns: %TRUE when both say the same of the same days
 */
gboolean        loa_speaker_week_equal    (const LoaSpeakerWeek *self,
                                           const LoaSpeakerWeek *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaSpeakerWeek, loa_speaker_week_free)

G_END_DECLS
