/* loa-card-pool.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-desk.h"
#include "loa-card-places.h"
#include "loa-shop.h"
#include "loa-speaker-card.h"

G_BEGIN_DECLS

/**
 * LoaCardPool:
 *
 * The cards for a part of a list of speakers, which is another part soon: the cards that are free are given other
 * speakers. That with the focus, and one whose name is being typed, keep theirs as long as it is in the list.
 */
typedef struct _LoaCardPool LoaCardPool;

/**
 * loa_card_pool_new:
 * @parent: the widget that the cards are children of, which owns the pool
 * @shop: the shop
 * @desk: where announcements are handed in
 * @speakers: a list of #LoaSpeaker
 *
 * Returns: (transfer full): no cards
 */
LoaCardPool    *loa_card_pool_new          (GtkWidget           *parent,
                                            LoaShop             *shop,
                                            LoaAnnouncementDesk *desk,
                                            GListModel          *speakers);

/* Takes the cards out of their parent, too. */
void            loa_card_pool_free         (LoaCardPool         *self);

/**
 * loa_card_pool_show:
 * @self: the pool
 * @first: position of the first speaker
 * @end: the position after the last
 *
 * Gives each of these speakers a card. The cards stand among their parent's children in the order of the list.
 */
void            loa_card_pool_show         (LoaCardPool         *self,
                                            guint                first,
                                            guint                end);

guint           loa_card_pool_get_n_cards  (LoaCardPool         *self);

/* In the order of the list; @index is not the position. */
LoaSpeakerCard *loa_card_pool_get          (LoaCardPool         *self,
                                            guint                index);

/* Returns: (nullable): the card of the speaker at @position */
LoaSpeakerCard *loa_card_pool_find         (LoaCardPool         *self,
                                            guint                position);

/**
 * loa_card_pool_find_speaker:
 * @self: the pool
 * @speaker: a speaker
 * @position: (out): where it is
 *
 * Returns: whether it is in the list at all
 */
gboolean        loa_card_pool_find_speaker (LoaCardPool         *self,
                                            LoaSpeaker          *speaker,
                                            guint               *position);

/* Returns: the least width for every card. */
int             loa_card_pool_measure_width (LoaCardPool         *self);

/* Tells @places how high the rows of these cards are. */
void            loa_card_pool_measure_rows (LoaCardPool         *self,
                                            LoaCardPlaces       *places);

/* Puts the cards in their places; what is in sight begins at @top. */
void            loa_card_pool_allocate     (LoaCardPool         *self,
                                            const LoaCardPlaces *places,
                                            int                  top);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaCardPool, loa_card_pool_free)

G_END_DECLS
