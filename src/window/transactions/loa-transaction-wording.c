/* loa-transaction-wording.c
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
#include "loa-quotation.h"
#include "loa-suspicion-wording.h"
#include "loa-transaction-wording.h"

/* More than that no row has room for, and a screen reader would read it all. */
#define MAX_LINE_LENGTH 500

/* Nearly all are. */
static gboolean
is_plain (const char *text)
{
  const char *end = text;

  while (*end >= ' ' && *end <= '~')
    end++;

  return *end == '\0' && end - text <= MAX_LINE_LENGTH;
}

static void
add_part (GString    *sentence,
          const char *title,
          const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  if (sentence->len > 0)
    g_string_append (sentence, ", ");
  if (title != NULL)
    g_string_append_printf (sentence, "%s: ", title);
  g_string_append (sentence, text);
}

gboolean
loa_transaction_wording_is_in (const LoaTransactionRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);

  return record->amount_in > 0 || record->amount_out == 0;
}

char *
loa_transaction_wording_format_amount (gint64 amount)
{
  if (amount == 0)
    return g_strdup ("");

  return amount == LOA_AMOUNT_UNKNOWN ? g_strdup ("?") : loa_dong_format (amount);
}

char *
loa_transaction_wording_format_signed (const LoaTransactionRecord *record)
{
  gboolean is_in;
  gint64 amount;
  g_autofree char *text = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  is_in = loa_transaction_wording_is_in (record);
  amount = is_in ? record->amount_in : record->amount_out;
  if (amount == LOA_AMOUNT_UNKNOWN)
    return g_strdup ("?");

  /* What was booked back may be negative, and has its own sign. */
  text = loa_dong_format (is_in ? amount : -amount);

  return amount > 0 && is_in ? g_strconcat ("+", text, NULL) : g_steal_pointer (&text);
}

char *
loa_transaction_wording_make_line (const char *text)
{
  return text == NULL || is_plain (text) ? g_strdup (text) : loa_quotation_shorten (text, MAX_LINE_LENGTH);
}

char *
loa_transaction_wording_dup_time (const LoaTransactionRecord *record)
{
  g_autofree char *time = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  if (record->transaction_date != NULL)
    time = loa_day_text_format_time (record->transaction_date);

  return loa_transaction_wording_make_line (time);
}

char *
loa_transaction_wording_dup_account (const LoaTransactionRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return loa_transaction_wording_make_line (record->account_number != NULL ? record->account_number
                                                                           : record->bank_brand_name);
}

char *
loa_transaction_wording_describe (const LoaTransactionRecord *record)
{
  g_autoptr (GString) sentence = g_string_new (NULL);
  g_autofree char *time = NULL;
  g_autofree char *in = NULL;
  g_autofree char *out = NULL;
  g_autofree char *content = NULL;

  if (record != NULL)
    {
      time = loa_transaction_wording_dup_time (record);
      in = loa_transaction_wording_format_amount (record->amount_in);
      out = loa_transaction_wording_format_amount (record->amount_out);
      content = loa_transaction_wording_make_line (record->transaction_content);
      add_part (sentence, NULL, time);
      add_part (sentence, _("Amount in"), in);
      add_part (sentence, _("Amount out"), out);
      add_part (sentence, NULL, loa_suspicion_wording_get_word (record->suspicions));
      add_part (sentence, NULL, content);
    }

  return g_string_free (g_steal_pointer (&sentence), FALSE);
}
