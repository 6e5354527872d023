/* loa-announcement-sentence.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-record.h"
#include "loa-speaker.h"

G_BEGIN_DECLS

/**
 * loa_announcement_sentence_make:
 * @record: an announcement
 * @error: (nullable): why the last work on it ended early
 * @speaker: (nullable): its speaker
 *
 * Says how far an announcement got, and where it failed why and what to do next.
 *
 * Returns: (transfer full): the sentence
 */
char *loa_announcement_sentence_make (const LoaAnnouncementRecord *record,
                                      const GError                *error,
                                      LoaSpeaker                  *speaker);

/**
 * loa_announcement_sentence_asks_to_pair:
 * @record: an announcement
 * @error: (nullable): why the last work on it ended early
 * @speaker: (nullable): its speaker
 *
 * Returns: whether the sentence says to pair the speaker, and that has not been done yet
 */
gboolean loa_announcement_sentence_asks_to_pair (const LoaAnnouncementRecord *record,
                                                 const GError                *error,
                                                 LoaSpeaker                  *speaker);

G_END_DECLS
