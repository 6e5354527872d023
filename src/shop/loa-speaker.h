/* loa-speaker.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "loa-announcement-record.h"
#include "loa-speaker-record.h"
#include "loa-speaker-week.h"

G_BEGIN_DECLS

/**
 * LoaSpeakerChange:
 * @LOA_SPEAKER_CHANGE_NONE: nothing
 * @LOA_SPEAKER_CHANGE_DETAILS: what a search looks into, and the orders by name and place
 * @LOA_SPEAKER_CHANGE_STATE: what checks found, and the orders by state and last check
 *
 * What became different about a speaker.
 */
typedef enum
{
  LOA_SPEAKER_CHANGE_NONE = 0,
  LOA_SPEAKER_CHANGE_DETAILS = 1 << 0,
  LOA_SPEAKER_CHANGE_STATE = 1 << 1,
} LoaSpeakerChange;

#define LOA_TYPE_SPEAKER (loa_speaker_get_type ())

/**
 * LoaSpeaker:
 *
 * A speaker of the register as a list shows it.
 *
 * Properties, read-only: `hardware-id`, `name` (nullable), `title` (the name, or the serial number), `model`
 * (nullable), `is-paired` and `online` (int, a #LoaTernary), `checked` (int64, Unix seconds, 0 for never), `checking`
 * (boolean: SePay is being asked), `announcement-state` (int: a #LoaAnnouncementState of the newest announcement, -1
 * for none), `announcement-amount` (int64, đồng), `announcement` (pointer: that #LoaAnnouncementRecord, notified
 * whenever anything about it changes), `place` (nullable), `tags` (a #GStrv), `note` (nullable), `last-seen`
 * (int64: when a check last found it online, Unix seconds, 0 for never), `week` (a boxed #LoaSpeakerWeek, %NULL until
 * the register has read it), `not-found` (boolean: SePay answered the last check that there is no such serial number;
 * `checked` then says when).
 */
G_DECLARE_FINAL_TYPE (LoaSpeaker, loa_speaker, LOA, SPEAKER, GObject)

/**
 * loa_speaker_new:
 * @record: a row of the register
 *
 * Returns: (transfer full): a speaker that shows this row
 */
LoaSpeaker *loa_speaker_new                    (const LoaSpeakerRecord *record);

/* For the register alone. */

/**
 * loa_speaker_take_record:
 * @self: the speaker
 * @record: its row
 *
 * Takes over a row as it is now. For the register alone.
 *
 * Returns: what became different
 */
LoaSpeakerChange loa_speaker_take_record       (LoaSpeaker                  *self,
                                                const LoaSpeakerRecord      *record);

LoaSpeakerChange loa_speaker_set_week          (LoaSpeaker                  *self,
                                                const LoaSpeakerWeek        *week);

/* @not_found: when SePay answered that it does not know the serial number, in Unix seconds, or 0 */
LoaSpeakerChange loa_speaker_set_not_found     (LoaSpeaker                  *self,
                                                gint64                       not_found);
void        loa_speaker_set_checking           (LoaSpeaker                  *self,
                                                gboolean                     checking);
void        loa_speaker_set_announcement       (LoaSpeaker                  *self,
                                                const LoaAnnouncementRecord *announcement);

const char *loa_speaker_get_hardware_id        (LoaSpeaker *self);
const char *loa_speaker_get_name               (LoaSpeaker *self);
const char *loa_speaker_get_title              (LoaSpeaker *self);
const char *loa_speaker_get_model              (LoaSpeaker *self);
LoaTernary  loa_speaker_get_is_paired          (LoaSpeaker *self);
LoaTernary  loa_speaker_get_online             (LoaSpeaker *self);
gint64      loa_speaker_get_checked            (LoaSpeaker *self);
gboolean    loa_speaker_get_checking           (LoaSpeaker *self);
gboolean    loa_speaker_get_not_found          (LoaSpeaker *self);
const char *loa_speaker_get_place              (LoaSpeaker *self);
const char *loa_speaker_get_note               (LoaSpeaker *self);
gint64      loa_speaker_get_last_seen          (LoaSpeaker *self);

/**
 * loa_speaker_get_tags:
 * @self: the speaker
 *
 * Returns: (transfer none): its tags, %NULL-terminated
 */
const char * const *loa_speaker_get_tags       (LoaSpeaker *self);

/**
 * loa_speaker_get_week:
 * @self: the speaker
 *
 * Returns: (transfer none) (nullable): what the checks of the last seven days found
 */
const LoaSpeakerWeek *loa_speaker_get_week     (LoaSpeaker *self);

/**
 * loa_speaker_get_announcement:
 * @self: the speaker
 *
 * Returns: (transfer none) (nullable): its newest announcement
 */
const LoaAnnouncementRecord *loa_speaker_get_announcement (LoaSpeaker *self);

G_END_DECLS
