/* loa-transaction-filter.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-transaction-filter.h"

#include "loa-transaction-record.h"

LoaTransactionFilter *
loa_transaction_filter_new (void)
{
  LoaTransactionFilter *self = g_new0 (LoaTransactionFilter, 1);

  self->min_amount = LOA_AMOUNT_UNKNOWN;
  self->max_amount = LOA_AMOUNT_UNKNOWN;

  return self;
}

LoaTransactionFilter *
loa_transaction_filter_copy (const LoaTransactionFilter *self)
{
  LoaTransactionFilter *copy = g_memdup2 (self, sizeof *self);

  copy->search = g_strdup (self->search);
  copy->account = g_strdup (self->account);
  copy->from_day = g_strdup (self->from_day);
  copy->to_day = g_strdup (self->to_day);
  copy->reference = g_strdup (self->reference);
  copy->code = g_strdup (self->code);

  return copy;
}

void
loa_transaction_filter_free (LoaTransactionFilter *self)
{
  g_free (self->search);
  g_free (self->account);
  g_free (self->from_day);
  g_free (self->to_day);
  g_free (self->reference);
  g_free (self->code);
  g_free (self);
}

gboolean
loa_transaction_filter_equal (const LoaTransactionFilter *self,
                              const LoaTransactionFilter *other)
{
  return g_strcmp0 (self->search, other->search) == 0 &&
         g_strcmp0 (self->account, other->account) == 0 &&
         g_strcmp0 (self->from_day, other->from_day) == 0 &&
         g_strcmp0 (self->to_day, other->to_day) == 0 &&
         self->direction == other->direction &&
         self->min_amount == other->min_amount &&
         self->max_amount == other->max_amount &&
         g_strcmp0 (self->reference, other->reference) == 0 &&
         g_strcmp0 (self->code, other->code) == 0 &&
         self->suspicious == other->suspicious;
}
