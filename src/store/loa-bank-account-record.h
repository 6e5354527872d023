/* loa-bank-account-record.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LoaBankAccountRecord:
 * @id: SePay's id as text
 * @label: (nullable): the user's label
 * @account_number: (nullable): account number
 * @bank_short_name: (nullable): such as `Vietcombank`
 *
 * A bank account that transactions are filtered by: one that SePay listed, or that a copied transaction names.
 */
typedef struct
{
  char *id;
  char *label;
  char *account_number;
  char *bank_short_name;
} LoaBankAccountRecord;

void loa_bank_account_record_free (LoaBankAccountRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaBankAccountRecord, loa_bank_account_record_free)

G_END_DECLS
