/* loa-announcer.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-announcer-private.h"

#include <glib/gi18n.h>

#include "loa-announcement-unsent.h"
#include "loa-dong.h"
#include "loa-failure.h"
#include "loa-request-id.h"
#include "loa-store-announcements.h"

/* Announcing and following are jobs on rows of the ledger (loa-announcement-job.c); what a job needs is put together
 * here. The other public calls have files of their own: loa-announcer-check.c and loa-announcer-resume.c.
 */
G_DEFINE_FINAL_TYPE (LoaAnnouncer, loa_announcer, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_BEGAN,
  SIGNAL_ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* An announcement that has no request id yet. */
typedef struct
{
  char *hardware_id; /* (owned) */
  gint64 amount;
  LoaAnnouncementCause cause;
  gint64 now;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->hardware_id);
  g_free (wish);
}

/* The ledger knows whole seconds, which would let the first check come up to one too early. */
static void
keep_sent_time (LoaAnnouncer        *self,
                LoaAnnouncementWork *work)
{
  const LoaAnnouncementRecord *record = loa_announcement_work_get_record (work);
  gint64 sent_us = loa_announcement_work_get_sent_time (work);

  if (record->state != LOA_ANNOUNCEMENT_STATE_SENT)
    g_hash_table_remove (self->sent_times, record->request_id);
  else if (sent_us != LOA_ANNOUNCEMENT_SENT_EARLIER)
    g_hash_table_insert (self->sent_times, g_strdup (record->request_id), g_memdup2 (&sent_us, sizeof sent_us));
}

static void
work_changed_cb (LoaAnnouncementWork *work,
                 LoaAnnouncer        *self)
{
  const LoaAnnouncementRecord *record = loa_announcement_work_get_record (work);

  keep_sent_time (self, work);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, record->hardware_id, record->request_id);
}

LoaAnnouncementWork *
loa_announcer_make_work (LoaAnnouncer                *self,
                         const LoaAnnouncementRecord *record)
{
  LoaAnnouncementWork *work =
    loa_announcement_work_new (self->store, self->row_lock, self->account, self->clock, record);

  const gint64 *sent_us = g_hash_table_lookup (self->sent_times, record->request_id);

  if (sent_us != NULL)
    loa_announcement_work_set_sent_time (work, *sent_us);

  g_signal_connect_object (work, "changed", G_CALLBACK (work_changed_cb), self, 0);

  return work;
}

void
loa_announcer_begin_job (LoaAnnouncer           *self,
                         LoaAnnouncementWork    *work,
                         LoaAnnouncementPurpose  purpose,
                         gboolean                is_new,
                         GCancellable           *cancellable,
                         GAsyncReadyCallback     callback,
                         gpointer                user_data)
{
  g_signal_emit (self, signals[SIGNAL_BEGAN], 0, loa_announcement_work_get_record (work));
  loa_announcement_job_run_async (work, purpose, is_new, cancellable, callback, user_data);
}

LoaAnnouncementRecord *
loa_announcer_end_job (LoaAnnouncer         *self,
                       LoaAnnouncementWork  *work,
                       GAsyncResult         *result,
                       GError              **error)
{
  g_autoptr (GError) failure = NULL;
  LoaAnnouncementRecord *record = loa_announcement_job_run_finish (work, result, &failure);

  g_signal_emit (self, signals[SIGNAL_ENDED], 0, loa_announcement_work_get_record (work), failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));

  return record;
}

static void
job_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAnnouncementRecord *record;
  GError *error = NULL;

  record = loa_announcer_end_job (g_task_get_source_object (task), LOA_ANNOUNCEMENT_WORK (object), result, &error);
  if (record == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, record, (GDestroyNotify) loa_announcement_record_free);
}

static void
asked_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAnnouncer *self = g_task_get_source_object (task);
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementWork) work = NULL;
  gboolean was_known = FALSE;
  GError *error = NULL;

  record = loa_store_ask_announcement_finish (LOA_STORE (object), result, &was_known, &error);
  if (record == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  work = loa_announcer_make_work (self, record);
  work_changed_cb (work, self);
  loa_announcer_begin_job (self, work, LOA_ANNOUNCEMENT_PURPOSE_ANNOUNCE, !was_known, g_task_get_cancellable (task),
                           job_cb, g_object_ref (task));
}

static void
found_unsent_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAnnouncer *self = g_task_get_source_object (task);
  const Wish *wish = g_task_get_task_data (task);
  g_autofree char *request_id = NULL;
  GError *error = NULL;

  request_id = loa_announcement_find_unsent_finish (LOA_STORE (object), result, &error);
  if (request_id == NULL && error == NULL)
    request_id = loa_request_id_new_test (wish->now, &error);

  if (request_id == NULL)
    g_task_return_error (task, error);
  else
    loa_store_ask_announcement_async (self->store, request_id, wish->hardware_id, wish->amount, wish->cause, wish->now,
                                      g_task_get_cancellable (task), asked_cb, g_object_ref (task));
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAnnouncer *self = g_task_get_source_object (task);
  const LoaAnnouncementPurpose purpose = GPOINTER_TO_INT (g_task_get_task_data (task));
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementWork) work = NULL;
  GError *error = NULL;

  record = loa_store_get_announcement_finish (LOA_STORE (object), result, &error);
  if (record == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  work = loa_announcer_make_work (self, record);
  loa_announcer_begin_job (self, work, purpose, FALSE, g_task_get_cancellable (task), job_cb, g_object_ref (task));
}

