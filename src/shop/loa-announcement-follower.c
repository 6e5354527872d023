/* loa-announcement-follower.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-announcement-follower.h"

#include <glib/gi18n.h>

#include "loa-failure.h"

/* Asking SePay what became of an announcement that it has, until it says so or two minutes have passed. The times
 * count from when SePay accepted it, so following again after a restart goes on where it stood. The caller holds the
 * row and has the credentials loaded.
 *
 * One that was given up is taken up again only by a first answer that says that SePay still works on it; then the two
 * minutes count anew.
 */

/* After 2, 4, 8, 16, 30, 30 and 30 seconds: in seconds since it was sent. */
static const gint64 check_times[] = { 2, 6, 14, 30, 60, 90, 120 };

#define FOLLOWED_US (check_times[G_N_ELEMENTS (check_times) - 1] * G_USEC_PER_SEC)

typedef struct
{
  gint64 sent_us; /* when it was sent, in the clock's boot time */
  gboolean is_late; /* its time was over before it was followed here, so it is asked for once */
  gboolean is_given_up; /* until the first answer */
  gboolean is_over; /* the first answer was that it failed */
} Following;

static void check_request (GTask *task);

static void
wrote_end_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!loa_announcement_work_write_finish (LOA_ANNOUNCEMENT_WORK (object), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
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

static void
wait_for_next_check (GTask *task)
{
  LoaAnnouncementWork *work = g_task_get_source_object (task);
  LoaClock *clock = loa_announcement_work_get_clock (work);
  Following *following = g_task_get_task_data (task);
  gint64 passed_us = loa_clock_get_boot_time_us (clock) - following->sent_us;

  for (guint i = 0; i < G_N_ELEMENTS (check_times); i++)
    {
      gint64 left_us = check_times[i] * G_USEC_PER_SEC - passed_us;

      if (left_us > 0)
        {
          loa_clock_sleep_async (clock, (guint) ((left_us + 999) / 1000), g_task_get_cancellable (task), waited_cb,
                                 g_object_ref (task));
          return;
        }
    }

  loa_announcement_work_set_state (work, LOA_ANNOUNCEMENT_STATE_UNKNOWN, NULL);
  loa_announcement_work_write_async (work, wrote_end_cb, g_object_ref (task));
}

static void
wrote_step_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAnnouncementWork *work = LOA_ANNOUNCEMENT_WORK (object);
  const Following *following = g_task_get_task_data (task);
  GError *error = NULL;

  if (!loa_announcement_work_write_finish (work, result, &error))
    g_task_return_error (task, error);
  else if (following->is_over)
    g_task_return_new_error (task, LOA_SHOP_ERROR, LOA_SHOP_ERROR_DELIVERY_FAILED, "%s",
                             _("The speaker did not say it."));
  else if (loa_announcement_record_is_settled (loa_announcement_work_get_record (work)))
    g_task_return_boolean (task, TRUE);
  else
    wait_for_next_check (task);
}

/* An end that could not be asked for is no end: whoever resumes it next asks again. */
static gboolean
is_still_open (GTask        *task,
               const GError *error)
{
  const Following *following = g_task_get_task_data (task);

  return loa_announcement_answer_classify (error) == LOA_ANNOUNCEMENT_ANSWER_FINAL ||
         (following->is_late && loa_announcement_answer_classify (error) == LOA_ANNOUNCEMENT_ANSWER_LOST);
}

/* Only what SePay says of this very announcement changes anything. */
static void
take_first_answer (GTask                   *task,
                   const SepayNotification *notification,
                   GError                  *failure)
{
  LoaAnnouncementWork *work = g_task_get_source_object (task);
  Following *following = g_task_get_task_data (task);
  g_autoptr (GError) error = failure;

  following->is_given_up = FALSE;
  if (notification != NULL && loa_announcement_work_adopt (work, notification, &error))
    {
      following->is_over = loa_announcement_work_get_record (work)->state == LOA_ANNOUNCEMENT_STATE_FAILED;
      loa_announcement_work_write_async (work, wrote_step_cb, g_object_ref (task));
    }
  else if (loa_announcement_answer_classify (error) == LOA_ANNOUNCEMENT_ANSWER_UNKNOWN)
    g_task_return_new_error (task, LOA_SHOP_ERROR, LOA_SHOP_ERROR_NOT_KNOWN, "%s",
                             _("SePay does not know this announcement. Announce it again if it is still wanted."));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* That SePay does not know it, or names another speaker, may be because its parts do not agree yet: it did accept it.
 */
static void
check_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LoaAnnouncementWork *work = g_task_get_source_object (task);
  const Following *following = g_task_get_task_data (task);
  g_autoptr (SepayNotification) notification = NULL;
  g_autoptr (GError) error = NULL;

  notification = sepay_soundbox_check_notify_finish (SEPAY_SOUNDBOX (object), result, &error);
  if (following->is_given_up)
    take_first_answer (task, notification, g_steal_pointer (&error));
  else if (notification == NULL && is_still_open (task, error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (notification != NULL && loa_announcement_work_adopt (work, notification, &error))
    loa_announcement_work_write_async (work, wrote_step_cb, g_object_ref (task));
  else
    wait_for_next_check (task);
}

static void
check_request (GTask *task)
{
  LoaAnnouncementWork *work = g_task_get_source_object (task);

  sepay_soundbox_check_notify_async (loa_announcement_work_get_client (work),
                                     loa_announcement_work_get_record (work)->request_id,
                                     g_task_get_cancellable (task), check_cb, g_object_ref (task));
}

/* A wall clock that was set back would otherwise make it wait for that time to come again. */
static gint64
get_passed_us (LoaAnnouncementWork *work)
{
  LoaClock *clock = loa_announcement_work_get_clock (work);
  gint64 sent_us = loa_announcement_work_get_sent_time (work);
  gint64 passed_us;

  if (sent_us != LOA_ANNOUNCEMENT_SENT_EARLIER)
    passed_us = loa_clock_get_boot_time_us (clock) - sent_us;
  else
    passed_us = (loa_clock_get_unix_seconds (clock) - loa_announcement_work_get_record (work)->sent) * G_USEC_PER_SEC;

  return CLAMP (passed_us, 0, FOLLOWED_US);
}

void
loa_announcement_follow_async (LoaAnnouncementWork *work,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (work, cancellable, callback, user_data);
  gint64 passed_us = get_passed_us (work);
  Following *following = g_new0 (Following, 1);

  g_task_set_source_tag (task, loa_announcement_follow_async);

  following->is_late = passed_us >= FOLLOWED_US;
  following->sent_us = loa_clock_get_boot_time_us (loa_announcement_work_get_clock (work)) - passed_us;
  g_task_set_task_data (task, following, g_free);

  if (passed_us > check_times[0] * G_USEC_PER_SEC)
    check_request (task);
  else
    wait_for_next_check (task);
}

gboolean
loa_announcement_follow_finish (LoaAnnouncementWork  *work,
                                GAsyncResult         *result,
                                GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, work), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_announcement_find_out_async (LoaAnnouncementWork *work,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (work, cancellable, callback, user_data);
  Following *following = g_new0 (Following, 1);

  g_task_set_source_tag (task, loa_announcement_find_out_async);
  following->sent_us = loa_clock_get_boot_time_us (loa_announcement_work_get_clock (work));
  following->is_given_up = TRUE;
  g_task_set_task_data (task, following, g_free);
  check_request (task);
}

gboolean
loa_announcement_find_out_finish (LoaAnnouncementWork  *work,
                                  GAsyncResult         *result,
                                  GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, work), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
