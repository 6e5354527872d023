/* loa-test-amount.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store.h"

G_BEGIN_DECLS

#define LOA_TYPE_TEST_AMOUNT (loa_test_amount_get_type ())

/**
 * LoaTestAmount:
 *
 * What Test announcement says, kept in the profile.
 */
G_DECLARE_FINAL_TYPE (LoaTestAmount, loa_test_amount, LOA, TEST_AMOUNT, GObject)

/**
 * loa_test_amount_new:
 * @store: where it is kept
 * @cancellable: gives up reading it
 *
 * Begins to read it.
 *
 * Returns: the amount, 1.000 đồng until it has been read
 */
LoaTestAmount *loa_test_amount_new        (LoaStore             *store,
                                           GCancellable         *cancellable);

/**
 * loa_test_amount_get:
 * @self: the amount
 *
 * Returns: what Test announcement says, in đồng
 */
gint64         loa_test_amount_get        (LoaTestAmount        *self);

/**
 * loa_test_amount_set_async:
 * @self: the amount
 * @amount: 1 … %LOA_DONG_MAX_ANNOUNCED, in đồng
 * @callback: called when done
 * @user_data: for @callback
 *
 * Keeps another amount in the profile. It is not given up when the window closes.
 */
void           loa_test_amount_set_async  (LoaTestAmount        *self,
                                           gint64                amount,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean       loa_test_amount_set_finish (LoaTestAmount        *self,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
