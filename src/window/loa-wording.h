/* loa-wording.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-record.h"
#include "loa-chip.h"

G_BEGIN_DECLS

/**
 * loa_wording_get_state:
 * @state: how far an announcement got
 *
 * Returns: (transfer none): a word for it in the user's language
 */
const char *loa_wording_get_state (LoaAnnouncementState state);

/**
 * loa_wording_show_state:
 * @chip: a chip
 * @state: how far an announcement got
 *
 * Shows the state of an announcement.
 */
void loa_wording_show_state (LoaChip              *chip,
                             LoaAnnouncementState  state);

/**
 * loa_wording_get_cause:
 * @cause: why something was announced
 *
 * Returns: (transfer none): a word for it in the user's language
 */
const char *loa_wording_get_cause (LoaAnnouncementCause cause);

/**
 * loa_wording_format_age:
 * @then: a moment, in Unix seconds
 * @now: now, in Unix seconds
 *
 * Returns: (transfer full): how long ago that is, such as `2 min ago`
 */
char *loa_wording_format_age (gint64 then,
                              gint64 now);

/**
 * loa_wording_format_moment:
 * @then: a moment, in Unix seconds
 * @now: now, in Unix seconds
 *
 * Returns: (transfer full): the moment in Vietnam time: `12:04:31` today, with the day before it otherwise
 */
char *loa_wording_format_moment (gint64 then,
                                 gint64 now);

/**
 * loa_wording_format_time:
 * @moment: a moment, in Unix seconds
 *
 * Returns: (transfer full): the moment in Vietnam time with its day, such as `28/11/2026 12:04:31`
 */
char *loa_wording_format_time (gint64 moment);

/**
 * loa_wording_format_seen:
 * @then: a moment, in Unix seconds
 * @now: now, in Unix seconds
 *
 * Returns: (transfer full): the moment in Vietnam time within a sentence: `today 12:04`, `yesterday 21:40`, or with the
 *   day such as `28/11/2026 21:40`
 */
char *loa_wording_format_seen (gint64 then,
                               gint64 now);

/**
 * loa_wording_format_day:
 * @moment: a moment, in Unix seconds
 *
 * Returns: (transfer full): the day in Vietnam at that moment, such as `28/11/2026`
 */
char *loa_wording_format_day (gint64 moment);

G_END_DECLS
