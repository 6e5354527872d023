/* loa-announcements-view.h
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

#define LOA_TYPE_ANNOUNCEMENTS_VIEW (loa_announcements_view_get_type ())

/**
 * LoaAnnouncementsView:
 *
 * The ledger: every announcement that was ever asked for on this computer, newest first, filtered and summed up by the
 * store.
 *
 * Property: `narrow` (boolean): there is little width.
 */
G_DECLARE_FINAL_TYPE (LoaAnnouncementsView, loa_announcements_view, LOA, ANNOUNCEMENTS_VIEW, AdwBin)

/**
 * loa_announcements_view_set_shop:
 * @self: the view, which has none yet
 * @shop: the shop
 * @desk: where announcements are handed in
 *
 * Shows the ledger of a shop.
 */
void loa_announcements_view_set_shop (LoaAnnouncementsView *self,
                                      LoaShop              *shop,
                                      LoaAnnouncementDesk  *desk);

/**
 * loa_announcements_view_search:
 * @self: the view
 *
 * Puts the cursor into the search.
 */
void loa_announcements_view_search (LoaAnnouncementsView *self);

/**
 * loa_announcements_view_show_only:
 * @self: the view, which has a shop
 * @hardware_id: (nullable): a serial number, in the register or not, or %NULL for all
 *
 * Shows all announcements of one speaker.
 */
void loa_announcements_view_show_only (LoaAnnouncementsView *self,
                                       const char           *hardware_id);

G_END_DECLS
