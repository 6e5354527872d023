/* loa-matching-rows.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-matching-rows.h"

#include <string.h>

#include "loa-row-parts.h"
#include "loa-store-changes.h"
#include "loa-transaction-filter-sql.h"

/* The rows that match what neither the index by time nor the digest knows of a filter: its search and its account. They
 * are found in whatever order is fastest.
 */

/* So many rows are passed over in the time in which one is looked up by its number. */
#define ROWS_TO_A_FOUND_ONE 24

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
collect_rows (LoaStoreConnection          *connection,
              const char                  *sql,
              const LoaTransactionFilter  *filter,
              LoaTransactionSearch        *search,
              const LoaRowSet             *among,
              LoaRowSet                   *found,
              GError                     **error)
{
  g_autofree char *json = among != NULL ? loa_row_set_to_json (among) : NULL;
  g_autoptr (LoaStoreStatement) statement = loa_store_statement_new (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  loa_filter_sql_bind (statement, filter, search);
  loa_store_statement_bind_text (statement, ":rows", json);
  while (loa_store_statement_next (statement))
    loa_row_set_add (found, loa_store_statement_get_integer (statement, 0));

  return loa_store_statement_check (statement, error);
}

/* @number is what @sql calls the number of a row. */
static gboolean
collect_rows_in_parts (LoaStoreConnection          *connection,
                       const char                  *sql,
                       const char                  *number,
                       const LoaTransactionFilter  *filter,
                       LoaTransactionSearch        *search,
                       const LoaRowSet             *among,
                       LoaRowSet                   *found,
                       GError                     **error)
{
  g_autofree char *part_sql = g_strdup_printf ("%s AND %s BETWEEN :first AND :last", sql, number);

  return loa_row_parts_collect (connection, part_sql, filter, search, among, found, error);
}

static gboolean
ask_index (LoaStoreConnection          *connection,
           const char                  *sql,
           const LoaTransactionFilter  *filter,
           LoaTransactionSearch        *search,
           LoaRowSet                   *found,
           GError                     **error)
{
  return loa_transaction_search_has_short_phrase (search)
           ? collect_rows (connection, sql, filter, search, NULL, found, error)
           : collect_rows_in_parts (connection, sql, "rowid", filter, search, NULL, found, error);
}

/* What the indices tell of a search. @narrowed is %NULL when that is nothing. */
static gboolean
narrow (LoaStoreConnection          *connection,
        const LoaTransactionFilter  *filter,
        LoaTransactionSearch        *search,
        gint64                       largest,
        LoaRowSet                  **narrowed,
        GError                     **error)
{
  g_autoptr (LoaRowSet) with_phrases = NULL;
  g_autoptr (LoaRowSet) with_other = NULL;
  gint64 amount;

  *narrowed = NULL;
  if (loa_transaction_search_get_phrases (search) != NULL)
    {
      with_phrases = loa_row_set_new (largest);
      if (!ask_index (connection, LOA_ROWS_WITH_PHRASES_SQL, filter, search, with_phrases, error))
        return FALSE;
    }

  if (loa_transaction_search_get_phrase_or_amount (search, &amount) != NULL)
    {
      with_other = loa_row_set_new (largest);
      if (!ask_index (connection, LOA_ROWS_WITH_PHRASE_SQL, filter, search, with_other, error) ||
          !collect_rows (connection, LOA_ROWS_WITH_AMOUNT_SQL, filter, search, NULL, with_other, error))
        return FALSE;
    }

  if (with_phrases != NULL && with_other != NULL)
    loa_row_set_keep_common (with_phrases, with_other);
  *narrowed = with_phrases != NULL ? g_steal_pointer (&with_phrases) : g_steal_pointer (&with_other);

  return TRUE;
}

/* Many rows are found faster by walking through all than each by its number. */
static gboolean
look_at_rows (LoaStoreConnection          *connection,
              const LoaTransactionFilter  *filter,
              LoaTransactionSearch        *search,
              gint64                       largest,
              const LoaRowSet             *narrowed,
              LoaRowSet                   *found,
              GError                     **error)
{
  const gboolean are_few = narrowed != NULL && loa_row_set_get_size (narrowed) <= largest / ROWS_TO_A_FOUND_ONE;
  g_autoptr (GString) sql = g_string_new ("SELECT row FROM transactions WHERE ");

  if (narrowed == NULL)
    g_string_append (sql, "TRUE");
  else
    g_string_append (sql, are_few ? "row IN (SELECT value FROM json_each (:rows))" : "loa_is_among (:among, row)");

  loa_filter_sql_append_rows (sql, filter);
  if (!loa_transaction_search_is_empty (search) && !loa_transaction_search_is_exact (search))
    g_string_append (sql, " AND loa_matches (:search, " LOA_TRANSACTION_SEARCH_FIELDS ")");

  return are_few ? collect_rows (connection, sql->str, filter, search, narrowed, found, error)
                 : collect_rows_in_parts (connection, sql->str, "row", filter, search, narrowed, found, error);
}

static gboolean
find (LoaStoreConnection          *connection,
      const LoaTransactionFilter  *filter,
      LoaTransactionSearch        *search,
      gint64                       largest,
      LoaRowSet                  **found,
      GError                     **error)
{
  g_autoptr (LoaRowSet) narrowed = NULL;

  if (!narrow (connection, filter, search, largest, &narrowed, error))
    return FALSE;

  if (narrowed != NULL && loa_transaction_search_is_exact (search) && !is_set (filter->account))
    {
      *found = g_steal_pointer (&narrowed);
      return TRUE;
    }

  *found = loa_row_set_new (largest);

  return look_at_rows (connection, filter, search, largest, narrowed, *found, error);
}

/* Within a transaction. The rows go up to @largest; @found is %NULL when these are too many. */
gboolean
loa_matching_rows_find (LoaStoreConnection          *connection,
                        const LoaTransactionFilter  *filter,
                        LoaTransactionSearch        *search,
                        gint64                       largest,
                        LoaRowSet                  **found,
                        GError                     **error)
{
  LoaTransactionMemory *memory = loa_store_connection_get_memory (connection);
  const char *text = filter->search != NULL ? filter->search : "";
  g_autofree char *what =
    g_strdup_printf ("%" G_GSIZE_FORMAT " %s %s", strlen (text), text, filter->account != NULL ? filter->account : "");
  g_autoptr (LoaRowSet) rows = NULL;
  gint64 number;

  *found = NULL;
  if (!loa_store_changes_read (connection, LOA_STORE_TOPIC_TRANSACTIONS, &number, error))
    return FALSE;

  if (memory != NULL)
    *found = loa_transaction_memory_dup_found (memory, number, what);
  if (*found != NULL)
    return TRUE;

  if (!loa_row_set_takes (largest))
    return TRUE;

  if (!find (connection, filter, search, largest, &rows, error))
    return FALSE;

  if (memory != NULL)
    loa_transaction_memory_keep_found (memory, number, what, rows);
  *found = g_steal_pointer (&rows);

  return TRUE;
}
