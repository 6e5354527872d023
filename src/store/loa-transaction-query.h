/* loa-transaction-query.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store-statement.h"
#include "loa-transaction-filter.h"

G_BEGIN_DECLS

gboolean loa_transaction_query_run (LoaStoreConnection          *connection,
                                    const LoaTransactionFilter  *filter,
                                    LoaTransactionOrder          order,
                                    gboolean                     descending,
                                    gboolean                     is_once,
                                    GArray                     **rows,
                                    LoaTransactionTotals        *totals,
                                    GError                     **error);

gboolean loa_transaction_query_run_hours (LoaStoreConnection          *connection,
                                          const LoaTransactionFilter  *filter,
                                          GArray                     **hours,
                                          GError                     **error);

gboolean loa_transaction_query_glance (LoaStoreConnection          *connection,
                                       const LoaTransactionFilter  *filter,
                                       gboolean                     descending,
                                       guint                        limit,
                                       GArray                     **rows,
                                       GError                     **error);

G_END_DECLS
