/* loa-balance-break-table.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-balance-break-table.h"

#include "loa-store-statement.h"

/* Where balances do not follow from each other, as it is kept. */

#define EARLIEST "0001-01-01 00:00:00"
#define LATEST "9999-12-31T23:59:59"

#define BREAKS_SQL \
  "SELECT account, account_number, before_time, after_time, expected, found FROM balance_breaks" \
  " WHERE after_time BETWEEN :from AND :to ORDER BY after_time DESC, row DESC"

#define ADD_SQL \
  "INSERT INTO balance_breaks (account, account_number, before_time, after_time, expected, found)" \
  " VALUES (:account, :number, :before, :after, :expected, :found)"

#define REMOVE_SQL \
  "DELETE FROM balance_breaks WHERE account = :account AND account_number IS :number AND before_time = :before" \
  " AND after_time = :after AND expected = :expected AND found = :found"

static gboolean
write_break (LoaStoreConnection     *connection,
             const char             *sql,
             const LoaBalanceBreak  *written,
             GError                **error)
{
  g_autoptr (LoaStoreStatement) statement = loa_store_statement_new (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  loa_store_statement_bind_text (statement, ":account", written->account);
  loa_store_statement_bind_text (statement, ":number", written->account_number);
  loa_store_statement_bind_text (statement, ":before", written->before);
  loa_store_statement_bind_text (statement, ":after", written->after);
  loa_store_statement_bind_integer (statement, ":expected", written->expected);
  loa_store_statement_bind_integer (statement, ":found", written->found);

  return loa_store_statement_run (statement, error);
}

GPtrArray *
loa_balance_break_table_load (LoaStoreConnection  *connection,
                              const char          *from,
                              const char          *to,
                              GError             **error)
{
  g_autoptr (LoaStoreStatement) statement = loa_store_statement_new (connection, BREAKS_SQL, error);
  g_autoptr (GPtrArray) breaks = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_balance_break_free);

  if (statement == NULL)
    return NULL;

  loa_store_statement_bind_text (statement, ":from", from != NULL ? from : EARLIEST);
  loa_store_statement_bind_text (statement, ":to", to != NULL ? to : LATEST);
  while (loa_store_statement_next (statement))
    {
      LoaBalanceBreak *found = g_new0 (LoaBalanceBreak, 1);

      found->account = loa_store_statement_dup_text (statement, 0);
      found->account_number = loa_store_statement_dup_text (statement, 1);
      found->before = loa_store_statement_dup_text (statement, 2);
      found->after = loa_store_statement_dup_text (statement, 3);
      found->expected = loa_store_statement_get_integer (statement, 4);
      found->found = loa_store_statement_get_integer (statement, 5);
      g_ptr_array_add (breaks, found);
    }

  return loa_store_statement_check (statement, error) ? g_steal_pointer (&breaks) : NULL;
}

gboolean
loa_balance_break_table_add (LoaStoreConnection     *connection,
                             const LoaBalanceBreak  *added,
                             GError                **error)
{
  return write_break (connection, ADD_SQL, added, error);
}

gboolean
loa_balance_break_table_remove (LoaStoreConnection     *connection,
                                const LoaBalanceBreak  *removed,
                                GError                **error)
{
  return write_break (connection, REMOVE_SQL, removed, error);
}
