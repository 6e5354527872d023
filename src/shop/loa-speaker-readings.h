/* loa-speaker-readings.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-speaker.h"

G_BEGIN_DECLS

/* What the store's readings of checks and of the ledger tell of the speakers of a register. */

/* @announcements: (element-type LoaAnnouncementRecord): the newest first */
void             loa_speakers_take_announcements (GPtrArray  *speakers,
                                                  GPtrArray  *announcements);

/* @weeks: (element-type utf8 LoaSpeakerWeek): by serial number */
LoaSpeakerChange loa_speakers_take_weeks         (GPtrArray  *speakers,
                                                  GHashTable *weeks,
                                                  gint64      now);

G_END_DECLS
