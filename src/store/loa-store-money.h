/* loa-store-money.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-money-period.h"
#include "loa-store.h"
#include "loa-transaction-filter.h"

G_BEGIN_DECLS

/**
 * loa_store_load_money_per_period_async:
 * @self: the store
 * @filter: of which transactions
 * @unit: how long the periods are to be
 * @cancellable: (nullable): a cancellable; cancelling interrupts the query
 * @callback: called when done
 * @user_data: for @callback
 *
 * Gets what came in and went out per hour, day or month (an array of #LoaMoneyPeriod): see loa_money_periods_make(). It
 * is read on a thread of its own, so that it holds up no other call.
 */
void    loa_store_load_money_per_period_async  (LoaStore                   *self,
                                                const LoaTransactionFilter *filter,
                                                LoaMoneyUnit                unit,
                                                GCancellable               *cancellable,
                                                GAsyncReadyCallback         callback,
                                                gpointer                    user_data);

/**
 * loa_store_load_money_per_period_finish:
 * @self: the store
 * @result: what the callback was given
 * @chosen: (out): how long they are
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type LoaMoneyPeriod): the periods, oldest first
 */
GArray *loa_store_load_money_per_period_finish (LoaStore                   *self,
                                                GAsyncResult               *result,
                                                LoaMoneyUnit               *chosen,
                                                GError                    **error);

G_END_DECLS
