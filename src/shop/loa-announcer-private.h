/* loa-announcer-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-job.h"
#include "loa-announcer.h"

G_BEGIN_DECLS

struct _LoaAnnouncer
{
  GObject parent_instance;

  LoaStore *store; /* (owned) */
  LoaFileLock *row_lock; /* (owned) */
  LoaSoundboxAccount *account; /* (owned) */
  LoaClock *clock; /* (owned) */
  GHashTable *sent_times; /* (owned): from request id to when SePay took it, in the clock's boot time; of those that
                           * were sent here and are still in that state
                           */
};

LoaAnnouncementWork *loa_announcer_make_work (LoaAnnouncer                *self,
                                              const LoaAnnouncementRecord *record);

/* Runs a job and tells of its beginning; its callback has to end it. */
void                   loa_announcer_begin_job (LoaAnnouncer            *self,
                                                LoaAnnouncementWork     *work,
                                                LoaAnnouncementPurpose   purpose,
                                                gboolean                 is_new,
                                                GCancellable            *cancellable,
                                                GAsyncReadyCallback      callback,
                                                gpointer                 user_data);
LoaAnnouncementRecord *loa_announcer_end_job   (LoaAnnouncer            *self,
                                                LoaAnnouncementWork     *work,
                                                GAsyncResult            *result,
                                                GError                 **error);

G_END_DECLS
