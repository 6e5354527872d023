/* loa-speaker-card-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-progress.h"
#include "loa-chip.h"
#include "loa-speaker-card.h"
#include "loa-speaker-name.h"
#include "loa-week-strip.h"

G_BEGIN_DECLS

/* So many tags have room; a last label says how many more there are. */
#define LOA_SPEAKER_CARD_N_TAGS 3

struct _LoaSpeakerCard
{
  GtkWidget parent_instance;

  LoaShop *shop;                /* (owned) */
  LoaAnnouncementDesk *desk;    /* (owned) */
  LoaSpeaker *speaker;          /* (owned) (nullable) */
  gulong notify_id;             /* of speaker, or 0 */
  guint position;

  LoaSpeakerName *name;
  GtkLabel *serial_label;
  GtkLabel *place_label;
  GtkSpinner *checking_spinner;
  GtkMenuButton *menu_button;
  GtkWidget *tags_box;
  GtkLabel *tag_labels[LOA_SPEAKER_CARD_N_TAGS];
  GtkLabel *more_tags_label;
  GtkLabel *note_label;
  LoaChip *online_chip;
  LoaChip *paired_chip;
  GtkLabel *age_label;
  GtkLabel *seen_label;
  LoaWeekStrip *week_strip;
  LoaAnnouncementProgress *progress;
  GtkWidget *test_button;
  gboolean test_had_focus;      /* before it went off */
  GtkWidget *pair_button;
};

/* What can be done with the speaker, and the keys for it. */
void loa_speaker_card_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
