/* loa-balance-break-table.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-balance-break.h"
#include "loa-store-connection.h"

G_BEGIN_DECLS

/* Reads what was found between two times, both inclusive, the newest first. @from and @to may be %NULL. */
GPtrArray *loa_balance_break_table_load   (LoaStoreConnection     *connection,
                                           const char             *from,
                                           const char             *to,
                                           GError                **error);
gboolean   loa_balance_break_table_add    (LoaStoreConnection     *connection,
                                           const LoaBalanceBreak  *added,
                                           GError                **error);
gboolean   loa_balance_break_table_remove (LoaStoreConnection     *connection,
                                           const LoaBalanceBreak  *removed,
                                           GError                **error);

G_END_DECLS
