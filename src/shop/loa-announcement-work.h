/* loa-announcement-work.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-announcement-record.h"
#include "loa-file-lock.h"
#include "loa-soundbox-account.h"
#include "loa-store.h"
#include "sepay-notification.h"

G_BEGIN_DECLS

/* How sure one is of what SePay answered about a request. */
typedef enum
{
  LOA_ANNOUNCEMENT_ANSWER_LOST, /* nobody knows whether SePay has it; asking again may tell */
  LOA_ANNOUNCEMENT_ANSWER_UNKNOWN, /* SePay does not know it, or refuses it */
  LOA_ANNOUNCEMENT_ANSWER_FINAL, /* asking again does not help: signed out, forbidden, cancelled */
} LoaAnnouncementAnswer;

/* The sent time of a row that was sent before this process knew it, or was not sent. */
#define LOA_ANNOUNCEMENT_SENT_EARLIER G_MININT64

#define LOA_TYPE_ANNOUNCEMENT_WORK (loa_announcement_work_get_type ())

G_DECLARE_FINAL_TYPE (LoaAnnouncementWork, loa_announcement_work, LOA, ANNOUNCEMENT_WORK, GObject)

LoaAnnouncementWork *loa_announcement_work_new (LoaStore                    *store,
                                                LoaFileLock                 *row_lock,
                                                LoaSoundboxAccount          *account,
                                                LoaClock                    *clock,
                                                const LoaAnnouncementRecord *record);

LoaStore                    *loa_announcement_work_get_store    (LoaAnnouncementWork *self);
LoaFileLock                 *loa_announcement_work_get_row_lock (LoaAnnouncementWork *self);
LoaClock                    *loa_announcement_work_get_clock    (LoaAnnouncementWork *self);
SepaySoundbox               *loa_announcement_work_get_client   (LoaAnnouncementWork *self);
LoaSoundboxAccount          *loa_announcement_work_get_account  (LoaAnnouncementWork *self);
const LoaAnnouncementRecord *loa_announcement_work_get_record   (LoaAnnouncementWork *self);
gint64                       loa_announcement_work_get_age      (LoaAnnouncementWork *self);

gint64 loa_announcement_work_get_sent_time (LoaAnnouncementWork *self);
void   loa_announcement_work_set_sent_time (LoaAnnouncementWork *self,
                                            gint64               sent_us);

void     loa_announcement_work_take_record (LoaAnnouncementWork    *self,
                                            LoaAnnouncementRecord  *record);
gboolean loa_announcement_work_adopt       (LoaAnnouncementWork     *self,
                                            const SepayNotification *notification,
                                            GError                 **error);
void     loa_announcement_work_set_sent    (LoaAnnouncementWork    *self);
void     loa_announcement_work_set_state   (LoaAnnouncementWork     *self,
                                            LoaAnnouncementState     state,
                                            const char              *message);

void     loa_announcement_work_write_async  (LoaAnnouncementWork  *self,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean loa_announcement_work_write_finish (LoaAnnouncementWork  *self,
                                             GAsyncResult         *result,
                                             GError              **error);

LoaAnnouncementAnswer loa_announcement_answer_classify (const GError *error);

G_END_DECLS
