/* loa-speaker-card.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-announcement-desk.h"
#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_SPEAKER_CARD (loa_speaker_card_get_type ())

/**
 * LoaSpeakerCard:
 *
 * One speaker: what it is, how it is, what it said last, and what can be done with it.
 */
G_DECLARE_FINAL_TYPE (LoaSpeakerCard, loa_speaker_card, LOA, SPEAKER_CARD, GtkFlowBoxChild)

GtkWidget *loa_speaker_card_new (LoaShop             *shop,
                                 LoaAnnouncementDesk *desk,
                                 LoaSpeaker          *speaker);

/**
 * loa_speaker_card_refresh_age:
 * @self: the card
 *
 * Says anew how long ago the speaker was checked.
 */
void loa_speaker_card_refresh_age (LoaSpeakerCard *self);

G_END_DECLS
