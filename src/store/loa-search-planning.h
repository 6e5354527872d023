/* loa-search-planning.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store-connection.h"
#include "loa-transaction-search.h"

G_BEGIN_DECLS

gboolean loa_search_planning_run (LoaStoreConnection    *connection,
                                  LoaTransactionSearch  *search,
                                  GError               **error);

G_END_DECLS
