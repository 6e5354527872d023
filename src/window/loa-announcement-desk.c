/* loa-announcement-desk.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-announcement-desk-private.h"

#include "loa-announcement-press.h"
#include "loa-failure.h"
#include "loa-store-announcements.h"

G_DEFINE_FINAL_TYPE (LoaAnnouncementDesk, loa_announcement_desk, G_TYPE_OBJECT)

enum
{
  BUSY_CHANGED,
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
busy_changed_cb (LoaAnnouncementDesk *self,
                 const char          *hardware_id)
{
  g_signal_emit (self, signals[BUSY_CHANGED], 0, hardware_id);
}

/* A test is busy until SePay has it: what it does then is no reason not to make another. */
static void
end_sending (LoaAnnouncementDesk *self,
             const char          *request_id)
{
  g_autofree char *hardware_id = NULL;
  g_autofree char *key = NULL;

  if (g_hash_table_steal_extended (self->sending, request_id, (gpointer *) &key, (gpointer *) &hardware_id))
    loa_busy_speakers_end (self->busy, hardware_id);
}

guint
loa_announcement_desk_count_work (LoaAnnouncementDesk *self,
                                  const char          *request_id,
                                  int                  step)
{
  const int n = MAX (GPOINTER_TO_INT (g_hash_table_lookup (self->working, request_id)) + step, 0);

  if (n > 0)
    g_hash_table_insert (self->working, g_strdup (request_id), GINT_TO_POINTER (n));
  else
    g_hash_table_remove (self->working, request_id);

  return (guint) n;
}

static void
began_cb (LoaAnnouncementDesk         *self,
          const LoaAnnouncementRecord *record)
{
  loa_announcement_desk_count_work (self, record->request_id, 1);
  if (record->cause == LOA_ANNOUNCEMENT_CAUSE_TEST && record->state == LOA_ANNOUNCEMENT_STATE_ASKED &&
      g_hash_table_insert (self->sending, g_strdup (record->request_id), g_strdup (record->hardware_id)))
    loa_busy_speakers_begin (self->busy, record->hardware_id);
  g_signal_emit (self, signals[CHANGED], 0, record->hardware_id);
}

static void
looked_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (LoaAnnouncementDesk) self = user_data;
  g_autoptr (LoaAnnouncementRecord) record = NULL;

  record = loa_store_get_announcement_finish (LOA_STORE (object), result, NULL);
  if (record != NULL && record->state != LOA_ANNOUNCEMENT_STATE_ASKED)
    end_sending (self, record->request_id);
}

/* A step further, and what kept it is over. */
static void
step_cb (LoaAnnouncementDesk *self,
         const char          *hardware_id,
         const char          *request_id)
{
  if (g_hash_table_remove (self->errors, request_id))
    g_signal_emit (self, signals[CHANGED], 0, hardware_id);

  if (g_hash_table_contains (self->sending, request_id))
    loa_store_get_announcement_async (self->store, request_id, self->cancellable, looked_up_cb, g_object_ref (self));
}

static void
ended_cb (LoaAnnouncementDesk         *self,
          const LoaAnnouncementRecord *record,
          const GError                *error)
{
  if (loa_announcement_desk_count_work (self, record->request_id, -1) == 0)
    end_sending (self, record->request_id);
  if (error == NULL)
    g_hash_table_remove (self->errors, record->request_id);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      loa_failure_log (record->request_id, error);
      g_hash_table_insert (self->errors, g_strdup (record->request_id), g_error_copy (error));
    }
  g_signal_emit (self, signals[CHANGED], 0, record->hardware_id);
}

void
loa_announcement_desk_tell_failure (LoaAnnouncementDesk *self,
                                    const char          *hardware_id,
                                    const GError        *error)
{
  if (error->domain == LOA_STORE_ERROR)
    g_signal_emit (self, signals[FAILED], 0, hardware_id, error);
}

static void
end_press (LoaAnnouncementDesk        *self,
           const LoaAnnouncementPress *press)
{
  if (loa_announcement_press_get_cause (press) == LOA_ANNOUNCEMENT_CAUSE_TEST)
    loa_busy_speakers_end (self->busy, loa_announcement_press_get_hardware_id (press));
}

