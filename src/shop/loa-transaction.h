/* loa-transaction.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-lazy-row.h"
#include "loa-transaction-record.h"

G_BEGIN_DECLS

#define LOA_TYPE_TRANSACTION (loa_transaction_get_type ())

/**
 * LoaTransaction:
 *
 * A row of #LoaTransactionList. It exists before its contents have been read; `record` is notified when they arrive.
 *
 * Properties, read-only: `record` (pointer, a #LoaTransactionRecord, %NULL until read).
 */
G_DECLARE_FINAL_TYPE (LoaTransaction, loa_transaction, LOA, TRANSACTION, LoaLazyRow)

/**
 * loa_transaction_get_record:
 * @self: a transaction
 *
 * Returns: (transfer none) (nullable): what the store has, %NULL until it is read
 */
const LoaTransactionRecord *loa_transaction_get_record (LoaTransaction *self);

G_END_DECLS
