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
 * One speaker: what it is, how it is, what it said last, and what can be done with it. A card is used for one speaker
 * after another.
 *
 * What it asks for beyond itself are the actions `register.check` and `register.remove` of a widget around it, with the
 * serial number.
 */
G_DECLARE_FINAL_TYPE (LoaSpeakerCard, loa_speaker_card, LOA, SPEAKER_CARD, GtkWidget)

/**
 * loa_speaker_card_new:
 * @shop: the shop
 * @desk: where announcements are handed in
 *
 * Returns: (transfer floating): a card without a speaker
 */
GtkWidget  *loa_speaker_card_new         (LoaShop             *shop,
                                          LoaAnnouncementDesk *desk);
LoaSpeaker *loa_speaker_card_get_speaker (LoaSpeakerCard      *self);
void        loa_speaker_card_set_speaker (LoaSpeakerCard      *self,
                                          LoaSpeaker          *speaker);

/* Where it stands in a list of @n_cards. */
guint       loa_speaker_card_get_position (LoaSpeakerCard     *self);
void        loa_speaker_card_set_position (LoaSpeakerCard     *self,
                                           guint               position,
                                           guint               n_cards);

/* For g_ptr_array_sort(): by position. */
int         loa_speaker_card_compare      (gconstpointer       card,
                                           gconstpointer       other);

/**
 * loa_speaker_card_get_renaming:
 * @self: the card
 *
 * Returns: %TRUE while a name is being typed
 */
gboolean    loa_speaker_card_get_renaming (LoaSpeakerCard     *self);

/**
 * loa_speaker_card_refresh_age:
 * @self: the card
 *
 * Says anew how long ago the speaker was checked.
 */
void        loa_speaker_card_refresh_age  (LoaSpeakerCard     *self);

G_END_DECLS
