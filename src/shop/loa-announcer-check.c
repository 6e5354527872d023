/* loa-announcer-check.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-announcer-private.h"

#include <glib/gi18n.h>

#include "loa-announcement-holder.h"
#include "loa-failure.h"
#include "loa-request-id.h"
#include "loa-store-announcements.h"
#include "sepay-error.h"

/* A request that SePay is asked about once. */
typedef struct
{
  char *request_id; /* (owned) */
  SepayNotification *notification; /* (owned) (nullable): what SePay said */
  GError *unknown; /* (owned) (nullable): that it does not know it */
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_free (check->request_id);
  g_clear_pointer (&check->notification, sepay_notification_free);
  g_clear_error (&check->unknown);
  g_free (check);
}

static void
end_check (GTask *task)
{
  Check *check = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&check->notification), (GDestroyNotify) sepay_notification_free);
}

static void
check_wrote_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_announcement_work_write_finish (LOA_ANNOUNCEMENT_WORK (object), result, &error))
    g_task_return_error (task, error);
  else
    end_check (task);
}

/* What was heard stays so. What failed may still have been said: SePay tries more than once. */
static gboolean
has_its_end (const LoaAnnouncementRecord *record,
             const SepayNotification     *notification)
{
  return loa_announcement_record_is_settled (record)
         && (record->state == LOA_ANNOUNCEMENT_STATE_DELIVERED || g_strcmp0 (notification->status, "SUCCESS") != 0);
}

/* Writes down what SePay said where the ledger knows the request. One that was given up stays given up unless SePay
 * has said its end: nobody follows it any more.
 */
static void
check_found_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Check *check = g_task_get_task_data (task);
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementWork) work = NULL;
  g_autoptr (GError) error = NULL;

  record = loa_store_get_announcement_finish (LOA_STORE (object), result, &error);
  if (record == NULL && !g_error_matches (error, LOA_STORE_ERROR, LOA_STORE_ERROR_NOT_FOUND))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (record == NULL || has_its_end (record, check->notification))
    {
      end_check (task);
      return;
    }

  work = loa_announcer_make_work (g_task_get_source_object (task), record);
  if (!loa_announcement_work_adopt (work, check->notification, NULL))
    {
      end_check (task);
      return;
    }

  if (record->state == LOA_ANNOUNCEMENT_STATE_UNKNOWN
      && loa_announcement_work_get_record (work)->state == LOA_ANNOUNCEMENT_STATE_SENT)
    loa_announcement_work_set_state (work, LOA_ANNOUNCEMENT_STATE_UNKNOWN, NULL);

  loa_announcement_work_write_async (work, check_wrote_cb, g_object_ref (task));
}

/* Ends with a sentence for one whose announcement it is: the ledger knows the id, so it is right. */
static void
end_unknown (GTask               *task,
             LoaAnnouncementWork *work)
{
  gboolean is_unsent = loa_announcement_work_get_record (work)->state == LOA_ANNOUNCEMENT_STATE_NOT_SENT;

  g_task_return_new_error (task, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_KNOWN, "%s",
                           is_unsent ? _("SePay does not know this announcement: it was not sent. Announce it again if "
                                         "it is still wanted.")
                                     : _("SePay does not know this announcement. Ask again in a minute."));
}

static void
unsent_wrote_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  LoaAnnouncementWork *work = LOA_ANNOUNCEMENT_WORK (object);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  loa_announcement_let_go (work);
  if (!loa_announcement_work_write_finish (work, result, &error))
    g_task_return_error (task, error);
  else
    end_unknown (task, work);
}

static gboolean
is_too_old_to_be_sent (LoaAnnouncementWork *work)
{
  return loa_announcement_work_get_record (work)->state == LOA_ANNOUNCEMENT_STATE_ASKED
         && loa_announcement_work_get_age (work) > LOA_ANNOUNCER_RESEND_SECONDS;
}

static void
unknown_held_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  LoaAnnouncementWork *work = LOA_ANNOUNCEMENT_WORK (object);
  g_autoptr (GTask) task = user_data;
  gboolean holds = FALSE;
  GError *error = NULL;

  if (!loa_announcement_hold_finish (work, result, &holds, &error))
    {
      g_task_return_error (task, error);
    }
  else if (holds && is_too_old_to_be_sent (work))
    {
      loa_announcement_work_set_state (work, LOA_ANNOUNCEMENT_STATE_NOT_SENT, NULL);
      loa_announcement_work_write_async (work, unsent_wrote_cb, g_object_ref (task));
    }
  else
    {
      if (holds)
        loa_announcement_let_go (work);
      end_unknown (task, work);
    }
}

/* What SePay does not know and was asked for too long ago is never sent. One who works on it finds that out alone. */
static void
unknown_found_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Check *check = g_task_get_task_data (task);
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (LoaAnnouncementWork) work = NULL;

  record = loa_store_get_announcement_finish (LOA_STORE (object), result, NULL);
  if (record == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&check->unknown));
      return;
    }

  work = loa_announcer_make_work (g_task_get_source_object (task), record);
  if (is_too_old_to_be_sent (work))
    loa_announcement_hold_async (work, LOA_ANNOUNCEMENT_AIM_NOW, g_task_get_cancellable (task), unknown_held_cb,
                                 g_object_ref (task));
  else
    end_unknown (task, work);
}

static void
check_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAnnouncer *self = g_task_get_source_object (task);
  Check *check = g_task_get_task_data (task);
  GError *error = NULL;

  check->notification = sepay_soundbox_check_notify_finish (SEPAY_SOUNDBOX (object), result, &error);
  if (check->notification != NULL)
    {
      loa_store_get_announcement_async (self->store, check->request_id, NULL, check_found_cb, g_object_ref (task));
    }
  else if (loa_announcement_answer_classify (error) == LOA_ANNOUNCEMENT_ANSWER_UNKNOWN)
    {
      check->unknown = error;
      loa_store_get_announcement_async (self->store, check->request_id, NULL, unknown_found_cb, g_object_ref (task));
    }
  else
    {
      g_task_return_error (task, error);
    }
}

static void
check_required_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  LoaSoundboxAccount *account = LOA_SOUNDBOX_ACCOUNT (object);
  g_autoptr (GTask) task = user_data;
  Check *check = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_soundbox_account_require_finish (account, result, &error))
    g_task_return_error (task, error);
  else
    sepay_soundbox_check_notify_async (loa_soundbox_account_get_client (account), check->request_id,
                                       g_task_get_cancellable (task), check_cb, g_object_ref (task));
}

void
loa_announcer_check_async (LoaAnnouncer        *self,
                           const char          *request_id,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Check *check;
  GError *error = NULL;

  g_return_if_fail (LOA_IS_ANNOUNCER (self));
  g_return_if_fail (request_id != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_announcer_check_async);

  if (!loa_request_id_check (request_id, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  check = g_new0 (Check, 1);
  check->request_id = g_strdup (request_id);
  g_task_set_task_data (task, check, check_free);

  loa_soundbox_account_require_async (self->account, cancellable, check_required_cb, g_object_ref (task));
}

SepayNotification *
loa_announcer_check_finish (LoaAnnouncer  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_announcer_check_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
