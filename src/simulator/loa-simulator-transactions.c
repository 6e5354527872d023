/* loa-simulator-transactions.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-private.h"

#include "loa-transaction-maker.h"

#define LISTED_BALANCE G_GINT64_CONSTANT (1777283273)
#define LISTED_OTHER_BALANCE G_GINT64_CONSTANT (2625076186)

struct _LoaSimulatorTransactions
{
  GArray *rows; /* (owned): of LoaTransactionRow, oldest first */
  GHashTable *added_texts; /* (owned): from id to LoaTransactionTexts, for rows that somebody gave a text */
  gint64 balances[LOA_N_BANK_ACCOUNTS]; /* after the newest row */
  gint64 listed_difference; /* the documentation's list of accounts is of another day than its transactions */
  guint32 newest_id;
  guint32 middle_id; /* that may be left out */
  GRand *random; /* (owned): of rows that are added */
};

static void
texts_free (gpointer data)
{
  loa_transaction_texts_clear (data);
  g_free (data);
}

static LoaTransactionRow *
row_at (LoaSimulatorTransactions *self,
        guint                     i)
{
  return &g_array_index (self->rows, LoaTransactionRow, i);
}

/* Returns: the index of the first row that is not earlier than @time */
static guint
find_time (LoaSimulatorTransactions *self,
           gint64                    time)
{
  guint first = 0;
  guint end = self->rows->len;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (row_at (self, middle)->time < time)
        first = middle + 1;
      else
        end = middle;
    }

  return first;
}

static gboolean
matches (LoaSimulatorTransactions  *self,
         const LoaTransactionRow   *row,
         const LoaTransactionQuery *query)
{
  g_auto (LoaTransactionTexts) texts = { 0 };

  if (query->leaves_one_out && row->id == self->middle_id)
    return FALSE;
  if (query->account >= 0 && row->account != query->account)
    return FALSE;
  if (query->amount_in >= 0 && MAX (row->amount, 0) != query->amount_in)
    return FALSE;
  if (query->amount_out >= 0 && MAX (-row->amount, 0) != query->amount_out)
    return FALSE;
  if (query->reference_number == NULL)
    return TRUE;

  loa_simulator_transactions_describe (self, row, &texts);

  return g_str_equal (texts.reference_number, query->reference_number);
}

static LoaTransactionRow
make_row (LoaSimulatorTransactions *self,
          guint                     account,
          gint64                    amount,
          gint64                    time)
{
  LoaTransactionRow row = { 0 };

  self->newest_id += (guint32) g_rand_int_range (self->random, 1, 20);
  self->balances[account] += amount;
  row.id = self->newest_id;
  row.account = (guint16) account;
  row.amount = amount;
  row.accumulated = self->balances[account];
  row.time = time;
  row.seed = g_rand_int (self->random);

  return row;
}

static LoaTransactionRow *
add_row (LoaSimulator *self,
         guint         account,
         gint64        amount,
         gint64        time)
{
  LoaSimulatorTransactions *transactions = self->transactions;
  gint64 newest_time = G_MININT64;
  LoaTransactionRow row;

  if (transactions->rows->len > 0)
    newest_time = row_at (transactions, transactions->rows->len - 1)->time;

  row = make_row (transactions, account, amount, MAX (time, newest_time));
  g_array_append_val (transactions->rows, row);

  return row_at (transactions, transactions->rows->len - 1);
}

void
loa_simulator_receive (LoaSimulator *self,
                       gint64        amount,
                       gint64        time)
{
  add_row (self, 0, amount, time);
}

void
loa_simulator_post_late (LoaSimulator *self,
                         gint64        amount,
                         gint64        time)
{
  LoaSimulatorTransactions *transactions = self->transactions;
  LoaTransactionRow row = make_row (transactions, 0, amount, time);

  g_array_insert_val (transactions->rows, find_time (transactions, time), row);
}

