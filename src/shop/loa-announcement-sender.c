/* loa-announcement-sender.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-announcement-sender.h"

#include <glib/gi18n.h>

#include "loa-announcer.h"
#include "loa-failure.h"
#include "sepay-error.h"

/* Bringing one row of the ledger to SePay, exactly once. Its turns are
 *
 *   notify ── answered ──→ written, done
 *     │  ├─── lost ──→ wait ──→ check
 *     │  └─── refused ──→ check
 *   check ─── known ──→ written, done
 *        ├─── not known ──→ notify again, or failed when it was refused, or not sent when it is too old
 *        └─── lost ──→ wait ──→ check
 *
 * so that between two sends SePay has always said that it does not know the request. Yet its parts may not agree for a
 * moment: a 409 for what may have reached it before says that it has the request, whatever the check says, and any
 * other refusal of what was sent twice is believed only when SePay still does not know it a few seconds later. The
 * caller holds the row and has the credentials loaded.
 */

#define HTTP_CONFLICT 409

#define MAX_SENDS 4
#define MAX_LOST_CHECKS 3
#define MAX_PATIENT_LOST_CHECKS 10
#define MAX_REFUSED_CHECKS 3
#define MAX_WAIT_SECONDS 4
#define MAX_PATIENT_WAIT_SECONDS 30

typedef struct
{
  gboolean is_patient; /* it is asked for until it is too old to be sent, however many checks are lost */
  gboolean may_be_there; /* somebody may have brought it to SePay before */
  gboolean is_there; /* SePay has said so, without a word on how far it is */
  guint n_sends;
  guint n_lost_checks; /* in a row */
  guint n_refused_checks; /* that did not know what was refused */
  guint wait_seconds; /* of the next wait */
  GError *refusal; /* (owned) (nullable): what SePay refused with */
  GError *loss; /* (owned) (nullable): the newest lost answer */
} Sending;

static void check_request (GTask *task);

static void
sending_free (gpointer data)
{
  Sending *sending = data;

  g_clear_error (&sending->refusal);
  g_clear_error (&sending->loss);
  g_free (sending);
}

static void
wrote_end_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Sending *sending = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_announcement_work_write_finish (LOA_ANNOUNCEMENT_WORK (object), result, &error))
    g_task_return_error (task, error);
  else if (sending->refusal != NULL)
    g_task_return_error (task, g_steal_pointer (&sending->refusal));
  else
    g_task_return_boolean (task, TRUE);
}

/* Ends with the row as it now is, and with the refusal if there is one. */
static void
write_end (GTask *task)
{
  loa_announcement_work_write_async (g_task_get_source_object (task), wrote_end_cb, g_object_ref (task));
}

/* Ends because SePay has it; how far it is has to be asked later. */
static void
write_there (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);

  g_clear_error (&sending->refusal);
  loa_announcement_work_set_sent (g_task_get_source_object (task));
  write_end (task);
}

/* Ends because SePay will not have it said. */
static void
give_up_refused (GTask  *task,
                 GError *refusal)
{
  Sending *sending = g_task_get_task_data (task);

  loa_announcement_work_set_state (g_task_get_source_object (task), LOA_ANNOUNCEMENT_STATE_FAILED,
                                   sepay_error_get_sepay_message (refusal));
  g_clear_error (&sending->refusal);
  sending->refusal = refusal;
  write_end (task);
}

/* Ends because old money is not said aloud. */
static void
give_up_old (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);

  loa_announcement_work_set_state (g_task_get_source_object (task), LOA_ANNOUNCEMENT_STATE_NOT_SENT, NULL);
  g_set_error_literal (&sending->refusal, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SENT,
                       _("This announcement was not sent: it is more than two minutes old, and old money is not said "
                         "aloud. Announce it again if it is still wanted."));
  write_end (task);
}

static void
take_loss (Sending *sending,
           GError  *error)
{
  g_clear_error (&sending->loss);
  sending->loss = error;
}

static void
waited_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_clock_sleep_finish (LOA_CLOCK (object), result, &error))
    g_task_return_error (task, error);
  else
    check_request (task);
}

