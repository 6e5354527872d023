/* loa-announcement-details-dialog.h
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

#define LOA_TYPE_ANNOUNCEMENT_DETAILS_DIALOG (loa_announcement_details_dialog_get_type ())

/**
 * LoaAnnouncementDetailsDialog:
 *
 * All that is known of one announcement, as it now stands. It can be asked after, and announced again where it was not
 * said or nobody knows.
 *
 * Signal: `history` (hardware id): the user wants to see all announcements of its speaker.
 */
G_DECLARE_FINAL_TYPE (LoaAnnouncementDetailsDialog, loa_announcement_details_dialog, LOA, ANNOUNCEMENT_DETAILS_DIALOG,
                      AdwWindow)

/**
 * loa_announcement_details_dialog_new:
 * @shop: the shop
 * @desk: where it is announced again
 * @record: the announcement
 *
 * Returns: (transfer full): the dialog
 */
GtkWindow *loa_announcement_details_dialog_new (LoaShop                     *shop,
                                                LoaAnnouncementDesk         *desk,
                                                const LoaAnnouncementRecord *record);

G_END_DECLS
