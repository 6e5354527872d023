/* loa-announcement-list.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-filter.h"
#include "loa-announcement.h"
#include "loa-lazy-list.h"

G_BEGIN_DECLS

#define LOA_TYPE_ANNOUNCEMENT_LIST (loa_announcement_list_get_type ())

/**
 * LoaAnnouncementList:
 *
 * The ledger as a lazy #GListModel of #LoaAnnouncement, newest first: see #LoaLazyList. A row that is looked at follows
 * the store, and rows come and go as the filter has it.
 *
 * Properties, read-only: `loading` (boolean), `totals` (pointer, a #LoaAnnouncementTotals of the result that is shown;
 * notified with every new result). The signal `failed` (a #GError) tells that the store could not be read.
 */
G_DECLARE_FINAL_TYPE (LoaAnnouncementList, loa_announcement_list, LOA, ANNOUNCEMENT_LIST, LoaLazyList)

/**
 * loa_announcement_list_new:
 * @store: the store; its changes are followed
 *
 * Returns: (transfer full): a list of the whole ledger, empty until that is looked up
 */
LoaAnnouncementList *loa_announcement_list_new (LoaStore *store);

/**
 * loa_announcement_list_set_filter:
 * @self: the list
 * @filter: which announcements to list; it is copied
 *
 * Changes what is listed. It is read off the main loop: `loading` tells when it is there.
 */
void loa_announcement_list_set_filter (LoaAnnouncementList         *self,
                                       const LoaAnnouncementFilter *filter);

/**
 * loa_announcement_list_get_filter:
 * @self: the list
 *
 * Returns: (transfer none): which announcements are listed
 */
const LoaAnnouncementFilter *loa_announcement_list_get_filter  (LoaAnnouncementList *self);

const LoaAnnouncementTotals *loa_announcement_list_get_totals  (LoaAnnouncementList *self);
gboolean                     loa_announcement_list_get_loading (LoaAnnouncementList *self);

G_END_DECLS
