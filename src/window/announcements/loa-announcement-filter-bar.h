/* loa-announcement-filter-bar.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-announcement-filter.h"
#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_ANNOUNCEMENT_FILTER_BAR (loa_announcement_filter_bar_get_type ())

/**
 * LoaAnnouncementFilterBar:
 *
 * Which announcements are shown: of which period, speaker, cause and state, and with which words. Its buttons are the
 * view's actions `announcements.show-all` and `announcements.export`.
 *
 * Property: `narrow` (boolean): there is little width. Signal: `changed`: the filter is another.
 */
G_DECLARE_FINAL_TYPE (LoaAnnouncementFilterBar, loa_announcement_filter_bar, LOA, ANNOUNCEMENT_FILTER_BAR, GtkWidget)

/**
 * loa_announcement_filter_bar_set_shop:
 * @self: the bar, which has none yet
 * @shop: the shop
 *
 * Offers the speakers of a shop, and lets words be typed anywhere in the bar's parent.
 */
void loa_announcement_filter_bar_set_shop (LoaAnnouncementFilterBar *self,
                                           LoaShop                  *shop);

/**
 * loa_announcement_filter_bar_make_filter:
 * @self: the bar, which has a shop
 *
 * Returns: (transfer full): what is chosen at this moment, in days that are counted from now
 */
LoaAnnouncementFilter *loa_announcement_filter_bar_make_filter (LoaAnnouncementFilterBar *self);

/**
 * loa_announcement_filter_bar_show_only:
 * @self: the bar
 * @hardware_id: (nullable): a serial number, or %NULL for all
 *
 * Lets all announcements of one speaker through, or all of them.
 */
void loa_announcement_filter_bar_show_only (LoaAnnouncementFilterBar *self,
                                            const char               *hardware_id);

/**
 * loa_announcement_filter_bar_search:
 * @self: the bar
 *
 * Puts the cursor into the search.
 */
void loa_announcement_filter_bar_search (LoaAnnouncementFilterBar *self);

G_END_DECLS
