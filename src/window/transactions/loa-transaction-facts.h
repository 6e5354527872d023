/* loa-transaction-facts.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-transaction-record.h"

G_BEGIN_DECLS

/**
 * LoaTransactionFact:
 *
 * What can be told of a transaction, in the order in which it is told.
 */
typedef enum
{
  LOA_TRANSACTION_FACT_TIME,
  LOA_TRANSACTION_FACT_CONTENT,
  LOA_TRANSACTION_FACT_IN,
  LOA_TRANSACTION_FACT_OUT,
  LOA_TRANSACTION_FACT_BALANCE,
  LOA_TRANSACTION_FACT_BANK,
  LOA_TRANSACTION_FACT_ACCOUNT,
  LOA_TRANSACTION_FACT_SUB_ACCOUNT,
  LOA_TRANSACTION_FACT_CODE,
  LOA_TRANSACTION_FACT_REFERENCE,
  LOA_TRANSACTION_FACT_ID,
} LoaTransactionFact;

#define LOA_N_TRANSACTION_FACTS 11

/**
 * loa_transaction_fact_get_title:
 * @fact: a fact
 *
 * Returns: (transfer none): what it is called, translated
 */
const char *loa_transaction_fact_get_title   (LoaTransactionFact          fact);

/**
 * loa_transaction_fact_dup_text:
 * @fact: a fact
 * @record: a transaction
 *
 * Returns: (transfer full) (nullable): how it is shown and copied, never empty, or %NULL when it is not known. Of money
 *   in and out only the one that is not zero is
 */
char       *loa_transaction_fact_dup_text    (LoaTransactionFact          fact,
                                              const LoaTransactionRecord *record);

/**
 * loa_transaction_facts_dup_amount:
 * @record: a transaction
 *
 * Returns: (transfer full) (nullable): the money that went in or out
 */
char       *loa_transaction_facts_dup_amount (const LoaTransactionRecord *record);

/**
 * loa_transaction_facts_dup_all:
 * @record: a transaction
 *
 * Returns: (transfer full): all that is known of it, a line each
 */
char       *loa_transaction_facts_dup_all    (const LoaTransactionRecord *record);

G_END_DECLS
