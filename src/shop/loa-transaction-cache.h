/* loa-transaction-cache.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-transaction.h"

G_BEGIN_DECLS

#define LOA_TRANSACTION_CACHE_PAGE_ROWS 128

typedef struct _LoaTransactionCache LoaTransactionCache;

LoaTransactionCache *loa_transaction_cache_new         (void);
void                 loa_transaction_cache_free        (LoaTransactionCache *self);
LoaTransaction      *loa_transaction_cache_dup         (LoaTransactionCache *self,
                                                        gint64               row);
void                 loa_transaction_cache_keep_page   (LoaTransactionCache *self,
                                                        guint                page,
                                                        GPtrArray           *transactions);
void                 loa_transaction_cache_touch_page  (LoaTransactionCache *self,
                                                        guint                page);
void                 loa_transaction_cache_drop_pages  (LoaTransactionCache *self);
GArray              *loa_transaction_cache_list_living (LoaTransactionCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaTransactionCache, loa_transaction_cache_free)

G_END_DECLS
