/* benchmark-store.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* benchmark-store FOLDER: measures a keystroke in the search beside the same SQL alone on the same file. FOLDER is what
 * make-store made.
 */

#include "config.h"

#include <stdlib.h>

#include "benchmark-rows.h"
#include "loa-transaction-list.h"

#define N_WARM_UP 4

/* What was found last is remembered: something else is looked for in between. */
#define OTHER_TEXT "nhap hang"

/* What somebody types, and what each text asks of the index. Nothing here is an amount or a bank's name, which SQL alone
 * does not know about.
 */
static const struct
{
  const char *search;
  const char *match;
} queries[] = {
  { "khach", "\"khach\"" }, { "chuyen tien", "\"chuyen\" \"tien\"" }, { "hoa don", "\"hoa\" \"don\"" },
  { "dh123456", "\"dh123456\"" }, { "dh1234", "\"dh1234\"" }, { "dh12", "\"dh12\"" }, { "ca phe", "\"phe\"" },
  { "tra tien", "\"tra\" \"tien\"" }, { "ung ho", "\"ung\"" }, { "nothing", "\"nothing\"" }, { "zzz", "\"zzz\"" },
  { "tienx", "\"tienx\"" }, { "dh999999x", "\"dh999999x\"" }, { ".250225.", "\".250225.\"" }, { "vcb0011", "\"vcb0011\"" },
  { "abc003", "\"abc003\"" }, { "xyz002", "\"xyz002\"" }, { "0071000888888", "\"0071000888888\"" }, { "phi quan", "\"phi\" \"quan\"" },
  { "mat bang", "\"mat\" \"bang\"" }, { "ibft", "\"ibft\"" }, { "tai quay", "\"tai\" \"quay\"" }, { "online", "\"online\"" },
  { "hoan tien", "\"hoan\" \"tien\"" }, { "dh77", "\"dh77\"" }, { "dat coc", "\"dat\" \"coc\"" }, { "abc", "\"abc\"" },
  { "nhap hang", "\"nhap\" \"hang\"" }, { "dien", "\"dien\"" }, { "thanh", "\"thanh\"" },
};

typedef struct
{
  LoaTransactionList *list; /* (owned) */
  double seen; /* when the list changed first since something was typed, or 0 */
  sqlite3 *database; /* (owned) */
  double keystrokes[2 * G_N_ELEMENTS (queries)]; /* ms */
  double alone[2 * G_N_ELEMENTS (queries)]; /* ms */
} Benchmark;

static void
items_changed_cb (Benchmark *self)
{
  if (self->seen <= 0)
    self->seen = benchmark_get_time ();
}

/* Until the first rows of the result are there, or there are none. */
static double
glance (Benchmark  *self,
        const char *search)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  double started = benchmark_get_time ();

  filter->search = g_strdup (search);
  self->seen = 0;
  loa_transaction_list_set_filter (self->list, filter);
  while (self->seen <= 0 && loa_transaction_list_get_loading (self->list))
    g_main_context_iteration (NULL, TRUE);

  return (self->seen > 0 ? self->seen : benchmark_get_time ()) - started;
}

/* Until all of them are there, with their totals. */
static double
type (Benchmark  *self,
      const char *search)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  double started = benchmark_get_time ();

  filter->search = g_strdup (search);
  loa_transaction_list_set_filter (self->list, filter);
  while (loa_transaction_list_get_loading (self->list))
    g_main_context_iteration (NULL, TRUE);

  return benchmark_get_time () - started;
}

static guint
walk (sqlite3    *database,
      const char *sql,
      const char *match)
{
  sqlite3_stmt *statement = NULL;
  guint n_rows = 0;

  if (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (database));
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    n_rows++;
  sqlite3_finalize (statement);

  return n_rows;
}

static double
ask (Benchmark  *self,
     const char *match,
     guint      *n_rows)
{
  double started = benchmark_get_time ();

  *n_rows = walk (self->database, "SELECT row, amount_in, amount_out FROM transactions WHERE row IN"
                                  " (SELECT rowid FROM transaction_search WHERE transaction_search MATCH ?)"
                                  " ORDER BY transaction_date DESC, id_order DESC",
                  match);

  return benchmark_get_time () - started;
}

