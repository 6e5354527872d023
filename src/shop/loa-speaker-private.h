/* loa-speaker-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-speaker.h"

G_BEGIN_DECLS

/* What a speaker is searched in and sorted by, made when it is first asked for and kept until the speaker changes. */

const char *loa_speaker_get_search_text (LoaSpeaker *self);
const char *loa_speaker_get_title_key   (LoaSpeaker *self);
const char *loa_speaker_get_place_key   (LoaSpeaker *self);
gint64      loa_speaker_get_position    (LoaSpeaker *self);

G_END_DECLS
