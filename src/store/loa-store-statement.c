/* loa-store-statement.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-statement.h"

/* A statement of SQL that remembers its first failure, so that binding and stepping read without an error check after
 * each line: bind, walk with loa_store_statement_next(), and ask loa_store_statement_check() once at the end.
 *
 * A parameter that the statement does not have is passed over: one function binds what several statements share.
 */
struct _LoaStoreStatement
{
  LoaStoreConnection *connection; /* (unowned) */
  sqlite3_stmt *handle; /* (owned) */
  int code; /* the first failure, or SQLITE_OK */
};

static int
find_parameter (LoaStoreStatement *self,
                const char        *name)
{
  return sqlite3_bind_parameter_index (self->handle, name);
}

static void
note_bind (LoaStoreStatement *self,
           int                code)
{
  if (self->code == SQLITE_OK && code != SQLITE_OK && code != SQLITE_RANGE)
    self->code = code;
}

LoaStoreStatement *
loa_store_statement_new (LoaStoreConnection  *connection,
                         const char          *sql,
                         GError             **error)
{
  sqlite3_stmt *handle = NULL;
  int code = sqlite3_prepare_v2 (loa_store_connection_get_database (connection), sql, -1, &handle, NULL);
  LoaStoreStatement *self;

  if (code != SQLITE_OK)
    {
      loa_store_connection_set_error (connection, code, error);
      return NULL;
    }

  self = g_new0 (LoaStoreStatement, 1);
  self->connection = connection;
  self->handle = handle;

  return self;
}

void
loa_store_statement_free (LoaStoreStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

void
loa_store_statement_bind_text (LoaStoreStatement *self,
                               const char        *name,
                               const char        *text)
{
  int index = find_parameter (self, name);
  char *valid;

  if (text == NULL)
    note_bind (self, sqlite3_bind_null (self->handle, index));
  else if (g_utf8_validate (text, -1, NULL))
    note_bind (self, sqlite3_bind_text (self->handle, index, text, -1, SQLITE_TRANSIENT));
  else
    {
      valid = g_utf8_make_valid (text, -1);
      note_bind (self, sqlite3_bind_text (self->handle, index, valid, -1, g_free));
    }
}

void
loa_store_statement_bind_integer (LoaStoreStatement *self,
                                  const char        *name,
                                  gint64             number)
{
  note_bind (self, sqlite3_bind_int64 (self->handle, find_parameter (self, name), number));
}

void
loa_store_statement_bind_null (LoaStoreStatement *self,
                               const char        *name)
{
  note_bind (self, sqlite3_bind_null (self->handle, find_parameter (self, name)));
}

/* For a function of our own: @pointer has to outlive the statement. */
void
loa_store_statement_bind_pointer (LoaStoreStatement *self,
                                  const char        *name,
                                  gpointer           pointer,
                                  const char        *type)
{
  note_bind (self, sqlite3_bind_pointer (self->handle, find_parameter (self, name), pointer, type, NULL));
}

/* Returns: %TRUE when there is one more row, %FALSE at the end and after a failure */
gboolean
loa_store_statement_next (LoaStoreStatement *self)
{
  int code;

  if (self->code != SQLITE_OK)
    return FALSE;

  code = sqlite3_step (self->handle);
  if (code == SQLITE_ROW)
    return TRUE;

  if (code != SQLITE_DONE)
    self->code = code;

  return FALSE;
}

/* Lets it run once more with what is bound to it. */
void
loa_store_statement_reset (LoaStoreStatement *self)
{
  sqlite3_reset (self->handle);
}

gboolean
loa_store_statement_check (LoaStoreStatement  *self,
                           GError            **error)
{
  if (self->code != SQLITE_OK)
    loa_store_connection_set_error (self->connection, self->code, error);

  return self->code == SQLITE_OK;
}

/* Runs a statement that gives no rows. */
gboolean
loa_store_statement_run (LoaStoreStatement  *self,
                         GError            **error)
{
  gboolean succeeded;

  while (loa_store_statement_next (self))
    ;

  succeeded = loa_store_statement_check (self, error);
  loa_store_statement_reset (self);

  return succeeded;
}

gboolean
loa_store_statement_is_null (LoaStoreStatement *self,
                             int                column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

gint64
loa_store_statement_get_integer (LoaStoreStatement *self,
                                 int                column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/* Returns: (transfer none) (nullable): valid until the statement goes on */
const char *
loa_store_statement_get_text (LoaStoreStatement *self,
                              int                column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

char *
loa_store_statement_dup_text (LoaStoreStatement *self,
                              int                column)
{
  return g_strdup (loa_store_statement_get_text (self, column));
}
