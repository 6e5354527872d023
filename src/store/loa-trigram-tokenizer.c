/* loa-trigram-tokenizer.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-trigram-tokenizer.h"

/* SQLite's own trigram tokenizer, but for one thing: asked for a text of one or two characters with a star, "ca" *, it
 * gives that text, where SQLite's gives nothing. The index then looks for all trigrams that begin with it. What is in the
 * index is the same, so that SQLite's own programs can use the file.
 */

#define NAME "trigram"

/* SQLite's, with where it is found. */
typedef struct
{
  fts5_tokenizer functions;
  void *context; /* (unowned) */
} Original;

/* One that was made for a table. */
typedef struct
{
  fts5_tokenizer functions;
  Fts5Tokenizer *tokenizer; /* (owned): SQLite's */
} Made;

typedef int (*TokenFunc) (void       *context,
                          int         flags,
                          const char *token,
                          int         length,
                          int         start,
                          int         end);

static int
create_cb (void           *context,
           const char    **arguments,
           int             n_arguments,
           Fts5Tokenizer **tokenizer)
{
  const Original *original = context;
  Made *made = g_new0 (Made, 1);
  int code = original->functions.xCreate (original->context, arguments, n_arguments, &made->tokenizer);

  made->functions = original->functions;
  if (code == SQLITE_OK)
    *tokenizer = (Fts5Tokenizer *) made;
  else
    g_free (made);

  return code;
}

static void
delete_cb (Fts5Tokenizer *tokenizer)
{
  Made *made = (Made *) tokenizer;

  made->functions.xDelete (made->tokenizer);
  g_free (made);
}

static int
tokenize_cb (Fts5Tokenizer *tokenizer,
             void          *context,
             int            flags,
             const char    *text,
             int            length,
             TokenFunc      func)
{
  const Made *made = (const Made *) tokenizer;

  if ((flags & FTS5_TOKENIZE_PREFIX) != 0 && g_utf8_strlen (text, length) < LOA_TRIGRAM_LENGTH)
    return func (context, 0, text, length, 0, length);

  return made->functions.xTokenize (made->tokenizer, context, flags, text, length, func);
}

static fts5_api *
get_api (sqlite3 *database)
{
  sqlite3_stmt *statement = NULL;
  fts5_api *api = NULL;

  if (sqlite3_prepare_v2 (database, "SELECT fts5 (?1)", -1, &statement, NULL) != SQLITE_OK)
    return NULL;

  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  sqlite3_finalize (statement);

  return api;
}

/* An SQLite without a full-text search has no use for it: no store opens there. */
void
loa_trigram_tokenizer_register (sqlite3 *database)
{
  fts5_tokenizer functions = { create_cb, delete_cb, tokenize_cb };
  fts5_api *api = get_api (database);
  Original *original = g_new0 (Original, 1);

  if (api != NULL && api->xFindTokenizer (api, NAME, &original->context, &original->functions) == SQLITE_OK)
    api->xCreateTokenizer (api, NAME, original, &functions, g_free);
  else
    g_free (original);
}
