/* loa-many-speakers-shown.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-many-speakers-dialog-private.h"

/* What the drop-down offers, in its order. */
typedef enum
{
  SHOWN_ALL,
  SHOWN_BAD,
  SHOWN_NEW,
  SHOWN_KNOWN,
  SHOWN_TWICE,
  SHOWN_DONE,
} Shown;

static int
compare_lines (gconstpointer first,
               gconstpointer second,
               gpointer      user_data)
{
  const gboolean is_first_bad = loa_speaker_line_get_state ((gpointer) first) == LOA_SPEAKER_LINE_BAD;
  const gboolean is_second_bad = loa_speaker_line_get_state ((gpointer) second) == LOA_SPEAKER_LINE_BAD;

  return is_second_bad - is_first_bad;
}

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  LoaManySpeakersDialog *self = user_data;
  const LoaSpeakerLineState state = loa_speaker_line_get_state (item);

  switch ((Shown) gtk_drop_down_get_selected (self->drop_down))
    {
    case SHOWN_BAD:
      return state == LOA_SPEAKER_LINE_BAD;

    case SHOWN_NEW:
      return state == LOA_SPEAKER_LINE_NEW;

    case SHOWN_KNOWN:
      return state == LOA_SPEAKER_LINE_KNOWN;

    case SHOWN_TWICE:
      return state == LOA_SPEAKER_LINE_TWICE;

    case SHOWN_DONE:
      return state == LOA_SPEAKER_LINE_ADDED || state == LOA_SPEAKER_LINE_CHANGED;

    case SHOWN_ALL:
    default:
      return TRUE;
    }
}

/* Bad lines first, which are what there is to do. */
void
loa_many_speakers_make_model (LoaManySpeakersDialog *self)
{
  GtkSortListModel *sorted;
  GtkFilterListModel *filtered;
  g_autoptr (GtkNoSelection) selection = NULL;

  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_lines, NULL, NULL));
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->lines)), g_object_ref (self->sorter));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (sorted), g_object_ref (self->filter));
  selection = gtk_no_selection_new (G_LIST_MODEL (filtered));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
}

void
loa_many_speakers_show_all (LoaManySpeakersDialog *self)
{
  gtk_drop_down_set_selected (self->drop_down, SHOWN_ALL);
}

void
loa_many_speakers_show_bad (LoaManySpeakersDialog *self)
{
  gtk_drop_down_set_selected (self->drop_down, SHOWN_BAD);
}
