/* loa-simulator-bank-lists.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-simulator"

#include "config.h"

#include "loa-simulator-bank-lists.h"

#include "loa-dong.h"
#include "loa-simulator-bank-answer.h"
#include "loa-simulator-bank-api.h"
#include "loa-simulator-private.h"
#include "loa-vietnam-time.h"

#define N_SUB_ACCOUNTS 4

#define LATE_AMOUNT 35000
#define LATE_SECONDS (2 * 24 * 60 * 60)

static const struct
{
  guint id;
  const char *label;
  const char *holder;
  const char *number;
  const char *created_at;
  const char *sub_account_prefix;
} accounts[LOA_N_BANK_ACCOUNTS] = {
  { 19, "Cty Demo", "CONG TY TNHH DEMO", "0071000888888", "2025-02-12 21:09:49", "VCB0011ABC" },
  { 18, NULL, "NGUYEN VAN A", "0071000899999", "2025-02-12 20:05:47", "VCB0022XYZ" },
};

static void
add_account (LoaSimulator *self,
             LoaJsonText  *text,
             const char   *name,
             guint         i)
{
  loa_json_text_begin_object (text, name);
  loa_bank_add_id (self, text, "id", accounts[i].id);
  loa_bank_add_text (self, text, "label", accounts[i].label);
  loa_json_text_add_string (text, "account_holder_name", accounts[i].holder);
  loa_json_text_add_string (text, "account_number", accounts[i].number);
  loa_bank_add_money (self, text, "accumulated", loa_simulator_transactions_get_balance (self->transactions, i));
  loa_bank_add_boolean (self, text, "active", TRUE);
  loa_json_text_add_string (text, "created_at", accounts[i].created_at);
  loa_json_text_begin_object (text, "bank");
  loa_json_text_add_string (text, "short_name", "Vietcombank");
  loa_json_text_add_string (text, "full_name", "Ngân hàng TMCP Ngoại Thương Việt Nam");
  loa_json_text_add_string (text, "code", "VCB");
  loa_json_text_add_string (text, "bin", "970436");
  loa_json_text_add_string (text, "icon_url", "https://my.sepay.vn/assets/images/banklogo/vietcombank-icon.png");
  loa_json_text_add_string (text, "logo_url", "https://my.sepay.vn/assets/images/banklogo/vietcombank.png");
  loa_json_text_end_object (text);
  loa_bank_add_unknown (self, text);
  loa_json_text_end_object (text);
}

static void
add_transaction (LoaSimulator            *self,
                 LoaJsonText             *text,
                 const LoaTransactionRow *row)
{
  g_auto (LoaTransactionTexts) texts = { 0 };
  g_autofree char *time = loa_vietnam_time_format (row->time);
  gboolean strings_null = loa_simulator_is_on (self, LOA_VARIANT_STRINGS_NULL);

  loa_simulator_transactions_describe (self->transactions, row, &texts);

  loa_json_text_begin_object (text, NULL);
  loa_bank_add_id (self, text, "id", row->id);
  loa_bank_add_id (self, text, "bank_account_id", accounts[row->account].id);
  loa_json_text_add_string (text, "bank_brand_name", "Vietcombank");
  loa_json_text_add_string (text, "account_number", accounts[row->account].number);
  loa_json_text_add_string (text, "transaction_date", time);
  loa_bank_add_money (self, text, "amount_out", MAX (-row->amount, 0));
  loa_bank_add_money (self, text, "amount_in", MAX (row->amount, 0));
  if (loa_simulator_is_on (self, LOA_VARIANT_BALANCE_NULL))
    loa_json_text_add_null (text, "accumulated");
  else
    loa_bank_add_money (self, text, "accumulated", row->accumulated);
  loa_bank_add_text (self, text, "transaction_content", strings_null ? NULL : texts.content);
  loa_bank_add_text (self, text, "reference_number", strings_null ? NULL : texts.reference_number);
  loa_bank_add_text (self, text, "code", texts.code);
  loa_bank_add_text (self, text, "sub_account", texts.sub_account);
  loa_bank_add_unknown (self, text);
  loa_json_text_end_object (text);
}

/* Returns: %FALSE when the parameter is there and is not a number; an amount that no row can have is a right number. */
static gboolean
read_amount (GHashTable *parameters,
             const char *name,
             gint64     *amount)
{
  const char *text = g_hash_table_lookup (parameters, name);
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return TRUE;

  if (!loa_dong_from_number_text (text, amount, &error))
    {
      *amount = G_MAXINT64;
      return g_error_matches (error, LOA_AMOUNT_ERROR, LOA_AMOUNT_ERROR_FRACTION) ||
             g_error_matches (error, LOA_AMOUNT_ERROR, LOA_AMOUNT_ERROR_RANGE);
    }

  if (*amount < 0)
    *amount = G_MAXINT64;

  return TRUE;
}