/* Takes @task. */
static void
go_on (LoaAnnouncer           *self,
       const char             *request_id,
       LoaAnnouncementPurpose  purpose,
       GTask                  *task)
{
  g_task_set_task_data (task, GINT_TO_POINTER (purpose), NULL);
  loa_store_get_announcement_async (self->store, request_id, g_task_get_cancellable (task), found_cb, task);
}

static void
loa_announcer_finalize (GObject *object)
{
  LoaAnnouncer *self = LOA_ANNOUNCER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->row_lock);
  g_clear_object (&self->account);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->sent_times, g_hash_table_unref);

  G_OBJECT_CLASS (loa_announcer_parent_class)->finalize (object);
}

static void
loa_announcer_class_init (LoaAnnouncerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = loa_announcer_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LOA_TYPE_ANNOUNCER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_BEGAN] = g_signal_new ("began", LOA_TYPE_ANNOUNCER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", LOA_TYPE_ANNOUNCER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_ERROR);
}

static void
loa_announcer_init (LoaAnnouncer *self)
{
  self->sent_times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

LoaAnnouncer *
loa_announcer_new (LoaStore           *store,
                   LoaFileLock        *row_lock,
                   LoaSoundboxAccount *account,
                   LoaClock           *clock)
{
  LoaAnnouncer *self;

  g_return_val_if_fail (LOA_IS_STORE (store), NULL);
  g_return_val_if_fail (LOA_IS_FILE_LOCK (row_lock), NULL);
  g_return_val_if_fail (LOA_IS_SOUNDBOX_ACCOUNT (account), NULL);
  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);

  self = g_object_new (LOA_TYPE_ANNOUNCER, NULL);
  self->store = g_object_ref (store);
  self->row_lock = g_object_ref (row_lock);
  self->account = g_object_ref (account);
  self->clock = g_object_ref (clock);

  return self;
}

void
loa_announcer_announce_async (LoaAnnouncer         *self,
                              const char           *hardware_id,
                              gint64                amount,
                              const char           *request_id,
                              LoaAnnouncementCause  cause,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  Wish *wish;
  gint64 now;
  GError *error = NULL;

  g_return_if_fail (LOA_IS_ANNOUNCER (self));
  g_return_if_fail (hardware_id != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, loa_announcer_announce_async);
  now = loa_clock_get_unix_seconds (self->clock);

  if (amount < 1 || amount > LOA_DONG_MAX_ANNOUNCED)
    {
      g_task_return_new_error (task, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE, "%s",
                               _("A speaker can say amounts from 1 to 999.999.999.999 đồng. Choose another amount."));
      return;
    }

  if (request_id != NULL)
    {
      if (!loa_request_id_check (request_id, &error))
        g_task_return_error (task, error);
      else
        loa_store_ask_announcement_async (self->store, request_id, hardware_id, amount, cause, now, cancellable,
                                          asked_cb, g_object_ref (task));
      return;
    }

  wish = g_new0 (Wish, 1);
  wish->hardware_id = g_strdup (hardware_id);
  wish->amount = amount;
  wish->cause = cause;
  wish->now = now;
  g_task_set_task_data (task, wish, wish_free);
  loa_announcement_find_unsent_async (self->store, self->row_lock, hardware_id, amount, cause, now, cancellable,
                                      found_unsent_cb, g_object_ref (task));
}

LoaAnnouncementRecord *
loa_announcer_announce_finish (LoaAnnouncer  *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_announcer_announce_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
loa_announcer_follow_async (LoaAnnouncer        *self,
                            const char          *request_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_ANNOUNCER (self));
  g_return_if_fail (request_id != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_announcer_follow_async);
  go_on (self, request_id, LOA_ANNOUNCEMENT_PURPOSE_FOLLOW, task);
}

LoaAnnouncementRecord *
loa_announcer_follow_finish (LoaAnnouncer  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_announcer_follow_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
loa_announcer_find_out_async (LoaAnnouncer        *self,
                              const char          *request_id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_ANNOUNCER (self));
  g_return_if_fail (request_id != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_announcer_find_out_async);
  go_on (self, request_id, LOA_ANNOUNCEMENT_PURPOSE_FIND_OUT, task);
}

LoaAnnouncementRecord *
loa_announcer_find_out_finish (LoaAnnouncer  *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_announcer_find_out_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
loa_announcer_make_payment_request_id (const char *transaction_id,
                                       const char *hardware_id)
{
  g_return_val_if_fail (transaction_id != NULL, NULL);
  g_return_val_if_fail (hardware_id != NULL, NULL);

  return loa_request_id_for_payment (transaction_id, hardware_id);
}
