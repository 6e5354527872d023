/* loa-store-shift.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store.h"

G_BEGIN_DECLS

/**
 * LoaShiftLine:
 * @bank_brand_name: (nullable): bank
 * @account_number: (nullable): account number
 * @sub_account: (nullable): receiving sub-account
 * @count_in: transactions with money in
 * @sum_in: money in, đồng, or %LOA_AMOUNT_UNKNOWN when that is more than an integer holds
 * @largest_in: the largest money in, đồng
 * @count_out: transactions with money out
 * @sum_out: money out, likewise
 * @n_suspicious: transactions that are suspicious: see #LoaTransactionSuspicion
 *
 * What happened on an account, or on a sub-account of it, between two times.
 */
typedef struct
{
  char *bank_brand_name;
  char *account_number;
  char *sub_account;
  gint64 count_in;
  gint64 sum_in;
  gint64 largest_in;
  gint64 count_out;
  gint64 sum_out;
  gint64 n_suspicious;
} LoaShiftLine;

void loa_shift_line_free (LoaShiftLine *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaShiftLine, loa_shift_line_free)

/**
 * loa_store_load_shift_async:
 * @self: the store
 * @from: the first moment, `YYYY-MM-DD HH:MM:SS`, Vietnam time
 * @until: the moment that it ends before, likewise
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Sums up what happened between two times (element-type LoaShiftLine), by account and sub-account, as of one moment.
 */
void       loa_store_load_shift_async  (LoaStore             *self,
                                        const char           *from,
                                        const char           *until,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);

/**
 * loa_store_load_shift_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type LoaShiftLine): a line for each account and sub-account
 */
GPtrArray *loa_store_load_shift_finish (LoaStore             *self,
                                        GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
