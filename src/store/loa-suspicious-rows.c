/* loa-suspicious-rows.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-suspicious-rows.h"

#include <string.h>

#include "loa-transaction-suspicion-sql.h"
#include "loa-vietnam-time.h"

/* All rows that are suspicious, for a filter: the same as LOA_SUSPICIOUS_SQL finds row by row, which takes ten times as
 * long for many.
 *
 * Money that was taken back is found in one walk through the index by time, from the newest row to the oldest, which
 * remembers what went out and has not been met by as much that came in. The accounts of rows, which the index does not
 * have, are asked for only where the amounts are the same.
 */

#define SMALL_SQL "SELECT row FROM transactions WHERE " LOA_SUSPICION_SMALL_SQL

#define REPEATED_SQL "SELECT row FROM transactions WHERE " LOA_SUSPICION_REPEATED_REFERENCES_SQL

/* Of a filter, and the days after it in which its money can have gone out. */
#define AMOUNTS_SQL \
  "SELECT row, amount_in, amount_out, transaction_date FROM transactions INDEXED BY transactions_by_date" \
  "  WHERE transaction_date >= :from_day AND (:until IS NULL OR transaction_date < :until)" \
  "  ORDER BY transaction_date DESC, id_order DESC"

#define ACCOUNT_SQL \
  "SELECT ifnull (bank_account_id, char (10)) || char (10) || ifnull (account_number, char (10))" \
  "  FROM transactions WHERE row = :row"

#define DAY_LENGTH 10
#define SECONDS_PER_DAY (24 * 60 * 60)

typedef struct
{
  LoaStoreStatement *account; /* (owned) (nullable) */
  GHashTable *amounts; /* (owned) (element-type gint64 GHashTable): what went out: by account, a time */
} Walk;

static void
walk_clear (Walk *walk)
{
  g_clear_pointer (&walk->account, loa_store_statement_free);
  g_clear_pointer (&walk->amounts, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static gboolean
add_rows (LoaStoreConnection  *connection,
          const char          *sql,
          LoaRowSet           *rows,
          GError             **error)
{
  g_autoptr (LoaStoreStatement) statement = loa_store_statement_new (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  while (loa_store_statement_next (statement))
    loa_row_set_add (rows, loa_store_statement_get_integer (statement, 0));

  return loa_store_statement_check (statement, error);
}

static char *
dup_account (Walk   *walk,
             gint64  row)
{
  char *account = NULL;

  loa_store_statement_bind_integer (walk->account, ":row", row);
  if (loa_store_statement_next (walk->account))
    account = loa_store_statement_dup_text (walk->account, 0);
  loa_store_statement_reset (walk->account);

  return account != NULL ? account : g_strdup ("");
}

static void
remember (Walk       *walk,
          gint64      row,
          gint64      amount,
          const char *time)
{
  GHashTable *accounts = g_hash_table_lookup (walk->amounts, &amount);

  if (accounts == NULL)
    {
      accounts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (walk->amounts, g_memdup2 (&amount, sizeof amount), accounts);
    }

  g_hash_table_insert (accounts, dup_account (walk, row), g_strdup (time));
}

static gboolean
is_soon_after (const char *later,
               const char *time)
{
  gint64 to;
  gint64 from;

  return loa_vietnam_time_parse (later, &to) && loa_vietnam_time_parse (time, &from) &&
         to - from <= LOA_SUSPICION_DAYS * SECONDS_PER_DAY;
}

/* What went out is met by the last that came in before it, however long that was. */
static gboolean
meets (Walk       *walk,
       gint64      row,
       gint64      amount,
       const char *time)
{
  GHashTable *accounts = g_hash_table_lookup (walk->amounts, &amount);
  g_autofree char *account = NULL;
  const char *later;
  gboolean is_soon;

  if (accounts == NULL)
    return FALSE;

  account = dup_account (walk, row);
  later = g_hash_table_lookup (accounts, account);
  if (later == NULL)
    return FALSE;

  is_soon = is_soon_after (later, time);
  g_hash_table_remove (accounts, account);
  if (g_hash_table_size (accounts) == 0)
    g_hash_table_remove (walk->amounts, &amount);

  return is_soon;
}

static void
bind_days (LoaStoreStatement          *statement,
           const LoaTransactionFilter *filter)
{
  g_autofree char *to_day = filter->to_day != NULL ? g_strndup (filter->to_day, DAY_LENGTH) : NULL;
  g_autofree char *until =
    to_day != NULL && loa_vietnam_day_is_valid (to_day) ? loa_vietnam_day_add (to_day, LOA_SUSPICION_DAYS + 2) : NULL;

  loa_store_statement_bind_text (statement, ":from_day", filter->from_day != NULL ? filter->from_day : "");
  loa_store_statement_bind_text (statement, ":until", until);
}

static gboolean
add_taken_back (LoaStoreConnection          *connection,
                const LoaTransactionFilter  *filter,
                LoaRowSet                   *rows,
                GError                     **error)
{
  g_autoptr (LoaStoreStatement) statement = loa_store_statement_new (connection, AMOUNTS_SQL, error);
  g_auto (Walk) walk = { 0 };

  if (statement == NULL)
    return FALSE;

  walk.account = loa_store_statement_new (connection, ACCOUNT_SQL, error);
  if (walk.account == NULL)
    return FALSE;

  walk.amounts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  bind_days (statement, filter);
  while (loa_store_statement_next (statement))
    {
      const gint64 row = loa_store_statement_get_integer (statement, 0);
      const gint64 amount_in = loa_store_statement_get_integer (statement, 1);
      const gint64 amount_out = loa_store_statement_get_integer (statement, 2);

      if (amount_in > 0 && meets (&walk, row, amount_in, loa_store_statement_get_text (statement, 3)))
        loa_row_set_add (rows, row);
      if (amount_out > 0)
        remember (&walk, row, amount_out, loa_store_statement_get_text (statement, 3));
    }

  return loa_store_statement_check (statement, error) && loa_store_statement_check (walk.account, error);
}

/* @rows is %NULL when there are too many to be found at once. It may have rows that are not in the days of @filter. */
gboolean
loa_suspicious_rows_find (LoaStoreConnection          *connection,
                          const LoaTransactionFilter  *filter,
                          LoaRowSet                  **rows,
                          GError                     **error)
{
  g_autoptr (LoaRowSet) found = NULL;
  gint64 largest;

  *rows = NULL;
  if (!loa_store_connection_get_integer (connection, "SELECT ifnull (max (row), 0) FROM transactions", &largest, error))
    return FALSE;

  if (!loa_row_set_takes (largest))
    return TRUE;

  found = loa_row_set_new (largest);
  if (!add_rows (connection, SMALL_SQL, found, error) || !add_rows (connection, REPEATED_SQL, found, error) ||
      !add_taken_back (connection, filter, found, error))
    return FALSE;

  *rows = g_steal_pointer (&found);
  return TRUE;
}
