/* loa-transaction-facts.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-day-text.h"
#include "loa-dong.h"
#include "loa-transaction-facts.h"

static const char *const titles[LOA_N_TRANSACTION_FACTS] = {
  [LOA_TRANSACTION_FACT_TIME] = N_("Time in Vietnam"),
  [LOA_TRANSACTION_FACT_CONTENT] = N_("Content"),
  [LOA_TRANSACTION_FACT_IN] = N_("Amount in"),
  [LOA_TRANSACTION_FACT_OUT] = N_("Amount out"),
  [LOA_TRANSACTION_FACT_BALANCE] = N_("Balance after it"),
  [LOA_TRANSACTION_FACT_BANK] = N_("Bank"),
  [LOA_TRANSACTION_FACT_ACCOUNT] = N_("Account"),
  [LOA_TRANSACTION_FACT_SUB_ACCOUNT] = N_("Sub-account"),
  [LOA_TRANSACTION_FACT_CODE] = N_("Code"),
  [LOA_TRANSACTION_FACT_REFERENCE] = N_("Reference"),
  [LOA_TRANSACTION_FACT_ID] = N_("Transaction ID"),
};

static char *
dup_known (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/* Of in and out one is always zero; that one is not worth reading. */
static char *
format_amount (gint64 amount)
{
  return amount != 0 && amount != LOA_AMOUNT_UNKNOWN ? loa_dong_format (amount) : NULL;
}

const char *
loa_transaction_fact_get_title (LoaTransactionFact fact)
{
  g_return_val_if_fail (fact < LOA_N_TRANSACTION_FACTS, NULL);

  return _(titles[fact]);
}

char *
loa_transaction_fact_dup_text (LoaTransactionFact          fact,
                               const LoaTransactionRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  switch (fact)
    {
    case LOA_TRANSACTION_FACT_TIME:
      return record->transaction_date != NULL && *record->transaction_date != '\0'
               ? loa_day_text_format_time (record->transaction_date) : NULL;

    case LOA_TRANSACTION_FACT_CONTENT:
      return dup_known (record->transaction_content);

    case LOA_TRANSACTION_FACT_IN:
      return format_amount (record->amount_in);

    case LOA_TRANSACTION_FACT_OUT:
      return format_amount (record->amount_out);

    case LOA_TRANSACTION_FACT_BALANCE:
      return record->accumulated != LOA_AMOUNT_UNKNOWN ? loa_dong_format (record->accumulated) : NULL;

    case LOA_TRANSACTION_FACT_BANK:
      return dup_known (record->bank_brand_name);

    case LOA_TRANSACTION_FACT_ACCOUNT:
      return dup_known (record->account_number);

    case LOA_TRANSACTION_FACT_SUB_ACCOUNT:
      return dup_known (record->sub_account);

    case LOA_TRANSACTION_FACT_CODE:
      return dup_known (record->code);

    case LOA_TRANSACTION_FACT_REFERENCE:
      return dup_known (record->reference_number);

    case LOA_TRANSACTION_FACT_ID:
      return dup_known (record->id);

    default:
      g_return_val_if_reached (NULL);
    }
}

char *
loa_transaction_facts_dup_amount (const LoaTransactionRecord *record)
{
  char *in = loa_transaction_fact_dup_text (LOA_TRANSACTION_FACT_IN, record);

  return in != NULL ? in : loa_transaction_fact_dup_text (LOA_TRANSACTION_FACT_OUT, record);
}

char *
loa_transaction_facts_dup_all (const LoaTransactionRecord *record)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  g_return_val_if_fail (record != NULL, NULL);

  for (LoaTransactionFact fact = 0; fact < LOA_N_TRANSACTION_FACTS; fact++)
    {
      g_autofree char *text = loa_transaction_fact_dup_text (fact, record);

      if (text != NULL)
        g_string_append_printf (lines, "%s: %s\n", loa_transaction_fact_get_title (fact), text);
    }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}
