/* loa-speaker-search.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-speaker.h"

G_BEGIN_DECLS

/**
 * LoaSpeakerSearch:
 *
 * What was typed to find speakers, ready to be compared with many.
 */
typedef struct _LoaSpeakerSearch LoaSpeakerSearch;

/**
 * loa_speaker_search_new:
 * @text: (nullable): words; every one has to be found in a speaker's serial number, name, model, place, tags or note,
 *   without regard to case, diacritics or đ/d
 *
 * Returns: (transfer full): the search; without words it finds every speaker
 */
LoaSpeakerSearch *loa_speaker_search_new      (const char             *text);
void              loa_speaker_search_free     (LoaSpeakerSearch       *self);

/**
 * loa_speaker_search_is_empty:
 * @self: a search
 *
 * Returns: %TRUE when it finds every speaker
 */
gboolean          loa_speaker_search_is_empty (const LoaSpeakerSearch *self);

/**
 * loa_speaker_search_narrows:
 * @self: a search
 * @other: the search before it
 *
 * Tells what a filter has to look at again: while a person types on, only what was found.
 *
 * Returns: %TRUE when all that @self finds was found by @other
 */
gboolean          loa_speaker_search_narrows  (const LoaSpeakerSearch *self,
                                               const LoaSpeakerSearch *other);

/**
 * loa_speaker_matches:
 * @self: a speaker
 * @search: a search
 *
 * A speaker's texts are folded once, until it changes: see #LoaSpeakerRegister::speakers-updated.
 *
 * Returns: %TRUE when @search finds @self
 */
gboolean          loa_speaker_matches         (LoaSpeaker             *self,
                                               const LoaSpeakerSearch *search);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaSpeakerSearch, loa_speaker_search_free)

G_END_DECLS
