/* loa-speaker-details.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LoaSpeakerDetail:
 * @LOA_SPEAKER_DETAIL_NAME: at most 200 characters
 * @LOA_SPEAKER_DETAIL_PLACE: at most 200 characters
 * @LOA_SPEAKER_DETAIL_TAGS: at most 20 tags of 30 characters, between commas, semicolons or line ends
 * @LOA_SPEAKER_DETAIL_NOTE: at most 4,000 characters
 *
 * What a person writes about a speaker.
 */
typedef enum
{
  LOA_SPEAKER_DETAIL_NAME,
  LOA_SPEAKER_DETAIL_PLACE,
  LOA_SPEAKER_DETAIL_TAGS,
  LOA_SPEAKER_DETAIL_NOTE,
} LoaSpeakerDetail;

/**
 * loa_speaker_detail_check:
 * @detail: what it is
 * @text: (nullable): what was typed, %NULL for nothing
 * @error: return location for %LOA_SHOP_ERROR_USAGE, with a sentence
 *
 * Returns: %TRUE when it can be kept
 */
gboolean loa_speaker_detail_check (LoaSpeakerDetail   detail,
                                   const char        *text,
                                   GError           **error);

G_END_DECLS