static gboolean
read_day (GHashTable *parameters,
          const char *name,
          gint64     *midnight)
{
  const char *day = g_hash_table_lookup (parameters, name);
  g_autofree char *time = NULL;

  if (day == NULL)
    return TRUE;

  if (!loa_vietnam_day_is_valid (day))
    return FALSE;

  time = g_strconcat (day, " 00:00:00", NULL);

  return loa_vietnam_time_parse (time, midnight);
}

/* An account that does not exist has no transactions: @is_empty. */
static gboolean
read_account (GHashTable          *parameters,
              LoaTransactionQuery *query,
              gboolean            *is_empty)
{
  const char *id = g_hash_table_lookup (parameters, "bank_account_id");
  const char *number = g_hash_table_lookup (parameters, "account_number");
  int by_number = -1;

  *is_empty = FALSE;

  if (id != NULL)
    {
      if (!g_ascii_string_to_unsigned (id, 10, 0, G_MAXUINT32, NULL, NULL) && !g_uuid_string_is_valid (id))
        return FALSE;

      query->account = loa_simulator_find_bank_account (id);
      *is_empty = query->account < 0;
    }

  if (number != NULL)
    {
      for (guint i = 0; i < LOA_N_BANK_ACCOUNTS; i++)
        {
          if (g_str_equal (accounts[i].number, number))
            by_number = (int) i;
        }

      *is_empty = *is_empty || by_number < 0 || (id != NULL && by_number != query->account);
      query->account = by_number;
    }

  return TRUE;
}

static const char *
read_query (LoaSimulator        *self,
            GHashTable          *parameters,
            LoaTransactionQuery *query,
            gboolean            *is_empty)
{
  gint64 last_day = G_MAXINT64;

  *query = (LoaTransactionQuery) { .from = G_MININT64, .to = G_MAXINT64, .account = -1,
                                   .amount_in = -1, .amount_out = -1 };
  query->is_ascending = loa_simulator_is_on (self, LOA_VARIANT_ASCENDING);
  query->reference_number = g_hash_table_lookup (parameters, "reference_number");
  query->leaves_one_out = loa_simulator_is_on (self, LOA_VARIANT_ROW_LEFT_OUT)
                          || (loa_simulator_is_on (self, LOA_VARIANT_ROW_LEFT_OUT_AT_FIRST)
                              && !g_hash_table_contains (parameters, "to_date"));

  if (!read_account (parameters, query, is_empty))
    return "bank_account_id is not an id";
  if (!read_amount (parameters, "amount_in", &query->amount_in))
    return "amount_in is not a number";
  if (!read_amount (parameters, "amount_out", &query->amount_out))
    return "amount_out is not a number";
  if (!read_day (parameters, "from_date", &query->from) || !read_day (parameters, "to_date", &last_day))
    return "dates are written YYYY-MM-DD";

  if (last_day != G_MAXINT64)
    query->to = last_day + (loa_simulator_is_on (self, LOA_VARIANT_EXCLUSIVE_DATES) ? 0 : 24 * 60 * 60);

  return NULL;
}

int
loa_simulator_find_bank_account (const char *id)
{
  for (guint i = 0; i < LOA_N_BANK_ACCOUNTS; i++)
    {
      g_autofree char *digits = g_strdup_printf ("%u", accounts[i].id);
      g_autofree char *uuid = g_strdup_printf ("00000000-0000-4000-8000-%012u", accounts[i].id);

      if (g_str_equal (digits, id) || g_str_equal (uuid, id))
        return (int) i;
    }

  return -1;
}

