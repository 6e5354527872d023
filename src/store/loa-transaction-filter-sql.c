/* loa-transaction-filter-sql.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-transaction-filter-sql.h"

#include "loa-transaction-record.h"

/* The conditions of a filter, as SQL that follows WHERE TRUE, and its order. */

/* No text that begins with a day sorts after the day and this. */
#define LAST_CHARACTER "\U0010ffff"

#define AMOUNT "iif (amount_in > 0, amount_in, amount_out)"

static const char *const order_columns[] = {
  [LOA_TRANSACTION_ORDER_DATE] = "transaction_date",
  [LOA_TRANSACTION_ORDER_ACCOUNT] = "account_number",
  [LOA_TRANSACTION_ORDER_IN] = "amount_in",
  [LOA_TRANSACTION_ORDER_OUT] = "amount_out",
  [LOA_TRANSACTION_ORDER_CONTENT] = "coalesce (content_folded, lower (transaction_content), '')",
  [LOA_TRANSACTION_ORDER_CODE] = "code",
  [LOA_TRANSACTION_ORDER_REFERENCE] = "reference_number",
  [LOA_TRANSACTION_ORDER_SUB_ACCOUNT] = "sub_account",
  [LOA_TRANSACTION_ORDER_MATCH] = "loa_resembles (:search, " LOA_TRANSACTION_SEARCH_FIELDS ")",
};

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

void
loa_filter_sql_append_search (GString              *sql,
                              LoaTransactionSearch *search)
{
  gint64 amount;

  if (loa_transaction_search_is_empty (search))
    return;

  if (loa_transaction_search_get_phrases (search) != NULL)
    g_string_append (sql, " AND row IN (" LOA_ROWS_WITH_PHRASES_SQL ")");
  if (loa_transaction_search_get_phrase_or_amount (search, &amount) != NULL)
    g_string_append (sql, " AND row IN (" LOA_ROWS_WITH_PHRASE_OR_AMOUNT_SQL ")");

  g_string_append (sql, " AND loa_matches (:search, " LOA_TRANSACTION_SEARCH_FIELDS ")");
}

/* What only the rows know. */
void
loa_filter_sql_append_rows (GString                    *sql,
                            const LoaTransactionFilter *filter)
{
  if (is_set (filter->account))
    g_string_append (sql, " AND (bank_account_id = :account OR account_number = :account)");
  if (is_set (filter->reference))
    g_string_append (sql, " AND reference_number = :reference");
  if (is_set (filter->code))
    g_string_append (sql, " AND code = :code");
}

void
loa_filter_sql_append_days (GString                    *sql,
                            const LoaTransactionFilter *filter)
{
  if (is_set (filter->from_day))
    g_string_append (sql, " AND transaction_date >= :from_day");
  if (is_set (filter->to_day))
    g_string_append (sql, " AND transaction_date < :after_to_day");
}

void
loa_filter_sql_append_amounts (GString                    *sql,
                               const LoaTransactionFilter *filter)
{
  if (filter->direction == LOA_TRANSACTION_DIRECTION_IN)
    g_string_append (sql, " AND amount_in > 0");
  if (filter->direction == LOA_TRANSACTION_DIRECTION_OUT)
    g_string_append (sql, " AND amount_out > 0");
  if (filter->min_amount != LOA_AMOUNT_UNKNOWN)
    g_string_append (sql, " AND " AMOUNT " >= :min_amount");
  if (filter->max_amount != LOA_AMOUNT_UNKNOWN)
    g_string_append (sql, " AND " AMOUNT " <= :max_amount");
}

void
loa_filter_sql_append_order (GString             *sql,
                             LoaTransactionOrder  order,
                             gboolean             descending)
{
  const char *direction = descending ? "DESC" : "ASC";

  if (order == LOA_TRANSACTION_ORDER_DATE)
    g_string_append_printf (sql, " ORDER BY transaction_date %s, id_order %s", direction, direction);
  else
    g_string_append_printf (sql, " ORDER BY %s %s, transaction_date DESC, id_order DESC",
                            order_columns[order], direction);
}

void
loa_filter_sql_bind (LoaStoreStatement          *statement,
                     const LoaTransactionFilter *filter,
                     LoaTransactionSearch       *search)
{
  g_autofree char *after_to_day = g_strconcat (is_set (filter->to_day) ? filter->to_day : "", LAST_CHARACTER, NULL);
  gint64 amount;

  loa_store_statement_bind_pointer (statement, ":search", search, LOA_TRANSACTION_SEARCH_POINTER);
  loa_store_statement_bind_text (statement, ":phrases", loa_transaction_search_get_phrases (search));
  loa_store_statement_bind_text (statement, ":phrase", loa_transaction_search_get_phrase_or_amount (search, &amount));
  loa_store_statement_bind_integer (statement, ":amount", amount);

  loa_store_statement_bind_text (statement, ":account", filter->account);
  loa_store_statement_bind_text (statement, ":from_day", filter->from_day);
  loa_store_statement_bind_text (statement, ":after_to_day", after_to_day);
  loa_store_statement_bind_integer (statement, ":min_amount", filter->min_amount);
  loa_store_statement_bind_integer (statement, ":max_amount", filter->max_amount);
  loa_store_statement_bind_text (statement, ":reference", filter->reference);
  loa_store_statement_bind_text (statement, ":code", filter->code);
}
