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

#include "loa-matching-rows.h"
#include "loa-money-period.h"
#include "loa-row-set.h"
#include "loa-search-planning.h"
#include "loa-store-changes.h"
#include "loa-store.h"
#include "loa-sum.h"
#include "loa-suspicious-rows.h"
#include "loa-transaction-digest.h"
#include "loa-transaction-filter-sql.h"
#include "loa-transaction-ranking.h"
#include "loa-transaction-record.h"
#include "loa-transaction-search.h"
#include "loa-transaction-suspicion-sql.h"

/* A filter as SQL. Every result, whatever it is for, comes from here: row numbers in order, and their totals.
 *
 * Sorting many rows takes longer than finding them. The order by time is there already, in an index that has the amounts
 * too: so what it does not have is looked for first, in whatever order is fastest, and then the index is walked through,
 * or asked for those rows when they are few. Where a digest of it is in memory, that is walked through instead.
 */

/* In the time in which a row is sorted, so many are passed over in the index. */
#define ROWS_TO_A_SORTED_ONE 24

/* Fewer are asked for by their numbers faster than all are walked through, even in memory. */
#define FEW_ROWS 2000

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
  gboolean is_once; /* nobody is going to look for something else */
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

static void
take_row (gint64      row,
          gint64      amount_in,
          gint64      amount_out,
          const char *time,
          gpointer    user_data)
{
  Result *result = user_data;

  if (result->suspicious != NULL && !loa_row_set_contains (result->suspicious, row))
    return;

  result->totals.count++;
  loa_sum_add (&result->totals.sum_in, amount_in);
  loa_sum_add (&result->totals.sum_out, amount_out);
  if (result->hours != NULL)
    add_to_hour (result->hours, time, amount_in, amount_out);
  else if (result->ranking != NULL)
    loa_transaction_ranking_add (result->ranking, row);
  else
    g_array_append_val (result->rows, row);
}

/* An amount that is not known is NULL, which reads as 0. */
static gboolean
walk (LoaStoreStatement     *statement,
      const LoaRowSet       *among,
      Result                *result,
      GError               **error)
{
  while (loa_store_statement_next (statement))
    {
      gint64 row = loa_store_statement_get_integer (statement, 0);

      if (among == NULL || loa_row_set_contains (among, row))
        take_row (row, loa_store_statement_get_integer (statement, 1), loa_store_statement_get_integer (statement, 2),
                  result->hours != NULL ? loa_store_statement_get_text (statement, 3) : NULL, result);
    }

  return loa_store_statement_check (statement, error);
}

/* Newest or oldest first, of what was found, where there is no digest. */
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

static gboolean
comes_by_time (const LoaTransactionFilter *filter,
               LoaTransactionOrder         order)
{
  return (order == LOA_TRANSACTION_ORDER_DATE || order == LOA_TRANSACTION_ORDER_MATCH) && !is_set (filter->reference) &&
         !is_set (filter->code);
}

/* What the index by time and the digest do not know of a filter has to be found before they are walked through. */
static gboolean
has_to_find (const LoaTransactionFilter *filter,
             LoaTransactionSearch       *search)
{
  return !loa_transaction_search_is_empty (search) || is_set (filter->account);
}

/* @found is %NULL when the rows have to be sorted after all, or when nothing has to be found. */
static gboolean
look_for_rows (LoaStoreConnection          *connection,
               const LoaTransactionFilter  *filter,
               LoaTransactionOrder          order,
               LoaTransactionSearch        *search,
               LoaRowSet                  **found,
               gint64                      *largest,
               GError                     **error)
{
  *found = NULL;
  if (!comes_by_time (filter, order) || !has_to_find (filter, search))
    return TRUE;

  return loa_store_connection_get_integer (connection, "SELECT max (row) FROM transactions", largest, error) &&
         loa_matching_rows_find (connection, filter, search, *largest, found, error);
}

/* It is made for what goes through all days; some days are in the index, too. */
static gboolean
get_digest (LoaStoreConnection          *connection,
            const LoaTransactionFilter  *filter,
            gboolean                     is_once,
            LoaTransactionDigest       **digest,
            GError                     **error)
{
  LoaTransactionMemory *memory = loa_store_connection_get_memory (connection);
  gint64 number;

  *digest = NULL;
  if (memory == NULL || !loa_transaction_digest_knows (filter))
    return TRUE;

  if (!loa_store_changes_read (connection, LOA_STORE_TOPIC_TRANSACTIONS, &number, error))
    return FALSE;

  *digest = loa_transaction_memory_dup_digest (memory, number);
  if (*digest != NULL || is_once || is_set (filter->from_day) || is_set (filter->to_day))
    return TRUE;

  if (!loa_transaction_digest_make (connection, digest, error))
    return FALSE;

  if (*digest != NULL)
    loa_transaction_memory_keep_digest (memory, number, *digest);

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

/* Rows that were found, or all. */
static gboolean
list_by_time (LoaStoreConnection          *connection,
              const LoaTransactionFilter  *filter,
              LoaTransactionSearch        *search,
              gboolean                     descending,
              const LoaRowSet             *found,
              gint64                       largest,
              Result                      *result,
              GError                     **error)
{
  const guint n_found = found != NULL ? loa_row_set_get_size (found) : G_MAXUINT;
  g_autoptr (LoaTransactionDigest) digest = NULL;

  if (n_found > FEW_ROWS && !get_digest (connection, filter, result->is_once, &digest, error))
    return FALSE;

  if (digest == NULL && found == NULL)
    return sort_rows (connection, filter, LOA_TRANSACTION_ORDER_DATE, descending, search, result, error);

  if (digest == NULL)
    return walk_by_time (connection, filter, search, descending, found, n_found <= largest / ROWS_TO_A_SORTED_ONE,
                         result, error);

  loa_transaction_digest_walk (digest, filter, descending, found, take_row, result);
  return TRUE;
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
  if (!list_by_time (connection, filter, search, TRUE, found, largest, result, error))
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

  if (!comes_by_time (filter, order) || (found == NULL && has_to_find (filter, search)) ||
      (filter->suspicious && suspicious == NULL))
    return sort_rows (connection, filter, order, descending, search, result, error);

  if (order == LOA_TRANSACTION_ORDER_DATE)
    return list_by_time (connection, filter, search, descending, found, largest, result, error);

  if (loa_row_set_get_size (found) > largest / ROWS_TO_A_SORTED_ONE)
    return rank_rows (connection, filter, descending, search, found, largest, result, error);

  return sort_rows (connection, filter, order, descending, search, result, error);
}

/* Has to be called inside a transaction, of which the caller makes more when it reads the rows as well. What is asked for
 * once leaves nothing in memory for the next.
 */
gboolean
loa_transaction_query_run (LoaStoreConnection          *connection,
                           const LoaTransactionFilter  *filter,
                           LoaTransactionOrder          order,
                           gboolean                     descending,
                           gboolean                     is_once,
                           GArray                     **rows,
                           LoaTransactionTotals        *totals,
                           GError                     **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  Result result = { .rows = found, .is_once = is_once };
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
