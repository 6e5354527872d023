/* loa-suspicious-rows.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-row-set.h"
#include "loa-store-statement.h"
#include "loa-transaction-filter.h"

G_BEGIN_DECLS

gboolean loa_suspicious_rows_find (LoaStoreConnection          *connection,
                                   const LoaTransactionFilter  *filter,
                                   LoaRowSet                  **rows,
                                   GError                     **error);

G_END_DECLS