static void
measure_search (Benchmark *self)
{
  guint n = 0;

  for (guint i = 0; i < N_WARM_UP; i++)
    type (self, queries[i].search);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (queries); i++)
    {
      guint query = i % G_N_ELEMENTS (queries);
      guint n_rows;

      self->keystrokes[n] = type (self, queries[query].search);
      self->alone[n] = ask (self, queries[query].match, &n_rows);
      if (g_getenv ("VERBOSE") != NULL)
        g_printerr ("%-16s %8u rows %8.1f ms, SQL %8u rows %8.1f ms\n", queries[query].search,
                    g_list_model_get_n_items (G_LIST_MODEL (self->list)), self->keystrokes[n], n_rows, self->alone[n]);
      n++;
    }

  g_print ("keystroke, p95 of %u|ms|%.1f|%.1f|1.5\n", n, benchmark_find_share (self->keystrokes, n, 0.95),
           benchmark_find_share (self->alone, n, 0.95));
  g_print ("keystroke, median|ms|%.1f|%.1f|1.5\n", benchmark_find_median (self->keystrokes, n),
           benchmark_find_median (self->alone, n));
}

static void
measure_worst (Benchmark *self)
{
  static const char *const texts[] = {
    "a", "ti", "1", "00", "zq", "vietcom", "200k", "chuyen", "dh", "tien 2", "khong co", "0071000888888", "tien zq",
  };
  double longest = 0;
  double longest_all = 0;
  double cleared[G_N_ELEMENTS (texts)];
  double cleared_all[G_N_ELEMENTS (texts)];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double times[3];
      double times_all[3];

      for (guint j = 0; j < G_N_ELEMENTS (times); j++)
        {
          type (self, OTHER_TEXT);
          times[j] = glance (self, texts[i]);
          cleared[i] = glance (self, NULL);
          type (self, OTHER_TEXT);
          times_all[j] = type (self, texts[i]);
          if (g_getenv ("VERBOSE") != NULL)
            g_printerr ("%-16s %8u rows, the first after %6.1f ms, all after %6.1f ms\n", texts[i],
                        g_list_model_get_n_items (G_LIST_MODEL (self->list)), times[j], times_all[j]);
          cleared_all[i] = type (self, NULL);
        }
      longest = MAX (longest, benchmark_find_median (times, G_N_ELEMENTS (times)));
      longest_all = MAX (longest_all, benchmark_find_median (times_all, G_N_ELEMENTS (times_all)));
    }

  g_print ("longest of any search, to its first rows|ms|%.1f|300|1\n", longest);
  g_print ("longest of any search, to all rows and totals|ms|%.1f|300|1\n", longest_all);
  g_print ("clear the search, to the first rows|ms|%.1f|100|1\n",
           benchmark_find_median (cleared, G_N_ELEMENTS (cleared)));
  g_print ("clear the search, to all rows and totals|ms|%.1f|100|1\n",
           benchmark_find_median (cleared_all, G_N_ELEMENTS (cleared_all)));
}

int
main (int    argc,
      char **argv)
{
  Benchmark self = { 0 };
  g_autofree char *path = NULL;
  LoaStore *store;

  if (argc < 2)
    {
      g_printerr ("Usage: benchmark-store FOLDER\n");
      return 2;
    }

  path = g_build_filename (argv[1], "loa.db", NULL);
  store = benchmark_rows_open_store (path);
  self.list = loa_transaction_list_new (store);
  g_signal_connect_swapped (self.list, "items-changed", G_CALLBACK (items_changed_cb), &self);
  if (sqlite3_open_v2 (path, &self.database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (self.database));
  benchmark_run_sql (self.database, "PRAGMA cache_size = -16384");

  measure_search (&self);
  measure_worst (&self);

  sqlite3_close (self.database);
  g_object_unref (self.list);
  benchmark_rows_close_store (store);

  return EXIT_SUCCESS;
}
