/* loa-sync-mending.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-clock.h"
#include "loa-store.h"
#include "sepay-bank.h"

G_BEGIN_DECLS

#define LOA_TYPE_SYNC_MENDING (loa_sync_mending_get_type ())

/* Looks whether balances follow from each other, and fetches once more the days where they do not. Used once. */
G_DECLARE_FINAL_TYPE (LoaSyncMending, loa_sync_mending, LOA, SYNC_MENDING, GObject)

/* What is in @tried (a set of texts) is left out unless @again, and what is tried is put there. */
LoaSyncMending *loa_sync_mending_new           (LoaStore             *store,
                                                SepayBank            *bank,
                                                LoaClock             *clock,
                                                GHashTable           *tried,
                                                gboolean              again);
void            loa_sync_mending_run_async     (LoaSyncMending       *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);

/* Only the store makes it fail, and the cancellable. */
gboolean        loa_sync_mending_run_finish    (LoaSyncMending       *self,
                                                GAsyncResult         *result,
                                                GError              **error);
gint64          loa_sync_mending_get_n_new     (LoaSyncMending       *self);
gint64          loa_sync_mending_get_n_changed (LoaSyncMending       *self);

G_END_DECLS
