/* loa-speaker-removal.h
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

/**
 * loa_speaker_removal_start:
 * @from: a widget that outlives the speaker's card
 * @store: the store
 * @speaker: the speaker
 *
 * Takes a speaker out of the register, says so, and offers to undo it, together with those that were removed while that
 * is offered.
 */
void loa_speaker_removal_start (GtkWidget  *from,
                                LoaStore   *store,
                                LoaSpeaker *speaker);

G_END_DECLS
