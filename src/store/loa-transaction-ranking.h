/* loa-transaction-ranking.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-row-set.h"
#include "loa-store-statement.h"
#include "loa-transaction-search.h"

G_BEGIN_DECLS

typedef struct _LoaTransactionRanking LoaTransactionRanking;

LoaTransactionRanking *loa_transaction_ranking_new  (LoaStoreConnection     *connection,
                                                     LoaTransactionSearch   *search,
                                                     const LoaRowSet        *found,
                                                     gint64                  largest,
                                                     GError                **error);
void                   loa_transaction_ranking_free (LoaTransactionRanking  *self);
void                   loa_transaction_ranking_add  (LoaTransactionRanking  *self,
                                                     gint64                  row);
void                   loa_transaction_ranking_list (LoaTransactionRanking  *self,
                                                     gboolean                descending,
                                                     GArray                 *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaTransactionRanking, loa_transaction_ranking_free)

G_END_DECLS
