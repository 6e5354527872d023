/* benchmark-rows.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "loa-store-transactions.h"

G_BEGIN_DECLS

/* The rows that everything is measured on: the simulator's, always the same ones. */

/* As many as SePay gives at most in a page. */
#define BENCHMARK_PAGE 100

/* Returns: (element-type LoaTransactionRow): oldest first */
GArray    *benchmark_rows_make         (guint         n_rows);

/* Returns: (element-type LoaTransactionRecord): a page as SePay gives it, newest first, after @n_before others */
GPtrArray *benchmark_rows_make_page    (GArray       *rows,
                                        guint         n_before,
                                        guint         n_rows);

void       benchmark_rows_put          (LoaStore     *store,
                                        GPtrArray    *page);

/* The same rows as a program without a search would keep them: a table with indexes on date, account, code, reference. */
sqlite3   *benchmark_rows_open_plain   (const char   *path);
sqlite3_stmt *benchmark_rows_prepare_plain (sqlite3  *plain);
void       benchmark_rows_put_plain    (sqlite3      *plain,
                                        sqlite3_stmt *insert,
                                        GPtrArray    *page);

LoaStore  *benchmark_rows_open_store   (const char   *path);
void       benchmark_rows_close_store  (LoaStore     *store);

/* For an async call: a callback that keeps the result in the GAsyncResult* it is given, and what waits for it. */
void          benchmark_keep_result_cb (GObject       *source,
                                        GAsyncResult  *result,
                                        gpointer       user_data);
GAsyncResult *benchmark_await          (GAsyncResult **result);

void       benchmark_run_sql           (sqlite3      *database,
                                        const char   *sql);

/* Milliseconds. On a computer that is busy with something else, BENCHMARK_CLOCK=cpu in the environment counts only what
 * this process works.
 */
double     benchmark_get_time          (void);

/* Sorts @numbers. */
double     benchmark_find_median       (double       *numbers,
                                        guint         n_numbers);
double     benchmark_find_share        (double       *numbers,
                                        guint         n_numbers,
                                        double        share);

G_END_DECLS