static void
followed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  LoaAnnouncementDesk *self = g_task_get_source_object (task);
  const LoaAnnouncementPress *press = g_task_get_task_data (task);
  const char *hardware_id = loa_announcement_press_get_hardware_id (press);

  record = loa_announcer_follow_finish (LOA_ANNOUNCER (object), result, &error);
  if (record == NULL)
    loa_announcement_desk_tell_failure (self, hardware_id, error);
  g_task_return_boolean (task, TRUE);
}

static void
announced_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  LoaAnnouncementDesk *self = g_task_get_source_object (task);
  LoaAnnouncementPress *press = g_task_get_task_data (task);

  record = loa_announcer_announce_finish (LOA_ANNOUNCER (object), result, &error);
  loa_announcement_press_end (press, error);
  end_press (self, press);
  if (record != NULL)
    {
      loa_announcer_follow_async (self->announcer, record->request_id, self->cancellable, followed_cb,
                                  g_steal_pointer (&task));
      return;
    }

  g_task_return_boolean (task, FALSE);
}

/* Of one that nobody waits for. */
static void
outcome_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree char *hardware_id = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    loa_announcement_desk_tell_failure (LOA_ANNOUNCEMENT_DESK (object), hardware_id, error);
}

/* Takes @press. Returns: what goes with the announcement until its end. */
static GTask *
make_task (LoaAnnouncementDesk  *self,
           LoaAnnouncementPress *press)
{
  GTask *task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, make_task);
  g_task_set_task_data (task, press, (GDestroyNotify) loa_announcement_press_unref);

  return task;
}

void
loa_announcement_desk_hand_in (LoaAnnouncementDesk  *self,
                               const char           *hardware_id,
                               gint64                amount,
                               const char           *request_id,
                               LoaAnnouncementCause  cause,
                               GTask                *task)
{
  const gint64 now = loa_clock_get_boot_time_us (self->clock);
  LoaAnnouncementPress *press = g_hash_table_lookup (self->presses, hardware_id);

  if (task == NULL)
    task = g_task_new (self, NULL, outcome_cb, g_strdup (hardware_id));

  if (loa_announcement_press_is_same (press, amount, cause, now))
    {
      loa_announcement_press_share (press, task);
      return;
    }

  press = loa_announcement_press_new (hardware_id, amount, cause, now);
  g_hash_table_insert (self->presses, g_strdup (hardware_id), press);
  loa_announcement_press_share (press, task);
  if (cause == LOA_ANNOUNCEMENT_CAUSE_TEST)
    {
      loa_busy_speakers_begin (self->busy, hardware_id);
      loa_busy_speakers_rest (self->busy, hardware_id, self->cancellable);
    }
  loa_announcer_announce_async (self->announcer, hardware_id, amount, request_id, cause, self->cancellable,
                                announced_cb, make_task (self, loa_announcement_press_ref (press)));
}

void
loa_announcement_desk_follow (LoaAnnouncementDesk         *self,
                              const LoaAnnouncementRecord *record)
{
  g_autoptr (LoaAnnouncementPress) press =
    loa_announcement_press_new (record->hardware_id, record->amount, record->cause, 0);

  loa_announcer_follow_async (self->announcer, record->request_id, self->cancellable, followed_cb,
                              make_task (self, g_steal_pointer (&press)));
}

static void
loa_announcement_desk_finalize (GObject *object)
{
  LoaAnnouncementDesk *self = LOA_ANNOUNCEMENT_DESK (object);

  g_clear_pointer (&self->errors, g_hash_table_unref);
  g_clear_pointer (&self->working, g_hash_table_unref);
  g_clear_pointer (&self->sending, g_hash_table_unref);
  g_clear_pointer (&self->presses, g_hash_table_unref);
  g_clear_object (&self->busy);
  g_clear_object (&self->test_amount);
  g_clear_object (&self->retry);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->announcer);
  g_clear_object (&self->shop);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (loa_announcement_desk_parent_class)->finalize (object);
}

