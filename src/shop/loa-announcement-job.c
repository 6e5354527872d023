/* loa-announcement-job.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-announcement-job.h"

#include <glib/gi18n.h>

#include "loa-announcement-follower.h"
#include "loa-announcement-holder.h"
#include "loa-announcement-refusal.h"
#include "loa-announcement-sender.h"
#include "loa-announcer.h"
#include "loa-failure.h"
#include "sepay-error.h"

/* A job on one row: get hold of it, judge how far it is, send it, follow it, let go of it. Each of these is a call of
 * its own; this is the order in which they come, and what their ends mean for whoever wanted the job done.
 */
typedef struct
{
  LoaAnnouncementPurpose purpose;
  gboolean is_new; /* the row was written for this job */
  gboolean holds;
  GError *failure; /* (owned) (nullable): why it never left */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_error (&job->failure);
  g_free (job);
}

static void
let_go (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  if (job->holds)
    loa_announcement_let_go (g_task_get_source_object (task));

  job->holds = FALSE;
}

static void
end_with_error (GTask  *task,
                GError *error)
{
  let_go (task);
  g_task_return_error (task, error);
}

static void
end_with_record (GTask *task)
{
  LoaAnnouncementWork *work = g_task_get_source_object (task);

  let_go (task);
  g_task_return_pointer (task, loa_announcement_record_copy (loa_announcement_work_get_record (work)),
                         (GDestroyNotify) loa_announcement_record_free);
}

/* Ends with what somebody else made of the row. */
static void
end_with_watched_record (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  const LoaAnnouncementRecord *record = loa_announcement_work_get_record (g_task_get_source_object (task));

  if (job->purpose != LOA_ANNOUNCEMENT_PURPOSE_ANNOUNCE || loa_announcement_record_is_settled (record))
    end_with_record (task);
  else if (record->state == LOA_ANNOUNCEMENT_STATE_FAILED)
    g_task_return_new_error (task, SEPAY_ERROR, SEPAY_ERROR_REFUSED, "%s",
                             record->message != NULL ? record->message : "SePay refused the announcement");
  else if (record->state == LOA_ANNOUNCEMENT_STATE_NOT_SENT)
    g_task_return_new_error (task, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_SENT, "%s",
                             _("This announcement was not sent. Announce it again if it is still wanted."));
  else
    end_with_record (task);
}

static void
wrote_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_announcement_work_write_finish (LOA_ANNOUNCEMENT_WORK (object), result, &error))
    end_with_error (task, error);
  else
    end_with_record (task);
}

static void
followed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_announcement_follow_finish (LOA_ANNOUNCEMENT_WORK (object), result, &error))
    end_with_error (task, error);
  else
    end_with_record (task);
}

static void
explained_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  loa_announcement_refusal_explain_finish (LOA_ANNOUNCEMENT_WORK (object), result, &error);
  if (job->purpose == LOA_ANNOUNCEMENT_PURPOSE_ANNOUNCE)
    {
      end_with_error (task, error);
      return;
    }

  g_clear_error (&error);
  end_with_record (task);
}

static void
found_out_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_announcement_find_out_finish (LOA_ANNOUNCEMENT_WORK (object), result, &error))
    end_with_error (task, error);
  else
    end_with_record (task);
}

/* Whether SePay knew the speaker, and would not have it say the amount. */
static gboolean
is_refused (const LoaAnnouncementRecord *record,
            const GError                *error)
{
  return record->state == LOA_ANNOUNCEMENT_STATE_FAILED && record->status == NULL
         && g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_REFUSED);
}

/* For one who announces, a refusal is an error; for one who follows, it is how the row ended. */
static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  LoaAnnouncementWork *work = LOA_ANNOUNCEMENT_WORK (object);
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  gboolean is_announced = job->purpose == LOA_ANNOUNCEMENT_PURPOSE_ANNOUNCE;
  g_autoptr (GError) error = NULL;
  LoaAnnouncementState state;

  loa_announcement_send_finish (work, result, &error);
  state = loa_announcement_work_get_record (work)->state;

  if (is_refused (loa_announcement_work_get_record (work), error))
    {
      let_go (task);
      loa_announcement_refusal_explain_async (work, error, g_task_get_cancellable (task), explained_cb,
                                              g_object_ref (task));
    }
  else if (error != NULL && (is_announced || state == LOA_ANNOUNCEMENT_STATE_ASKED))
    end_with_error (task, g_steal_pointer (&error));
  else if (!is_announced && state == LOA_ANNOUNCEMENT_STATE_SENT)
    loa_announcement_follow_async (work, g_task_get_cancellable (task), followed_cb, g_object_ref (task));
  else
    end_with_record (task);
}

static void
wrote_unsent_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);

  loa_announcement_work_write_finish (LOA_ANNOUNCEMENT_WORK (object), result, NULL);
  end_with_error (task, g_steal_pointer (&job->failure));
}

/* There is nobody to ask. Whoever wanted it is told, so that it must not sound later by itself. */
static void
end_unsent (GTask  *task,
            GError *error)
{
  LoaAnnouncementWork *work = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);

  if (!job->is_new || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      end_with_error (task, error);
      return;
    }

  job->failure = error;
  loa_announcement_work_set_state (work, LOA_ANNOUNCEMENT_STATE_NOT_SENT, NULL);
  loa_announcement_work_write_async (work, wrote_unsent_cb, g_object_ref (task));
}

