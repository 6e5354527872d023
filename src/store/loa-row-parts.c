/* loa-row-parts.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-row-parts.h"

#include "loa-store-changes.h"
#include "loa-transaction-filter-sql.h"

/* All rows are looked at in parts, by as many threads as there are processors: each takes the next part until there is
 * none left, so that it does not matter which of them is held up.
 *
 * A worker has a connection of its own. It works only when that sees the transactions as the caller's does, which the
 * number of their changes tells; whatever else keeps it from beginning leaves more to the others.
 */

#define N_PARTS 16
#define MAX_WORKERS 3

/* Fewer are looked at before a worker has begun. */
#define MANY_ROWS 4000

/* The same for all. Nothing but @next changes. */
typedef struct
{
  const char *path; /* (unowned) */
  const char *sql; /* (unowned) */
  const LoaTransactionFilter *filter; /* (unowned) */
  const char *phrases; /* (unowned) (nullable) */
  const char *phrase; /* (unowned) (nullable) */
  const LoaRowSet *among; /* (unowned) (nullable) */
  gint64 largest;
  gint64 number; /* of changes */
  GCancellable *cancellable; /* (unowned) (nullable) */
  int next; /* part, atomic */
} Work;

typedef struct
{
  Work *work; /* (unowned) */
  GThread *thread; /* (owned) (nullable): until it has ended */
  LoaRowSet *found; /* (owned) */
  GError *error; /* (owned) (nullable) */
} Worker;

static void
worker_end (Worker *self)
{
  g_clear_pointer (&self->thread, g_thread_join);
  g_clear_pointer (&self->found, loa_row_set_unref);
  g_clear_error (&self->error);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Worker, worker_end)

static gboolean
take_parts (Work                  *work,
            LoaStoreConnection    *connection,
            LoaTransactionSearch  *search,
            LoaRowSet             *found,
            GError               **error)
{
  g_autoptr (LoaStoreStatement) statement = loa_store_statement_new (connection, work->sql, error);

  if (statement == NULL)
    return FALSE;

  loa_filter_sql_bind (statement, work->filter, search);
  loa_store_statement_bind_text (statement, ":phrases", work->phrases);
  loa_store_statement_bind_text (statement, ":phrase", work->phrase);
  loa_store_statement_bind_pointer (statement, ":among", (gpointer) work->among, LOA_ROW_SET_POINTER);
  for (int part = g_atomic_int_add (&work->next, 1); part < N_PARTS; part = g_atomic_int_add (&work->next, 1))
    {
      loa_store_statement_bind_integer (statement, ":first", work->largest * part / N_PARTS + 1);
      loa_store_statement_bind_integer (statement, ":last", work->largest * (part + 1) / N_PARTS);
      while (loa_store_statement_next (statement))
        loa_row_set_add (found, loa_store_statement_get_integer (statement, 0));
      loa_store_statement_reset (statement);
    }

  return loa_store_statement_check (statement, error);
}

static gboolean
sees_the_same (const Work         *work,
               LoaStoreConnection *connection)
{
  gint64 number;

  /* It goes through its rows once. */
  return loa_store_connection_execute (connection, "PRAGMA cache_size = -256", NULL) &&
         loa_store_connection_begin (connection, FALSE, work->cancellable, NULL) &&
         loa_store_changes_read (connection, LOA_STORE_TOPIC_TRANSACTIONS, &number, NULL) && number == work->number;
}

static gpointer
worker_thread (gpointer data)
{
  Worker *self = data;
  g_autoptr (LoaStoreConnection) connection =
    loa_store_connection_open_reading (self->work->path, self->work->cancellable, NULL);
  g_autoptr (LoaTransactionSearch) search = loa_transaction_search_new (self->work->filter->search);

  if (connection == NULL)
    return NULL;

  if (sees_the_same (self->work, connection))
    take_parts (self->work, connection, search, self->found, &self->error);
  loa_store_connection_end (connection, FALSE, NULL);

  return NULL;
}

static void
add_worker (GPtrArray *workers,
            Work      *work)
{
  g_autoptr (Worker) worker = g_new0 (Worker, 1);

  worker->work = work;
  worker->found = loa_row_set_new (work->largest);
  worker->thread = g_thread_try_new ("loa-store-parts", worker_thread, worker, NULL);

  if (worker->thread != NULL)
    g_ptr_array_add (workers, g_steal_pointer (&worker));
}

static gboolean
add_found (GPtrArray  *workers,
           LoaRowSet  *found,
           GError    **error)
{
  for (guint i = 0; i < workers->len; i++)
    {
      Worker *worker = g_ptr_array_index (workers, i);

      g_clear_pointer (&worker->thread, g_thread_join);
      if (worker->error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&worker->error));
          return FALSE;
        }

      loa_row_set_add_all (found, worker->found);
    }

  return TRUE;
}

/* Within a transaction. @sql gives rows from :first to :last. A connection that is no store's does all by itself. */
gboolean
loa_row_parts_collect (LoaStoreConnection          *connection,
                       const char                  *sql,
                       const LoaTransactionFilter  *filter,
                       LoaTransactionSearch        *search,
                       const LoaRowSet             *among,
                       LoaRowSet                   *found,
                       GError                     **error)
{
  const gint64 largest = loa_row_set_get_largest (found);
  const gboolean is_of_store = loa_store_connection_get_memory (connection) != NULL;
  const guint n_workers = is_of_store && largest >= MANY_ROWS ? MIN (g_get_num_processors () - 1, MAX_WORKERS) : 0;
  gint64 amount;
  g_autoptr (GPtrArray) workers = g_ptr_array_new_with_free_func ((GDestroyNotify) worker_end);
  Work work = {
    .path = sqlite3_db_filename (loa_store_connection_get_database (connection), "main"),
    .sql = sql,
    .filter = filter,
    .phrases = loa_transaction_search_get_phrases (search),
    .phrase = loa_transaction_search_get_phrase_or_amount (search, &amount),
    .among = among,
    .largest = largest,
    .cancellable = loa_store_connection_get_cancellable (connection),
  };

  if (!loa_store_changes_read (connection, LOA_STORE_TOPIC_TRANSACTIONS, &work.number, error))
    return FALSE;

  for (guint i = 0; i < n_workers; i++)
    add_worker (workers, &work);

  if (take_parts (&work, connection, search, found, error))
    return add_found (workers, found, error);

  g_atomic_int_set (&work.next, N_PARTS);
  return FALSE;
}
