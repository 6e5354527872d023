/* loa-card-pool.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-card-pool.h"

struct _LoaCardPool
{
  GtkWidget *parent;              /* (unowned): owns the pool */
  LoaShop *shop;                  /* (owned) */
  LoaAnnouncementDesk *desk;      /* (owned) */
  GListModel *speakers;           /* (owned) */
  GPtrArray *cards;               /* (owned) (element-type LoaSpeakerCard): those with a speaker; of the widget tree */
  GPtrArray *spares;              /* (owned) (element-type LoaSpeakerCard): those without, hidden */
};

static guint
get_n_items (LoaCardPool *self)
{
  return g_list_model_get_n_items (self->speakers);
}

static gboolean
is_kept (LoaCardPool    *self,
         LoaSpeakerCard *card)
{
  return gtk_widget_get_focus_child (self->parent) == GTK_WIDGET (card) || loa_speaker_card_get_renaming (card);
}

static LoaSpeakerCard *
take_spare (LoaCardPool *self)
{
  GtkWidget *card;

  if (self->spares->len > 0)
    return g_ptr_array_steal_index_fast (self->spares, self->spares->len - 1);

  card = loa_speaker_card_new (self->shop, self->desk);
  gtk_widget_insert_before (card, self->parent, NULL);

  return LOA_SPEAKER_CARD (card);
}

/* Puts the cards in the order of the list for those who go through the tree. */
static void
sort_cards (LoaCardPool *self)
{
  GtkWidget *previous = NULL;

  g_ptr_array_sort (self->cards, loa_speaker_card_compare);
  for (guint i = 0; i < self->cards->len; i++)
    {
      GtkWidget *card = g_ptr_array_index (self->cards, i);

      if (gtk_widget_get_prev_sibling (card) != previous)
        gtk_widget_insert_after (card, self->parent, previous);
      previous = card;
    }
}

/* Returns: (transfer container): the cards that are free now, out of @self->cards; what stays has its new position in
 * @taken
 */
static GPtrArray *
keep_cards (LoaCardPool *self,
            guint        first,
            guint        end,
            GHashTable  *taken)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (NULL, NULL);
  GPtrArray *unused = g_ptr_array_new ();

  for (guint i = first; i < end; i++)
    {
      g_autoptr (LoaSpeaker) speaker = g_list_model_get_item (self->speakers, i);

      g_hash_table_insert (positions, speaker, GUINT_TO_POINTER (i + 1));
    }

  for (guint i = self->cards->len; i > 0; i--)
    {
      LoaSpeakerCard *card = g_ptr_array_index (self->cards, i - 1);
      LoaSpeaker *speaker = loa_speaker_card_get_speaker (card);
      guint position = GPOINTER_TO_UINT (g_hash_table_lookup (positions, speaker));

      if (position > 0)
        position--;
      else if (!is_kept (self, card) || !loa_card_pool_find_speaker (self, speaker, &position))
        {
          g_ptr_array_add (unused, g_ptr_array_steal_index_fast (self->cards, i - 1));
          continue;
        }

      loa_speaker_card_set_position (card, position, get_n_items (self));
      g_hash_table_add (taken, GUINT_TO_POINTER (position));
    }

  return unused;
}

static void
fill_range (LoaCardPool *self,
            guint        first,
            guint        end,
            GPtrArray   *unused,
            GHashTable  *taken)
{
  for (guint i = first; i < end; i++)
    {
      g_autoptr (LoaSpeaker) speaker = NULL;
      LoaSpeakerCard *card;

      if (g_hash_table_contains (taken, GUINT_TO_POINTER (i)))
        continue;

      speaker = g_list_model_get_item (self->speakers, i);
      card = unused->len > 0 ? g_ptr_array_steal_index_fast (unused, unused->len - 1) : take_spare (self);
      loa_speaker_card_set_speaker (card, speaker);
      loa_speaker_card_set_position (card, i, get_n_items (self));
      gtk_widget_set_visible (GTK_WIDGET (card), TRUE);
      g_ptr_array_add (self->cards, card);
    }
}

