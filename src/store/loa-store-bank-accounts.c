/* loa-store-bank-accounts.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-bank-accounts.h"

#include "loa-store-private.h"

/* The inner select walks from one account to the next through an index, however many transactions an account has. An
 * account whose id SePay does not tell goes by its number, which the filter takes as well.
 */
#define LIST_SQL \
  "WITH RECURSIVE" \
  "  ids (id) AS (" \
  "    SELECT min (bank_account_id) FROM transactions" \
  "    UNION ALL" \
  "    SELECT (SELECT min (bank_account_id) FROM transactions WHERE bank_account_id > ids.id) FROM ids" \
  "      WHERE id IS NOT NULL)," \
  "  numbers (number) AS (" \
  "    SELECT min (account_number) FROM transactions WHERE bank_account_id IS NULL" \
  "    UNION ALL" \
  "    SELECT (SELECT min (account_number) FROM transactions" \
  "              WHERE bank_account_id IS NULL AND account_number > numbers.number) FROM numbers" \
  "      WHERE number IS NOT NULL)," \
  "  named (id, newest) AS (" \
  "    SELECT id, (SELECT row FROM transactions WHERE bank_account_id = ids.id" \
  "                  ORDER BY transaction_date DESC LIMIT 1)" \
  "      FROM ids WHERE id IS NOT NULL" \
  "    UNION ALL" \
  "    SELECT number, (SELECT row FROM transactions WHERE bank_account_id IS NULL AND account_number = numbers.number" \
  "                      ORDER BY transaction_date DESC LIMIT 1)" \
  "      FROM numbers WHERE number IS NOT NULL) " \
  "SELECT * FROM (SELECT id, label, account_number, bank_short_name FROM bank_accounts ORDER BY position) " \
  "UNION ALL " \
  "SELECT * FROM (SELECT named.id, NULL, account_number, bank_brand_name" \
  "  FROM named JOIN transactions ON transactions.row = named.newest" \
  "  WHERE NOT EXISTS (SELECT 1 FROM bank_accounts WHERE bank_accounts.id = named.id" \
  "                      OR bank_accounts.account_number = transactions.account_number)" \
  "  ORDER BY account_number, named.id)"

static gboolean
put_bank_accounts (LoaStoreConnection  *connection,
                   gpointer             data,
                   GError             **error)
{
  GPtrArray *records = data;
  g_autoptr (LoaStoreStatement) statement = NULL;

  if (!loa_store_connection_execute (connection, "DELETE FROM bank_accounts", error))
    return FALSE;

  statement = loa_store_statement_new (connection,
                                       "INSERT INTO bank_accounts (id, label, account_number, bank_short_name)"
                                       " VALUES (:id, :label, :account_number, :bank_short_name)"
                                       " ON CONFLICT (id) DO NOTHING",
                                       error);
  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      const LoaBankAccountRecord *record = g_ptr_array_index (records, i);

      loa_store_statement_bind_text (statement, ":id", record->id);
      loa_store_statement_bind_text (statement, ":label", record->label);
      loa_store_statement_bind_text (statement, ":account_number", record->account_number);
      loa_store_statement_bind_text (statement, ":bank_short_name", record->bank_short_name);
      if (!loa_store_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
list_bank_accounts (LoaStoreConnection  *connection,
                    gpointer             data,
                    GError             **error)
{
  GPtrArray *records = data;
  g_autoptr (LoaStoreStatement) statement = loa_store_statement_new (connection, LIST_SQL, error);

  if (statement == NULL)
    return FALSE;

  while (loa_store_statement_next (statement))
    {
      LoaBankAccountRecord *record = g_new0 (LoaBankAccountRecord, 1);

      record->id = loa_store_statement_dup_text (statement, 0);
      record->label = loa_store_statement_dup_text (statement, 1);
      record->account_number = loa_store_statement_dup_text (statement, 2);
      record->bank_short_name = loa_store_statement_dup_text (statement, 3);
      g_ptr_array_add (records, record);
    }

  return loa_store_statement_check (statement, error);
}

void
loa_store_put_bank_accounts_async (LoaStore            *self,
                                   GPtrArray           *records,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (records != NULL);

  task = loa_store_new_task (self, loa_store_put_bank_accounts_async, cancellable, callback, user_data);
  g_task_set_task_data (task, g_ptr_array_ref (records), (GDestroyNotify) g_ptr_array_unref);
  loa_store_write (self, task, NULL, put_bank_accounts);
}

gboolean
loa_store_put_bank_accounts_finish (LoaStore      *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return loa_store_finish_task (self, result, loa_store_put_bank_accounts_async, error) != NULL;
}

void
loa_store_list_bank_accounts_async (LoaStore            *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_STORE (self));

  task = loa_store_new_task (self, loa_store_list_bank_accounts_async, cancellable, callback, user_data);
  g_task_set_task_data (task, g_ptr_array_new_with_free_func ((GDestroyNotify) loa_bank_account_record_free),
                        (GDestroyNotify) g_ptr_array_unref);
  loa_store_read (self, task, list_bank_accounts);
}

GPtrArray *
loa_store_list_bank_accounts_finish (LoaStore      *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  GPtrArray *records = loa_store_finish_task (self, result, loa_store_list_bank_accounts_async, error);

  return records != NULL ? g_ptr_array_ref (records) : NULL;
}