/* Whether SePay asks to wait for so long that the request would be too old to be sent by then. */
static gboolean
is_asked_to_wait_too_long (GTask *task,
                           guint  retry_after)
{
  LoaAnnouncementWork *work = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  gint64 age = sending->n_sends > 0 ? MAX (loa_announcement_work_get_age (work), 0) : 0;

  return retry_after > 0 && age + retry_after > LOA_ANNOUNCER_RESEND_SECONDS;
}

/* Who is patient asks for the last time when it becomes too old to be sent. */
static guint
get_wait_seconds (GTask *task)
{
  const Sending *sending = g_task_get_task_data (task);
  gint64 age = MAX (loa_announcement_work_get_age (g_task_get_source_object (task)), 0);

  if (sending->is_patient && age < LOA_ANNOUNCER_RESEND_SECONDS)
    return (guint) MIN (sending->wait_seconds, LOA_ANNOUNCER_RESEND_SECONDS - age);

  return sending->wait_seconds;
}

/* Waits as long as SePay asks, or else longer each time, and then asks SePay whether it has the request. When that
 * would take too long it ends here, and the row stays as it is for the next one who resumes it.
 */
static void
wait_and_check (GTask *task)
{
  LoaAnnouncementWork *work = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  guint retry_after = sepay_error_get_retry_after (sending->loss);
  guint seconds = MAX (retry_after, get_wait_seconds (task));

  if (is_asked_to_wait_too_long (task, retry_after))
    {
      g_task_return_error (task, g_steal_pointer (&sending->loss));
      return;
    }

  sending->wait_seconds =
    MIN (sending->wait_seconds * 2, sending->is_patient ? MAX_PATIENT_WAIT_SECONDS : MAX_WAIT_SECONDS);
  loa_clock_sleep_async (loa_announcement_work_get_clock (work), seconds * 1000, g_task_get_cancellable (task),
                         waited_cb, g_object_ref (task));
}

static void
notify_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAnnouncementWork *work = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (SepayNotification) notification = NULL;
  g_autoptr (GError) error = NULL;

  notification = sepay_soundbox_notify_finish (SEPAY_SOUNDBOX (object), result, &error);
  if (notification != NULL && loa_announcement_work_adopt (work, notification, &error))
    {
      write_end (task);
    }
  else if (notification != NULL || sepay_error_may_have_taken_effect (error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }

      take_loss (sending, g_steal_pointer (&error));
      wait_and_check (task);
    }
  else if (g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_REFUSED)
           || g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND))
    {
      sending->is_there = sepay_error_get_http_status (error) == HTTP_CONFLICT
                          && (sending->may_be_there || sending->n_sends > 1);
      sending->refusal = g_steal_pointer (&error);
      check_request (task);
    }
  else
    {
      /* Refused before SePay looked at it. It must not sound when the permission comes, after it was told to fail. */
      give_up_refused (task, g_steal_pointer (&error));
    }
}

static void
notify_speaker (GTask *task)
{
  LoaAnnouncementWork *work = g_task_get_source_object (task);
  const LoaAnnouncementRecord *record = loa_announcement_work_get_record (work);
  Sending *sending = g_task_get_task_data (task);

  sending->n_sends++;
  sepay_soundbox_notify_async (loa_announcement_work_get_client (work), record->hardware_id, record->amount,
                               record->request_id, g_task_get_cancellable (task), notify_cb, g_object_ref (task));
}

static void
wrote_asked_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_announcement_work_write_finish (LOA_ANNOUNCEMENT_WORK (object), result, &error))
    g_task_return_error (task, error);
  else
    notify_speaker (task);
}

/* Sends, after the ledger says so: a row that was given up before is *asked* again first. */
static void
send_request (GTask *task)
{
  LoaAnnouncementWork *work = g_task_get_source_object (task);

  if (loa_announcement_work_get_record (work)->state == LOA_ANNOUNCEMENT_STATE_ASKED)
    {
      notify_speaker (task);
      return;
    }

  loa_announcement_work_set_state (work, LOA_ANNOUNCEMENT_STATE_ASKED, NULL);
  loa_announcement_work_write_async (work, wrote_asked_cb, g_object_ref (task));
}

/* Whether SePay may have refused the request because it has it already, and not know it yet when it is asked. */
static gboolean
is_refusal_doubtful (const Sending *sending)
{
  return sending->n_sends > 1 || sepay_error_get_http_status (sending->refusal) == HTTP_CONFLICT;
}