static guint
get_row (LoaCardPool         *self,
         const LoaCardPlaces *places,
         guint                index)
{
  return loa_card_places_get_row (places, loa_speaker_card_get_position (loa_card_pool_get (self, index)));
}

LoaCardPool *
loa_card_pool_new (GtkWidget           *parent,
                   LoaShop             *shop,
                   LoaAnnouncementDesk *desk,
                   GListModel          *speakers)
{
  LoaCardPool *self = g_new0 (LoaCardPool, 1);

  self->parent = parent;
  self->shop = g_object_ref (shop);
  self->desk = g_object_ref (desk);
  self->speakers = g_object_ref (speakers);
  self->cards = g_ptr_array_new ();
  self->spares = g_ptr_array_new ();

  return self;
}

void
loa_card_pool_free (LoaCardPool *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->parent)) != NULL)
    gtk_widget_unparent (child);

  g_ptr_array_unref (self->cards);
  g_ptr_array_unref (self->spares);
  g_object_unref (self->speakers);
  g_object_unref (self->desk);
  g_object_unref (self->shop);
  g_free (self);
}

void
loa_card_pool_show (LoaCardPool *self,
                    guint        first,
                    guint        end)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) unused = keep_cards (self, first, end, taken);

  fill_range (self, first, end, unused, taken);
  for (guint i = 0; i < unused->len; i++)
    {
      LoaSpeakerCard *card = g_ptr_array_index (unused, i);

      gtk_widget_set_visible (GTK_WIDGET (card), FALSE);
      loa_speaker_card_set_speaker (card, NULL);
      g_ptr_array_add (self->spares, card);
    }

  sort_cards (self);
}

guint
loa_card_pool_get_n_cards (LoaCardPool *self)
{
  return self->cards->len;
}

LoaSpeakerCard *
loa_card_pool_get (LoaCardPool *self,
                   guint        index)
{
  g_return_val_if_fail (index < self->cards->len, NULL);

  return g_ptr_array_index (self->cards, index);
}

LoaSpeakerCard *
loa_card_pool_find (LoaCardPool *self,
                    guint        position)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (loa_speaker_card_get_position (g_ptr_array_index (self->cards, i)) == position)
      return g_ptr_array_index (self->cards, i);

  return NULL;
}

gboolean
loa_card_pool_find_speaker (LoaCardPool *self,
                            LoaSpeaker  *speaker,
                            guint       *position)
{
  for (guint i = 0; i < get_n_items (self); i++)
    {
      g_autoptr (LoaSpeaker) other = g_list_model_get_item (self->speakers, i);

      if (other == speaker)
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

int
loa_card_pool_measure_width (LoaCardPool *self)
{
  int minimum = 0;

  for (guint i = 0; i < self->cards->len; i++)
    {
      int card_minimum;

      gtk_widget_measure (g_ptr_array_index (self->cards, i), GTK_ORIENTATION_HORIZONTAL, -1, &card_minimum, NULL, NULL,
                          NULL);
      minimum = MAX (minimum, card_minimum);
    }

  return minimum;
}

void
loa_card_pool_measure_rows (LoaCardPool   *self,
                            LoaCardPlaces *places)
{
  const int width = loa_card_places_get_card_width (places);
  int row_height = 0;

  for (guint i = 0; i < self->cards->len; i++)
    {
      const guint row = get_row (self, places, i);
      int height;

      gtk_widget_measure (g_ptr_array_index (self->cards, i), GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL,
                          NULL);
      row_height = MAX (row_height, height);
      if (i + 1 == self->cards->len || get_row (self, places, i + 1) != row)
        {
          loa_card_places_set_row_height (places, row, row_height);
          row_height = 0;
        }
    }
}

void
loa_card_pool_allocate (LoaCardPool         *self,
                        const LoaCardPlaces *places,
                        int                  top)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      LoaSpeakerCard *card = g_ptr_array_index (self->cards, i);
      GdkRectangle place;

      loa_card_places_get (places, loa_speaker_card_get_position (card), &place);
      place.y -= top;
      gtk_widget_size_allocate (GTK_WIDGET (card), &place, -1);
    }
}