LoaSimulatorTransactions *
loa_simulator_transactions_new (guint             n_transactions,
                                LoaSimulatorDates dates,
                                gint64            now)
{
  LoaSimulatorTransactions *self = g_new0 (LoaSimulatorTransactions, 1);

  self->balances[0] = LISTED_BALANCE;
  self->balances[1] = LISTED_OTHER_BALANCE;
  self->rows = loa_make_transactions (n_transactions, dates, now, self->balances);
  self->listed_difference = LISTED_BALANCE - self->balances[0];
  self->newest_id = self->rows->len > 0 ? row_at (self, self->rows->len - 1)->id : 0;
  self->middle_id = self->rows->len > 0 ? row_at (self, self->rows->len / 2)->id : 0;
  self->added_texts = g_hash_table_new_full (NULL, NULL, NULL, texts_free);
  self->random = g_rand_new_with_seed (n_transactions);

  return self;
}

void
loa_simulator_transactions_free (LoaSimulatorTransactions *self)
{
  g_array_unref (self->rows);
  g_hash_table_unref (self->added_texts);
  g_rand_free (self->random);
  g_free (self);
}

gint64
loa_simulator_transactions_get_balance (LoaSimulatorTransactions *self,
                                        guint                     account)
{
  return self->balances[account] + (account == 0 ? self->listed_difference : 0);
}

guint
loa_simulator_transactions_find (LoaSimulatorTransactions  *self,
                                 const LoaTransactionQuery *query,
                                 guint64                    offset,
                                 guint                      limit,
                                 GArray                    *page)
{
  gboolean matches_all = query->account < 0 && query->amount_in < 0 && query->amount_out < 0 &&
                         query->reference_number == NULL && !query->leaves_one_out;
  guint first = find_time (self, query->from);
  guint end = MAX (find_time (self, query->to), first);
  guint n_candidates = end - first;
  guint skipped = matches_all ? (guint) MIN (offset, n_candidates) : 0;
  guint n_found = skipped;

  for (guint i = skipped; i < n_candidates; i++)
    {
      const LoaTransactionRow *row = row_at (self, query->is_ascending ? first + i : end - 1 - i);

      if (!matches_all && !matches (self, row, query))
        continue;

      if (n_found >= offset && page->len < limit)
        g_array_append_val (page, *row);
      else if (matches_all)
        return n_candidates;

      n_found++;
    }

  return n_found;
}

void
loa_simulator_transactions_describe (LoaSimulatorTransactions *self,
                                     const LoaTransactionRow  *row,
                                     LoaTransactionTexts      *texts)
{
  const LoaTransactionTexts *added = g_hash_table_lookup (self->added_texts, GUINT_TO_POINTER (row->id));

  loa_make_transaction_texts (row, texts);
  if (added == NULL)
    return;

  g_free (texts->content);
  g_free (texts->code);
  texts->content = g_strdup (added->content);
  texts->code = g_strdup (added->code);
}

void
loa_transaction_texts_clear (LoaTransactionTexts *texts)
{
  g_clear_pointer (&texts->content, g_free);
  g_clear_pointer (&texts->reference_number, g_free);
  g_clear_pointer (&texts->code, g_free);
  g_clear_pointer (&texts->sub_account, g_free);
}

guint
loa_simulator_get_n_transactions (LoaSimulator *self)
{
  g_return_val_if_fail (LOA_IS_SIMULATOR (self), 0);

  loa_simulator_catch_up (self);

  return self->transactions->rows->len;
}

void
loa_simulator_add_transactions (LoaSimulator *self,
                                guint         n_transactions)
{
  g_return_if_fail (LOA_IS_SIMULATOR (self));

  loa_simulator_catch_up (self);

  for (guint i = 0; i < n_transactions; i++)
    {
      gint64 amount = loa_make_amount (self->transactions->random);

      add_row (self, (guint) g_rand_int_range (self->transactions->random, 0, LOA_N_BANK_ACCOUNTS), amount,
               loa_clock_get_unix_seconds (self->clock));
    }
}

guint
loa_simulator_add_payment (LoaSimulator *self,
                           gint64        amount,
                           const char   *content,
                           const char   *code)
{
  LoaTransactionTexts *texts;
  const LoaTransactionRow *row;

  g_return_val_if_fail (LOA_IS_SIMULATOR (self), 0);
  g_return_val_if_fail (content != NULL, 0);

  loa_simulator_catch_up (self);

  row = add_row (self, 0, amount, loa_clock_get_unix_seconds (self->clock));
  texts = g_new0 (LoaTransactionTexts, 1);
  texts->content = g_strdup (content);
  texts->code = g_strdup (code);
  g_hash_table_insert (self->transactions->added_texts, GUINT_TO_POINTER (row->id), texts);

  return row->id;
}
