/* loa-transaction-details.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-transaction.h"

G_BEGIN_DECLS

#define LOA_TYPE_TRANSACTION_DETAILS (loa_transaction_details_get_type ())

/**
 * LoaTransactionDetails:
 *
 * All that is known of one transaction, as it now stands, each part with a button that copies it.
 *
 * Signals: `show-code` (a payment code) and `show-sender` (words): the user wants to see the other transactions with
 * the same code, or with the same words of their sender.
 */
G_DECLARE_FINAL_TYPE (LoaTransactionDetails, loa_transaction_details, LOA, TRANSACTION_DETAILS, AdwBin)

/**
 * loa_transaction_details_set_transaction:
 * @self: the details
 * @transaction: (nullable): a transaction, read or not yet
 *
 * Shows @transaction and follows it.
 */
void loa_transaction_details_set_transaction (LoaTransactionDetails *self,
                                              LoaTransaction        *transaction);

G_END_DECLS
