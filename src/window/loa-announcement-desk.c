/* loa-announcement-desk.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-announcement-desk.h"

/* Two presses that are closer than this are one. */
#define ONE_PRESS_US (2 * G_USEC_PER_SEC)

typedef struct
{
  gboolean busy;
  gint64 pressed;   /* boot time in microseconds */
} Test;

struct _LoaAnnouncementDesk
{
  GObject parent_instance;

  LoaAnnouncer *announcer;      /* (owned) */
  LoaClock *clock;              /* (owned) */
  GCancellable *cancellable;    /* (owned) */
  GHashTable *tests;            /* (owned): hardware id → Test */
};

G_DEFINE_FINAL_TYPE (LoaAnnouncementDesk, loa_announcement_desk, G_TYPE_OBJECT)

enum
{
  BUSY_CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_busy (LoaAnnouncementDesk *self,
          const char          *hardware_id,
          gboolean             busy)
{
  Test *test = g_hash_table_lookup (self->tests, hardware_id);

  test->busy = busy;
  g_signal_emit (self, signals[BUSY_CHANGED], 0, hardware_id);
}

static void
tell_failure (LoaAnnouncementDesk *self,
              const char          *hardware_id,
              const GError        *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, hardware_id, error);
}

static void
test_followed_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  LoaAnnouncementDesk *self = g_task_get_source_object (task);
  const char *hardware_id = g_task_get_task_data (task);

  record = loa_announcer_follow_finish (LOA_ANNOUNCER (object), result, &error);
  set_busy (self, hardware_id, FALSE);
  if (record == NULL)
    tell_failure (self, hardware_id, error);
  g_task_return_boolean (task, TRUE);
}

static void
test_sent_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  LoaAnnouncementDesk *self = g_task_get_source_object (task);
  const char *hardware_id = g_task_get_task_data (task);

  record = loa_announcer_announce_finish (LOA_ANNOUNCER (object), result, &error);
  if (record == NULL)
    {
      set_busy (self, hardware_id, FALSE);
      tell_failure (self, hardware_id, error);
      g_task_return_boolean (task, FALSE);
      return;
    }

  loa_announcer_follow_async (self->announcer, record->request_id, self->cancellable, test_followed_cb,
                              g_steal_pointer (&task));
}

static void
followed_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record = loa_announcer_follow_finish (LOA_ANNOUNCER (object), result, &error);
  if (record == NULL)
    tell_failure (g_task_get_source_object (task), g_task_get_task_data (task), error);
  g_task_return_boolean (task, TRUE);
}

static void
announced_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaAnnouncementRecord) record = NULL;
  g_autoptr (GTask) following = NULL;
  g_autoptr (GError) error = NULL;
  LoaAnnouncementDesk *self = g_task_get_source_object (task);

  record = loa_announcer_announce_finish (LOA_ANNOUNCER (object), result, &error);
  if (record == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  following = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (following, announced_cb);
  g_task_set_task_data (following, g_strdup (record->hardware_id), g_free);
  loa_announcer_follow_async (self->announcer, record->request_id, self->cancellable, followed_cb,
                              g_steal_pointer (&following));
  g_task_return_boolean (task, TRUE);
}

static void
loa_announcement_desk_finalize (GObject *object)
{
  LoaAnnouncementDesk *self = LOA_ANNOUNCEMENT_DESK (object);

  g_clear_pointer (&self->tests, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->announcer);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (loa_announcement_desk_parent_class)->finalize (object);
}

static void
loa_announcement_desk_class_init (LoaAnnouncementDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = loa_announcement_desk_finalize;

  signals[BUSY_CHANGED] = g_signal_new ("busy-changed", LOA_TYPE_ANNOUNCEMENT_DESK, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", LOA_TYPE_ANNOUNCEMENT_DESK, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
}

static void
loa_announcement_desk_init (LoaAnnouncementDesk *self)
{
  self->cancellable = g_cancellable_new ();
  self->tests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

LoaAnnouncementDesk *
loa_announcement_desk_new (LoaAnnouncer *announcer,
                           LoaClock     *clock)
{
  LoaAnnouncementDesk *self;

  g_return_val_if_fail (LOA_IS_ANNOUNCER (announcer), NULL);
  g_return_val_if_fail (LOA_IS_CLOCK (clock), NULL);

  self = g_object_new (LOA_TYPE_ANNOUNCEMENT_DESK, NULL);
  self->announcer = g_object_ref (announcer);
  self->clock = g_object_ref (clock);

  return self;
}

void
loa_announcement_desk_close (LoaAnnouncementDesk *self)
{
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self));

  g_cancellable_cancel (self->cancellable);
}

gboolean
loa_announcement_desk_get_busy (LoaAnnouncementDesk *self,
                                const char          *hardware_id)
{
  const Test *test;

  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self), FALSE);

  test = g_hash_table_lookup (self->tests, hardware_id);

  return test != NULL && test->busy;
}

void
loa_announcement_desk_test (LoaAnnouncementDesk *self,
                            const char          *hardware_id)
{
  g_autoptr (GTask) task = NULL;
  gint64 now;
  Test *test;

  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self));
  g_return_if_fail (hardware_id != NULL);

  now = loa_clock_get_boot_time_us (self->clock);
  test = g_hash_table_lookup (self->tests, hardware_id);
  if (test != NULL && (test->busy || now - test->pressed < ONE_PRESS_US))
    return;

  if (test == NULL)
    {
      test = g_new0 (Test, 1);
      g_hash_table_insert (self->tests, g_strdup (hardware_id), test);
    }
  test->pressed = now;

  task = g_task_new (self, self->cancellable, NULL, NULL);
  g_task_set_source_tag (task, loa_announcement_desk_test);
  g_task_set_task_data (task, g_strdup (hardware_id), g_free);
  set_busy (self, hardware_id, TRUE);
  loa_announcer_announce_async (self->announcer, hardware_id, LOA_ANNOUNCEMENT_DESK_TEST_AMOUNT, NULL,
                                LOA_ANNOUNCEMENT_CAUSE_TEST, self->cancellable, test_sent_cb,
                                g_steal_pointer (&task));
}

void
loa_announcement_desk_announce_async (LoaAnnouncementDesk *self,
                                      const char          *hardware_id,
                                      gint64               amount,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (self));
  g_return_if_fail (hardware_id != NULL);

  task = g_task_new (self, self->cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_announcement_desk_announce_async);
  loa_announcer_announce_async (self->announcer, hardware_id, amount, NULL, LOA_ANNOUNCEMENT_CAUSE_BY_HAND,
                                self->cancellable, announced_cb, g_steal_pointer (&task));
}

gboolean
loa_announcement_desk_announce_finish (LoaAnnouncementDesk  *self,
                                       GAsyncResult         *result,
                                       GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
