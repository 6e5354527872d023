/* loa-pair-dialog.h
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

#define LOA_TYPE_PAIR_DIALOG (loa_pair_dialog_get_type ())

/**
 * LoaPairDialog:
 *
 * Leads through pairing a speaker: it shows the steps of a #LoaPairing and hands it what the user does.
 */
G_DECLARE_FINAL_TYPE (LoaPairDialog, loa_pair_dialog, LOA, PAIR_DIALOG, AdwWindow)

/**
 * loa_pair_dialog_new:
 * @shop: the shop
 * @desk: where the test announcement at the end is handed in
 * @hardware_id: a checked serial number
 * @speaker_title: what the speaker is called
 *
 * Makes the dialog, which begins to check the speaker.
 *
 * Returns: the dialog
 */
GtkWindow *loa_pair_dialog_new (LoaShop             *shop,
                                LoaAnnouncementDesk *desk,
                                const char          *hardware_id,
                                const char          *speaker_title);

/**
 * loa_pair_dialog_show_spoken:
 * @self: the dialog
 * @hardware_id: serial number of a simulated speaker
 * @text: what it says
 *
 * Shows what a simulated speaker says, when it is the one that is being paired.
 */
void loa_pair_dialog_show_spoken (LoaPairDialog *self,
                                  const char    *hardware_id,
                                  const char    *text);

G_END_DECLS
