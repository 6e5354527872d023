/* loa-balance-break.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LoaBalanceBreak:
 * @account: SePay's id of the bank account as text, its number where SePay tells no id, or empty where it tells neither
 * @account_number: (nullable): account number
 * @before: when the last transaction before the gap was made, `YYYY-MM-DD HH:MM:SS`, Vietnam time
 * @after: when the first one after it was made, likewise, never earlier than @before
 * @expected: the balance that the account would have had after it, in đồng
 * @found: the balance that it had, in đồng
 *
 * A place in the history of an account where one balance does not follow from the one before: between the two
 * transactions others seem to be missing, which make a difference of @found − @expected.
 */
typedef struct
{
  char *account;
  char *account_number;
  char *before;
  char *after;
  gint64 expected;
  gint64 found;
} LoaBalanceBreak;

void     loa_balance_break_free  (LoaBalanceBreak       *self);

/**
 * loa_balance_break_equal:
 * @self: a gap
 * @other: another one
 *
 * Returns: whether both are the same gap
 */
gboolean loa_balance_break_equal (const LoaBalanceBreak *self,
                                  const LoaBalanceBreak *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaBalanceBreak, loa_balance_break_free)

G_END_DECLS
