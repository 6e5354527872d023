/* loa-speaker-tags.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LOA_SPEAKER_TAG_LENGTH:
 *
 * The most characters that a tag may have. The register's callers see to it; the store does not cut.
 */
#define LOA_SPEAKER_TAG_LENGTH 30

/**
 * loa_speaker_tags_split:
 * @text: (nullable): tags as they are kept or typed: between commas, semicolons or line ends
 *
 * Reads tags: white space around them is dropped and inside becomes one space, characters that cannot be seen go, and
 * of those that fold to the same only the first stays.
 *
 * Returns: (transfer full): the tags, %NULL-terminated
 */
char **loa_speaker_tags_split (const char         *text);

/**
 * loa_speaker_tags_join:
 * @tags: (nullable): tags, %NULL-terminated
 *
 * Returns: (transfer full) (nullable): the text that is kept, a line for each tag, or %NULL without any
 */
char  *loa_speaker_tags_join  (const char * const *tags);

/**
 * loa_speaker_tags_clean:
 * @text: (nullable): tags as they were typed
 *
 * Returns: (transfer full) (nullable): the text that is kept, or %NULL without any
 */
char  *loa_speaker_tags_clean (const char         *text);

G_END_DECLS
