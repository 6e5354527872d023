/* loa-store.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-changes.h"
#include "loa-store-private.h"

/* The store is a queue: its worker has the other end and the connection to the file, and takes one job after the
 * other. The worker knows nothing of the object, so that letting go of the object is enough to end it.
 */
struct _LoaStore
{
  GObject parent_instance;

  char *path; /* (owned) */
  GAsyncQueue *jobs; /* (owned): of LoaStoreJob; one without work is the last */
  LoaTransactionMemory *memory; /* (owned) */
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (LoaStore, loa_store, G_TYPE_OBJECT)

G_DEFINE_QUARK (loa-store-error-quark, loa_store_error)

/* What a thread is started with. */
typedef struct
{
  char *path; /* (owned) */
  GAsyncQueue *jobs; /* (owned) (nullable): for the worker */
  LoaTransactionMemory *memory; /* (owned) */
  LoaStoreJob *job; /* (owned): what it does first */
} Start;

static Start *
start_new (const char           *path,
           GAsyncQueue          *jobs,
           LoaTransactionMemory *memory,
           LoaStoreJob          *job)
{
  Start *start = g_new0 (Start, 1);

  start->path = g_strdup (path);
  start->jobs = jobs != NULL ? g_async_queue_ref (jobs) : NULL;
  start->memory = loa_transaction_memory_ref (memory);
  start->job = job;

  return start;
}

static void
start_free (Start *start)
{
  g_free (start->path);
  g_clear_pointer (&start->jobs, g_async_queue_unref);
  g_clear_pointer (&start->memory, loa_transaction_memory_unref);
  g_free (start);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Start, start_free)

static void
work (GAsyncQueue        *jobs,
      LoaStoreConnection *connection)
{
  LoaStoreJob *job = g_async_queue_pop (jobs);

  while (loa_store_job_has_work (job))
    {
      loa_store_job_end (job, loa_store_job_run (job, connection));
      job = g_async_queue_pop (jobs);
    }

  loa_store_connection_close (connection);
  loa_store_job_end (job, NULL);
}

static gpointer
worker_thread (gpointer data)
{
  g_autoptr (Start) start = data;
  LoaStoreJob *opening = start->job;
  LoaStoreConnection *connection = NULL;
  GError *error = NULL;

  if (loa_store_job_begin (opening))
    connection = loa_store_connection_open (start->path, loa_store_job_get_cancellable (opening), &error);

  if (connection != NULL)
    loa_store_connection_set_memory (connection, start->memory);

  loa_store_job_end (opening, error);
  if (connection != NULL)
    work (start->jobs, connection);

  return NULL;
}

static gpointer
reading_thread (gpointer data)
{
  g_autoptr (Start) start = data;
  LoaStoreJob *job = start->job;
  g_autoptr (LoaStoreConnection) connection = NULL;
  GError *error = NULL;

  connection = loa_store_connection_open_reading (start->path, loa_store_job_get_cancellable (job), &error);
  if (connection != NULL)
    {
      loa_store_connection_set_memory (connection, start->memory);
      error = loa_store_job_run (job, connection);
    }

  g_clear_pointer (&connection, loa_store_connection_close);
  loa_store_job_end (job, error);

  return NULL;
}

static void
start_thread (const char  *name,
              GThreadFunc  func,
              Start       *start)
{
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_try_new (name, func, start, &error);

  if (thread != NULL)
    g_thread_unref (thread);
  else
    {
      loa_store_job_end (start->job, g_error_new_literal (LOA_STORE_ERROR, LOA_STORE_ERROR_FAILED, error->message));
      start_free (start);
    }
}

static gboolean
return_when_closed (LoaStore *self,
                    GTask    *task)
{
  if (!self->closed)
    return FALSE;

  g_task_return_new_error (task, LOA_STORE_ERROR, LOA_STORE_ERROR_CLOSED, "The store is closed");
  g_object_unref (task);

  return TRUE;
}

static void
return_done (GTask      *task,
             const char *changed_signal)
{
  if (changed_signal != NULL)
    g_signal_emit_by_name (g_task_get_source_object (task), changed_signal);

  g_task_return_boolean (task, TRUE);
}

static gboolean
look_for_changes (LoaStoreConnection  *connection,
                  gpointer             data,
                  GError             **error)
{
  return loa_store_changes_look (connection, data, error);
}

static void
return_looked (GTask      *task,
               const char *changed_signal)
{
  const guint *changed = g_task_get_task_data (task);

  for (guint i = 0; i < LOA_STORE_N_TOPICS; i++)
    {
      if ((*changed & 1u << i) != 0)
        g_signal_emit_by_name (g_task_get_source_object (task), loa_store_topic_get_signal_by_others (i));
    }

  g_task_return_boolean (task, TRUE);
}

static void
return_opened (GTask      *task,
               const char *changed_signal)
{
  Start *start = g_task_get_task_data (task);
  LoaStore *self = g_object_new (LOA_TYPE_STORE, NULL);

  self->path = g_steal_pointer (&start->path);
  self->jobs = g_steal_pointer (&start->jobs);
  self->memory = loa_transaction_memory_ref (start->memory);

  g_task_return_pointer (task, self, g_object_unref);
}

static void
loa_store_dispose (GObject *object)
{
  LoaStore *self = LOA_STORE (object);

  if (!self->closed && self->jobs != NULL)
    g_async_queue_push (self->jobs, loa_store_job_new (NULL, NULL, NULL));
  self->closed = TRUE;

  G_OBJECT_CLASS (loa_store_parent_class)->dispose (object);
}

static void
loa_store_finalize (GObject *object)
{
  LoaStore *self = LOA_STORE (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->jobs, g_async_queue_unref);
  g_clear_pointer (&self->memory, loa_transaction_memory_unref);

  G_OBJECT_CLASS (loa_store_parent_class)->finalize (object);
}

static void
loa_store_class_init (LoaStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_store_dispose;
  object_class->finalize = loa_store_finalize;

  for (guint i = 0; i < LOA_STORE_N_TOPICS; i++)
    g_signal_new (loa_store_topic_get_signal (i), LOA_TYPE_STORE, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
}

static void
loa_store_init (LoaStore *self)
{
}

void
loa_store_open_async (const char          *path,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GAsyncQueue) jobs = g_async_queue_new ();
  g_autoptr (LoaTransactionMemory) memory = loa_transaction_memory_new ();
  GTask *task;
  LoaStoreJob *opening;

  g_return_if_fail (path != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_store_open_async);
  g_task_set_task_data (task, start_new (path, jobs, memory, NULL), (GDestroyNotify) start_free);

  opening = loa_store_job_new (task, NULL, return_opened);
  start_thread ("loa-store", worker_thread, start_new (path, jobs, memory, opening));
}

LoaStore *
loa_store_open_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_store_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
loa_store_close_async (LoaStore            *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_STORE (self));

