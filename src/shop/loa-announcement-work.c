/* loa-announcement-work.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-announcement-work.h"

#include "loa-store-announcements.h"
#include "sepay-error.h"

/* One row of the ledger that is worked on: the row as it is known now, and what is needed to go on with it. What
 * SePay says is taken over in one place only, loa_announcement_work_adopt(), and nothing counts before it is written.
 * The signal `changed` tells that something was.
 */
struct _LoaAnnouncementWork
{
  GObject parent_instance;

  LoaStore *store; /* (owned) */
  LoaFileLock *row_lock; /* (owned) */
  LoaSoundboxAccount *account; /* (owned) */
  LoaClock *clock; /* (owned) */
  LoaAnnouncementRecord *record; /* (owned) */
  gint64 sent_us; /* in the clock's boot time */
};

G_DEFINE_FINAL_TYPE (LoaAnnouncementWork, loa_announcement_work, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
replace_text (char       **target,
              const char  *text)
{
  char *copy = g_strdup (text);

  g_free (*target);
  *target = copy;
}

/* Only what SePay tells is compared, and serial numbers without their case, which it may change. */
static gboolean
is_about (const LoaAnnouncementRecord *record,
          const SepayNotification     *notification)
{
  const char *hardware_id = notification->hardware_id;

  return g_strcmp0 (notification->request_id, record->request_id) == 0
         && (hardware_id == NULL || g_ascii_strcasecmp (hardware_id, record->hardware_id) == 0)
         && (!notification->has_amount || notification->amount == record->amount);
}

static void
note_sent (LoaAnnouncementWork *self)
{
  if (self->record->sent != 0)
    return;

  self->record->sent = loa_clock_get_unix_seconds (self->clock);
  self->sent_us = loa_clock_get_boot_time_us (self->clock);
}

static void
write_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAnnouncementWork *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!loa_store_update_announcement_finish (LOA_STORE (object), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_task_return_boolean (task, TRUE);
}

static void
loa_announcement_work_finalize (GObject *object)
{
  LoaAnnouncementWork *self = LOA_ANNOUNCEMENT_WORK (object);

  g_clear_object (&self->store);
  g_clear_object (&self->row_lock);
  g_clear_object (&self->account);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->record, loa_announcement_record_free);

  G_OBJECT_CLASS (loa_announcement_work_parent_class)->finalize (object);
}

