/* loa-announcement-list.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-record.h"
#include "loa-announcer.h"
#include "loa-store.h"

G_BEGIN_DECLS

#define LOA_TYPE_ANNOUNCEMENT (loa_announcement_get_type ())

/**
 * LoaAnnouncement:
 *
 * A row of #LoaAnnouncementList. Properties, read-only: `record` (pointer, a #LoaAnnouncementRecord, notified when it
 * changes).
 */
G_DECLARE_FINAL_TYPE (LoaAnnouncement, loa_announcement, LOA, ANNOUNCEMENT, GObject)

const LoaAnnouncementRecord *loa_announcement_get_record (LoaAnnouncement *self);

#define LOA_TYPE_ANNOUNCEMENT_LIST (loa_announcement_list_get_type ())

/**
 * LoaAnnouncementList:
 *
 * The ledger as a #GListModel of #LoaAnnouncement, newest first, following the store's changes. It holds the newest
 * 1000 rows.
 */
G_DECLARE_FINAL_TYPE (LoaAnnouncementList, loa_announcement_list, LOA, ANNOUNCEMENT_LIST, GObject)

LoaAnnouncementList *loa_announcement_list_new (LoaStore *store);

G_END_DECLS
