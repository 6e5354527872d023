/* benchmark-transactions.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Measures LoaStore beside plain SQL on the same rows, in one run. */

#include "config.h"

#include <stdlib.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "loa-store-transactions.h"

#define SEED 20250225
#define PAGE 100
#define N_QUERIES 21
#define RARE_WORD "ZXQ"

typedef struct
{
  guint n_rows;
  char *directory;
  char *store_path;
  char *plain_path;
  LoaStore *store;
  sqlite3 *plain;
} Benchmark;

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static GAsyncResult *
await_result (GAsyncResult **place)
{
  while (*place == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (place);
}

static void
run_sql (sqlite3    *database,
         const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (database, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static LoaTransactionRecord *
make_record (GRand *random,
             guint  number,
             guint  n_rows)
{
  LoaTransactionRecord *record = loa_transaction_record_new ();
  guint minutes = (guint) ((guint64) number * 525600 / n_rows);

  record->id = g_strdup_printf ("%u", 100000 + number);
  record->id_is_number = TRUE;
  record->bank_account_id = g_strdup (number % 3 == 0 ? "18" : "19");
  record->bank_account_id_is_number = TRUE;
  record->bank_brand_name = g_strdup ("Vietcombank");
  record->account_number = g_strdup (number % 3 == 0 ? "0071000899999" : "0071000888888");
  record->transaction_date = g_strdup_printf ("2025-%02u-%02u %02u:%02u:00", 1 + minutes / 43800 % 12,
                                              1 + minutes / 1440 % 28, minutes / 60 % 24, minutes % 60);
  record->amount_in = g_rand_int_range (random, 1, 2000) * G_GINT64_CONSTANT (1000);
  record->amount_out = 0;
  record->accumulated = 1000000000 + record->amount_in;
  record->transaction_content = g_strdup_printf ("KHACH %u chuyen tien %s DH%06u",
                                                 g_rand_int_range (random, 0, 9000),
                                                 number % 1000 == 0 ? RARE_WORD : "mua hang", number % 1000000);
  record->reference_number = g_strdup_printf ("%u.2502.%06u", g_rand_int_range (random, 100000, 999999), number);
  record->code = number % 4 == 0 ? NULL : g_strdup_printf ("DH%06u", number % 1000000);
  record->sub_account = g_strdup_printf ("VCB0011ABC%03u", number % 20);
  return record;
}

static GPtrArray *
make_page (GRand *random,
           guint  first,
           guint  n_rows)
{
  GPtrArray *page = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_transaction_record_free);

  for (guint number = first; number < MIN (first + PAGE, n_rows); number++)
    g_ptr_array_add (page, make_record (random, number, n_rows));
  return page;
}

static void
put_in_store (Benchmark *self,
              GPtrArray *page)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;
  gint64 n_new;
  gint64 n_changed;

  loa_store_put_transactions_async (self->store, page, NULL, store_result_cb, &place);
  result = await_result (&place);
  if (!loa_store_put_transactions_finish (self->store, result, &n_new, &n_changed, &error))
    g_error ("%s", error->message);
  g_assert_cmpint (n_new, ==, page->len);
}

static void
bind_text (sqlite3_stmt *statement,
           int           column,
           const char   *text)
{
  sqlite3_bind_text (statement, column, text, -1, SQLITE_TRANSIENT);
}

static void
put_in_plain_table (Benchmark    *self,
                    sqlite3_stmt *insert,
                    GPtrArray    *page)
{
  run_sql (self->plain, "BEGIN IMMEDIATE");
  for (guint i = 0; i < page->len; i++)
    {
      const LoaTransactionRecord *record = g_ptr_array_index (page, i);

      bind_text (insert, 1, record->id);
      bind_text (insert, 2, record->bank_account_id);
      bind_text (insert, 3, record->bank_brand_name);
      bind_text (insert, 4, record->account_number);
      bind_text (insert, 5, record->transaction_date);
      sqlite3_bind_int64 (insert, 6, record->amount_out);
      sqlite3_bind_int64 (insert, 7, record->amount_in);
      sqlite3_bind_int64 (insert, 8, record->accumulated);
      bind_text (insert, 9, record->transaction_content);
      bind_text (insert, 10, record->reference_number);
      bind_text (insert, 11, record->code);
      bind_text (insert, 12, record->sub_account);
      if (sqlite3_step (insert) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (self->plain));
      sqlite3_reset (insert);
    }
  run_sql (self->plain, "COMMIT");
}

static double
ratio_of (gint64 measured,
          gint64 beside)
{
  return (double) measured / (double) MAX (beside, 1);
}

static void
measure_put (Benchmark *self)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  sqlite3_stmt *insert = NULL;
  gint64 store_time = 0;
  gint64 plain_time = 0;

  if (sqlite3_prepare_v2 (self->plain, "INSERT INTO plain VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", -1, &insert, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (self->plain));
  for (guint first = 0; first < self->n_rows; first += PAGE)
    {
      g_autoptr (GPtrArray) page = make_page (random, first, self->n_rows);
      gint64 started = g_get_monotonic_time ();

      put_in_store (self, page);
      store_time += g_get_monotonic_time () - started;
      started = g_get_monotonic_time ();
      put_in_plain_table (self, insert, page);
      plain_time += g_get_monotonic_time () - started;
    }
  sqlite3_finalize (insert);
  g_print ("put     %9.0f ms  plain %9.0f ms  ratio %5.2f\n", store_time / 1e3, plain_time / 1e3,
           ratio_of (store_time, plain_time));
}

static gint64
select_from_store (Benchmark  *self,
                   const char *search,
                   guint      *n_found)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;
  LoaTransactionTotals totals;
  gint64 started;

  filter->search = g_strdup (search);
  started = g_get_monotonic_time ();
  loa_store_select_transactions_async (self->store, filter, LOA_TRANSACTION_ORDER_DATE, TRUE, NULL, store_result_cb,
                                       &place);
  result = await_result (&place);
  rows = loa_store_select_transactions_finish (self->store, result, &totals, &error);
  if (rows == NULL)
    g_error ("%s", error->message);
  *n_found = rows->len;
  return g_get_monotonic_time () - started;
}