  task = loa_store_new_task (self, loa_store_close_async, cancellable, callback, user_data);
  if (return_when_closed (self, task))
    return;

  self->closed = TRUE;
  g_async_queue_push (self->jobs, loa_store_job_new (task, NULL, return_done));
}

gboolean
loa_store_close_finish (LoaStore      *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_store_close_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_store_look_for_changes_async (LoaStore            *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task;
  LoaStoreJob *job;

  g_return_if_fail (LOA_IS_STORE (self));

  task = loa_store_new_task (self, loa_store_look_for_changes_async, cancellable, callback, user_data);
  g_task_set_task_data (task, g_new0 (guint, 1), g_free);
  if (return_when_closed (self, task))
    return;

  /* What was found once is told, even when nobody waits for it any more. */
  g_task_set_check_cancellable (task, FALSE);
  job = loa_store_job_new (task, look_for_changes, return_looked);
  g_async_queue_push (self->jobs, job);
}

gboolean
loa_store_look_for_changes_finish (LoaStore      *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_store_look_for_changes_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

GTask *
loa_store_new_task (LoaStore            *self,
                    gpointer             source_tag,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);

  return task;
}

/* Takes @task. */
void
loa_store_read (LoaStore     *self,
                GTask        *task,
                LoaStoreFunc  func)
{
  if (!return_when_closed (self, task))
    g_async_queue_push (self->jobs, loa_store_job_new (task, func, return_done));
}

/* Like loa_store_read(), on a thread and a connection of its own, for what takes long. */
void
loa_store_read_apart (LoaStore     *self,
                      GTask        *task,
                      LoaStoreFunc  func)
{
  if (!return_when_closed (self, task))
    start_thread ("loa-store-reading", reading_thread,
                  start_new (self->path, NULL, self->memory, loa_store_job_new (task, func, return_done)));
}

/* Takes @task. @changed_signal, a string that lives on, is emitted when rows were written. */
void
loa_store_write (LoaStore     *self,
                 GTask        *task,
                 const char   *changed_signal,
                 LoaStoreFunc  func)
{
  LoaStoreJob *job;

  if (return_when_closed (self, task))
    return;

  job = loa_store_job_new (task, func, return_done);
  loa_store_job_set_writes (job, changed_signal);
  g_async_queue_push (self->jobs, job);
}

/* Returns: (transfer none) (nullable): the data of the task, with its results, or %NULL with @error set */
gpointer
loa_store_finish_task (LoaStore      *self,
                       GAsyncResult  *result,
                       gpointer       source_tag,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);

  return g_task_propagate_boolean (G_TASK (result), error) ? g_task_get_task_data (G_TASK (result)) : NULL;
}
