/* loa-transaction-record.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-transaction-record.h"

LoaTransactionRecord *
loa_transaction_record_new (void)
{
  LoaTransactionRecord *self = g_new0 (LoaTransactionRecord, 1);

  self->amount_out = LOA_AMOUNT_UNKNOWN;
  self->amount_in = LOA_AMOUNT_UNKNOWN;
  self->accumulated = LOA_AMOUNT_UNKNOWN;

  return self;
}

LoaTransactionRecord *
loa_transaction_record_copy (const LoaTransactionRecord *self)
{
  LoaTransactionRecord *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->bank_account_id = g_strdup (self->bank_account_id);
  copy->bank_brand_name = g_strdup (self->bank_brand_name);
  copy->account_number = g_strdup (self->account_number);
  copy->transaction_date = g_strdup (self->transaction_date);
  copy->transaction_content = g_strdup (self->transaction_content);
  copy->reference_number = g_strdup (self->reference_number);
  copy->code = g_strdup (self->code);
  copy->sub_account = g_strdup (self->sub_account);

  return copy;
}

void
loa_transaction_record_free (LoaTransactionRecord *self)
{
  g_free (self->id);
  g_free (self->bank_account_id);
  g_free (self->bank_brand_name);
  g_free (self->account_number);
  g_free (self->transaction_date);
  g_free (self->transaction_content);
  g_free (self->reference_number);
  g_free (self->code);
  g_free (self->sub_account);
  g_free (self);
}
