/* loa-simulator-transactions.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-simulator.h"

G_BEGIN_DECLS

#define LOA_N_BANK_ACCOUNTS 2

/* The bank transactions, oldest first. Forty bytes a row, so that there can be a million of them: the texts are made
 * from the row's seed whenever they are asked for.
 */
typedef struct _LoaSimulatorTransactions LoaSimulatorTransactions;

typedef struct
{
  gint64 time; /* Unix seconds */
  gint64 amount; /* đồng, negative when they go out */
  gint64 accumulated; /* đồng, the account's balance afterwards */
  guint32 id;
  guint32 seed; /* of the texts */
  guint16 account; /* an index */
  guint16 documented; /* 1 … 3 for the documentation's rows, 0 for all others */
} LoaTransactionRow;

typedef struct
{
  char *content; /* (owned) */
  char *reference_number; /* (owned) */
  char *code; /* (owned) (nullable) */
  char *sub_account; /* (owned) (nullable) */
} LoaTransactionTexts;

typedef struct
{
  gint64 from; /* Unix seconds, inclusive */
  gint64 to; /* Unix seconds, exclusive */
  int account; /* an index, -1 for any */
  const char *reference_number; /* (unowned) (nullable) */
  gint64 amount_in; /* -1 for any */
  gint64 amount_out; /* -1 for any */
  gboolean is_ascending;
  gboolean leaves_one_out; /* always the same one */
} LoaTransactionQuery;

/* Lets a customer pay on the first account; @time: in Unix seconds. */
void                      loa_simulator_receive           (LoaSimulator             *self,
                                                           gint64                    amount,
                                                           gint64                    time);

/* Posts a payment under a @time that has passed; its balance is that of now. */
void                      loa_simulator_post_late         (LoaSimulator             *self,
                                                           gint64                    amount,
                                                           gint64                    time);

LoaSimulatorTransactions *loa_simulator_transactions_new  (guint                     n_transactions,
                                                           LoaSimulatorDates         dates,
                                                           gint64                    now);
void                      loa_simulator_transactions_free (LoaSimulatorTransactions *self);

/* Returns: the balance that the list of accounts shows */
gint64 loa_simulator_transactions_get_balance (LoaSimulatorTransactions  *self,
                                               guint                      account);

/* Puts up to @limit rows, after the first @offset ones, into @page.
 *
 * Returns: how many rows there are in all
 */
guint  loa_simulator_transactions_find        (LoaSimulatorTransactions  *self,
                                               const LoaTransactionQuery *query,
                                               guint64                    offset,
                                               guint                      limit,
                                               GArray                    *page);
void   loa_simulator_transactions_describe    (LoaSimulatorTransactions  *self,
                                               const LoaTransactionRow   *row,
                                               LoaTransactionTexts       *texts);
void   loa_transaction_texts_clear            (LoaTransactionTexts       *texts);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LoaTransactionTexts, loa_transaction_texts_clear)

G_END_DECLS
