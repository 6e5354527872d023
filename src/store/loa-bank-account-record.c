/* loa-bank-account-record.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-bank-account-record.h"

void
loa_bank_account_record_free (LoaBankAccountRecord *self)
{
  g_free (self->id);
  g_free (self->label);
  g_free (self->account_number);
  g_free (self->bank_short_name);
  g_free (self);
}
