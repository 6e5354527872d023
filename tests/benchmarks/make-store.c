/* make-store.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* make-store ROWS FOLDER [PAGE]: makes the folder of a profile with a store of so many transactions, loa.db, put in
 * pages as a sync does, and beside it a plain table of the same rows, plain.db.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "benchmark-rows.h"

static void
fill (LoaStore *store,
      sqlite3  *plain,
      guint     n_rows,
      guint     page_rows)
{
  g_autoptr (GArray) rows = benchmark_rows_make (n_rows);
  sqlite3_stmt *insert = benchmark_rows_prepare_plain (plain);

  for (guint first = 0; first < n_rows; first += page_rows)
    {
      g_autoptr (GPtrArray) page = benchmark_rows_make_page (rows, first, page_rows);

      benchmark_rows_put (store, page);
      benchmark_rows_put_plain (plain, insert, page);
    }

  sqlite3_finalize (insert);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *store_path = NULL;
  g_autofree char *plain_path = NULL;
  guint page_rows = BENCHMARK_PAGE;
  LoaStore *store;
  sqlite3 *plain;

  if (argc < 3)
    {
      g_printerr ("Usage: make-store ROWS FOLDER [PAGE]\n");
      return 2;
    }
  if (argc > 3)
    page_rows = (guint) g_ascii_strtoull (argv[3], NULL, 10);

  if (g_mkdir_with_parents (argv[2], 0700) != 0)
    g_error ("%s cannot be made", argv[2]);

  store_path = g_build_filename (argv[2], "loa.db", NULL);
  plain_path = g_build_filename (argv[2], "plain.db", NULL);
  store = benchmark_rows_open_store (store_path);
  plain = benchmark_rows_open_plain (plain_path);
  fill (store, plain, (guint) g_ascii_strtoull (argv[1], NULL, 10), page_rows);
  sqlite3_close (plain);
  benchmark_rows_close_store (store);

  return EXIT_SUCCESS;
}
