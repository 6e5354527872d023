/* loa-announcement.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-record.h"
#include "loa-lazy-row.h"

G_BEGIN_DECLS

#define LOA_TYPE_ANNOUNCEMENT (loa_announcement_get_type ())

/**
 * LoaAnnouncement:
 *
 * A row of #LoaAnnouncementList. It exists before its contents have been read; `record` is notified when they arrive and
 * with every change.
 *
 * Properties, read-only: `record` (pointer, a #LoaAnnouncementRecord, %NULL until read).
 */
G_DECLARE_FINAL_TYPE (LoaAnnouncement, loa_announcement, LOA, ANNOUNCEMENT, LoaLazyRow)

/**
 * loa_announcement_get_record:
 * @self: an announcement
 *
 * Returns: (transfer none) (nullable): what the ledger has, %NULL until it is read
 */
const LoaAnnouncementRecord *loa_announcement_get_record (LoaAnnouncement *self);

G_END_DECLS
