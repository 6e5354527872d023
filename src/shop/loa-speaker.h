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

G_BEGIN_DECLS

#define LOA_TYPE_SPEAKER (loa_speaker_get_type ())

/**
 * LoaSpeaker:
 *
 * A speaker of the register as a list shows it.
 *
 * Properties, read-only: `hardware-id`, `name` (nullable), `title` (the name, or the serial number), `model`
 * (nullable), `is-paired` and `online` (int, a #LoaTernary), `checked` (int64, Unix seconds, 0 for never), `checking`
 * (boolean: SePay is being asked), `announcement-state` (int: a #LoaAnnouncementState of the newest announcement, -1
 * for none), `announcement-amount` (int64, đồng).
 */
G_DECLARE_FINAL_TYPE (LoaSpeaker, loa_speaker, LOA, SPEAKER, GObject)

LoaSpeaker *loa_speaker_new                    (const LoaSpeakerRecord *record);
void        loa_speaker_take_record            (LoaSpeaker                  *self,
                                                const LoaSpeakerRecord      *record);
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

/**
 * loa_speaker_get_announcement:
 * @self: the speaker
 *
 * Returns: (transfer none) (nullable): its newest announcement
 */
const LoaAnnouncementRecord *loa_speaker_get_announcement (LoaSpeaker *self);

G_END_DECLS
