/* loa-add-speaker-dialog.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-announcement-desk.h"
#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_ADD_SPEAKER_DIALOG (loa_add_speaker_dialog_get_type ())

/**
 * LoaAddSpeakerDialog:
 *
 * Puts a speaker in the register, and then offers to pair it.
 */
G_DECLARE_FINAL_TYPE (LoaAddSpeakerDialog, loa_add_speaker_dialog, LOA, ADD_SPEAKER_DIALOG, AdwWindow)

GtkWindow *loa_add_speaker_dialog_new (LoaShop             *shop,
                                       LoaAnnouncementDesk *desk);

G_END_DECLS