static void
loa_announcement_work_class_init (LoaAnnouncementWorkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = loa_announcement_work_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LOA_TYPE_ANNOUNCEMENT_WORK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
loa_announcement_work_init (LoaAnnouncementWork *self)
{
  self->sent_us = LOA_ANNOUNCEMENT_SENT_EARLIER;
}

LoaAnnouncementWork *
loa_announcement_work_new (LoaStore                    *store,
                           LoaFileLock                 *row_lock,
                           LoaSoundboxAccount          *account,
                           LoaClock                    *clock,
                           const LoaAnnouncementRecord *record)
{
  LoaAnnouncementWork *self = g_object_new (LOA_TYPE_ANNOUNCEMENT_WORK, NULL);

  self->store = g_object_ref (store);
  self->row_lock = g_object_ref (row_lock);
  self->account = g_object_ref (account);
  self->clock = g_object_ref (clock);
  self->record = loa_announcement_record_copy (record);

  return self;
}

LoaStore *
loa_announcement_work_get_store (LoaAnnouncementWork *self)
{
  return self->store;
}

LoaFileLock *
loa_announcement_work_get_row_lock (LoaAnnouncementWork *self)
{
  return self->row_lock;
}

LoaClock *
loa_announcement_work_get_clock (LoaAnnouncementWork *self)
{
  return self->clock;
}

LoaSoundboxAccount *
loa_announcement_work_get_account (LoaAnnouncementWork *self)
{
  return self->account;
}

SepaySoundbox *
loa_announcement_work_get_client (LoaAnnouncementWork *self)
{
  return loa_soundbox_account_get_client (self->account);
}

const LoaAnnouncementRecord *
loa_announcement_work_get_record (LoaAnnouncementWork *self)
{
  return self->record;
}

/* Seconds since it was asked for. */
gint64
loa_announcement_work_get_age (LoaAnnouncementWork *self)
{
  return loa_clock_get_unix_seconds (self->clock) - self->record->asked;
}

/* When SePay took it, in microseconds of the clock's boot time, or %LOA_ANNOUNCEMENT_SENT_EARLIER. */
gint64
loa_announcement_work_get_sent_time (LoaAnnouncementWork *self)
{
  return self->sent_us;
}

void
loa_announcement_work_set_sent_time (LoaAnnouncementWork *self,
                                     gint64               sent_us)
{
  self->sent_us = sent_us;
}

void
loa_announcement_work_take_record (LoaAnnouncementWork   *self,
                                   LoaAnnouncementRecord *record)
{
  g_clear_pointer (&self->record, loa_announcement_record_free);
  self->record = record;
}

/* Takes over what SePay says, unless it says it of another speaker or amount: then the id stands for something else,
 * and %SEPAY_ERROR_REFUSED is what became of ours. Write it afterwards.
 */
gboolean
loa_announcement_work_adopt (LoaAnnouncementWork      *self,
                             const SepayNotification  *notification,
                             GError                  **error)
{
  LoaAnnouncementRecord *record = self->record;
  gint64 now = loa_clock_get_unix_seconds (self->clock);

  if (!is_about (record, notification))
    {
      g_set_error (error, SEPAY_ERROR, SEPAY_ERROR_REFUSED,
                   "SePay knows the request id “%s” for another speaker or amount", record->request_id);
      return FALSE;
    }

  replace_text (&record->status, notification->status);
  replace_text (&record->message, notification->message);
  record->retries = notification->retries_count;
  note_sent (self);

  if (g_strcmp0 (notification->status, "SUCCESS") == 0)
    {
      record->state = LOA_ANNOUNCEMENT_STATE_DELIVERED;
      if (record->delivered == 0)
        record->delivered = now;
    }
  else if (g_strcmp0 (notification->status, "FAILED") == 0)
    {
      record->state = LOA_ANNOUNCEMENT_STATE_FAILED;
    }
  else
    {
      record->state = LOA_ANNOUNCEMENT_STATE_SENT;
    }

  return TRUE;
}

/* Sets that SePay has it, of which it has said no more. Write it afterwards. */
void
loa_announcement_work_set_sent (LoaAnnouncementWork *self)
{
  self->record->state = LOA_ANNOUNCEMENT_STATE_SENT;
  note_sent (self);
}

/* Sets how far it got by Loa's own judgement. A row that SePay does not have, or no longer, carries no word of
 * SePay's.
 */
void
loa_announcement_work_set_state (LoaAnnouncementWork  *self,
                                 LoaAnnouncementState  state,
                                 const char           *message)
{
  LoaAnnouncementRecord *record = self->record;

  record->state = state;
  if (message != NULL)
    replace_text (&record->message, message);

  if (state != LOA_ANNOUNCEMENT_STATE_UNKNOWN)
    {
      g_clear_pointer (&record->status, g_free);
      record->sent = 0;
    }
}

/* Writes the row. This cannot be cancelled: what SePay has said is kept, whoever still wants to know. */
void
loa_announcement_work_write_async (LoaAnnouncementWork *self,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, loa_announcement_work_write_async);
  loa_store_update_announcement_async (self->store, self->record, NULL, write_cb, task);
}

gboolean
loa_announcement_work_write_finish (LoaAnnouncementWork  *self,
                                    GAsyncResult         *result,
                                    GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* A 400 counts as “does not know it” like a 404; where only the body tells the error, the connection said 200. */
LoaAnnouncementAnswer
loa_announcement_answer_classify (const GError *error)
{
  guint http_status = sepay_error_get_http_status (error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return LOA_ANNOUNCEMENT_ANSWER_FINAL;

  if (sepay_error_may_have_taken_effect (error))
    return LOA_ANNOUNCEMENT_ANSWER_LOST;

  if (g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND))
    return LOA_ANNOUNCEMENT_ANSWER_UNKNOWN;

  if (g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_REFUSED) && (http_status == 400 || http_status == 200))
    return LOA_ANNOUNCEMENT_ANSWER_UNKNOWN;

  return LOA_ANNOUNCEMENT_ANSWER_FINAL;
}
