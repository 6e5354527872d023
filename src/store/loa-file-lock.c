/* loa-file-lock.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-file-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "loa-store-file.h"

/* Between processes, and between two objects of one, the lock is one of an open file description (F_OFD_SETLK):
 * unlike a plain POSIX lock it is not lost when something else in the process closes the same file, and it excludes
 * other objects of the same process. Between takers of one object, which share the description, a table excludes: a
 * position that is in it is held or being taken, and its value is the queue of those who come after.
 *
 * The kernel's own waiting cannot be cancelled, so a thread asks again and again, with pauses.
 */

#define FIRST_PAUSE_MS 2
#define LONGEST_PAUSE_MS 50

struct _LoaFileLock
{
  GObject parent_instance;

  char *path; /* (owned) */
  GHashTable *positions; /* (owned) (element-type gint64 GQueue): of GTask, which are owned */
  GMutex mutex;
  int file; /* guarded by mutex; -1 before it is opened */
};

G_DEFINE_FINAL_TYPE (LoaFileLock, loa_file_lock, G_TYPE_OBJECT)

typedef struct
{
  gint64 position;
  gboolean wait;
  GSource *cancelled; /* (owned) (nullable): while it stands in a queue */
} Take;

/* One taker's way through the thread and back. */
typedef struct
{
  GTask *task; /* (owned): touched by its own thread only, but for its data and cancellable */
  LoaFileLock *lock; /* (unowned): held by the task */
  GError *error; /* (owned) (nullable) */
} Attempt;

static gboolean start_attempt (LoaFileLock *self,
                               GTask       *task);

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    {
      g_source_destroy (*source);
      g_clear_pointer (source, g_source_unref);
    }
}

static void
take_free (Take *take)
{
  clear_source (&take->cancelled);
  g_free (take);
}

static void
attempt_free (Attempt *attempt)
{
  g_clear_error (&attempt->error);
  g_object_unref (attempt->task);
  g_free (attempt);
}

static void
queue_free (GQueue *queue)
{
  g_queue_free_full (queue, g_object_unref);
}

static struct flock
describe (gint64 position,
          short  type)
{
  return (struct flock) {
    .l_type = type,
    .l_whence = SEEK_SET,
    .l_start = position,
    .l_len = 1,
  };
}

static int
open_file (const char  *path,
           GError     **error)
{
  int file = open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, S_IRUSR | S_IWUSR);
  struct stat status;

  if (file < 0)
    {
      loa_store_file_set_error (errno, "The lock file cannot be opened", error);
      return -1;
    }

  if (fstat (file, &status) != 0 || !S_ISREG (status.st_mode))
    {
      g_set_error_literal (error, LOA_STORE_ERROR, LOA_STORE_ERROR_FAILED, "The lock file is not a regular file");
      close (file);
      return -1;
    }

  if ((status.st_mode & 0777) != (S_IRUSR | S_IWUSR) && fchmod (file, S_IRUSR | S_IWUSR) != 0)
    g_debug ("The mode of the lock file cannot be changed: %s", g_strerror (errno));

  return file;
}

static int
ensure_file (LoaFileLock  *self,
             GError      **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->file < 0)
    self->file = open_file (self->path, error);

  return self->file;
}

/* Returns: %FALSE when the pause was cut short */
static gboolean
pause_for (int           milliseconds,
           GCancellable *cancellable)
{
  GPollFD cancelled;

  if (!g_cancellable_make_pollfd (cancellable, &cancelled))
    {
      g_usleep (milliseconds * 1000);
      return TRUE;
    }

  g_poll (&cancelled, 1, milliseconds);
  g_cancellable_release_fd (cancellable);

  return !g_cancellable_is_cancelled (cancellable);
}

static void
lock_position (LoaFileLock   *self,
               const Take    *take,
               GCancellable  *cancellable,
               GError       **error)
{
  struct flock lock = describe (take->position, F_WRLCK);
  int file = ensure_file (self, error);
  int pause_ms = FIRST_PAUSE_MS;

  if (file < 0)
    return;

  while (fcntl (file, F_OFD_SETLK, &lock) != 0)
    {
      if (errno == EINTR)
        continue;

      if (errno != EAGAIN && errno != EACCES)
        {
          loa_store_file_set_error (errno, "The lock cannot be taken", error);
          return;
        }

      if (!take->wait)
        {
          g_set_error_literal (error, LOA_STORE_ERROR, LOA_STORE_ERROR_LOCKED, "Another process holds the lock");
          return;
        }

      if (!pause_for (pause_ms, cancellable))
        {
          g_cancellable_set_error_if_cancelled (cancellable, error);
          return;
        }

      pause_ms = MIN (pause_ms * 2, LONGEST_PAUSE_MS);
    }
}

static void
unlock_position (LoaFileLock *self,
                 gint64       position)
{
  struct flock lock = describe (position, F_UNLCK);

  if (fcntl (self->file, F_OFD_SETLK, &lock) != 0)
    g_warning ("A lock cannot be let go of: %s", g_strerror (errno));
}

/* Nobody has the position any more: the next one tries, or it is free. */
static void
let_next_try (LoaFileLock *self,
              gint64       position)
{
  GQueue *queue = g_hash_table_lookup (self->positions, &position);
  GTask *next;

  while ((next = g_queue_pop_head (queue)) != NULL)
    {
      Take *take = g_task_get_task_data (next);

      clear_source (&take->cancelled);
      if (start_attempt (self, next))
        return;
    }

  g_hash_table_remove (self->positions, &position);
}

