/* loa-announcement-progress.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-announcement-desk.h"
#include "loa-speaker.h"

G_BEGIN_DECLS

#define LOA_TYPE_ANNOUNCEMENT_PROGRESS (loa_announcement_progress_get_type ())

/**
 * LoaAnnouncementProgress:
 *
 * How far the newest announcement of a speaker got: its amount and when it was asked for, *asked → sent → delivered* as
 * it happens, and where it failed the reason, with a button to try again. It follows the speaker's properties, so it
 * shows the same after a restart.
 *
 * Property: `offers-pairing` (boolean): whether it has a button that leads to pairing a speaker that has to be paired
 * first, for where no other is in sight.
 */
G_DECLARE_FINAL_TYPE (LoaAnnouncementProgress, loa_announcement_progress, LOA, ANNOUNCEMENT_PROGRESS, GtkWidget)

/**
 * loa_announcement_progress_set_speaker:
 * @self: the widget
 * @desk: (nullable): where *Try again* hands in; without one the widget only shows
 * @speaker: (nullable): the speaker, or %NULL for none
 *
 * Shows another speaker. It may be called again and again.
 */
void loa_announcement_progress_set_speaker (LoaAnnouncementProgress *self,
                                            LoaAnnouncementDesk     *desk,
                                            LoaSpeaker              *speaker);

G_END_DECLS
