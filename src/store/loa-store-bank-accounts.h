/* loa-store-bank-accounts.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-bank-account-record.h"
#include "loa-store.h"

G_BEGIN_DECLS

/**
 * loa_store_put_bank_accounts_async:
 * @self: the store
 * @records: (element-type LoaBankAccountRecord): all accounts that SePay lists; a reference is kept until the
 *   callback
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Replaces what is known of the bank accounts.
 */
void     loa_store_put_bank_accounts_async  (LoaStore            *self,
                                             GPtrArray           *records,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);

/**
 * loa_store_put_bank_accounts_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when they are written
 */
gboolean loa_store_put_bank_accounts_finish (LoaStore            *self,
                                             GAsyncResult        *result,
                                             GError             **error);

/**
 * loa_store_list_bank_accounts_async:
 * @self: the store
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Gets the accounts to filter by (element-type LoaBankAccountRecord): those that SePay listed, and after them those
 * that only transactions name.
 */
void       loa_store_list_bank_accounts_async  (LoaStore            *self,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);

/**
 * loa_store_list_bank_accounts_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type LoaBankAccountRecord): the accounts
 */
GPtrArray *loa_store_list_bank_accounts_finish (LoaStore            *self,
                                                GAsyncResult        *result,
                                                GError             **error);

G_END_DECLS
