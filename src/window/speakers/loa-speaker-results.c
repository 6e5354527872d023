/* loa-speaker-results.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-speaker-results.h"
#include "loa-speaker-search.h"

#define N_HEALTHS (LOA_SPEAKER_HEALTH_WELL + 1)

struct _LoaSpeakerResults
{
  GObject parent_instance;

  LoaSpeakerRegister *speakers;   /* (owned) */
  LoaSpeakerSearch *search;       /* (owned) */
  GtkFilter *filter;              /* (owned) */
  GtkSorter *sorter;              /* (owned) */
  GListModel *model;              /* (owned) */
  int health;                     /* a LoaSpeakerHealth, or any */
  LoaSpeakerOrder order;
  guint counts[N_HEALTHS];
};

G_DEFINE_FINAL_TYPE (LoaSpeakerResults, loa_speaker_results, G_TYPE_OBJECT)

enum
{
  COUNTS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
match_cb (gpointer item,
          gpointer user_data)
{
  LoaSpeakerResults *self = user_data;

  return (self->health == LOA_SPEAKER_HEALTH_ANY || loa_speaker_is_ill_with (item, (LoaSpeakerHealth) self->health)) &&
         loa_speaker_matches (item, self->search);
}

static int
compare_cb (gconstpointer item,
            gconstpointer other,
            gpointer      user_data)
{
  LoaSpeakerResults *self = user_data;

  return loa_speaker_compare ((LoaSpeaker *) item, (LoaSpeaker *) other, self->order);
}

static void
count (LoaSpeakerResults *self)
{
  GListModel *speakers = G_LIST_MODEL (self->speakers);
  const guint n_speakers = g_list_model_get_n_items (speakers);

  for (guint i = 0; i < N_HEALTHS; i++)
    self->counts[i] = 0;

  for (guint i = 0; i < n_speakers; i++)
    {
      g_autoptr (LoaSpeaker) speaker = g_list_model_get_item (speakers, i);

      for (guint health = 0; health < N_HEALTHS; health++)
        self->counts[health] += loa_speaker_is_ill_with (speaker, health) ? 1 : 0;
    }

  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
}

static void
updated_cb (LoaSpeakerResults *self,
            guint              change)
{
  const gboolean is_details = (change & LOA_SPEAKER_CHANGE_DETAILS) != 0;
  const gboolean is_state = (change & LOA_SPEAKER_CHANGE_STATE) != 0;
  const gboolean is_by_state = self->order == LOA_SPEAKER_ORDER_STATE || self->order == LOA_SPEAKER_ORDER_CHECKED;

  if (is_state)
    count (self);

  /* Names break ties in every order but one. */
  if ((is_details && self->order != LOA_SPEAKER_ORDER_ADDED) || (is_state && is_by_state))
    gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);

  if ((is_details && !loa_speaker_search_is_empty (self->search)) ||
      (is_state && self->health != LOA_SPEAKER_HEALTH_ANY))
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
loa_speaker_results_dispose (GObject *object)
{
  LoaSpeakerResults *self = LOA_SPEAKER_RESULTS (object);

  g_clear_object (&self->model);
  g_clear_object (&self->sorter);
  g_clear_object (&self->filter);
  g_clear_object (&self->speakers);

  G_OBJECT_CLASS (loa_speaker_results_parent_class)->dispose (object);
}

static void
loa_speaker_results_finalize (GObject *object)
{
  LoaSpeakerResults *self = LOA_SPEAKER_RESULTS (object);

  g_clear_pointer (&self->search, loa_speaker_search_free);

  G_OBJECT_CLASS (loa_speaker_results_parent_class)->finalize (object);
}

static void
loa_speaker_results_class_init (LoaSpeakerResultsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_speaker_results_dispose;
  object_class->finalize = loa_speaker_results_finalize;

  signals[COUNTS_CHANGED] = g_signal_new ("counts-changed", LOA_TYPE_SPEAKER_RESULTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
loa_speaker_results_init (LoaSpeakerResults *self)
{
  self->health = LOA_SPEAKER_HEALTH_ANY;
  self->search = loa_speaker_search_new (NULL);
}

LoaSpeakerResults *
loa_speaker_results_new (LoaSpeakerRegister *speakers)
{
  LoaSpeakerResults *self;
  GtkFilterListModel *found;

  g_return_val_if_fail (LOA_IS_SPEAKER_REGISTER (speakers), NULL);

  self = g_object_new (LOA_TYPE_SPEAKER_RESULTS, NULL);
  self->speakers = g_object_ref (speakers);
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_cb, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, self, NULL));
  found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (speakers)), g_object_ref (self->filter));
  self->model = G_LIST_MODEL (gtk_sort_list_model_new (G_LIST_MODEL (found), g_object_ref (self->sorter)));
  g_signal_connect_object (speakers, "items-changed", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (speakers, "speakers-updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  count (self);

  return self;
}

GListModel *
loa_speaker_results_get_model (LoaSpeakerResults *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_RESULTS (self), NULL);

  return self->model;
}

void
loa_speaker_results_set_search (LoaSpeakerResults *self,
                                const char        *text)
{
  g_autoptr (LoaSpeakerSearch) old = NULL;
  GtkFilterChange change = GTK_FILTER_CHANGE_DIFFERENT;

  g_return_if_fail (LOA_IS_SPEAKER_RESULTS (self));

  old = self->search;
  self->search = loa_speaker_search_new (text);
  if (loa_speaker_search_narrows (self->search, old))
    change = GTK_FILTER_CHANGE_MORE_STRICT;
  else if (loa_speaker_search_narrows (old, self->search))
    change = GTK_FILTER_CHANGE_LESS_STRICT;

  gtk_filter_changed (self->filter, change);
}

void
loa_speaker_results_set_health (LoaSpeakerResults *self,
                                int                health)
{
  g_return_if_fail (LOA_IS_SPEAKER_RESULTS (self));
  g_return_if_fail (health >= LOA_SPEAKER_HEALTH_ANY && health < (int) N_HEALTHS);

  if (self->health == health)
    return;

  self->health = health;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

int
loa_speaker_results_get_health (LoaSpeakerResults *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_RESULTS (self), LOA_SPEAKER_HEALTH_ANY);

  return self->health;
}

void
loa_speaker_results_set_order (LoaSpeakerResults *self,
                               LoaSpeakerOrder    order)
{
  g_return_if_fail (LOA_IS_SPEAKER_RESULTS (self));

  if (self->order == order)
    return;

  self->order = order;
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

LoaSpeakerOrder
loa_speaker_results_get_order (LoaSpeakerResults *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_RESULTS (self), LOA_SPEAKER_ORDER_ADDED);

  return self->order;
}

gboolean
loa_speaker_results_get_narrowed (LoaSpeakerResults *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_RESULTS (self), FALSE);

  return self->health != LOA_SPEAKER_HEALTH_ANY || !loa_speaker_search_is_empty (self->search);
}

guint
loa_speaker_results_count (LoaSpeakerResults *self,
                           LoaSpeakerHealth   health)
{
  g_return_val_if_fail (LOA_IS_SPEAKER_RESULTS (self), 0);
  g_return_val_if_fail (health < N_HEALTHS, 0);

  return self->counts[health];
}
