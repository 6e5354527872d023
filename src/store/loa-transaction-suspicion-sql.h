/* loa-transaction-suspicion-sql.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "loa-store-statement.h"
#include "loa-transaction-suspicion.h"

G_BEGIN_DECLS

/* What makes a row of transactions suspicious, as SQL: looked up row by row, along indexes. */

#define LOA_SUSPICION_SETTING "suspicion-floor"

#define LOA_SUSPICION_FLOOR_SQL \
  "coalesce ((SELECT CAST (value AS INTEGER) FROM settings WHERE key = '" LOA_SUSPICION_SETTING "'), " \
  G_STRINGIFY (LOA_SUSPICION_FIRST_FLOOR) ")"

#define LOA_SUSPICION_SMALL_SQL "(amount_in > 0 AND amount_in < " LOA_SUSPICION_FLOOR_SQL ")"

/* The first that went out decides: when as much came in before it, it did before all later ones. */
#define LOA_SUSPICION_TAKEN_BACK_SQL \
  "(amount_in > 0 AND EXISTS (SELECT 1 FROM" \
  "  (SELECT other.transaction_date AS time, other.id_order AS id" \
  "    FROM transactions AS other INDEXED BY transactions_by_amount_out" \
  "    WHERE other.amount_out > 0 AND other.amount_out = transactions.amount_in" \
  "      AND other.bank_account_id IS transactions.bank_account_id" \
  "      AND other.transaction_date >= transactions.transaction_date" \
  "      AND other.transaction_date <= datetime (transactions.transaction_date, '+" G_STRINGIFY (LOA_SUSPICION_DAYS) " days')" \
  "      AND other.account_number IS transactions.account_number" \
  "      AND (other.transaction_date, other.id_order) > (transactions.transaction_date, transactions.id_order)" \
  "    ORDER BY other.transaction_date, other.id_order LIMIT 1) AS first" \
  "  WHERE NOT EXISTS (SELECT 1 FROM transactions AS next INDEXED BY transactions_by_date" \
  "    WHERE +next.amount_in = transactions.amount_in" \
  "      AND +next.bank_account_id IS transactions.bank_account_id" \
  "      AND next.transaction_date >= transactions.transaction_date AND next.transaction_date <= first.time" \
  "      AND next.account_number IS transactions.account_number" \
  "      AND (next.transaction_date, next.id_order) > (transactions.transaction_date, transactions.id_order)" \
  "      AND (next.transaction_date, next.id_order) < (first.time, first.id))))"

#define LOA_SUSPICION_REPEATED_SQL \
  "(reference_number <> '' AND EXISTS (SELECT 1 FROM transactions AS other" \
  "  WHERE other.reference_number = transactions.reference_number AND other.row <> transactions.row))"

/* For many rows: references that are there twice are found at once. */
#define LOA_SUSPICION_REPEATED_REFERENCES_SQL \
  "reference_number IN (" \
  "  SELECT reference_number FROM transactions WHERE reference_number IS NOT NULL AND reference_number <> ''" \
  "    GROUP BY reference_number HAVING count (*) > 1)"

#define LOA_SUSPICIOUS_SQL \
  "(" LOA_SUSPICION_SMALL_SQL " OR " LOA_SUSPICION_REPEATED_REFERENCES_SQL " OR " LOA_SUSPICION_TAKEN_BACK_SQL ")"

LoaStoreStatement *loa_suspicion_statement_new  (LoaStoreConnection  *connection,
                                                 GError             **error);
gboolean           loa_suspicion_statement_read (LoaStoreStatement   *statement,
                                                 gint64               row,
                                                 guint               *suspicions,
                                                 GError             **error);

G_END_DECLS
