/* loa-announcement-word.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-record.h"

G_BEGIN_DECLS

/**
 * loa_announcement_word_for_state:
 * @state: how far an announcement got
 *
 * Returns: (transfer none): a word for it in the user's language
 */
const char *loa_announcement_word_for_state (LoaAnnouncementState state);

/**
 * loa_announcement_word_for_cause:
 * @cause: why something was announced
 *
 * Returns: (transfer none): a word for it in the user's language
 */
const char *loa_announcement_word_for_cause (LoaAnnouncementCause cause);

G_END_DECLS
