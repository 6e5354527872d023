/* loa-transaction-query.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-transaction-query.h"

#include <string.h>

#include "loa-money-period.h"
#include "loa-row-set.h"
#include "loa-search-planning.h"
#include "loa-store.h"
#include "loa-sum.h"
#include "loa-suspicious-rows.h"
#include "loa-transaction-filter-sql.h"
#include "loa-transaction-ranking.h"
#include "loa-transaction-record.h"
#include "loa-transaction-search.h"
#include "loa-transaction-suspicion-sql.h"

/* A filter as SQL. Every result, whatever it is for, comes from here: row numbers in order, and their totals.
 *
 * Sorting many rows takes longer than finding them. The order by time is there already, in an index that has the amounts
 * too: so what it does not have is looked for first, in whatever order is fastest, and then the index is walked through,
 * or asked for those rows when they are few.
 */

/* In the time in which a row is sorted, so many are passed over in the index. */
#define ROWS_TO_A_SORTED_ONE 24

/* So many are looked at before the eye has noticed. */
#define GLANCED_ROWS 10000

/* The time of a row costs time as well, so it is asked for only when hours are made. */
#define SELECT_ROWS "SELECT row, amount_in, amount_out FROM transactions"
#define SELECT_HOURS "SELECT row, amount_in, amount_out, transaction_date FROM transactions"

/* What is made of the rows that are found: their numbers, or the money of their hours. */
typedef struct
{
  GArray *rows; /* (unowned) (nullable) (element-type gint64) */
  GArray *hours; /* (unowned) (nullable) (element-type LoaMoneyPeriod) */
  const LoaRowSet *suspicious; /* (unowned) (nullable): no others */
  LoaTransactionRanking *ranking; /* (unowned) (nullable): of the rows */
  LoaTransactionTotals totals;
} Result;

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

/* Rows of one hour follow each other. */
static void
add_to_hour (GArray     *hours,
             const char *time,
             gint64      amount_in,
             gint64      amount_out)
{
  LoaMoneyPeriod *hour = hours->len > 0 ? &g_array_index (hours, LoaMoneyPeriod, hours->len - 1) : NULL;

  if (hour == NULL || strncmp (hour->start, time, sizeof hour->start - 1) != 0)
    {
      g_array_set_size (hours, hours->len + 1);
      hour = &g_array_index (hours, LoaMoneyPeriod, hours->len - 1);
      *hour = (LoaMoneyPeriod) { 0 };
      g_strlcpy (hour->start, time, sizeof hour->start);
    }

  hour->count++;
  loa_sum_add (&hour->sum_in, amount_in);
  loa_sum_add (&hour->sum_out, amount_out);
}

