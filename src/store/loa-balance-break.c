/* loa-balance-break.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-balance-break.h"

void
loa_balance_break_free (LoaBalanceBreak *self)
{
  g_free (self->account);
  g_free (self->account_number);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

gboolean
loa_balance_break_equal (const LoaBalanceBreak *self,
                         const LoaBalanceBreak *other)
{
  return g_strcmp0 (self->account, other->account) == 0 && g_strcmp0 (self->account_number, other->account_number) == 0
         && g_strcmp0 (self->before, other->before) == 0 && g_strcmp0 (self->after, other->after) == 0
         && self->expected == other->expected && self->found == other->found;
}
