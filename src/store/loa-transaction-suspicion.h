/* loa-transaction-suspicion.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "loa-store.h"

G_BEGIN_DECLS

/**
 * LoaTransactionSuspicion:
 * @LOA_TRANSACTION_SUSPICION_NONE: nothing
 * @LOA_TRANSACTION_SUSPICION_SMALL: money that came in below the floor, such as 200 ₫ for a bill of 200.000 ₫
 * @LOA_TRANSACTION_SUSPICION_TAKEN_BACK: money that came in, and as much went out of the same account within
 *   %LOA_SUSPICION_DAYS days after it, before as much came in again: what goes out takes back one payment, not all of
 *   that amount
 * @LOA_TRANSACTION_SUSPICION_REPEATED: another transaction has the same reference
 *
 * What makes a transaction worth a second look. A set of flags.
 */
typedef enum
{
  LOA_TRANSACTION_SUSPICION_NONE = 0,
  LOA_TRANSACTION_SUSPICION_SMALL = 1 << 0,
  LOA_TRANSACTION_SUSPICION_TAKEN_BACK = 1 << 1,
  LOA_TRANSACTION_SUSPICION_REPEATED = 1 << 2,
} LoaTransactionSuspicion;

/**
 * LOA_SUSPICION_DAYS:
 *
 * How long money that came in can be taken back: about as long as banks take to trace and to return a transfer. What goes
 * out later is of the same amount by chance.
 */
#define LOA_SUSPICION_DAYS 30

/**
 * LOA_SUSPICION_FIRST_FLOOR:
 *
 * The floor, in đồng, as long as none is set.
 */
#define LOA_SUSPICION_FIRST_FLOOR 1000

/**
 * loa_store_get_suspicion_floor_async:
 * @self: the store
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Gets the amount in đồng below which money that comes in is suspicious; 0 for none.
 */
void     loa_store_get_suspicion_floor_async  (LoaStore            *self,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);

/**
 * loa_store_get_suspicion_floor_finish:
 * @self: the store
 * @result: what the callback was given
 * @floor: (out): the floor in đồng, 0 for none
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when that could be read
 */
gboolean loa_store_get_suspicion_floor_finish (LoaStore            *self,
                                               GAsyncResult        *result,
                                               gint64              *floor,
                                               GError             **error);

/**
 * loa_store_set_suspicion_floor_async:
 * @self: the store
 * @floor: in đồng, 0 for none
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Sets the floor. Other transactions are suspicious then, of which `transactions-changed` tells.
 */
void     loa_store_set_suspicion_floor_async  (LoaStore            *self,
                                               gint64               floor,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);

/**
 * loa_store_set_suspicion_floor_finish:
 * @self: the store
 * @result: what the callback was given
 * @error: return location for an error of %LOA_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when it is written
 */
gboolean loa_store_set_suspicion_floor_finish (LoaStore            *self,
                                               GAsyncResult        *result,
                                               GError             **error);

G_END_DECLS
