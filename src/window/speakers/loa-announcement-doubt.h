/* loa-announcement-doubt.h
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

/**
 * loa_announcement_doubt_ask:
 * @parent: the window that asks
 * @desk: where it is handed in
 * @speaker: a speaker
 * @record: an announcement of which nobody knows whether the speaker said it
 *
 * Asks whether the speaker shall say it once more, and lets it, unless it has turned out meanwhile.
 */
void loa_announcement_doubt_ask (GtkWindow                   *parent,
                                 LoaAnnouncementDesk         *desk,
                                 LoaSpeaker                  *speaker,
                                 const LoaAnnouncementRecord *record);

G_END_DECLS
