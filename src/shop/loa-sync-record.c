/* loa-sync-record.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sync-record.h"

LoaTransactionRecord *
loa_sync_record_new (const SepayTransaction *transaction)
{
  LoaTransactionRecord *record = loa_transaction_record_new ();

  record->id = g_strdup (transaction->id);
  record->id_is_number = transaction->id_is_number;
  record->bank_account_id = g_strdup (transaction->bank_account_id);
  record->bank_account_id_is_number = transaction->bank_account_id_is_number;
  record->bank_brand_name = g_strdup (transaction->bank_brand_name);
  record->account_number = g_strdup (transaction->account_number);
  record->transaction_date = g_strdup (transaction->transaction_date);
  record->amount_out = transaction->has_amount_out ? transaction->amount_out : LOA_AMOUNT_UNKNOWN;
  record->amount_in = transaction->has_amount_in ? transaction->amount_in : LOA_AMOUNT_UNKNOWN;
  record->accumulated = transaction->has_accumulated ? transaction->accumulated : LOA_AMOUNT_UNKNOWN;
  record->transaction_content = g_strdup (transaction->transaction_content);
  record->reference_number = g_strdup (transaction->reference_number);
  record->code = g_strdup (transaction->code);
  record->sub_account = g_strdup (transaction->sub_account);

  return record;
}

LoaBankAccountRecord *
loa_sync_account_record_new (const SepayBankAccount *account)
{
  LoaBankAccountRecord *record = g_new0 (LoaBankAccountRecord, 1);

  record->id = g_strdup (account->id);
  record->label = g_strdup (account->label);
  record->account_number = g_strdup (account->account_number);
  record->bank_short_name = g_strdup (account->bank_short_name);

  return record;
}
