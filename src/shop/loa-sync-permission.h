/* loa-sync-permission.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-bank-grant.h"

G_BEGIN_DECLS

/**
 * loa_sync_permission_check_async:
 * @grant: the grant
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Loads @grant, and fails with %LOA_SHOP_ERROR_DENIED when SePay has said that it granted no reading of transactions.
 */
void     loa_sync_permission_check_async  (LoaBankGrant         *grant,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean loa_sync_permission_check_finish (LoaBankGrant         *grant,
                                           GAsyncResult         *result,
                                           GError              **error);

/**
 * loa_sync_permission_explain:
 * @error: (transfer full): why transactions could not be had
 *
 * SePay may say what it does not permit only when it is asked.
 *
 * Returns: (transfer full): %LOA_SHOP_ERROR_DENIED in place of a refusal, any other error as it is
 */
GError  *loa_sync_permission_explain      (GError               *error);

G_END_DECLS
