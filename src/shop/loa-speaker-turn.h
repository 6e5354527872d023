/* loa-speaker-turn.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-speaker.h"

G_BEGIN_DECLS

/**
 * loa_speaker_turn_find:
 * @speakers: (element-type LoaSpeaker): speakers
 * @tried: (element-type utf8 gint64): boot time, in microseconds, of the last try by serial number
 * @now: seconds since 1970
 * @now_us: boot time in microseconds
 * @wait_us: (out): how long it is until its turn, in microseconds, negative when that is past
 *
 * Each speaker is checked once in a while, the one that has waited longest first.
 *
 * Returns: (transfer none) (nullable): the next one, which lives as long as it is in @speakers
 */
LoaSpeaker *loa_speaker_turn_find (GListModel *speakers,
                                   GHashTable *tried,
                                   gint64      now,
                                   gint64      now_us,
                                   gint64     *wait_us);

G_END_DECLS
