/* loa-announcement-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-list.h"

G_BEGIN_DECLS

LoaAnnouncement *loa_announcement_new         (LoaAnnouncementRecord *record);
void             loa_announcement_take_record (LoaAnnouncement       *self,
                                               LoaAnnouncementRecord *record);

G_END_DECLS
