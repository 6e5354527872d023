/* loa-announcement-wording.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-record.h"

G_BEGIN_DECLS

/**
 * loa_announcement_wording_describe_shortly:
 * @record: an announcement
 * @now: now, in Unix seconds
 *
 * Returns: (transfer full): when, why and how often tried again, for the second line of a row
 */
char *loa_announcement_wording_describe_shortly (const LoaAnnouncementRecord *record,
                                                 gint64                       now);

/**
 * loa_announcement_wording_describe:
 * @record: an announcement
 * @speaker: the speaker's name
 * @now: now, in Unix seconds
 *
 * Returns: (transfer full): all that a row shows, as one sentence
 */
char *loa_announcement_wording_describe (const LoaAnnouncementRecord *record,
                                         const char                  *speaker,
                                         gint64                       now);

/**
 * loa_announcement_wording_explain:
 * @state: how far an announcement got
 *
 * Returns: (transfer none): what that means, and what can be done about it
 */
const char *loa_announcement_wording_explain (LoaAnnouncementState state);

G_END_DECLS
