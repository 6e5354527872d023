/* loa-card-places.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-card-places.h"
#include "loa-row-heights.h"
#include "loa-text-scale.h"

#define PADDING 12
#define SPACING 12
#define LEAST_CARD_WIDTH 300
#define LARGEST_CARD_WIDTH 440
#define MOST_COLUMNS 4
#define FIRST_ROW_HEIGHT 260

/* So many rows beyond each edge have cards. */
#define SPARE_ROWS 1

struct _LoaCardPlaces
{
  LoaRowHeights *rows;    /* (owned) */
  guint n_cards;
  guint n_columns;
  int width;
  int card_width;
  double scale;      /* of text, and so of the cards around it */
  gboolean is_mirrored;
};

static guint
get_n_rows (const LoaCardPlaces *self)
{
  return (self->n_cards + self->n_columns - 1) / self->n_columns;
}

LoaCardPlaces *
loa_card_places_new (void)
{
  LoaCardPlaces *self = g_new0 (LoaCardPlaces, 1);

  self->rows = loa_row_heights_new (FIRST_ROW_HEIGHT, PADDING, SPACING);
  self->n_columns = 1;
  self->scale = 1;

  return self;
}

void
loa_card_places_free (LoaCardPlaces *self)
{
  loa_row_heights_free (self->rows);
  g_free (self);
}

void
loa_card_places_set_n_cards (LoaCardPlaces *self,
                             guint          n_cards)
{
  self->n_cards = n_cards;
  loa_row_heights_set_n_rows (self->rows, get_n_rows (self));
}

void
loa_card_places_set_width (LoaCardPlaces *self,
                           int            width,
                           gboolean       is_mirrored)
{
  const int room = width - 2 * PADDING;
  const int least = (int) (LEAST_CARD_WIDTH * self->scale);
  const guint n_columns = (guint) CLAMP ((room + SPACING) / (least + SPACING), 1, MOST_COLUMNS);
  const int card_width = (room - ((int) n_columns - 1) * SPACING) / (int) n_columns;

  if (self->n_columns != n_columns)
    loa_row_heights_forget (self->rows);

  self->n_columns = n_columns;
  self->width = width;
  self->card_width = n_columns > 1 ? MIN (card_width, (int) (LARGEST_CARD_WIDTH * self->scale)) : card_width;
  self->is_mirrored = is_mirrored;
  loa_row_heights_set_n_rows (self->rows, get_n_rows (self));
}

void
loa_card_places_fit (LoaCardPlaces *self,
                     GtkWidget     *widget,
                     int            width)
{
  self->scale = loa_text_scale_get (widget);
  loa_card_places_set_width (self, width, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
}

guint
loa_card_places_get_n_columns (const LoaCardPlaces *self)
{
  return self->n_columns;
}

int
loa_card_places_get_card_width (const LoaCardPlaces *self)
{
  return self->card_width;
}

int
loa_card_places_add_padding (int card_width)
{
  return card_width + 2 * PADDING;
}

int
loa_card_places_get_least_width (int card_width)
{
  return loa_card_places_add_padding (MAX (card_width, LEAST_CARD_WIDTH));
}

guint
loa_card_places_get_row (const LoaCardPlaces *self,
                         guint                position)
{
  return position / self->n_columns;
}

void
loa_card_places_set_row_height (LoaCardPlaces *self,
                                guint          row,
                                int            height)
{
  loa_row_heights_set (self->rows, row, height);
}

int
loa_card_places_get_height (const LoaCardPlaces *self)
{
  return loa_row_heights_get_total (self->rows);
}

void
loa_card_places_get (const LoaCardPlaces *self,
                     guint                position,
                     GdkRectangle        *place)
{
  const guint row = loa_card_places_get_row (self, position);
  const int n_columns = (int) self->n_columns;
  const int column = (int) (position % self->n_columns);
  const int left = (self->width - (n_columns * (self->card_width + SPACING) - SPACING)) / 2;

  place->x = left + (self->is_mirrored ? n_columns - 1 - column : column) * (self->card_width + SPACING);
  place->y = loa_row_heights_get_top (self->rows, row);
  place->width = self->card_width;
  place->height = loa_row_heights_get (self->rows, row);
}

void
loa_card_places_get_around (const LoaCardPlaces *self,
                            guint                position,
                            int                 *top,
                            int                 *bottom)
{
  GdkRectangle place;

  loa_card_places_get (self, position, &place);
  *top = place.y - PADDING;
  *bottom = place.y + place.height + PADDING;
}

guint
loa_card_places_find (const LoaCardPlaces *self,
                      int                  y)
{
  return loa_row_heights_find (self->rows, y) * self->n_columns;
}

void
loa_card_places_find_range (const LoaCardPlaces *self,
                            int                  top,
                            int                  height,
                            guint               *first,
                            guint               *end)
{
  const guint first_row = loa_row_heights_find (self->rows, top);
  const guint end_row = loa_row_heights_find (self->rows, top + height) + 1 + SPARE_ROWS;

  *end = MIN (end_row * self->n_columns, self->n_cards);
  *first = MIN ((first_row - MIN (first_row, SPARE_ROWS)) * self->n_columns, *end);
}

gboolean
loa_card_places_find_next (const LoaCardPlaces *self,
                           guint                position,
                           GtkDirectionType     direction,
                           guint               *next)
{
  const gboolean goes_on = direction == (self->is_mirrored ? GTK_DIR_LEFT : GTK_DIR_RIGHT);

  switch (direction)
    {
    case GTK_DIR_UP:
      *next = position - self->n_columns;
      return position >= self->n_columns;

    case GTK_DIR_DOWN:
      /* From a full row to the last one, which may be shorter. */
      *next = MIN (position + self->n_columns, MAX (self->n_cards, 1) - 1);
      return loa_card_places_get_row (self, position) + 1 < get_n_rows (self);

    case GTK_DIR_LEFT:
    case GTK_DIR_RIGHT:
      *next = goes_on ? position + 1 : position - 1;
      return goes_on ? position + 1 < self->n_cards : position > 0;

    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return FALSE;
    }
}

guint
loa_card_places_find_page (const LoaCardPlaces *self,
                           guint                position,
                           gboolean             forward,
                           int                  height)
{
  const int row_height = loa_row_heights_get (self->rows, loa_card_places_get_row (self, position));
  const guint n_rows = (guint) (height / (row_height + SPACING));
  const guint step = MAX (n_rows, 1) * self->n_columns;

  g_return_val_if_fail (self->n_cards > 0, 0);

  return forward ? MIN (position + step, self->n_cards - 1) : position - MIN (position, step);
}
