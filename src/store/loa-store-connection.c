/* loa-store-connection.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-connection.h"

#include <string.h>

#include "loa-announcement-search.h"
#include "loa-row-set.h"
#include "loa-store-changes.h"
#include "loa-store-failure.h"
#include "loa-store-file.h"
#include "loa-store-schema.h"
#include "loa-transaction-search.h"
#include "loa-trigram-tokenizer.h"

/* A connection to the file of a store, used by the thread that opened it and no other.
 *
 * Opening decides by the raw header whose file it is before SQLite reads it: reading could already play back another
 * program's journal. Until the file is known to be usable nothing is written into it, not even at closing.
 */

#define HEADER_SIZE 100
#define HEADER_APPLICATION_ID 68
#define BUSY_SECONDS 10
#define PROGRESS_STEPS 2000

/* About as much as can be looked through without being noticed at the start. */
#define SMALL_FILE (16 * 1024 * 1024)

struct _LoaStoreConnection
{
  sqlite3 *database; /* (owned) */
  GThread *thread; /* (unowned): the only one that may use it */
  GCancellable *cancellable; /* (unowned) (nullable): of the call that runs, as long as it may be ended */
  gint64 busy_deadline; /* monotonic, in microseconds */
  gint64 known_changes[LOA_STORE_N_TOPICS];
  LoaTransactionMemory *memory; /* (owned) (nullable): of all connections of a store */
};

static int
busy_cb (void *data,
         int   count)
{
  LoaStoreConnection *self = data;
  gint64 now = g_get_monotonic_time ();

  if (count == 0)
    self->busy_deadline = now + BUSY_SECONDS * G_USEC_PER_SEC;

  if (now >= self->busy_deadline || g_cancellable_is_cancelled (self->cancellable))
    return 0;

  g_usleep (G_USEC_PER_SEC / 1000 << MIN (count, 4));
  return 1;
}

static int
progress_cb (void *data)
{
  LoaStoreConnection *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static void
configure (LoaStoreConnection *self)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    sqlite3_db_config (self->database, options[i].option, options[i].value, NULL);

  sqlite3_busy_handler (self->database, busy_cb, self);
  sqlite3_progress_handler (self->database, PROGRESS_STEPS, progress_cb, self);
  loa_announcement_search_register (self->database);
  loa_row_set_register (self->database);
  loa_transaction_search_register (self->database);
  loa_trigram_tokenizer_register (self->database);
}

/* Connections on several threads wait for each other wherever SQLite counts its memory, which nobody asks about. It takes
 * that only before its first use, and goes on as it is when something else in the process was first.
 */
static void
set_up_library (void)
{
  static gsize is_set_up;

  if (g_once_init_enter (&is_set_up))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&is_set_up, 1);
    }
}

static gboolean
connect_to (LoaStoreConnection  *self,
            const char          *path,
            GError             **error)
{
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int code;

  set_up_library ();
  code = sqlite3_open_v2 (path, &self->database, flags, NULL);
  if (code != SQLITE_OK)
    {
      loa_store_connection_set_error (self, code, error);
      return FALSE;
    }

  configure (self);

  /* SQLite falls back to reading by itself. */
  if (sqlite3_db_readonly (self->database, "main") == 1)
    {
      g_set_error_literal (error, LOA_STORE_ERROR, LOA_STORE_ERROR_READ_ONLY, "The store cannot be written");
      return FALSE;
    }

  return TRUE;
}

