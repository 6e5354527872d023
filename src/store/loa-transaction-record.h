/* loa-transaction-record.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LOA_AMOUNT_UNKNOWN:
 *
 * Stands for an amount that SePay did not tell.
 */
#define LOA_AMOUNT_UNKNOWN G_MININT64

/**
 * LoaTransactionRecord:
 * @row: the store's own number, which never changes; 0 for a record not stored yet
 * @id: SePay's id as text
 * @id_is_number: whether SePay wrote it as a number
 * @bank_account_id: (nullable): SePay's id of the bank account as text
 * @bank_account_id_is_number: whether SePay wrote it as a number
 * @bank_brand_name: (nullable): bank
 * @account_number: (nullable): account number
 * @transaction_date: `YYYY-MM-DD HH:MM:SS`, Vietnam time, SePay's own text
 * @amount_out: đồng, or %LOA_AMOUNT_UNKNOWN
 * @amount_in: đồng, or %LOA_AMOUNT_UNKNOWN
 * @accumulated: balance after it in đồng, or %LOA_AMOUNT_UNKNOWN
 * @transaction_content: (nullable): text of the transfer
 * @reference_number: (nullable): the bank's reference
 * @code: (nullable): payment code
 * @sub_account: (nullable): receiving sub-account
 * @suspicions: #LoaTransactionSuspicion flags, set only by loa_store_read_transactions_finish()
 *
 * A bank transaction in the local copy: SePay's twelve members.
 */
typedef struct
{
  gint64 row;
  char *id;
  gboolean id_is_number;
  char *bank_account_id;
  gboolean bank_account_id_is_number;
  char *bank_brand_name;
  char *account_number;
  char *transaction_date;
  gint64 amount_out;
  gint64 amount_in;
  gint64 accumulated;
  char *transaction_content;
  char *reference_number;
  char *code;
  char *sub_account;
  guint suspicions;
} LoaTransactionRecord;

/**
 * loa_transaction_record_new:
 *
 * Returns: (transfer full): a transaction of which nothing is known, with amounts of %LOA_AMOUNT_UNKNOWN
 */
LoaTransactionRecord *loa_transaction_record_new  (void);

/**
 * loa_transaction_record_copy:
 * @self: a transaction
 *
 * Returns: (transfer full): the same once more
 */
LoaTransactionRecord *loa_transaction_record_copy (const LoaTransactionRecord *self);

void                  loa_transaction_record_free (LoaTransactionRecord       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaTransactionRecord, loa_transaction_record_free)

G_END_DECLS