static void
believe_refusal (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);

  if (is_refusal_doubtful (sending) && ++sending->n_refused_checks < MAX_REFUSED_CHECKS)
    {
      g_clear_error (&sending->loss);
      wait_and_check (task);
    }
  else
    {
      give_up_refused (task, g_steal_pointer (&sending->refusal));
    }
}

/* SePay does not know the request. */
static void
send_unless_over (GTask *task)
{
  LoaAnnouncementWork *work = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);

  sending->n_lost_checks = 0;

  if (sending->refusal != NULL)
    believe_refusal (task);
  else if (loa_announcement_work_get_age (work) > LOA_ANNOUNCER_RESEND_SECONDS)
    give_up_old (task);
  else if (sending->n_sends >= MAX_SENDS)
    g_task_return_error (task, g_steal_pointer (&sending->loss));
  else
    send_request (task);
}

/* Whether SePay is asked once more after an answer was lost. The wall clock may be set back meanwhile. */
static gboolean
is_asked_once_more (GTask *task)
{
  const Sending *sending = g_task_get_task_data (task);

  if (!sending->is_patient)
    return sending->n_lost_checks < MAX_LOST_CHECKS;

  return sending->n_lost_checks < MAX_PATIENT_LOST_CHECKS
         && loa_announcement_work_get_age (g_task_get_source_object (task)) < LOA_ANNOUNCER_RESEND_SECONDS;
}

static void
check_failed (GTask  *task,
              GError *error)
{
  Sending *sending = g_task_get_task_data (task);
  LoaAnnouncementAnswer answer = loa_announcement_answer_classify (error);

  if (answer == LOA_ANNOUNCEMENT_ANSWER_LOST)
    sending->n_lost_checks++;

  if (sending->is_there && answer != LOA_ANNOUNCEMENT_ANSWER_FINAL)
    {
      g_error_free (error);
      write_there (task);
    }
  else if (answer == LOA_ANNOUNCEMENT_ANSWER_LOST && is_asked_once_more (task))
    {
      take_loss (sending, error);
      wait_and_check (task);
    }
  else if (answer == LOA_ANNOUNCEMENT_ANSWER_UNKNOWN)
    {
      g_error_free (error);
      send_unless_over (task);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

static void
check_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAnnouncementWork *work = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (SepayNotification) notification = NULL;
  GError *error = NULL;

  notification = sepay_soundbox_check_notify_finish (SEPAY_SOUNDBOX (object), result, &error);
  if (notification == NULL)
    {
      check_failed (task, error);
    }
  else if (!loa_announcement_work_adopt (work, notification, &error))
    {
      give_up_refused (task, error);
    }
  else
    {
      g_clear_error (&sending->refusal);
      write_end (task);
    }
}

static void
check_request (GTask *task)
{
  LoaAnnouncementWork *work = g_task_get_source_object (task);

  sepay_soundbox_check_notify_async (loa_announcement_work_get_client (work),
                                     loa_announcement_work_get_record (work)->request_id,
                                     g_task_get_cancellable (task), check_cb, g_object_ref (task));
}

/* What SePay refused before, or did not know, has not reached it. */
static gboolean
may_be_there (const LoaAnnouncementRecord *record)
{
  return record->state != LOA_ANNOUNCEMENT_STATE_FAILED && record->state != LOA_ANNOUNCEMENT_STATE_NOT_SENT;
}

/* A new request was never sent; of any other SePay is asked whether it knows it before it is sent. Who is patient goes
 * on asking until two minutes after it was asked for, while no answer comes.
 */
void
loa_announcement_send_async (LoaAnnouncementWork *work,
                             gboolean             is_new,
                             gboolean             is_patient,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (work, cancellable, callback, user_data);
  Sending *sending = g_new0 (Sending, 1);

  /* What was written is told, even when the caller has lost interest meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, loa_announcement_send_async);
  sending->wait_seconds = 1;
  sending->is_patient = is_patient;
  sending->may_be_there = !is_new && may_be_there (loa_announcement_work_get_record (work));
  g_task_set_task_data (task, sending, sending_free);

  if (is_new)
    send_request (task);
  else
    check_request (task);
}

gboolean
loa_announcement_send_finish (LoaAnnouncementWork  *work,
                              GAsyncResult         *result,
                              GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, work), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
