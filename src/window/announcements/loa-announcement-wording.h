/* loa-announcement-wording.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

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

/**
 * loa_announcement_wording_get_status:
 * @status: (nullable): how far an announcement got, as SePay says it: `SUCCESS`
 *
 * Returns: (transfer none) (nullable): a word for it, or @status itself when it is one that SePay does not document
 */
const char *loa_announcement_wording_get_status (const char *status);

/**
 * loa_announcement_wording_offer_causes:
 * @drop_down: a drop-down, which is given its model
 *
 * Offers all causes, or one: the item at 1 + a #LoaAnnouncementCause.
 */
void loa_announcement_wording_offer_causes (GtkDropDown *drop_down);

/**
 * loa_announcement_wording_offer_states:
 * @drop_down: a drop-down, which is given its model
 *
 * Offers all states, or one: the item at 1 + a #LoaAnnouncementState.
 */
void loa_announcement_wording_offer_states (GtkDropDown *drop_down);

G_END_DECLS
