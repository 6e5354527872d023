/* loa-announcement-refusal.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-work.h"

G_BEGIN_DECLS

/* Finds out why SePay refused an announcement, and writes down how it found the speaker. */

void     loa_announcement_refusal_explain_async  (LoaAnnouncementWork  *work,
                                                  const GError         *refusal,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void     loa_announcement_refusal_explain_finish (LoaAnnouncementWork  *work,
                                                  GAsyncResult         *result,
                                                  GError              **error);

G_END_DECLS