static void
required_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAnnouncementWork *work = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  LoaAnnouncementState state = loa_announcement_work_get_record (work)->state;
  gboolean is_new = job->is_new && state == LOA_ANNOUNCEMENT_STATE_ASKED;
  GError *error = NULL;

  if (!loa_soundbox_account_require_finish (LOA_SOUNDBOX_ACCOUNT (object), result, &error))
    end_unsent (task, error);
  else if (job->purpose == LOA_ANNOUNCEMENT_PURPOSE_ANNOUNCE || state == LOA_ANNOUNCEMENT_STATE_ASKED)
    loa_announcement_send_async (work, is_new, job->purpose == LOA_ANNOUNCEMENT_PURPOSE_FOLLOW,
                                 g_task_get_cancellable (task), sent_cb, g_object_ref (task));
  else if (state == LOA_ANNOUNCEMENT_STATE_UNKNOWN)
    loa_announcement_find_out_async (work, g_task_get_cancellable (task), found_out_cb, g_object_ref (task));
  else
    loa_announcement_follow_async (work, g_task_get_cancellable (task), followed_cb, g_object_ref (task));
}

/* How a row ends of which SePay is not asked any more: it had it, or it was too old to be sent long ago. */
static LoaAnnouncementState
get_end_unasked (const LoaAnnouncementRecord *record)
{
  return record->state == LOA_ANNOUNCEMENT_STATE_ASKED ? LOA_ANNOUNCEMENT_STATE_NOT_SENT
                                                       : LOA_ANNOUNCEMENT_STATE_UNKNOWN;
}

static gboolean
is_to_be_gone_on_with (const LoaAnnouncementRecord *record,
                       LoaAnnouncementPurpose       purpose)
{
  if (loa_announcement_record_is_settled (record))
    return FALSE;

  switch (purpose)
    {
    case LOA_ANNOUNCEMENT_PURPOSE_ANNOUNCE:
      return TRUE;

    case LOA_ANNOUNCEMENT_PURPOSE_FIND_OUT:
      return record->state == LOA_ANNOUNCEMENT_STATE_SENT || record->state == LOA_ANNOUNCEMENT_STATE_UNKNOWN;

    case LOA_ANNOUNCEMENT_PURPOSE_FOLLOW:
    case LOA_ANNOUNCEMENT_PURPOSE_RESUME:
    default:
      return record->state == LOA_ANNOUNCEMENT_STATE_ASKED || record->state == LOA_ANNOUNCEMENT_STATE_SENT;
    }
}

/* What is still to be done with a row that is held. */
static void
judge (GTask *task)
{
  LoaAnnouncementWork *work = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  const LoaAnnouncementRecord *record = loa_announcement_work_get_record (work);
  gboolean is_announced = job->purpose == LOA_ANNOUNCEMENT_PURPOSE_ANNOUNCE;

  if (!is_to_be_gone_on_with (record, job->purpose))
    {
      end_with_record (task);
    }
  else if (!is_announced && loa_announcement_work_get_age (work) > LOA_ANNOUNCER_CHECK_SECONDS)
    {
      loa_announcement_work_set_state (work, get_end_unasked (record), NULL);
      loa_announcement_work_write_async (work, wrote_cb, g_object_ref (task));
    }
  else
    {
      loa_soundbox_account_require_async (loa_announcement_work_get_account (work), g_task_get_cancellable (task),
                                          required_cb, g_object_ref (task));
    }
}

static void
held_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_announcement_hold_finish (LOA_ANNOUNCEMENT_WORK (object), result, &job->holds, &error))
    end_with_error (task, error);
  else if (job->holds)
    judge (task);
  else
    end_with_watched_record (task);
}

static LoaAnnouncementAim
get_aim (LoaAnnouncementPurpose purpose)
{
  switch (purpose)
    {
    case LOA_ANNOUNCEMENT_PURPOSE_ANNOUNCE:
      return LOA_ANNOUNCEMENT_AIM_SENT;

    case LOA_ANNOUNCEMENT_PURPOSE_FOLLOW:
      return LOA_ANNOUNCEMENT_AIM_END;

    case LOA_ANNOUNCEMENT_PURPOSE_FIND_OUT:
    case LOA_ANNOUNCEMENT_PURPOSE_RESUME:
    default:
      return LOA_ANNOUNCEMENT_AIM_NOW;
    }
}

void
loa_announcement_job_run_async (LoaAnnouncementWork    *work,
                                LoaAnnouncementPurpose  purpose,
                                gboolean                is_new,
                                GCancellable           *cancellable,
                                GAsyncReadyCallback     callback,
                                gpointer                user_data)
{
  g_autoptr (GTask) task = g_task_new (work, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  /* What became of a row is told even when the caller has lost interest meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, loa_announcement_job_run_async);
  job->purpose = purpose;
  job->is_new = is_new;
  g_task_set_task_data (task, job, job_free);

  if (loa_announcement_record_is_settled (loa_announcement_work_get_record (work)))
    end_with_record (task);
  else
    loa_announcement_hold_async (work, get_aim (purpose), cancellable, held_cb, g_object_ref (task));
}

LoaAnnouncementRecord *
loa_announcement_job_run_finish (LoaAnnouncementWork  *work,
                                 GAsyncResult         *result,
                                 GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, work), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
