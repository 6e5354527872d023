/* loa-announce-dialog.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-announcement-desk.h"
#include "loa-speaker-register.h"

G_BEGIN_DECLS

#define LOA_TYPE_ANNOUNCE_DIALOG (loa_announce_dialog_get_type ())

/**
 * LoaAnnounceDialog:
 *
 * Asks for an amount and lets a speaker say it. What was typed is shown as digits and words while it is typed, and how
 * far it got when it was asked for. It may be closed at any moment; the announcement goes on.
 */
G_DECLARE_FINAL_TYPE (LoaAnnounceDialog, loa_announce_dialog, LOA, ANNOUNCE_DIALOG, AdwWindow)

GtkWindow *loa_announce_dialog_new (LoaAnnouncementDesk *desk,
                                    LoaSpeaker          *speaker);

/**
 * loa_announce_dialog_new_for_amount:
 * @desk: where announcements are handed in
 * @speakers: the speakers, at least one; which of them says it is chosen in the dialog
 * @amount: in đồng; it may still be changed
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *loa_announce_dialog_new_for_amount (LoaAnnouncementDesk *desk,
                                               LoaSpeakerRegister  *speakers,
                                               gint64               amount);

G_END_DECLS
