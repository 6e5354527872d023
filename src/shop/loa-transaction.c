/* loa-transaction.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-transaction.h"

struct _LoaTransaction
{
  LoaLazyRow parent_instance;
};

G_DEFINE_FINAL_TYPE (LoaTransaction, loa_transaction, LOA_TYPE_LAZY_ROW)

static void
loa_transaction_class_init (LoaTransactionClass *klass)
{
  LoaLazyRowClass *row_class = LOA_LAZY_ROW_CLASS (klass);

  row_class->copy_record = (GBoxedCopyFunc) loa_transaction_record_copy;
  row_class->free_record = (GBoxedFreeFunc) loa_transaction_record_free;
}

static void
loa_transaction_init (LoaTransaction *self)
{
}

const LoaTransactionRecord *
loa_transaction_get_record (LoaTransaction *self)
{
  g_return_val_if_fail (LOA_IS_TRANSACTION (self), NULL);

  return loa_lazy_row_get_record (LOA_LAZY_ROW (self));
}