void
loa_simulator_answer_bank_accounts (LoaSimulator      *self,
                                    SoupServerMessage *message,
                                    GHashTable        *query)
{
  g_autoptr (LoaJsonText) text = NULL;
  LoaBankPage page;

  if (!loa_bank_read_page (self, message, query, &page) ||
      !loa_bank_check_page (self, message, &page, LOA_N_BANK_ACCOUNTS))
    return;

  text = loa_bank_begin_answer (self);
  loa_json_text_begin_array (text, "data");
  for (guint i = 0; i < LOA_N_BANK_ACCOUNTS; i++)
    {
      if (i / page.limit + 1 == (guint64) page.number)
        add_account (self, text, NULL, i);
    }
  loa_json_text_end_array (text);
  loa_bank_end_list (self, message, text, &page, LOA_N_BANK_ACCOUNTS);
}

void
loa_simulator_answer_bank_account (LoaSimulator      *self,
                                   SoupServerMessage *message,
                                   guint              account)
{
  g_autoptr (LoaJsonText) text = loa_bank_begin_answer (self);

  add_account (self, text, "data", account);
  loa_bank_end_single (self, message, text);
}

void
loa_simulator_answer_sub_accounts (LoaSimulator      *self,
                                   SoupServerMessage *message,
                                   guint              account)
{
  g_autoptr (LoaJsonText) text = loa_bank_begin_answer (self);

  loa_json_text_begin_array (text, "data");
  for (guint i = N_SUB_ACCOUNTS; i > 0; i--)
    {
      g_autofree char *number = g_strdup_printf ("%s%03u", accounts[account].sub_account_prefix, i);
      g_autofree char *label = g_strdup_printf ("Quầy %u", i);

      loa_json_text_begin_object (text, NULL);
      loa_bank_add_id (self, text, "id", account * 10 + i);
      loa_json_text_add_string (text, "account_number", number);
      loa_bank_add_text (self, text, "label", i < N_SUB_ACCOUNTS ? label : NULL);
      loa_bank_add_unknown (self, text);
      loa_json_text_end_object (text);
    }
  loa_json_text_end_array (text);
  loa_bank_end_single (self, message, text);
}

void
loa_simulator_answer_bank_transactions (LoaSimulator      *self,
                                        SoupServerMessage *message,
                                        GHashTable        *query)
{
  g_autoptr (GHashTable) parameters = query != NULL ? g_hash_table_ref (query) : g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (LoaTransactionRow));
  g_autoptr (LoaJsonText) text = NULL;
  LoaTransactionQuery filter;
  LoaBankPage page;
  gboolean is_empty;
  const char *mistake;
  guint total = 0;

  if (!loa_bank_read_page (self, message, query, &page))
    return;

  mistake = read_query (self, parameters, &filter, &is_empty);
  if (mistake != NULL)
    {
      loa_simulator_answer_bank_error (self, message, 400, "validation_error", mistake);
      return;
    }

  if (page.number > 1 && loa_simulator_is_on (self, LOA_VARIANT_INSERT_WHILE_PAGING))
    loa_simulator_add_transactions (self, 1);
  if (page.number > 1 && loa_simulator_is_on (self, LOA_VARIANT_LATE_WHILE_PAGING))
    loa_simulator_post_late (self, LATE_AMOUNT, loa_clock_get_unix_seconds (self->clock) - LATE_SECONDS);

  if (!is_empty)
    total = loa_simulator_transactions_find (self->transactions, &filter, (guint64) (page.number - 1) * page.limit,
                                             page.limit, rows);
  if (!loa_bank_check_page (self, message, &page, total))
    return;

  text = loa_bank_begin_answer (self);
  loa_json_text_begin_array (text, "data");
  for (guint i = 0; i < rows->len; i++)
    add_transaction (self, text, &g_array_index (rows, LoaTransactionRow, i));
  loa_json_text_end_array (text);
  loa_bank_end_list (self, message, text, &page, total);
}
