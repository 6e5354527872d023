/* test-speaker-lives.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "lives.h"
#include "loa-add-speaker-dialog.h"
#include "loa-announce-dialog.h"
#include "loa-announcement-progress.h"
#include "loa-countdown.h"
#include "loa-failure.h"
#include "loa-many-speakers-dialog.h"
#include "loa-one-time-code-entry.h"
#include "loa-pair-dialog.h"
#include "loa-pairing-picture.h"
#include "loa-pairing-trouble.h"
#include "loa-speaker-card.h"
#include "loa-speaker-details-dialog.h"
#include "loa-speaker-picker.h"
#include "loa-speakers-view.h"
#include "loa-week-strip.h"
#include "test-window.h"

static GtkWidget *
make_add_speaker_dialog (LifeFixture *fixture)
{
  return GTK_WIDGET (loa_add_speaker_dialog_new (fixture->base.shop, fixture->base.desk));
}

static GtkWidget *
make_announce_dialog (LifeFixture *fixture)
{
  return GTK_WIDGET (loa_announce_dialog_new (fixture->base.desk, fixture->speaker));
}

static GtkWidget *
make_announcement_progress (LifeFixture *fixture)
{
  GtkWidget *progress = g_object_new (LOA_TYPE_ANNOUNCEMENT_PROGRESS, NULL);

  loa_announcement_progress_set_speaker (LOA_ANNOUNCEMENT_PROGRESS (progress), fixture->base.desk, fixture->speaker);

  return progress;
}

static GtkWidget *
make_many_speakers_dialog (LifeFixture *fixture)
{
  return GTK_WIDGET (loa_many_speakers_dialog_new (fixture->base.shop));
}

static GtkWidget *
make_countdown (LifeFixture *fixture)
{
  GtkWidget *countdown = loa_countdown_new ();

  loa_countdown_show (LOA_COUNTDOWN (countdown), 10);

  return countdown;
}

static GtkWidget *
make_one_time_code_entry (LifeFixture *fixture)
{
  GtkWidget *entry = loa_one_time_code_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), "12");

  return entry;
}

static GtkWidget *
make_pairing_picture (LifeFixture *fixture)
{
  return loa_pairing_picture_new ();
}

static GtkWidget *
make_pairing_trouble (LifeFixture *fixture)
{
  g_autoptr (GError) error = g_error_new (LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SIGNED_IN, "Not <signed> in & out.");
  GtkWidget *trouble = loa_pairing_trouble_new ();

  loa_pairing_trouble_show (LOA_PAIRING_TROUBLE (trouble), error, NULL);
  g_assert_true (loa_pairing_trouble_is_of_account (LOA_PAIRING_TROUBLE (trouble)));

  return trouble;
}

static GtkWidget *
make_pair_dialog (LifeFixture *fixture)
{
  return GTK_WIDGET (loa_pair_dialog_new (fixture->base.shop, fixture->base.desk, SERIAL_NUMBER, "Quầy <1> & 2"));
}

static GtkWidget *
make_speaker_card (LifeFixture *fixture)
{
  GtkWidget *card = loa_speaker_card_new (fixture->base.shop, fixture->base.desk);

  loa_speaker_card_set_speaker (LOA_SPEAKER_CARD (card), fixture->speaker);

  return card;
}

static GtkWidget *
make_speaker_details_dialog (LifeFixture *fixture)
{
  return GTK_WIDGET (loa_speaker_details_dialog_new (fixture->base.shop, fixture->speaker));
}

static GtkWidget *
make_speaker_picker (LifeFixture *fixture)
{
  GtkWidget *picker = g_object_new (LOA_TYPE_SPEAKER_PICKER, NULL);

  loa_speaker_picker_set_speakers (LOA_SPEAKER_PICKER (picker), loa_shop_get_speakers (fixture->base.shop));
  g_assert_true (loa_speaker_picker_get_chosen (LOA_SPEAKER_PICKER (picker)) == fixture->speaker);

  return picker;
}

static GtkWidget *
make_speakers_view (LifeFixture *fixture)
{
  GtkWidget *view = g_object_new (LOA_TYPE_SPEAKERS_VIEW, NULL);

  loa_speakers_view_set_shop (LOA_SPEAKERS_VIEW (view), fixture->base.shop, fixture->base.desk);

  return view;
}

static GtkWidget *
make_week_strip (LifeFixture *fixture)
{
  GtkWidget *strip = g_object_new (LOA_TYPE_WEEK_STRIP, NULL);
  g_autoptr (LoaSpeakerWeek) week = loa_speaker_week_new (loa_clock_get_unix_seconds (fixture->base.clock));

  week->days[1] = LOA_SPEAKER_DAY_ONLINE;
  week->days[2] = LOA_SPEAKER_DAY_MIXED;
  week->days[3] = LOA_SPEAKER_DAY_OFFLINE;
  loa_week_strip_set_week (LOA_WEEK_STRIP (strip), week);

  return strip;
}

static const Life lives[] = {
  { "/window/add-speaker-dialog", make_add_speaker_dialog },
  { "/window/announce-dialog", make_announce_dialog },
  { "/window/announcement-progress", make_announcement_progress },
  { "/window/many-speakers-dialog", make_many_speakers_dialog },
  { "/window/countdown", make_countdown },
  { "/window/one-time-code-entry", make_one_time_code_entry },
  { "/window/pairing-picture", make_pairing_picture },
  { "/window/pairing-trouble", make_pairing_trouble },
  { "/window/pair-dialog", make_pair_dialog },
  { "/window/speaker-card", make_speaker_card },
  { "/window/speaker-details-dialog", make_speaker_details_dialog },
  { "/window/speaker-picker", make_speaker_picker },
  { "/window/speakers-view", make_speakers_view },
  { "/window/week-strip", make_week_strip },
};

void
add_speaker_life_tests (AddLives add)
{
  add (lives, G_N_ELEMENTS (lives));
}
