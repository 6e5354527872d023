/* loa-store-watch.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store.h"

G_BEGIN_DECLS

#define LOA_TYPE_STORE_WATCH (loa_store_watch_get_type ())

/**
 * LoaStoreWatch:
 *
 * Looks whether another process has written into a store, every few seconds while it is active and more rarely while it
 * is not: see loa_store_look_for_changes_async().
 */
G_DECLARE_FINAL_TYPE (LoaStoreWatch, loa_store_watch, LOA, STORE_WATCH, GObject)

/**
 * loa_store_watch_new:
 * @store: the store
 *
 * Returns: (transfer full): a watch that is not active; it ends when it is let go of
 */
LoaStoreWatch *loa_store_watch_new        (LoaStore      *store);

/**
 * loa_store_watch_set_active:
 * @self: the watch
 * @active: whether somebody looks at what the store holds
 *
 * Becoming active looks at once.
 */
void           loa_store_watch_set_active (LoaStoreWatch *self,
                                           gboolean       active);

G_END_DECLS
