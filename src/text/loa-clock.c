/* loa-clock.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-text"

#include "config.h"

#include "loa-clock.h"

#include <time.h>

struct _LoaClock
{
  GObject parent_instance;

  GMainContext *context; /* (owned) */
  GSource *leap_source; /* (owned) (nullable): set while a leaping clock has waits */
  GSequence *waits; /* (owned): of Wait, by deadline */

  GMutex lock;
  gint64 unix_us; /* guarded by lock; a leaping clock's time */
  gint64 boot_us; /* guarded by lock; a leaping clock's time since it started */

  guint is_leaping : 1;
  guint is_held : 1; /* it leaps only when it is told to */
};

/* One wait on a leaping clock. The task holds the clock, so a clock outlives its waits. */
typedef struct
{
  gint64 deadline_us; /* in the time of boot_us */
  GTask *task; /* (owned) */
  GSource *cancel_source; /* (owned) (nullable) */
  GSequenceIter *place; /* (unowned): where it is in the clock's waits */
} Wait;

G_DEFINE_FINAL_TYPE (LoaClock, loa_clock, G_TYPE_OBJECT)

static void
wait_free (gpointer data)
{
  Wait *wait = data;

  if (wait->cancel_source != NULL)
    g_source_destroy (wait->cancel_source);

  g_clear_pointer (&wait->cancel_source, g_source_unref);
  g_clear_object (&wait->task);
  g_free (wait);
}

static int
compare_waits (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const Wait *first = a;
  const Wait *second = b;

  if (first->deadline_us == second->deadline_us)
    return 0;

  return first->deadline_us < second->deadline_us ? -1 : 1;
}

static void
stop_leaping (LoaClock *self)
{
  if (self->leap_source == NULL)
    return;

  g_source_destroy (self->leap_source);
  g_clear_pointer (&self->leap_source, g_source_unref);
}

static void
advance (LoaClock *self,
         gint64    microseconds)
{
  g_mutex_lock (&self->lock);
  self->unix_us += microseconds;
  self->boot_us += microseconds;
  g_mutex_unlock (&self->lock);
}

static GTask *
take_wait (LoaClock *self,
           Wait     *wait)
{
  GTask *task = g_object_ref (wait->task);

  g_sequence_remove (wait->place);
  if (g_sequence_is_empty (self->waits))
    stop_leaping (self);

  return task;
}

static gboolean
leap_cb (gpointer user_data)
{
  LoaClock *self = user_data;
  Wait *wait = g_sequence_get (g_sequence_get_begin_iter (self->waits));
  gint64 remaining_us = wait->deadline_us - self->boot_us;
  g_autoptr (GTask) task = NULL;

  if (remaining_us > 0 && self->is_held)
    {
      stop_leaping (self);
      return G_SOURCE_REMOVE;
    }

  if (remaining_us > 0)
    advance (self, remaining_us);

  task = take_wait (self, wait);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);

  return G_SOURCE_CONTINUE;
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  Wait *wait = user_data;
  g_autoptr (GTask) task = take_wait (g_task_get_source_object (wait->task), wait);

  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

static gboolean
timeout_cb (gpointer user_data)
{
  GTask *task = user_data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);

  return G_SOURCE_REMOVE;
}

static void
sleep_for_real (GTask *task,
                guint  milliseconds)
{
  g_autoptr (GSource) source = g_timeout_source_new (milliseconds);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable != NULL)
    {
      g_autoptr (GSource) cancel_source = g_cancellable_source_new (cancellable);

      g_source_set_dummy_callback (cancel_source);
      g_source_add_child_source (source, cancel_source);
    }

  g_source_set_name (source, "[loa] clock");
  g_task_attach_source (task, source, timeout_cb);
}

static void
start_leaping (LoaClock *self)
{
  if (self->leap_source != NULL)
    return;

  self->leap_source = g_idle_source_new ();
  g_source_set_priority (self->leap_source, G_PRIORITY_LOW);
  g_source_set_name (self->leap_source, "[loa] leaping clock");
  g_source_set_callback (self->leap_source, leap_cb, self, NULL);
  g_source_attach (self->leap_source, self->context);
}

static void
sleep_until_leap (LoaClock *self,
                  GTask    *task,
                  guint     milliseconds)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Wait *wait = g_new0 (Wait, 1);

  wait->deadline_us = self->boot_us + (gint64) milliseconds * 1000;
  wait->task = g_object_ref (task);
  wait->place = g_sequence_insert_sorted (self->waits, wait, compare_waits, NULL);

  if (cancellable != NULL)
    {
      wait->cancel_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (wait->cancel_source, G_SOURCE_FUNC (cancelled_cb), wait, NULL);
      g_source_attach (wait->cancel_source, self->context);
    }

  start_leaping (self);
}

static void
loa_clock_finalize (GObject *object)
{
  LoaClock *self = LOA_CLOCK (object);

  stop_leaping (self);
  g_clear_pointer (&self->waits, g_sequence_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (loa_clock_parent_class)->finalize (object);
}

static void
loa_clock_class_init (LoaClockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = loa_clock_finalize;
}

static void
loa_clock_init (LoaClock *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
  self->waits = g_sequence_new (wait_free);
}

LoaClock *
loa_clock_new (void)
{
  return g_object_new (LOA_TYPE_CLOCK, NULL);
}

LoaClock *
loa_clock_new_leaping (gint64 unix_seconds)
{
  LoaClock *self = loa_clock_new ();

  self->is_leaping = TRUE;
  self->unix_us = unix_seconds * G_USEC_PER_SEC;

  return self;
}

void
loa_clock_leap (LoaClock *self,
                gint64    seconds)
{
  g_return_if_fail (LOA_IS_CLOCK (self));
  g_return_if_fail (self->is_leaping);
  g_return_if_fail (seconds >= 0);

  advance (self, seconds * G_USEC_PER_SEC);
  if (!g_sequence_is_empty (self->waits))
    start_leaping (self);
}

void
loa_clock_hold (LoaClock *self)
{
  g_return_if_fail (LOA_IS_CLOCK (self));
  g_return_if_fail (self->is_leaping);

  self->is_held = TRUE;
}

gint64
loa_clock_get_unix_seconds (LoaClock *self)
{
  gint64 unix_us;

  g_return_val_if_fail (LOA_IS_CLOCK (self), 0);

  if (!self->is_leaping)
    return g_get_real_time () / G_USEC_PER_SEC;

  g_mutex_lock (&self->lock);
  unix_us = self->unix_us;
  g_mutex_unlock (&self->lock);

  return unix_us / G_USEC_PER_SEC;
}

gint64
loa_clock_get_boot_time_us (LoaClock *self)
{
  struct timespec now;
  gint64 boot_us;

  g_return_val_if_fail (LOA_IS_CLOCK (self), 0);

  if (!self->is_leaping)
    {
      clock_gettime (CLOCK_BOOTTIME, &now);
      return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
    }

  g_mutex_lock (&self->lock);
  boot_us = self->boot_us;
  g_mutex_unlock (&self->lock);

  return boot_us;
}

void
loa_clock_sleep_async (LoaClock            *self,
                       guint                milliseconds,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LOA_IS_CLOCK (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_clock_sleep_async);

  if (self->is_leaping)
    sleep_until_leap (self, task, milliseconds);
  else
    sleep_for_real (task, milliseconds);
}

gboolean
loa_clock_sleep_finish (LoaClock      *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (LOA_IS_CLOCK (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_clock_sleep_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
