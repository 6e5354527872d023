/* loa-sync-walk.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sepay-transaction.h"

G_BEGIN_DECLS

/* More pages than this are no history but a server that never ends. */
#define LOA_SYNC_WALK_MAX_PAGES 50000

typedef struct _LoaSyncWalk LoaSyncWalk;

LoaSyncWalk *loa_sync_walk_new              (void);
LoaSyncWalk *loa_sync_walk_new_from         (guint                        page,
                                             guint                        per_page);
void         loa_sync_walk_free             (LoaSyncWalk                 *self);
guint        loa_sync_walk_get_page         (LoaSyncWalk                 *self);
gboolean     loa_sync_walk_take             (LoaSyncWalk                 *self,
                                             const SepayTransactionPage  *page,
                                             GError                     **error);
gboolean     loa_sync_walk_is_over          (LoaSyncWalk                 *self);
gboolean     loa_sync_walk_is_complete      (LoaSyncWalk                 *self);
guint        loa_sync_walk_get_depth        (LoaSyncWalk                 *self);
gint64       loa_sync_walk_get_n_skipped    (LoaSyncWalk                 *self);
gint64       loa_sync_walk_get_n_rows       (LoaSyncWalk                 *self);
gint64       loa_sync_walk_get_n_expected   (LoaSyncWalk                 *self);
gint64       loa_sync_walk_get_n_unreadable (LoaSyncWalk                 *self);
gint64       loa_sync_walk_get_n_missing    (LoaSyncWalk                 *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaSyncWalk, loa_sync_walk_free)

G_END_DECLS
