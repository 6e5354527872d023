/* loa-shown-announcement.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-desk.h"

G_BEGIN_DECLS

/**
 * LoaPressOutcome:
 * @LOA_PRESS_TAKEN: it is announced
 * @LOA_PRESS_SAME: it is the same press as the last one
 * @LOA_PRESS_REFUSED: the last announcement is still under way
 *
 * What became of a press.
 */
typedef enum
{
  LOA_PRESS_TAKEN,
  LOA_PRESS_SAME,
  LOA_PRESS_REFUSED,
} LoaPressOutcome;

#define LOA_TYPE_SHOWN_ANNOUNCEMENT (loa_shown_announcement_get_type ())

/**
 * LoaShownAnnouncement:
 *
 * The announcement that the demonstration screen shows, from the press to its end.
 *
 * Signals: `changed`.
 */
G_DECLARE_FINAL_TYPE (LoaShownAnnouncement, loa_shown_announcement, LOA, SHOWN_ANNOUNCEMENT, GObject)

LoaShownAnnouncement *loa_shown_announcement_new (LoaShop             *shop,
                                                  LoaAnnouncementDesk *desk);

/**
 * loa_shown_announcement_close:
 * @self: the announcement
 *
 * Stops watching; the desk goes on with what was handed in.
 */
void loa_shown_announcement_close (LoaShownAnnouncement *self);

/**
 * loa_shown_announcement_announce:
 * @self: the announcement
 * @speaker: who says it
 * @amount: in đồng
 *
 * Announces an amount, and shows that from now on.
 */
LoaPressOutcome loa_shown_announcement_announce      (LoaShownAnnouncement *self,
                                                      LoaSpeaker           *speaker,
                                                      gint64                amount);

/**
 * loa_shown_announcement_get_under_way:
 * @self: the announcement
 *
 * Returns: %TRUE as long as another one has to wait
 */
gboolean        loa_shown_announcement_get_under_way (LoaShownAnnouncement *self);

/**
 * loa_shown_announcement_get_amount:
 * @self: the announcement
 *
 * Returns: what is announced, in đồng, or 0 when nothing has been
 */
gint64          loa_shown_announcement_get_amount    (LoaShownAnnouncement *self);

/**
 * loa_shown_announcement_get_state:
 * @self: the announcement
 *
 * Returns: how far it got
 */
LoaAnnouncementState loa_shown_announcement_get_state (LoaShownAnnouncement *self);

/**
 * loa_shown_announcement_get_broke_off:
 * @self: the announcement
 *
 * Returns: %TRUE when the work on it ended early
 */
gboolean        loa_shown_announcement_get_broke_off (LoaShownAnnouncement *self);

/**
 * loa_shown_announcement_describe:
 * @self: the announcement
 *
 * Returns: (transfer full): a sentence on how far it got, and where it failed why and what to do next
 */
char           *loa_shown_announcement_describe      (LoaShownAnnouncement *self);

G_END_DECLS
