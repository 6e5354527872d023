/* loa-store-job.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-job.h"

#include "loa-store-changes.h"

/* One call on its way to the thread of a connection and back.
 *
 * Not g_task_run_in_thread(): the thread is the connection's, and the task and the objects that it holds must be let
 * go of on the thread that made them, or a store would be disposed of by its own worker. A call whose turn has not
 * come is ended by its cancellable at once, however long the call before it takes.
 */

typedef enum
{
  WAITING,
  BEGUN,
  GIVEN_UP,
} Stage;

struct _LoaStoreJob
{
  GTask *task; /* (owned) (nullable): touched by its own thread only, but for its data and cancellable */
  GSource *cancelled; /* (owned) (nullable) */
  LoaStoreFunc func; /* (nullable): nothing to do in SQL */
  LoaStoreDoneFunc done;
  gboolean writes;
  const char *changed_signal; /* (unowned) (nullable) */
  int stage; /* a Stage, atomic */
  gboolean changed;
  GError *error; /* (owned) (nullable) */
};

static void
loa_store_job_free (LoaStoreJob *self)
{
  if (self->cancelled != NULL)
    {
      g_source_destroy (self->cancelled);
      g_source_unref (self->cancelled);
    }

  g_clear_error (&self->error);
  g_clear_object (&self->task);
  g_free (self);
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  LoaStoreJob *self = user_data;

  if (g_atomic_int_compare_and_exchange (&self->stage, WAITING, GIVEN_UP))
    g_task_return_error_if_cancelled (self->task);

  return G_SOURCE_REMOVE;
}

static gboolean
return_cb (gpointer user_data)
{
  LoaStoreJob *self = user_data;

  if (self->cancelled != NULL)
    g_source_destroy (self->cancelled);

  if (g_atomic_int_get (&self->stage) == GIVEN_UP)
    return G_SOURCE_REMOVE;

  if (self->error != NULL)
    g_task_return_error (self->task, g_steal_pointer (&self->error));
  else
    self->done (self->task, self->changed ? self->changed_signal : NULL);

  return G_SOURCE_REMOVE;
}

/* Takes @task, which nobody may wait for: %NULL. */
LoaStoreJob *
loa_store_job_new (GTask            *task,
                   LoaStoreFunc      func,
                   LoaStoreDoneFunc  done)
{
  LoaStoreJob *self = g_new0 (LoaStoreJob, 1);

  self->task = task;
  self->func = func;
  self->done = done;

  if (task != NULL && g_task_get_cancellable (task) != NULL)
    {
      self->cancelled = g_cancellable_source_new (g_task_get_cancellable (task));
      g_source_set_callback (self->cancelled, G_SOURCE_FUNC (cancelled_cb), self, NULL);
      g_source_attach (self->cancelled, g_task_get_context (task));
    }

  return self;
}

void
loa_store_job_set_writes (LoaStoreJob *self,
                          const char  *changed_signal)
{
  self->writes = TRUE;
  self->changed_signal = changed_signal;

  /* What was written is told, even when nobody waits for it any more. */
  g_task_set_check_cancellable (self->task, FALSE);
}

gboolean
loa_store_job_has_work (LoaStoreJob *self)
{
  return self->func != NULL;
}

/* Returns: %FALSE when it was cancelled before */
gboolean
loa_store_job_begin (LoaStoreJob *self)
{
  return g_atomic_int_compare_and_exchange (&self->stage, WAITING, BEGUN);
}

GCancellable *
loa_store_job_get_cancellable (LoaStoreJob *self)
{
  return self->task != NULL ? g_task_get_cancellable (self->task) : NULL;
}

static gboolean
run_and_count (LoaStoreJob         *self,
                 LoaStoreConnection  *connection,
                 gint64              *number,
                 GError             **error)
{
  sqlite3 *database = loa_store_connection_get_database (connection);
  gint64 changes_before = sqlite3_total_changes64 (database);

  if (!self->func (connection, g_task_get_task_data (self->task), error))
    return FALSE;

  self->changed = sqlite3_total_changes64 (database) != changes_before;

  return !self->changed || self->changed_signal == NULL ||
         loa_store_changes_count (connection, self->changed_signal, number, error);
}

/* Returns: (transfer full) (nullable): what went wrong */
GError *
loa_store_job_run (LoaStoreJob        *self,
                   LoaStoreConnection *connection)
{
  GError *error = NULL;
  gint64 number = 0;
  gboolean succeeded;

  if (!loa_store_job_begin (self))
    return NULL;

  if (loa_store_connection_begin (connection, self->writes, loa_store_job_get_cancellable (self), &error))
    {
      succeeded = run_and_count (self, connection, &number, &error);
      succeeded = loa_store_connection_end (connection, succeeded, succeeded ? &error : NULL);
      if (succeeded && number > 0)
        loa_store_changes_know (connection, self->changed_signal, number);
    }

  return error;
}

/* Gives the job back to the thread of its task, which returns @error or success. Takes both. */
void
loa_store_job_end (LoaStoreJob *self,
                   GError      *error)
{
  g_autoptr (GSource) source = NULL;

  self->error = error;
  if (self->task == NULL)
    {
      loa_store_job_free (self);
      return;
    }

  source = g_idle_source_new ();
  g_source_set_priority (source, g_task_get_priority (self->task));
  g_source_set_callback (source, return_cb, self, (GDestroyNotify) loa_store_job_free);
  g_source_attach (source, g_task_get_context (self->task));
}