/* An amount that is not known is NULL, which reads as 0. */
static gboolean
walk (LoaStoreStatement     *statement,
      const LoaRowSet       *among,
      Result                *result,
      GError               **error)
{
  LoaTransactionTotals *totals = &result->totals;

  while (loa_store_statement_next (statement))
    {
      gint64 row = loa_store_statement_get_integer (statement, 0);

      if ((among != NULL && !loa_row_set_contains (among, row)) ||
          (result->suspicious != NULL && !loa_row_set_contains (result->suspicious, row)))
        continue;

      totals->count++;
      loa_sum_add (&totals->sum_in, loa_store_statement_get_integer (statement, 1));
      loa_sum_add (&totals->sum_out, loa_store_statement_get_integer (statement, 2));
      if (result->hours != NULL)
        add_to_hour (result->hours, loa_store_statement_get_text (statement, 3),
                     loa_store_statement_get_integer (statement, 1), loa_store_statement_get_integer (statement, 2));
      else if (result->ranking != NULL)
        loa_transaction_ranking_add (result->ranking, row);
      else
        g_array_append_val (result->rows, row);
    }

  return loa_store_statement_check (statement, error);
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
  g_autoptr (LoaStoreStatement) statement = loa_store_statement_new (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  loa_filter_sql_bind (statement, filter, search);
  loa_store_statement_bind_pointer (statement, ":among", (gpointer) among, LOA_ROW_SET_POINTER);
  while (loa_store_statement_next (statement))
    loa_row_set_add (found, loa_store_statement_get_integer (statement, 0));

  return loa_store_statement_check (statement, error);
}

/* Returns: (nullable): what gives all rows that the search matches, without a look at them */
static const char *
get_index_sql (LoaTransactionSearch *search)
{
  gint64 amount;

  if (!loa_transaction_search_is_exact (search))
    return NULL;

  if (loa_transaction_search_get_phrase_or_amount (search, &amount) == NULL)
    return LOA_ROWS_WITH_PHRASES_SQL;

  return loa_transaction_search_get_phrases (search) == NULL ? LOA_ROWS_WITH_PHRASE_OR_AMOUNT_SQL : NULL;
}

/* Puts the rows that match all that the index by time does not know into @found. */
static gboolean
find_rows (LoaStoreConnection          *connection,
           const LoaTransactionFilter  *filter,
           LoaTransactionSearch        *search,
           gint64                       largest,
           LoaRowSet                   *found,
           GError                     **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT row FROM transactions WHERE TRUE");
  const char *index_sql = loa_transaction_search_is_empty (search) ? NULL : get_index_sql (search);
  g_autoptr (LoaRowSet) matching = NULL;

  if (index_sql != NULL && !is_set (filter->account))
    return collect_rows (connection, index_sql, filter, search, NULL, found, error);

  matching = index_sql != NULL ? loa_row_set_new (largest) : NULL;
  if (matching != NULL && !collect_rows (connection, index_sql, filter, search, NULL, matching, error))
    return FALSE;

  /* Many rows of an account are found faster by walking through all than each by itself. */
  if (matching != NULL && loa_row_set_get_size (matching) > largest / ROWS_TO_A_SORTED_ONE)
    {
      g_string_append (sql, " AND loa_is_among (:among, row)");
      loa_filter_sql_append_rows (sql, filter);
    }
  else
    {
      loa_filter_sql_append_rows (sql, filter);
      loa_filter_sql_append_search (sql, search);
    }

  return collect_rows (connection, sql->str, filter, search, matching, found, error);
}

/* Newest or oldest first, of what was found. */
static gboolean
walk_by_time (LoaStoreConnection          *connection,
              const LoaTransactionFilter  *filter,
              LoaTransactionSearch        *search,
              gboolean                     descending,
              const LoaRowSet             *found,
              gboolean                     are_few,
              Result                      *result,
              GError                     **error)
{
  g_autoptr (GString) sql = g_string_new (result->hours != NULL ? SELECT_HOURS : SELECT_ROWS);
  g_autofree char *json = are_few ? loa_row_set_to_json (found) : NULL;
  g_autoptr (LoaStoreStatement) statement = NULL;

  g_string_append (sql, are_few ? " WHERE row IN (SELECT value FROM json_each (:rows))"
                                : " INDEXED BY transactions_by_date WHERE TRUE");
  loa_filter_sql_append_days (sql, filter);
  loa_filter_sql_append_amounts (sql, filter);
  loa_filter_sql_append_order (sql, LOA_TRANSACTION_ORDER_DATE, descending);

  statement = loa_store_statement_new (connection, sql->str, error);
  if (statement == NULL)
    return FALSE;

  loa_filter_sql_bind (statement, filter, search);
  if (are_few)
    loa_store_statement_bind_text (statement, ":rows", json);

  return walk (statement, are_few ? NULL : found, result, error);
}

/* @found is %NULL when the rows have to be sorted after all. */
static gboolean
look_for_rows (LoaStoreConnection          *connection,
               const LoaTransactionFilter  *filter,
               LoaTransactionOrder          order,
               LoaTransactionSearch        *search,
               LoaRowSet                  **found,
               gint64                      *largest,
               GError                     **error)
{
  g_autoptr (LoaRowSet) rows = NULL;

  *found = NULL;
  if ((order != LOA_TRANSACTION_ORDER_DATE && order != LOA_TRANSACTION_ORDER_MATCH) || is_set (filter->reference) ||
      is_set (filter->code) || (loa_transaction_search_is_empty (search) && !is_set (filter->account)))
    return TRUE;

  if (!loa_store_connection_get_integer (connection, "SELECT max (row) FROM transactions", largest, error))
    return FALSE;

  rows = loa_row_set_new (*largest);
  if (rows != NULL && !find_rows (connection, filter, search, *largest, rows, error))
    return FALSE;

  *found = g_steal_pointer (&rows);
  return TRUE;
}

static gboolean
sort_rows (LoaStoreConnection          *connection,
           const LoaTransactionFilter  *filter,
           LoaTransactionOrder          order,
           gboolean                     descending,
           LoaTransactionSearch        *search,
           Result                      *result,
           GError                     **error)
{
  g_autoptr (GString) sql = g_string_new (result->hours != NULL ? SELECT_HOURS : SELECT_ROWS);
  g_autoptr (LoaStoreStatement) statement = NULL;

  g_string_append (sql, " WHERE TRUE");
  loa_filter_sql_append_rows (sql, filter);
  if (filter->suspicious && result->suspicious == NULL)
    g_string_append (sql, " AND " LOA_SUSPICIOUS_SQL);
  loa_filter_sql_append_days (sql, filter);
  loa_filter_sql_append_amounts (sql, filter);
  loa_filter_sql_append_search (sql, search);
  loa_filter_sql_append_order (sql, order, descending);

  statement = loa_store_statement_new (connection, sql->str, error);
  if (statement == NULL)
    return FALSE;

  loa_filter_sql_bind (statement, filter, search);

  return walk (statement, NULL, result, error);
}

/* Of many rows, for a search. */
static gboolean
rank_rows (LoaStoreConnection          *connection,
           const LoaTransactionFilter  *filter,
           gboolean                     descending,
           LoaTransactionSearch        *search,
           const LoaRowSet             *found,
           gint64                       largest,
           Result                      *result,
           GError                     **error)
{
  g_autoptr (LoaTransactionRanking) ranking =
    loa_transaction_ranking_new (connection, search, found, largest, error);

  if (ranking == NULL)
    return FALSE;

  result->ranking = ranking;
  if (!walk_by_time (connection, filter, search, TRUE, found, FALSE, result, error))
    return FALSE;

  loa_transaction_ranking_list (ranking, descending, result->rows);
  return TRUE;
}

static gboolean
run (LoaStoreConnection          *connection,
     const LoaTransactionFilter  *filter,
     LoaTransactionOrder          order,
     gboolean                     descending,
     Result                      *result,
     GError                     **error)
{
  g_autoptr (LoaTransactionSearch) search = loa_transaction_search_new (filter->search);
  g_autoptr (LoaRowSet) suspicious = NULL;
  g_autoptr (LoaRowSet) found = NULL;
  gint64 largest = 0;
  gboolean are_few;

  if (filter->suspicious && !loa_suspicious_rows_find (connection, filter, &suspicious, error))
    return FALSE;

  /* All rows resemble nothing alike. */
  if (order == LOA_TRANSACTION_ORDER_MATCH && loa_transaction_search_is_empty (search))
    {
      order = LOA_TRANSACTION_ORDER_DATE;
      descending = TRUE;
    }

  result->suspicious = suspicious;
  if (!loa_search_planning_run (connection, search, error) ||
      !look_for_rows (connection, filter, order, search, &found, &largest, error))
    return FALSE;

  are_few = found != NULL && loa_row_set_get_size (found) <= largest / ROWS_TO_A_SORTED_ONE;
  if (found == NULL || (filter->suspicious && suspicious == NULL) || (order == LOA_TRANSACTION_ORDER_MATCH && are_few))
    return sort_rows (connection, filter, order, descending, search, result, error);

  if (order == LOA_TRANSACTION_ORDER_MATCH)
    return rank_rows (connection, filter, descending, search, found, largest, result, error);

  return walk_by_time (connection, filter, search, descending, found, are_few, result, error);
}

/* Has to be called inside a transaction, of which the caller makes more when it reads the rows as well. */
gboolean
loa_transaction_query_run (LoaStoreConnection          *connection,
                           const LoaTransactionFilter  *filter,
                           LoaTransactionOrder          order,
                           gboolean                     descending,
                           GArray                     **rows,
                           LoaTransactionTotals        *totals,
                           GError                     **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  Result result = { .rows = found };
  const gboolean succeeded = run (connection, filter, order, descending, &result, error);

  *totals = result.totals;
  if (succeeded)
    *rows = g_steal_pointer (&found);

  return succeeded;
}

/* The hours with money (element-type LoaMoneyPeriod), newest first. */
gboolean
loa_transaction_query_run_hours (LoaStoreConnection          *connection,
                                 const LoaTransactionFilter  *filter,
                                 GArray                     **hours,
                                 GError                     **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (LoaMoneyPeriod));
  Result result = { .hours = found };

  if (!run (connection, filter, LOA_TRANSACTION_ORDER_DATE, TRUE, &result, error))
    return FALSE;

  *hours = g_steal_pointer (&found);
  return TRUE;
}

