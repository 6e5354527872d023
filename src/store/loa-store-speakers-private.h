/* loa-store-speakers-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-speaker-record.h"
#include "loa-store-private.h"

G_BEGIN_DECLS

/* A row of the register in SQL, for the calls on one speaker and on many. */

#define LOA_STORE_SPEAKER_COLUMNS \
  "hardware_id, name, model, is_paired, online, checked, paired_time, position, place, tags, note, last_seen"

LoaSpeakerRecord *loa_store_speaker_dup_record  (LoaStoreStatement       *statement);
void              loa_store_speaker_bind_record (LoaStoreStatement       *statement,
                                                 const LoaSpeakerRecord  *record);

/* Writes down what a check of a speaker that is in the register found, within the transaction of the caller. */
gboolean          loa_store_checks_write        (LoaStoreConnection      *connection,
                                                 const LoaSpeakerRecord  *record,
                                                 GError                 **error);

G_END_DECLS
