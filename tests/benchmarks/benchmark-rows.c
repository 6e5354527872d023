/* benchmark-rows.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "benchmark-rows.h"

#include <stdlib.h>
#include <time.h>

#include "loa-transaction-maker.h"
#include "loa-vietnam-time.h"

GArray *
benchmark_rows_make (guint n_rows)
{
  gint64 balances[LOA_N_BANK_ACCOUNTS] = { G_GINT64_CONSTANT (1200000000), G_GINT64_CONSTANT (800000000) };

  return loa_make_transactions (n_rows, LOA_SIMULATOR_DATES_DOCUMENTED, 0, balances);
}

static LoaTransactionRecord *
make_record (const LoaTransactionRow *row)
{
  LoaTransactionRecord *record = loa_transaction_record_new ();
  LoaTransactionTexts texts;

  loa_make_transaction_texts (row, &texts);
  record->id = g_strdup_printf ("%u", row->id);
  record->id_is_number = TRUE;
  record->bank_account_id = g_strdup (row->account == 0 ? "19" : "18");
  record->bank_account_id_is_number = TRUE;
  record->bank_brand_name = g_strdup ("Vietcombank");
  record->account_number = g_strdup (row->account == 0 ? "0071000888888" : "0071000899999");
  record->transaction_date = loa_vietnam_time_format (row->time);
  record->amount_in = MAX (row->amount, 0);
  record->amount_out = MAX (-row->amount, 0);
  record->accumulated = row->accumulated;
  record->transaction_content = g_steal_pointer (&texts.content);
  record->reference_number = g_steal_pointer (&texts.reference_number);
  record->code = g_steal_pointer (&texts.code);
  record->sub_account = g_steal_pointer (&texts.sub_account);

  return record;
}

GPtrArray *
benchmark_rows_make_page (GArray *rows,
                          guint   n_before,
                          guint   n_rows)
{
  GPtrArray *page = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_transaction_record_free);

  for (guint i = n_before; i < MIN (n_before + n_rows, rows->len); i++)
    g_ptr_array_add (page, make_record (&g_array_index (rows, LoaTransactionRow, rows->len - 1 - i)));

  return page;
}

void
benchmark_rows_put (LoaStore  *store,
                    GPtrArray *page)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_new;

  loa_store_put_transactions_async (store, page, NULL, benchmark_keep_result_cb, &result);
  if (!loa_store_put_transactions_finish (store, benchmark_await (&result), &n_new, NULL, &error))
    g_error ("%s", error->message);
  g_assert_cmpint (n_new, ==, page->len);
}

sqlite3 *
benchmark_rows_open_plain (const char *path)
{
  sqlite3 *plain = NULL;

  if (sqlite3_open (path, &plain) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (plain));

  benchmark_run_sql (plain,
                     "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                     "CREATE TABLE plain (id INTEGER PRIMARY KEY, bank_account_id TEXT, bank_brand_name TEXT,"
                     "  account_number TEXT, transaction_date TEXT, amount_out INTEGER, amount_in INTEGER,"
                     "  accumulated INTEGER, transaction_content TEXT, reference_number TEXT, code TEXT,"
                     "  sub_account TEXT);"
                     "CREATE INDEX plain_date ON plain (transaction_date);"
                     "CREATE INDEX plain_account ON plain (account_number);"
                     "CREATE INDEX plain_code ON plain (code);"
                     "CREATE INDEX plain_reference ON plain (reference_number);");

  return plain;
}

sqlite3_stmt *
benchmark_rows_prepare_plain (sqlite3 *plain)
{
  sqlite3_stmt *insert = NULL;

  if (sqlite3_prepare_v2 (plain, "INSERT INTO plain VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", -1, &insert, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (plain));

  return insert;
}

static void
bind_text (sqlite3_stmt *statement,
           int           column,
           const char   *text)
{
  sqlite3_bind_text (statement, column, text, -1, SQLITE_STATIC);
}

void
benchmark_rows_put_plain (sqlite3      *plain,
                          sqlite3_stmt *insert,
                          GPtrArray    *page)
{
  benchmark_run_sql (plain, "BEGIN IMMEDIATE");
  for (guint i = 0; i < page->len; i++)
    {
      const LoaTransactionRecord *record = g_ptr_array_index (page, i);

      sqlite3_bind_int64 (insert, 1, g_ascii_strtoll (record->id, NULL, 10));
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
        g_error ("%s", sqlite3_errmsg (plain));
      sqlite3_reset (insert);
    }
  benchmark_run_sql (plain, "COMMIT");
}

LoaStore *
benchmark_rows_open_store (const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LoaStore *store;

  loa_store_open_async (path, NULL, benchmark_keep_result_cb, &result);
  store = loa_store_open_finish (benchmark_await (&result), &error);
  if (store == NULL)
    g_error ("%s", error->message);

  return store;
}

/* Takes @store. */
void
benchmark_rows_close_store (LoaStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  loa_store_close_async (store, NULL, benchmark_keep_result_cb, &result);
  benchmark_await (&result);
  g_object_unref (store);
}

void
benchmark_keep_result_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GAsyncResult *
benchmark_await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

void
benchmark_run_sql (sqlite3    *database,
                   const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (database, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

double
benchmark_get_time (void)
{
  gboolean counts_work = g_strcmp0 (g_getenv ("BENCHMARK_CLOCK"), "cpu") == 0;
  struct timespec now;

  clock_gettime (counts_work ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &now);

  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1000000;
}

static int
compare (const void *number,
         const void *other)
{
  const double difference = *(const double *) number - *(const double *) other;

  return (difference > 0) - (difference < 0);
}

double
benchmark_find_share (double *numbers,
                      guint   n_numbers,
                      double  share)
{
  qsort (numbers, n_numbers, sizeof (double), compare);

  return numbers[MIN ((guint) (share * n_numbers), n_numbers - 1)];
}

double
benchmark_find_median (double *numbers,
                       guint   n_numbers)
{
  return benchmark_find_share (numbers, n_numbers, 0.5);
}
