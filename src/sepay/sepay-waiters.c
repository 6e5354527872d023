/* sepay-waiters.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-waiters.h"

/* SepayWaiters: tasks that wait in a line for the same thing.
 *
 * A task whose cancellable is cancelled leaves the line at once, with G_IO_ERROR_CANCELLED, and
 * without disturbing the others. When the last one leaves like that, `deserted` is emitted: there
 * is nobody left to work for.
 */
struct _SepayWaiters
{
  GObject parent_instance;

  GQueue line; /* (owned): of Waiter */
};

typedef struct
{
  SepayWaiters *waiters; /* (unowned): it holds this one */
  GTask *task; /* (owned) (nullable) */
  gulong cancelled_handler;
} Waiter;

G_DEFINE_FINAL_TYPE (SepayWaiters, sepay_waiters, G_TYPE_OBJECT)

enum
{
  SIGNAL_DESERTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GTask *
waiter_dismiss (Waiter *waiter)
{
  GTask *task = g_steal_pointer (&waiter->task);

  if (waiter->cancelled_handler != 0)
    g_clear_signal_handler (&waiter->cancelled_handler, g_task_get_cancellable (task));
  g_free (waiter);

  return task;
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  Waiter *waiter = user_data;
  g_autoptr (SepayWaiters) self = g_object_ref (waiter->waiters);
  g_autoptr (GTask) task = NULL;

  g_queue_remove (&self->line, waiter);
  task = waiter_dismiss (waiter);

  if (g_queue_is_empty (&self->line))
    g_signal_emit (self, signals[SIGNAL_DESERTED], 0);

  g_task_return_error_if_cancelled (task);
}

static void
sepay_waiters_finalize (GObject *object)
{
  SepayWaiters *self = SEPAY_WAITERS (object);

  /* A waiting task holds whoever owns the line, so nobody can be in it any more. */
  g_assert (g_queue_is_empty (&self->line));

  G_OBJECT_CLASS (sepay_waiters_parent_class)->finalize (object);
}

static void
sepay_waiters_class_init (SepayWaitersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sepay_waiters_finalize;

  signals[SIGNAL_DESERTED] = g_signal_new ("deserted", SEPAY_TYPE_WAITERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
}

static void
sepay_waiters_init (SepayWaiters *self)
{
  g_queue_init (&self->line);
}

SepayWaiters *
sepay_waiters_new (void)
{
  return g_object_new (SEPAY_TYPE_WAITERS, NULL);
}

/* Takes @task over. Its cancellable must not be cancelled yet. */
void
sepay_waiters_add (SepayWaiters *self,
                   GTask        *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Waiter *waiter = g_new0 (Waiter, 1);

  waiter->waiters = self;
  waiter->task = task;
  if (cancellable != NULL)
    waiter->cancelled_handler = g_signal_connect (cancellable, "cancelled", G_CALLBACK (cancelled_cb), waiter);

  g_queue_push_tail (&self->line, waiter);
}

/* Returns: (transfer full) (nullable): the task that has waited longest */
GTask *
sepay_waiters_take (SepayWaiters *self)
{
  Waiter *waiter = g_queue_pop_head (&self->line);

  return waiter != NULL ? waiter_dismiss (waiter) : NULL;
}

gboolean
sepay_waiters_is_empty (SepayWaiters *self)
{
  return g_queue_is_empty (&self->line);
}
