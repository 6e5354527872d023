/* loa-announcement-follower.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-work.h"

G_BEGIN_DECLS

void     loa_announcement_follow_async  (LoaAnnouncementWork  *work,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean loa_announcement_follow_finish (LoaAnnouncementWork  *work,
                                         GAsyncResult         *result,
                                         GError              **error);

void     loa_announcement_find_out_async  (LoaAnnouncementWork  *work,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean loa_announcement_find_out_finish (LoaAnnouncementWork  *work,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
