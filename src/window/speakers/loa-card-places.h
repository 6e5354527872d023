/* loa-card-places.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LoaCardPlaces:
 *
 * Where cards stand in as many columns as there is width for, in pixels from the top of all of them, and which comes
 * after which for the keyboard. A row is as high as its highest card; those that nobody has measured are guessed.
 */
typedef struct _LoaCardPlaces LoaCardPlaces;

/**
 * loa_card_places_new:
 *
 * Returns: (transfer full): places for no cards, in one column
 */
LoaCardPlaces *loa_card_places_new            (void);
void           loa_card_places_free           (LoaCardPlaces       *self);

void           loa_card_places_set_n_cards    (LoaCardPlaces       *self,
                                               guint                n_cards);

/**
 * loa_card_places_fit:
 * @self: the places
 * @widget: what the cards are in
 * @width: the width for all columns
 *
 * Does what loa_card_places_set_width() does, for @widget’s direction and for text as large as it is there.
 */
void           loa_card_places_fit            (LoaCardPlaces       *self,
                                               GtkWidget           *widget,
                                               int                  width);

/**
 * loa_card_places_set_width:
 * @self: the places
 * @width: the width for all columns
 * @is_mirrored: whether the first column is on the right
 *
 * Chooses the columns. When there are more or fewer than before, what was measured is forgotten.
 */
void           loa_card_places_set_width      (LoaCardPlaces       *self,
                                               int                  width,
                                               gboolean             is_mirrored);
guint          loa_card_places_get_n_columns  (const LoaCardPlaces *self);
int            loa_card_places_get_card_width (const LoaCardPlaces *self);

/* The width for one card and the space around it; the latter not for less than is good for a column. */
int            loa_card_places_add_padding     (int                 card_width);
int            loa_card_places_get_least_width (int                 card_width);

guint          loa_card_places_get_row        (const LoaCardPlaces *self,
                                               guint                position);
void           loa_card_places_set_row_height (LoaCardPlaces       *self,
                                               guint                row,
                                               int                  height);

/* Returns: how high all rows are together, with the space around them. */
int            loa_card_places_get_height     (const LoaCardPlaces *self);

/**
 * loa_card_places_get:
 * @self: the places
 * @position: a card
 * @place: (out caller-allocates): where it stands
 *
 * Says where a card stands; all cards of a row are as high as the row.
 */
void           loa_card_places_get            (const LoaCardPlaces *self,
                                               guint                position,
                                               GdkRectangle        *place);

/* Like loa_card_places_get(), with the space above and below. */
void           loa_card_places_get_around     (const LoaCardPlaces *self,
                                               guint                position,
                                               int                 *top,
                                               int                 *bottom);

/* Returns: the position of the first card in the row at @y. */
guint          loa_card_places_find           (const LoaCardPlaces *self,
                                               int                  y);

/**
 * loa_card_places_find_range:
 * @self: the places
 * @top: where what is in sight begins
 * @height: how much is in sight
 * @first: (out): the first card that has to be there
 * @end: (out): the first one after them that has not
 *
 * Finds the cards in sight, and a few beyond.
 */
void           loa_card_places_find_range     (const LoaCardPlaces *self,
                                               int                  top,
                                               int                  height,
                                               guint               *first,
                                               guint               *end);

/**
 * loa_card_places_find_next:
 * @self: the places
 * @position: a card
 * @direction: an arrow key
 * @next: (out): the card that it leads to
 *
 * Returns: %FALSE if there is none
 */
gboolean       loa_card_places_find_next      (const LoaCardPlaces *self,
                                               guint                position,
                                               GtkDirectionType     direction,
                                               guint               *next);

/**
 * loa_card_places_find_page:
 * @self: the places, with at least one card
 * @position: a card
 * @forward: whether it goes down
 * @height: how much is in sight
 *
 * Returns: the card that is so many rows away as are in sight, or the first or last
 */
guint          loa_card_places_find_page      (const LoaCardPlaces *self,
                                               guint                position,
                                               gboolean             forward,
                                               int                  height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaCardPlaces, loa_card_places_free)

G_END_DECLS
