/* loa-speakers-view-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-speaker-grid.h"
#include "loa-speaker-results.h"
#include "loa-speaker-watch.h"
#include "loa-speakers-view.h"

G_BEGIN_DECLS

struct _LoaSpeakersView
{
  AdwBin parent_instance;

  LoaShop *shop;                /* (owned) (nullable) */
  LoaSpeakerResults *results;   /* (owned) (nullable) */
  LoaSpeakerWatch *watch;       /* (owned) (nullable) */
  GCancellable *cancellable;    /* (owned): of reading the settings and checking */
  GdkSurface *surface;          /* (unowned) (nullable): that of the window, while it is mapped */
  guint age_id;                 /* timeout source, or 0 */
  gboolean narrow;
  gboolean is_updating;         /* what is chosen is not the user's choice */

  GtkStack *stack;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkBox *bar;
  GtkLabel *count_label;
  GtkBox *chips_box;
  GtkToggleButton *chips[LOA_SPEAKER_HEALTH_WELL];
  GtkDropDown *order_drop_down;
  GtkWidget *watch_box;
  GtkLabel *watch_label;
  GtkWidget *stop_button;
  GtkStack *results_stack;
  LoaSpeakerGrid *grid;
};

/* What stands above the cards to find some of them, in loa-speakers-view-tools.c. */
void loa_speakers_view_bind_tools  (GtkWidgetClass  *widget_class);
void loa_speakers_view_make_tools  (LoaSpeakersView *self);
void loa_speakers_view_start_tools (LoaSpeakersView *self);
void loa_speakers_view_show_all    (LoaSpeakersView *self);

G_END_DECLS
