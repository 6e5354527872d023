/* loa-sync-follow.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-bank-grant.h"
#include "loa-clock.h"
#include "loa-store.h"

G_BEGIN_DECLS

#define LOA_TYPE_SYNC_FOLLOW (loa_sync_follow_get_type ())

/* Copies what is new since yesterday, again and again. */
G_DECLARE_FINAL_TYPE (LoaSyncFollow, loa_sync_follow, LOA, SYNC_FOLLOW, GObject)

/* @tried: where #LoaSyncMending keeps what it has tried */
LoaSyncFollow *loa_sync_follow_new        (LoaStore             *store,
                                           LoaBankGrant         *grant,
                                           LoaClock             *clock,
                                           GHashTable           *tried);

/* One at a time. */
void           loa_sync_follow_run_async  (LoaSyncFollow        *self,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);

/* Returns: how many transactions are new or have changed, or -1 on error */
gint64         loa_sync_follow_run_finish (LoaSyncFollow        *self,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
