/* loa-sync-record.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store-bank-accounts.h"
#include "loa-transaction-record.h"
#include "sepay-bank-account.h"
#include "sepay-transaction.h"

G_BEGIN_DECLS

/* What the store keeps of what SePay says. */
LoaTransactionRecord *loa_sync_record_new         (const SepayTransaction *transaction);
LoaBankAccountRecord *loa_sync_account_record_new (const SepayBankAccount *account);

G_END_DECLS