static gint64
select_by_sql (sqlite3    *database,
               const char *where,
               guint      *n_found)
{
  g_autofree char *rows_sql = g_strdup_printf ("SELECT row FROM transactions %s ORDER BY transaction_date DESC,"
                                               " id_order DESC", where);
  g_autofree char *totals_sql = g_strdup_printf ("SELECT count(*), sum(amount_in), sum(amount_out) FROM transactions %s",
                                                 where);
  const char *const statements[] = { rows_sql, totals_sql };
  gint64 started = g_get_monotonic_time ();

  *n_found = 0;
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      sqlite3_stmt *statement = NULL;

      if (sqlite3_prepare_v2 (database, statements[i], -1, &statement, NULL) != SQLITE_OK)
        g_error ("%s", sqlite3_errmsg (database));
      while (sqlite3_step (statement) == SQLITE_ROW)
        *n_found += i == 0;
      sqlite3_finalize (statement);
    }
  return g_get_monotonic_time () - started;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static void
measure_select (Benchmark  *self,
                const char *title,
                const char *search,
                const char *where)
{
  gint64 store_times[N_QUERIES];
  gint64 sql_times[N_QUERIES];
  sqlite3 *database = NULL;
  guint n_store;
  guint n_sql;

  if (sqlite3_open_v2 (self->store_path, &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (database));
  for (guint i = 0; i < N_QUERIES; i++)
    {
      store_times[i] = select_from_store (self, search, &n_store);
      sql_times[i] = select_by_sql (database, where, &n_sql);
      g_assert_cmpuint (n_store, ==, n_sql);
    }
  sqlite3_close (database);
  qsort (store_times, N_QUERIES, sizeof (gint64), compare_times);
  qsort (sql_times, N_QUERIES, sizeof (gint64), compare_times);
  g_print ("%-7s %9.2f ms  SQL   %9.2f ms  ratio %5.2f  (%u rows)\n", title, store_times[N_QUERIES / 2] / 1e3,
           sql_times[N_QUERIES / 2] / 1e3, ratio_of (store_times[N_QUERIES / 2], sql_times[N_QUERIES / 2]), n_store);
}

static void
measure_file (Benchmark *self)
{
  GStatBuf store_file;
  GStatBuf plain_file;

  run_sql (self->plain, "PRAGMA wal_checkpoint(TRUNCATE)");
  if (g_stat (self->store_path, &store_file) != 0 || g_stat (self->plain_path, &plain_file) != 0)
    g_error ("the files cannot be measured");
  g_print ("file    %9.1f MiB plain %9.1f MiB ratio %5.2f\n", (double) store_file.st_size / 1048576.0,
           (double) plain_file.st_size / 1048576.0, ratio_of (store_file.st_size, plain_file.st_size));
}

static void
open_both (Benchmark *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  self->directory = g_dir_make_tmp ("loa-benchmark-XXXXXX", NULL);
  self->store_path = g_build_filename (self->directory, "loa.db", NULL);
  self->plain_path = g_build_filename (self->directory, "plain.db", NULL);
  loa_store_open_async (self->store_path, NULL, store_result_cb, &place);
  result = await_result (&place);
  self->store = loa_store_open_finish (result, &error);
  if (self->store == NULL)
    g_error ("%s", error->message);

  if (sqlite3_open (self->plain_path, &self->plain) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (self->plain));
  run_sql (self->plain,
           "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
           "CREATE TABLE plain (id TEXT UNIQUE, bank_account_id TEXT, bank_brand_name TEXT, account_number TEXT,"
           "  transaction_date TEXT, amount_out INTEGER, amount_in INTEGER, accumulated INTEGER,"
           "  transaction_content TEXT, reference_number TEXT, code TEXT, sub_account TEXT);"
           "CREATE INDEX plain_date ON plain (transaction_date);"
           "CREATE INDEX plain_account ON plain (account_number);"
           "CREATE INDEX plain_code ON plain (code);"
           "CREATE INDEX plain_reference ON plain (reference_number);");
}

static void
close_both (Benchmark *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GDir) directory = NULL;
  GAsyncResult *place = NULL;
  const char *name;

  loa_store_close_async (self->store, NULL, store_result_cb, &place);
  result = await_result (&place);
  g_clear_object (&self->store);
  sqlite3_close (self->plain);
  directory = g_dir_open (self->directory, 0, NULL);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->directory);
  g_free (self->store_path);
  g_free (self->plain_path);
  g_free (self->directory);
}

int
main (int    argc,
      char **argv)
{
  Benchmark self = { 0 };

  self.n_rows = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 100000;
  open_both (&self);
  g_print ("%u transactions\n", self.n_rows);
  measure_put (&self);
  measure_select (&self, "select", NULL, "");
  measure_select (&self, "search", RARE_WORD,
                  "WHERE row IN (SELECT rowid FROM transaction_search WHERE transaction_search MATCH '\"zxq\"')");
  measure_file (&self);
  close_both (&self);
  return EXIT_SUCCESS;
}
