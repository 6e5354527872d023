/* loa-announcement-holder.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-work.h"

G_BEGIN_DECLS

/* What one waits for while somebody else works on the row. */
typedef enum
{
  LOA_ANNOUNCEMENT_AIM_NOW, /* nothing: the row is left to whoever works on it */
  LOA_ANNOUNCEMENT_AIM_SENT, /* that SePay has it, or will not have it */
  LOA_ANNOUNCEMENT_AIM_END, /* that it is over */
} LoaAnnouncementAim;

void     loa_announcement_hold_async  (LoaAnnouncementWork  *work,
                                       LoaAnnouncementAim    aim,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean loa_announcement_hold_finish (LoaAnnouncementWork  *work,
                                       GAsyncResult         *result,
                                       gboolean             *holds,
                                       GError              **error);

void     loa_announcement_let_go      (LoaAnnouncementWork  *work);

G_END_DECLS
