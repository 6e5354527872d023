/* loa-speaker-menu.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-speaker.h"

G_BEGIN_DECLS

/**
 * loa_speaker_menu_new:
 * @speaker: the speaker
 *
 * Returns: (transfer full): what can be done with it, by the actions of its card
 */
GMenuModel *loa_speaker_menu_new (LoaSpeaker *speaker);

G_END_DECLS