/* Whether each row by time is one that is looked for. */
static LoaStoreStatement *
new_glance (LoaStoreConnection          *connection,
            const LoaTransactionFilter  *filter,
            gboolean                     descending,
            LoaTransactionSearch        *search,
            GError                     **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT row, TRUE");
  LoaStoreStatement *statement;

  loa_filter_sql_append_rows (sql, filter);
  loa_filter_sql_append_amounts (sql, filter);
  loa_filter_sql_append_search (sql, search);
  g_string_append (sql, " FROM transactions INDEXED BY transactions_by_date WHERE TRUE");
  loa_filter_sql_append_days (sql, filter);
  loa_filter_sql_append_order (sql, LOA_TRANSACTION_ORDER_DATE, descending);

  statement = loa_store_statement_new (connection, sql->str, error);
  if (statement != NULL)
    loa_filter_sql_bind (statement, filter, search);

  return statement;
}

/* The first @limit rows of a filter, newest or oldest first, when they are found by looking at the first few thousand:
 * what many rows match is found there at once. Otherwise there are none in @rows.
 */
gboolean
loa_transaction_query_glance (LoaStoreConnection          *connection,
                              const LoaTransactionFilter  *filter,
                              gboolean                     descending,
                              guint                        limit,
                              GArray                     **rows,
                              GError                     **error)
{
  g_autoptr (LoaTransactionSearch) search = loa_transaction_search_new (filter->search);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LoaStoreStatement) statement = new_glance (connection, filter, descending, search, error);

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < GLANCED_ROWS && found->len < limit && loa_store_statement_next (statement); i++)
    {
      gint64 row = loa_store_statement_get_integer (statement, 0);

      if (loa_store_statement_get_integer (statement, 1) != 0)
        g_array_append_val (found, row);
    }

  if (!loa_store_statement_check (statement, error))
    return FALSE;

  if (found->len < limit)
    g_array_set_size (found, 0);
  *rows = g_steal_pointer (&found);

  return TRUE;
}
