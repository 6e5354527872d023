/* loa-announcement-sender.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-work.h"

G_BEGIN_DECLS

void     loa_announcement_send_async  (LoaAnnouncementWork  *work,
                                       gboolean              is_new,
                                       gboolean              is_patient,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean loa_announcement_send_finish (LoaAnnouncementWork  *work,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