static gboolean
attempted_cb (gpointer user_data)
{
  Attempt *attempt = user_data;
  LoaFileLock *self = attempt->lock;
  Take *take = g_task_get_task_data (attempt->task);
  GCancellable *cancellable = g_task_get_cancellable (attempt->task);

  /* Who gave up while the lock was on its way must not hold it. */
  if (attempt->error == NULL && g_cancellable_set_error_if_cancelled (cancellable, &attempt->error))
    unlock_position (self, take->position);

  if (attempt->error == NULL)
    g_task_return_boolean (attempt->task, TRUE);
  else
    {
      let_next_try (self, take->position);
      g_task_return_error (attempt->task, g_steal_pointer (&attempt->error));
    }

  return G_SOURCE_REMOVE;
}

static gpointer
attempt_thread (gpointer data)
{
  Attempt *attempt = data;
  g_autoptr (GSource) source = g_idle_source_new ();

  lock_position (attempt->lock, g_task_get_task_data (attempt->task), g_task_get_cancellable (attempt->task),
                 &attempt->error);

  g_source_set_priority (source, g_task_get_priority (attempt->task));
  g_source_set_callback (source, attempted_cb, attempt, (GDestroyNotify) attempt_free);
  g_source_attach (source, g_task_get_context (attempt->task));

  return NULL;
}

/* Takes @task. Returns: %FALSE when it was returned with an error at once */
static gboolean
start_attempt (LoaFileLock *self,
               GTask       *task)
{
  g_autoptr (GError) error = NULL;
  Attempt *attempt = g_new0 (Attempt, 1);
  GThread *thread;

  attempt->task = task;
  attempt->lock = self;

  thread = g_thread_try_new ("loa-file-lock", attempt_thread, attempt, &error);
  if (thread != NULL)
    {
      g_thread_unref (thread);
      return TRUE;
    }

  g_task_return_new_error (task, LOA_STORE_ERROR, LOA_STORE_ERROR_FAILED, "%s", error->message);
  attempt_free (attempt);

  return FALSE;
}

static gboolean
cancelled_in_queue_cb (GCancellable *cancellable,
                       gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  LoaFileLock *self = g_task_get_source_object (task);
  Take *take = g_task_get_task_data (task);

  g_queue_remove (g_hash_table_lookup (self->positions, &take->position), task);
  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

static void
stand_in_queue (GQueue *queue,
                GTask  *task)
{
  Take *take = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (!take->wait)
    {
      g_task_return_new_error (task, LOA_STORE_ERROR, LOA_STORE_ERROR_LOCKED, "This process holds the lock");
      g_object_unref (task);
      return;
    }

  if (cancellable != NULL)
    {
      take->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (take->cancelled, G_SOURCE_FUNC (cancelled_in_queue_cb), task, NULL);
      g_source_attach (take->cancelled, g_task_get_context (task));
    }

  g_queue_push_tail (queue, task);
}

static void
loa_file_lock_dispose (GObject *object)
{
  LoaFileLock *self = LOA_FILE_LOCK (object);

  g_hash_table_remove_all (self->positions);
  if (self->file >= 0)
    close (g_steal_fd (&self->file));

  G_OBJECT_CLASS (loa_file_lock_parent_class)->dispose (object);
}

static void
loa_file_lock_finalize (GObject *object)
{
  LoaFileLock *self = LOA_FILE_LOCK (object);

  g_free (self->path);
  g_hash_table_unref (self->positions);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (loa_file_lock_parent_class)->finalize (object);
}

static void
loa_file_lock_class_init (LoaFileLockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = loa_file_lock_dispose;
  object_class->finalize = loa_file_lock_finalize;
}

static void
loa_file_lock_init (LoaFileLock *self)
{
  self->positions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) queue_free);
  self->file = -1;
  g_mutex_init (&self->mutex);
}

LoaFileLock *
loa_file_lock_new (const char *path)
{
  LoaFileLock *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (LOA_TYPE_FILE_LOCK, NULL);
  self->path = g_strdup (path);

  return self;
}

void
loa_file_lock_take_async (LoaFileLock         *self,
                          gint64               position,
                          gboolean             wait,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;
  Take *take;
  GQueue *queue;

  g_return_if_fail (LOA_IS_FILE_LOCK (self));
  g_return_if_fail (position >= 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, loa_file_lock_take_async);
  g_task_set_check_cancellable (task, FALSE);
  take = g_new0 (Take, 1);
  take->position = position;
  take->wait = wait;
  g_task_set_task_data (task, take, (GDestroyNotify) take_free);

  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }

  queue = g_hash_table_lookup (self->positions, &position);
  if (queue != NULL)
    {
      stand_in_queue (queue, task);
      return;
    }

  g_hash_table_insert (self->positions, g_memdup2 (&position, sizeof position), g_queue_new ());
  if (!start_attempt (self, task))
    g_hash_table_remove (self->positions, &position);
}

gboolean
loa_file_lock_take_finish (LoaFileLock   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_file_lock_take_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
loa_file_lock_release (LoaFileLock *self,
                       gint64       position)
{
  g_return_if_fail (LOA_IS_FILE_LOCK (self));
  g_return_if_fail (g_hash_table_contains (self->positions, &position));

  unlock_position (self, position);
  let_next_try (self, position);
}
