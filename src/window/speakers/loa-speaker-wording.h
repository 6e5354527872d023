/* loa-speaker-wording.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-speaker.h"

G_BEGIN_DECLS

/**
 * loa_speaker_wording_describe_check:
 * @speaker: a speaker
 * @now: Unix seconds
 *
 * Returns: (transfer full): when SePay was asked about it last, such as “Checked 2 min ago”
 */
char *loa_speaker_wording_describe_check   (LoaSpeaker *speaker,
                                            gint64      now);

/**
 * loa_speaker_wording_describe_absence:
 * @speaker: a speaker
 * @now: Unix seconds
 *
 * Returns: (transfer full) (nullable): what there is to say about one that is not online
 */
char *loa_speaker_wording_describe_absence (LoaSpeaker *speaker,
                                            gint64      now);

G_END_DECLS
