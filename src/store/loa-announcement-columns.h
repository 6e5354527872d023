/* loa-announcement-columns.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-record.h"
#include "loa-store-statement.h"

G_BEGIN_DECLS

/* The columns of a row of the ledger, in the order in which loa_announcement_columns_dup_record() takes them. */
#define LOA_ANNOUNCEMENT_COLUMNS \
  "row, request_id, hardware_id, amount, cause, state, status, message, asked, sent, delivered, retries"

#define LOA_ANNOUNCEMENT_N_COLUMNS 12

LoaAnnouncementRecord *loa_announcement_columns_dup_record  (LoaStoreStatement           *statement);
void                   loa_announcement_columns_bind_record (LoaStoreStatement           *statement,
                                                             const LoaAnnouncementRecord *record);

G_END_DECLS
