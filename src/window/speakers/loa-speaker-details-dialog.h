/* loa-speaker-details-dialog.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_SPEAKER_DETAILS_DIALOG (loa_speaker_details_dialog_get_type ())

/**
 * LoaSpeakerDetailsDialog:
 *
 * What there is to know about a speaker: its name, place, tags and note, to be written, and what Loa knows of it.
 * Closing it with changes asks first.
 */
G_DECLARE_FINAL_TYPE (LoaSpeakerDetailsDialog, loa_speaker_details_dialog, LOA, SPEAKER_DETAILS_DIALOG, AdwWindow)

GtkWindow *loa_speaker_details_dialog_new (LoaShop    *shop,
                                           LoaSpeaker *speaker);

G_END_DECLS
