/* loa-transaction-filter-sql.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store-statement.h"
#include "loa-transaction-filter.h"
#include "loa-transaction-search.h"

G_BEGIN_DECLS

#define LOA_ROWS_WITH_PHRASES_SQL "SELECT rowid FROM transaction_search WHERE transaction_search MATCH :phrases"

#define LOA_ROWS_WITH_PHRASE_SQL "SELECT rowid FROM transaction_search WHERE transaction_search MATCH :phrase"

#define LOA_ROWS_WITH_AMOUNT_SQL \
  "SELECT row FROM transactions WHERE amount_in = :amount AND amount_in > 0" \
  " UNION ALL SELECT row FROM transactions WHERE amount_out = :amount AND amount_out > 0"

#define LOA_ROWS_WITH_PHRASE_OR_AMOUNT_SQL LOA_ROWS_WITH_PHRASE_SQL " UNION ALL " LOA_ROWS_WITH_AMOUNT_SQL

/* What only the rows know. */
void loa_filter_sql_append_rows    (GString                    *sql,
                                    const LoaTransactionFilter *filter);
void loa_filter_sql_append_search  (GString                    *sql,
                                    LoaTransactionSearch       *search);

/* What the index by time knows as well. */
void loa_filter_sql_append_days    (GString                    *sql,
                                    const LoaTransactionFilter *filter);
void loa_filter_sql_append_amounts (GString                    *sql,
                                    const LoaTransactionFilter *filter);

void loa_filter_sql_append_order   (GString                    *sql,
                                    LoaTransactionOrder         order,
                                    gboolean                    descending);

void loa_filter_sql_bind           (LoaStoreStatement          *statement,
                                    const LoaTransactionFilter *filter,
                                    LoaTransactionSearch       *search);

G_END_DECLS
