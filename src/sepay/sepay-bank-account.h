/* sepay-bank-account.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SepayBankAccount:
 * @id: the account's id as text; it is used as a filter
 * @id_is_number: whether SePay wrote the id as a JSON number, so that it can be given back as it came
 * @label: (nullable): the user's label
 * @account_holder_name: (nullable): holder
 * @account_number: (nullable): number, leading zeros kept
 * @accumulated: balance in đồng; meaningless where @has_accumulated is %FALSE
 * @has_accumulated: whether SePay told
 * @active: whether it is in use; meaningless where @has_active is %FALSE
 * @has_active: whether SePay told
 * @created_at: (nullable): SePay's own text, Vietnam time
 * @bank_short_name: (nullable): such as `Vietcombank`
 * @bank_full_name: (nullable): full name
 * @bank_code: (nullable): such as `VCB`
 * @bank_bin: (nullable): six digits
 * @bank_icon_url: (nullable): an address that Loa never loads
 * @bank_logo_url: (nullable): an address that Loa never loads
 *
 * A bank account of the shop (OAuth2 API sheet, section 7).
 */
typedef struct
{
  char *id;
  gboolean id_is_number;
  char *label;
  char *account_holder_name;
  char *account_number;
  gint64 accumulated;
  gboolean has_accumulated;
  gboolean active;
  gboolean has_active;
  char *created_at;
  char *bank_short_name;
  char *bank_full_name;
  char *bank_code;
  char *bank_bin;
  char *bank_icon_url;
  char *bank_logo_url;
} SepayBankAccount;

void sepay_bank_account_free (SepayBankAccount *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepayBankAccount, sepay_bank_account_free)

G_END_DECLS
