/* loa-row-parts.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-row-set.h"
#include "loa-store-connection.h"
#include "loa-transaction-filter.h"
#include "loa-transaction-search.h"

G_BEGIN_DECLS

gboolean loa_row_parts_collect (LoaStoreConnection          *connection,
                                const char                  *sql,
                                const LoaTransactionFilter  *filter,
                                LoaTransactionSearch        *search,
                                const LoaRowSet             *among,
                                LoaRowSet                   *found,
                                GError                     **error);

G_END_DECLS