static void
loa_announcement_desk_class_init (LoaAnnouncementDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = loa_announcement_desk_finalize;

  signals[BUSY_CHANGED] = g_signal_new ("busy-changed", LOA_TYPE_ANNOUNCEMENT_DESK, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED] = g_signal_new ("changed", LOA_TYPE_ANNOUNCEMENT_DESK, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", LOA_TYPE_ANNOUNCEMENT_DESK, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
}

static void
loa_announcement_desk_init (LoaAnnouncementDesk *self)
{
  self->cancellable = g_cancellable_new ();
  self->presses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) loa_announcement_press_unref);
  self->working = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->errors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_error_free);
}

LoaAnnouncementDesk *
loa_announcement_desk_new (LoaShop *shop)
{
  LoaAnnouncementDesk *self;

  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);

  self = g_object_new (LOA_TYPE_ANNOUNCEMENT_DESK, NULL);
  self->shop = g_object_ref (shop);
  self->announcer = g_object_ref (loa_shop_get_announcer (shop));
  self->store = g_object_ref (loa_shop_get_store (shop));
  self->clock = g_object_ref (loa_shop_get_clock (shop));
  self->retry = loa_announcement_retry_new (self->announcer, loa_shop_get_store (shop),
                                            loa_shop_get_soundbox_account (shop), self->clock);
  self->test_amount = loa_test_amount_new (loa_shop_get_store (shop), self->cancellable);
  self->busy = loa_busy_speakers_new (self->clock);
  g_signal_connect_object (self->busy, "changed", G_CALLBACK (busy_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->announcer, "changed", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->announcer, "began", G_CALLBACK (began_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->announcer, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
loa_announcement_desk_close (LoaAnnouncementDesk *self)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self));

  g_cancellable_cancel (self->cancellable);
  loa_announcement_retry_stop (self->retry);
}

LoaShop *
loa_announcement_desk_get_shop (LoaAnnouncementDesk *self)
{
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self), NULL);

  return self->shop;
}

gint64
loa_announcement_desk_get_now (LoaAnnouncementDesk *self)
{
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self), 0);

  return loa_clock_get_unix_seconds (self->clock);
}

LoaTestAmount *
loa_announcement_desk_get_test_amount (LoaAnnouncementDesk *self)
{
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self), NULL);

  return self->test_amount;
}

gboolean
loa_announcement_desk_get_busy (LoaAnnouncementDesk *self,
                                const char          *hardware_id)
{
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self), FALSE);

  return loa_busy_speakers_get_busy (self->busy, hardware_id);
}

gboolean
loa_announcement_desk_get_working (LoaAnnouncementDesk *self,
                                   const char          *request_id)
{
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self), FALSE);
  g_return_val_if_fail (request_id != NULL, FALSE);

  return g_hash_table_contains (self->working, request_id);
}

const GError *
loa_announcement_desk_get_error (LoaAnnouncementDesk *self,
                                 const char          *request_id)
{
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self), NULL);
  g_return_val_if_fail (request_id != NULL, NULL);

  return g_hash_table_lookup (self->errors, request_id);
}

void
loa_announcement_desk_test (LoaAnnouncementDesk *self,
                            const char          *hardware_id)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self));
  g_return_if_fail (hardware_id != NULL);

  if (!loa_announcement_desk_get_busy (self, hardware_id))
    loa_announcement_desk_hand_in (self, hardware_id, loa_test_amount_get (self->test_amount), NULL,
                                   LOA_ANNOUNCEMENT_CAUSE_TEST, NULL);
}

void
loa_announcement_desk_announce_async (LoaAnnouncementDesk *self,
                                      const char          *hardware_id,
                                      gint64               amount,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self));
  g_return_if_fail (hardware_id != NULL);

  task = g_task_new (self, self->cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_announcement_desk_announce_async);
  loa_announcement_desk_hand_in (self, hardware_id, amount, NULL, LOA_ANNOUNCEMENT_CAUSE_BY_HAND, task);
}

gboolean
loa_announcement_desk_announce_finish (LoaAnnouncementDesk  *self,
                                       GAsyncResult         *result,
                                       GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
