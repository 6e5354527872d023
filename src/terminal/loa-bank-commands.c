/* loa-bank-commands.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-commands.h"
#include "loa-failure.h"
#include "loa-json.h"
#include "loa-table.h"
#include "loa-transaction-record.h"
#include "sepay-error.h"

#define SCOPE "bank-account:read"

static gint64
get_balance (const SepayBankAccount *account)
{
  return account->has_accumulated ? account->accumulated : LOA_AMOUNT_UNKNOWN;
}

static LoaTernary
get_active (const SepayBankAccount *account)
{
  return account->has_active ? !!account->active : LOA_TERNARY_UNKNOWN;
}

static void
add_account (JsonBuilder   *builder,
             gconstpointer  row)
{
  const SepayBankAccount *account = row;

  json_builder_begin_object (builder);
  loa_json_add_id (builder, "id", account->id, account->id_is_number);
  loa_json_add_text (builder, "label", account->label);
  loa_json_add_text (builder, "account_holder_name", account->account_holder_name);
  loa_json_add_text (builder, "account_number", account->account_number);
  loa_json_add_amount (builder, "accumulated", get_balance (account));
  loa_json_add_ternary (builder, "active", get_active (account));
  loa_json_add_text (builder, "created_at", account->created_at);

  json_builder_set_member_name (builder, "bank");
  json_builder_begin_object (builder);
  loa_json_add_text (builder, "short_name", account->bank_short_name);
  loa_json_add_text (builder, "full_name", account->bank_full_name);
  loa_json_add_text (builder, "code", account->bank_code);
  loa_json_add_text (builder, "bin", account->bank_bin);
  loa_json_add_text (builder, "icon_url", account->bank_icon_url);
  loa_json_add_text (builder, "logo_url", account->bank_logo_url);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
write_table (LoaOutput *output,
             GPtrArray *accounts)
{
  const char *headings[] = { _("Number"), _("Bank"), _("Holder"), _("Label"), _(">Balance"), _("ID"), NULL };
  g_autoptr (LoaTable) table = loa_table_new (headings);

  for (guint i = 0; i < accounts->len; i++)
    {
      const SepayBankAccount *account = g_ptr_array_index (accounts, i);

      loa_table_add (table, account->account_number);
      loa_table_add (table, account->bank_short_name);
      loa_table_add (table, account->account_holder_name);
      loa_table_add (table, account->label);
      loa_table_add_amount (table, get_balance (account));
      loa_table_add (table, account->id);
    }

  loa_table_write (table, output);
}

/* Where it is known why, it can be mended. Takes @reason over. */
static void
explain_refusal (LoaBankGrant  *grant,
                 GError        *reason,
                 GError       **error)
{
  if (!g_error_matches (reason, SEPAY_ERROR, SEPAY_ERROR_FORBIDDEN)
      || loa_bank_grant_allows (grant, SCOPE))
    {
      g_propagate_error (error, reason);
      return;
    }

  g_error_free (reason);
  g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_DENIED,
               _("This sign-in does not include the permission to read bank accounts (%s). Sign in again and allow it. "
                 "If SePay’s page does not offer it, ask whoever manages the application at SePay to add it."),
               SCOPE);
}

gboolean
loa_command_bank_accounts (LoaTerminal  *self,
                           GError      **error)
{
  LoaOutput *output = loa_terminal_get_output (self);
  LoaShop *shop = loa_terminal_open_shop (self, LOA_TERMINAL_ACCOUNTS_USED, error);
  g_autoptr (GPtrArray) accounts = NULL;
  GError *reason = NULL;
  SepayBank *client;

  if (shop == NULL)
    return FALSE;

  client = loa_bank_grant_get_client (loa_shop_get_bank_grant (shop));
  sepay_bank_list_accounts_async (client, loa_terminal_get_cancellable (self), loa_terminal_ready_cb, self);
  accounts = sepay_bank_list_accounts_finish (client, loa_terminal_wait (self), &reason);
  if (accounts == NULL)
    {
      explain_refusal (loa_shop_get_bank_grant (shop), reason, error);
      return FALSE;
    }

  if (loa_output_is_json (output))
    loa_output_list (output, "accounts", accounts, add_account, NULL);
  else if (accounts->len == 0)
    loa_output_line (output, _("SePay lists no bank accounts."));
  else
    write_table (output, accounts);
  return TRUE;
}
