/* loa-speaker-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-speaker.h"

G_BEGIN_DECLS

/* What the store knows of a speaker, as properties. Only #LoaSpeakerRegister makes and changes one, and it stays the
 * same object as long as the speaker is in the register, so that a list keeps its place.
 */
struct _LoaSpeaker
{
  GObject parent_instance;

  LoaSpeakerRecord *record; /* (owned) */
  char **tags; /* (owned): those of the record */
  LoaSpeakerWeek *week; /* (owned) (nullable) */
  LoaAnnouncementRecord *announcement; /* (owned) (nullable): the newest */
  char *search_text; /* (owned) (nullable): made when it is needed, as are the keys */
  char *title_key; /* (owned) (nullable) */
  char *place_key; /* (owned) (nullable) */
  gboolean checking;
  gint64 not_found; /* when SePay said that it does not know it, in Unix seconds, or 0 */
};

/* What a speaker is searched in and sorted by, made when it is first asked for and kept until the speaker changes. */

const char *loa_speaker_get_search_text (LoaSpeaker *self);
const char *loa_speaker_get_title_key   (LoaSpeaker *self);
const char *loa_speaker_get_place_key   (LoaSpeaker *self);
gint64      loa_speaker_get_position    (LoaSpeaker *self);

G_END_DECLS
