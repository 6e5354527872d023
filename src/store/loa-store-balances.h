/* loa-store-balances.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-balance-break.h"
#include "loa-store.h"

G_BEGIN_DECLS

/**
 * loa_store_check_balances_async:
 * @self: the store
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Looks whether the balances follow from each other in the days whose transactions have changed since they were looked
 * at last, the newest first, and keeps what it finds. It takes some thousand rows at a time, so that other calls have
 * their turn: call it until it is done. Only a copy that misses no days on purpose is worth looking at.
 */
void     loa_store_check_balances_async  (LoaStore             *self,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);

/**
 * loa_store_check_balances_finish:
 * @self: the store
 * @result: what the callback was given
 * @is_done: (out): whether no day is left to look at
 * @error: return location for an error
 *
 * Returns: %TRUE on success
 */
gboolean loa_store_check_balances_finish (LoaStore             *self,
                                          GAsyncResult         *result,
                                          gboolean             *is_done,
                                          GError              **error);

/**
 * loa_store_load_balance_breaks_async:
 * @self: the store
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Gets where the balances do not follow from each other (element-type LoaBalanceBreak), the newest first. Whenever that
 * may have changed the store emits `balances-changed`.
 */
void       loa_store_load_balance_breaks_async  (LoaStore             *self,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);

/**
 * loa_store_load_balance_breaks_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type LoaBalanceBreak): the gaps
 */
GPtrArray *loa_store_load_balance_breaks_finish (LoaStore             *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
