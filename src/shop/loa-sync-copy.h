/* loa-sync-copy.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-clock.h"
#include "loa-store.h"
#include "loa-sync.h"

G_BEGIN_DECLS

/* The setting with the day up to which the copy has no gaps. Only a run that saw everything to its end sets it: what
 * other runs stored, or one that was broken off, says nothing about what lies before. While it is not set every run
 * copies everything.
 */
#define LOA_SYNC_COMPLETE_SETTING "history-complete"

#define LOA_TYPE_SYNC_COPY (loa_sync_copy_get_type ())

G_DECLARE_FINAL_TYPE (LoaSyncCopy, loa_sync_copy, LOA, SYNC_COPY, GObject)

/* @tried: where #LoaSyncMending keeps what it has tried */
LoaSyncCopy   *loa_sync_copy_new              (LoaStore             *store,
                                               LoaBankGrant         *grant,
                                               LoaClock             *clock,
                                               GHashTable           *tried,
                                               const char           *from_day,
                                               const char           *to_day);
gint64         loa_sync_copy_get_n_rows       (LoaSyncCopy          *self);
gint64         loa_sync_copy_get_n_expected   (LoaSyncCopy          *self);
gint64         loa_sync_copy_get_seconds_left (LoaSyncCopy          *self);
void           loa_sync_copy_run_async        (LoaSyncCopy          *self,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
LoaSyncResult *loa_sync_copy_run_finish       (LoaSyncCopy          *self,
                                               GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
