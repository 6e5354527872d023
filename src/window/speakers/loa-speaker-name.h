/* loa-speaker-name.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-speaker.h"
#include "loa-store.h"

G_BEGIN_DECLS

#define LOA_TYPE_SPEAKER_NAME (loa_speaker_name_get_type ())

/**
 * LoaSpeakerName:
 *
 * What a speaker is called, which can be changed where it stands. Enter saves what was typed, and so does going
 * elsewhere; Escape gives it up. What cannot be saved stays, with the reason below.
 *
 * Properties: `editing` (boolean, read-only).
 */
G_DECLARE_FINAL_TYPE (LoaSpeakerName, loa_speaker_name, LOA, SPEAKER_NAME, GtkWidget)

/**
 * loa_speaker_name_set_speaker:
 * @self: the name
 * @store: where names are kept
 * @speaker: (nullable): the speaker, or %NULL for none
 *
 * Shows what a speaker is called. A name that was being typed for another is given up.
 */
void     loa_speaker_name_set_speaker (LoaSpeakerName *self,
                                       LoaStore       *store,
                                       LoaSpeaker     *speaker);

/**
 * loa_speaker_name_edit:
 * @self: the name of a speaker
 *
 * Lets a name be typed.
 */
void     loa_speaker_name_edit        (LoaSpeakerName *self);
gboolean loa_speaker_name_get_editing (LoaSpeakerName *self);

G_END_DECLS
