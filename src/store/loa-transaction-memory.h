/* loa-transaction-memory.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LoaRowSet LoaRowSet;
typedef struct _LoaTransactionDigest LoaTransactionDigest;
typedef struct _LoaTransactionMemory LoaTransactionMemory;

LoaTransactionMemory *loa_transaction_memory_new         (void);
LoaTransactionMemory *loa_transaction_memory_ref         (LoaTransactionMemory *self);
void                  loa_transaction_memory_unref       (LoaTransactionMemory *self);
LoaTransactionDigest *loa_transaction_memory_dup_digest  (LoaTransactionMemory *self,
                                                          gint64                number);
void                  loa_transaction_memory_keep_digest (LoaTransactionMemory *self,
                                                          gint64                number,
                                                          LoaTransactionDigest *digest);
LoaRowSet            *loa_transaction_memory_dup_found   (LoaTransactionMemory *self,
                                                          gint64                number,
                                                          const char           *what);
void                  loa_transaction_memory_keep_found  (LoaTransactionMemory *self,
                                                          gint64                number,
                                                          const char           *what,
                                                          LoaRowSet            *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaTransactionMemory, loa_transaction_memory_unref)

G_END_DECLS
