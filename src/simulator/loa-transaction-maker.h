/* loa-transaction-maker.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-simulator-transactions.h"

G_BEGIN_DECLS

/* Makes up transactions, always the same ones. */

/* Returns: (transfer full) (element-type LoaTransactionRow): oldest first; @balances are those after the newest */
GArray *loa_make_transactions     (guint                    n_transactions,
                                   LoaSimulatorDates        dates,
                                   gint64                   now,
                                   gint64                   balances[LOA_N_BANK_ACCOUNTS]);

/* An amount as it comes into a shop, or goes out of it when negative. */
gint64  loa_make_amount           (GRand                   *random);

void    loa_make_transaction_texts (const LoaTransactionRow *row,
                                    LoaTransactionTexts     *texts);

G_END_DECLS
