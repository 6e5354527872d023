/* loa-announcement-job.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-work.h"

G_BEGIN_DECLS

/* What for one works on a row. */
typedef enum
{
  LOA_ANNOUNCEMENT_PURPOSE_ANNOUNCE, /* a person wants it said now; ends when SePay has it */
  LOA_ANNOUNCEMENT_PURPOSE_FOLLOW, /* a person wants to see its end */
  LOA_ANNOUNCEMENT_PURPOSE_FIND_OUT, /* a person wants to know what became of one given up; nothing is sent */
  LOA_ANNOUNCEMENT_PURPOSE_RESUME, /* it was left unfinished; a row that others work on is left to them */
} LoaAnnouncementPurpose;

void                   loa_announcement_job_run_async  (LoaAnnouncementWork     *work,
                                                        LoaAnnouncementPurpose   purpose,
                                                        gboolean                 is_new,
                                                        GCancellable            *cancellable,
                                                        GAsyncReadyCallback      callback,
                                                        gpointer                 user_data);
LoaAnnouncementRecord *loa_announcement_job_run_finish (LoaAnnouncementWork     *work,
                                                        GAsyncResult            *result,
                                                        GError                 **error);

G_END_DECLS
