/* store-fixture.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "loa-transaction-search.h"

void
store_fixture_set_up_closed (StoreFixture  *fixture,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("loa-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "store.db", NULL);
}

void
store_fixture_set_up (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_set_up_closed (fixture, data);
  fixture->store = open_store (fixture->path, &error);
  g_assert_no_error (error);
}

void
store_fixture_close (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  close_store (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
}

void
store_fixture_reopen (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  store_fixture_close (fixture);
  fixture->store = open_store (fixture->path, &error);
  g_assert_no_error (error);
}

void
store_fixture_tear_down (StoreFixture  *fixture,
                         gconstpointer  data)
{
  if (fixture->store != NULL)
    store_fixture_close (fixture);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

LoaStore *
open_store (const char  *path,
            GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_store_open_async (path, NULL, keep_result_cb, &result);

  return loa_store_open_finish (wait_for_result (&result), error);
}

gboolean
close_store (LoaStore  *store,
             GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_store_close_async (store, NULL, keep_result_cb, &result);

  return loa_store_close_finish (store, wait_for_result (&result), error);
}

gboolean
put_transactions (LoaStore   *store,
                  GPtrArray  *records,
                  gint64     *n_new,
                  gint64     *n_changed,
                  GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_store_put_transactions_async (store, records, NULL, keep_result_cb, &result);

  return loa_store_put_transactions_finish (store, wait_for_result (&result), n_new, n_changed, error);
}

GPtrArray *
list_transactions (LoaStore                    *store,
                   const LoaTransactionFilter  *filter,
                   gint64                       limit,
                   gint64                       offset,
                   LoaTransactionTotals        *totals,
                   GError                     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_store_list_transactions_async (store, filter, limit, offset, NULL, keep_result_cb, &result);

  return loa_store_list_transactions_finish (store, wait_for_result (&result), totals, error);
}

GArray *
select_transactions (LoaStore                    *store,
                     const LoaTransactionFilter  *filter,
                     LoaTransactionOrder          order,
                     gboolean                     descending,
                     LoaTransactionTotals        *totals,
                     GError                     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_store_select_transactions_async (store, filter, order, descending, NULL, keep_result_cb, &result);

  return loa_store_select_transactions_finish (store, wait_for_result (&result), totals, error);
}

LoaAnnouncementRecord *
ask_announcement (LoaStore    *store,
                  const char  *request_id,
                  const char  *hardware_id,
                  gint64       amount,
                  gint64       asked,
                  gboolean    *was_known,
                  GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_store_ask_announcement_async (store, request_id, hardware_id, amount, LOA_ANNOUNCEMENT_CAUSE_TEST, asked, NULL,
                                    keep_result_cb, &result);

  return loa_store_ask_announcement_finish (store, wait_for_result (&result), was_known, error);
}

LoaTransactionRecord *
new_transaction (const char *id,
                 const char *date,
                 gint64      amount_in,
                 const char *content)
{
  LoaTransactionRecord *record = loa_transaction_record_new ();

  record->id = g_strdup (id);
  record->id_is_number = TRUE;
  record->bank_account_id = g_strdup ("19");
  record->bank_account_id_is_number = TRUE;
  record->bank_brand_name = g_strdup ("Vietcombank");
  record->account_number = g_strdup ("0071000888888");
  record->transaction_date = g_strdup (date);
  record->amount_in = amount_in;
  record->amount_out = 0;
  record->transaction_content = g_strdup (content);

  return record;
}

GPtrArray *
new_page (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) loa_transaction_record_free);
}

static sqlite3 *
open_database (const char *path)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "unix"), ==,
                   SQLITE_OK);
  sqlite3_busy_timeout (database, 60 * 1000);

  return database;
}

static sqlite3_stmt *
prepare (sqlite3    *database,
         const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (database));

  return statement;
}

static char *
fold_row (sqlite3_stmt *row)
{
  LoaTransactionRecord record = {
    .transaction_content = (char *) sqlite3_column_text (row, 1),
    .code = (char *) sqlite3_column_text (row, 2),
    .reference_number = (char *) sqlite3_column_text (row, 3),
    .sub_account = (char *) sqlite3_column_text (row, 4),
    .account_number = (char *) sqlite3_column_text (row, 5),
  };

  return loa_transaction_search_fold_fields (&record);
}

/* The index has no text of its own to be compared with, so another one is made of the rows. */
static void
make_index (sqlite3 *database)
{
  sqlite3_stmt *rows = prepare (database,
                                "SELECT row, transaction_content, code, reference_number, sub_account, account_number"
                                "  FROM main.transactions");
  sqlite3_stmt *insert = prepare (database, "INSERT INTO made (rowid, search_text) VALUES (?, ?)");
  sqlite3_stmt *ending = prepare (database, "SELECT 1 FROM search_endings WHERE ending = ?");

  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      g_autofree char *text = fold_row (rows);

      sqlite3_bind_int64 (insert, 1, sqlite3_column_int64 (rows, 0));
      sqlite3_bind_text (insert, 2, text, -1, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
      sqlite3_reset (insert);

      sqlite3_bind_text (ending, 1, loa_transaction_search_get_ending (text), -1, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (ending), ==, SQLITE_ROW);
      sqlite3_reset (ending);
    }

  sqlite3_finalize (rows);
  sqlite3_finalize (insert);
  sqlite3_finalize (ending);
}

static gint64
step_integer (sqlite3    *database,
              const char *sql)
{
  sqlite3_stmt *statement = prepare (database, sql);
  gint64 number;

  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);

  return number;
}

static void
assert_index_is_sound (sqlite3 *database)
{
  char *message = NULL;

  sqlite3_exec (database,
                "CREATE VIRTUAL TABLE temp.made USING fts5 (search_text, content = '', columnsize = 0,"
                "  tokenize = 'trigram case_sensitive 1');"
                "CREATE VIRTUAL TABLE temp.made_terms USING fts5vocab (temp, made, instance);"
                "CREATE VIRTUAL TABLE temp.kept_terms USING fts5vocab (main, transaction_search, instance);"
                "INSERT INTO transaction_search (transaction_search) VALUES ('integrity-check')",
                NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);

  make_index (database);
  g_assert_cmpint (step_integer (database, "SELECT count (*) FROM (SELECT * FROM made_terms EXCEPT"
                                           " SELECT * FROM kept_terms)"),
                   ==, 0);
  g_assert_cmpint (step_integer (database, "SELECT (SELECT count (*) FROM kept_terms) -"
                                           " (SELECT count (*) FROM made_terms)"),
                   ==, 0);
}

void
assert_sound (const char *path)
{
  sqlite3 *database = open_database (path);
  sqlite3_stmt *statement = prepare (database, "PRAGMA integrity_check");

  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_finalize (statement);

  assert_index_is_sound (database);
  sqlite3_close (database);
}

gint64
query_integer (const char *path,
               const char *sql)
{
  sqlite3 *database = open_database (path);
  sqlite3_stmt *statement = NULL;
  gint64 number;

  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (database);

  return number;
}

void
execute_sql (const char *path,
             const char *sql)
{
  sqlite3 *database = open_database (path);
  char *message = NULL;

  sqlite3_exec (database, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (database);
}
