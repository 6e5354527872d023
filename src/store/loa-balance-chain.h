/* loa-balance-chain.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LoaBalanceChain LoaBalanceChain;

/* Between two links, as texts of the chain that found it. */
typedef struct
{
  const char *before;
  const char *after;
  gint64 expected;
  gint64 found;
} LoaBalanceGap;

LoaBalanceChain *loa_balance_chain_new       (void);
void             loa_balance_chain_free      (LoaBalanceChain *self);
void             loa_balance_chain_add       (LoaBalanceChain *self,
                                              const char      *time,
                                              gint64           amount_in,
                                              gint64           amount_out,
                                              gint64           accumulated);
GArray          *loa_balance_chain_find_gaps (LoaBalanceChain *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaBalanceChain, loa_balance_chain_free)

G_END_DECLS
