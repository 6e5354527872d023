/* loa-speaker-grid.h
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

#define LOA_TYPE_SPEAKER_GRID (loa_speaker_grid_get_type ())

/**
 * LoaSpeakerGrid:
 *
 * Cards of speakers in as many columns as there is width for. It is a #GtkScrollable.
 *
 * The arrow keys, Home, End, Page Up and Page Down go from card to card, Tab through what is in a card and then on.
 */
G_DECLARE_FINAL_TYPE (LoaSpeakerGrid, loa_speaker_grid, LOA, SPEAKER_GRID, GtkWidget)

/**
 * loa_speaker_grid_set_speakers:
 * @self: the grid, which shows none yet
 * @shop: the shop
 * @desk: where announcements are handed in
 * @speakers: a list of #LoaSpeaker of @shop
 *
 * Shows speakers, and follows the list.
 */
void     loa_speaker_grid_set_speakers  (LoaSpeakerGrid      *self,
                                         LoaShop             *shop,
                                         LoaAnnouncementDesk *desk,
                                         GListModel          *speakers);

/**
 * loa_speaker_grid_refresh_ages:
 * @self: the grid
 *
 * Says anew in each card how old what it shows is.
 */
void     loa_speaker_grid_refresh_ages  (LoaSpeakerGrid      *self);

/**
 * loa_speaker_grid_go_to_top:
 * @self: the grid
 *
 * Shows the first cards.
 */
void     loa_speaker_grid_go_to_top     (LoaSpeakerGrid      *self);

/**
 * loa_speaker_grid_get_n_cards:
 * @self: the grid
 *
 * Returns: how many cards there are: those in sight and a few around them
 */
guint    loa_speaker_grid_get_n_cards   (LoaSpeakerGrid      *self);

G_END_DECLS