/* Reads through the descriptor that SQLite has, without its locks and without looking at journals. */
static gboolean
identify (LoaStoreConnection  *self,
          sqlite3_int64       *size,
          GError             **error)
{
  sqlite3_file *file = NULL;
  guchar header[HEADER_SIZE] = { 0 };
  guint32 application_id;
  int code;

  sqlite3_file_control (self->database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  code = file->pMethods->xFileSize (file, size);
  if (code == SQLITE_OK && *size > 0)
    code = file->pMethods->xRead (file, header, sizeof header, 0);
  if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
    {
      loa_store_connection_set_error (self, code, error);
      return FALSE;
    }

  if (*size == 0)
    return TRUE;

  memcpy (&application_id, header + HEADER_APPLICATION_ID, sizeof application_id);
  if (memcmp (header, "SQLite format 3", 16) != 0 || GUINT32_FROM_BE (application_id) != LOA_STORE_APPLICATION_ID)
    {
      g_set_error_literal (error, LOA_STORE_ERROR, LOA_STORE_ERROR_CORRUPT, "The file is not a store of this program");
      return FALSE;
    }

  return TRUE;
}

/* The first thing ever written says whose file it is, and in the file itself: not in a log that may not have arrived
 * there.
 */
static gboolean
claim (LoaStoreConnection  *self,
       GError             **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA application_id = %d", LOA_STORE_APPLICATION_ID);
  gint64 application_id;
  gint64 n_objects;
  gboolean claimed;

  if (!loa_store_connection_begin (self, TRUE, self->cancellable, error))
    return FALSE;

  /* Another process may have been first. */
  claimed = loa_store_connection_get_integer (self, "PRAGMA application_id", &application_id, error) &&
            loa_store_connection_get_integer (self, "SELECT count (*) FROM sqlite_schema", &n_objects, error) &&
            (application_id != 0 || n_objects > 0 || loa_store_connection_execute (self, sql, error));

  return loa_store_connection_end (self, claimed, error);
}

static gboolean
look_through (LoaStoreConnection  *self,
              GError             **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (self->database, "PRAGMA quick_check (1)", -1, &statement, NULL);
  gboolean sound = FALSE;

  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    sound = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;

  if (code != SQLITE_ROW)
    loa_store_connection_set_error (self, code, error);
  else if (!sound)
    g_set_error_literal (error, LOA_STORE_ERROR, LOA_STORE_ERROR_CORRUPT, "The store is damaged");

  sqlite3_finalize (statement);
  return sound;
}

/* Changing the journal needs the file alone for a moment, and SQLite does not always wait for that by itself. */
static gboolean
use_write_ahead_log (LoaStoreConnection  *self,
                     GError             **error)
{
  gint64 deadline = g_get_monotonic_time () + BUSY_SECONDS * G_USEC_PER_SEC;
  g_autoptr (GError) busy = NULL;

  while (!loa_store_connection_execute (self, "PRAGMA journal_mode = WAL", &busy))
    {
      if (!g_error_matches (busy, LOA_STORE_ERROR, LOA_STORE_ERROR_BUSY) || g_get_monotonic_time () >= deadline)
        {
          g_propagate_error (error, g_steal_pointer (&busy));
          return FALSE;
        }

      g_clear_error (&busy);
      g_usleep (G_USEC_PER_SEC / 200);
    }

  return loa_store_connection_execute (self,
                                       "PRAGMA synchronous = FULL;"
                                       "PRAGMA mmap_size = 0;"
                                       "PRAGMA cache_size = -4096;"
                                       "PRAGMA journal_size_limit = 16777216;",
                                       error);
}

static LoaStoreConnection *
loa_store_connection_new (GCancellable *cancellable)
{
  LoaStoreConnection *self = g_new0 (LoaStoreConnection, 1);

  self->thread = g_thread_self ();
  self->cancellable = cancellable;

  return self;
}

LoaStoreConnection *
loa_store_connection_open (const char    *path,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (LoaStoreConnection) self = loa_store_connection_new (cancellable);
  g_autofree char *resolved = loa_store_file_resolve (path, error);
  sqlite3_int64 size = 0;
  guint changed;

  if (resolved == NULL || !loa_store_file_prepare (resolved, error) || !connect_to (self, resolved, error) ||
      !identify (self, &size, error))
    return NULL;

  if (size == 0 && (!claim (self, error) || !identify (self, &size, error)))
    return NULL;

  self->cancellable = cancellable;
  if (!loa_store_schema_check (self, error) || (size <= SMALL_FILE && !look_through (self, error)) ||
      !use_write_ahead_log (self, error) || !loa_store_schema_update (self, error) ||
      !loa_store_changes_look (self, &changed, error))
    return NULL;

  self->cancellable = NULL;
  sqlite3_db_config (self->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  loa_store_file_tighten (resolved);

  return g_steal_pointer (&self);
}

/* A further connection to a file that this process has open already. */
LoaStoreConnection *
loa_store_connection_open_reading (const char    *path,
                                   GCancellable  *cancellable,
                                   GError       **error)
{
  g_autoptr (LoaStoreConnection) self = loa_store_connection_new (cancellable);
  g_autofree char *resolved = loa_store_file_resolve (path, error);
  sqlite3_int64 size = 0;

  if (resolved == NULL || !connect_to (self, resolved, error) || !identify (self, &size, error) ||
      !loa_store_connection_execute (self, "PRAGMA query_only = ON; PRAGMA mmap_size = 0", error))
    return NULL;

  self->cancellable = NULL;
  sqlite3_db_config (self->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);

  return g_steal_pointer (&self);
}

/* A connection to a file that may be open elsewhere or nowhere, which never writes into it. SQLite makes a log beside a
 * file that has none even for reading, unless it is told that the file is still: then it takes no locks either, and the
 * caller has to see that nothing happened meanwhile.
 */
LoaStoreConnection *
loa_store_connection_open_peeking (const char  *path,
                                   gboolean     is_still,
                                   GError     **error)
{
  g_autoptr (LoaStoreConnection) self = loa_store_connection_new (NULL);
  g_autofree char *resolved = loa_store_file_resolve (path, error);
  g_autofree char *escaped = NULL;
  g_autofree char *uri = NULL;
  sqlite3_int64 size = 0;
  int code;

  if (resolved == NULL || !loa_store_file_look_at (resolved, error))
    return NULL;

  escaped = g_uri_escape_string (resolved, "/", FALSE);
  uri = g_strconcat ("file://", escaped, is_still ? "?immutable=1" : NULL, NULL);
  code = sqlite3_open_v2 (uri, &self->database,
                          SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX |
                            SQLITE_OPEN_EXRESCODE,
                          NULL);
  if (code != SQLITE_OK)
    {
      loa_store_connection_set_error (self, code, error);
      return NULL;
    }

  configure (self);
  if (!identify (self, &size, error))
    return NULL;

  if (size == 0)
    {
      g_set_error_literal (error, LOA_STORE_ERROR, LOA_STORE_ERROR_NOT_FOUND, "The store is empty");
      return NULL;
    }

  if (!loa_store_connection_execute (self, "PRAGMA mmap_size = 0", error) || !loa_store_schema_check (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
loa_store_connection_close (LoaStoreConnection *self)
{
  g_assert (self->thread == g_thread_self ());

  sqlite3_close_v2 (self->database);
  g_clear_pointer (&self->memory, loa_transaction_memory_unref);
  g_free (self);
}

sqlite3 *
loa_store_connection_get_database (LoaStoreConnection *self)
{
  g_assert (self->thread == g_thread_self ());

  return self->database;
}

gint64 *
loa_store_connection_get_known_changes (LoaStoreConnection *self)
{
  g_assert (self->thread == g_thread_self ());

  return self->known_changes;
}

GCancellable *
loa_store_connection_get_cancellable (LoaStoreConnection *self)
{
  g_assert (self->thread == g_thread_self ());

  return self->cancellable;
}

void
loa_store_connection_set_memory (LoaStoreConnection   *self,
                                 LoaTransactionMemory *memory)
{
  g_assert (self->thread == g_thread_self ());

  self->memory = loa_transaction_memory_ref (memory);
}

LoaTransactionMemory *
loa_store_connection_get_memory (LoaStoreConnection *self)
{
  g_assert (self->thread == g_thread_self ());

  return self->memory;
}

void
loa_store_connection_set_error (LoaStoreConnection  *self,
                                int                  code,
                                GError             **error)
{
  g_assert (self->thread == g_thread_self ());

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return;

  /* SQLite's own text may hold a piece of SQL, never a value. */
  g_set_error (error, LOA_STORE_ERROR, loa_store_failure_get_code (self->database, code), "SQLite %d: %s", code,
               self->database != NULL ? sqlite3_errmsg (self->database) : sqlite3_errstr (code));
}

gboolean
loa_store_connection_execute (LoaStoreConnection  *self,
                              const char          *sql,
                              GError             **error)
{
  int code = sqlite3_exec (loa_store_connection_get_database (self), sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    loa_store_connection_set_error (self, code, error);

  return code == SQLITE_OK;
}

gboolean
loa_store_connection_get_integer (LoaStoreConnection  *self,
                                  const char          *sql,
                                  gint64              *number,
                                  GError             **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (loa_store_connection_get_database (self), sql, -1, &statement, NULL);

  *number = 0;

  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    *number = sqlite3_column_int64 (statement, 0);
  else
    loa_store_connection_set_error (self, code, error);

  sqlite3_finalize (statement);
  return code == SQLITE_ROW;
}

gboolean
loa_store_connection_begin (LoaStoreConnection  *self,
                            gboolean             writes,
                            GCancellable        *cancellable,
                            GError             **error)
{
  gboolean begun;

  self->cancellable = cancellable;
  begun = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
          loa_store_connection_execute (self, writes ? "BEGIN IMMEDIATE" : "BEGIN", error);

  /* Reading is given up at any point, writing only while it waits for its turn. */
  if (!begun || writes)
    self->cancellable = NULL;

  return begun;
}

/* Returns: whether the transaction was committed; @error is set only when it was meant to be */
gboolean
loa_store_connection_end (LoaStoreConnection  *self,
                          gboolean             commit,
                          GError             **error)
{
  gboolean committed;

  self->cancellable = NULL;
  committed = commit && loa_store_connection_execute (self, "COMMIT", error);

  /* SQLite has rolled back by itself after some errors. */
  if (!committed && !sqlite3_get_autocommit (self->database))
    loa_store_connection_execute (self, "ROLLBACK", NULL);

  return committed;
}
