/* loa-announcement-unsent.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-record.h"
#include "loa-file-lock.h"
#include "loa-store.h"

G_BEGIN_DECLS

void  loa_announcement_find_unsent_async  (LoaStore              *store,
                                           LoaFileLock           *row_lock,
                                           const char            *hardware_id,
                                           gint64                 amount,
                                           LoaAnnouncementCause   cause,
                                           gint64                 now,
                                           GCancellable          *cancellable,
                                           GAsyncReadyCallback    callback,
                                           gpointer               user_data);
char *loa_announcement_find_unsent_finish (LoaStore              *store,
                                           GAsyncResult          *result,
                                           GError               **error);

G_END_DECLS
