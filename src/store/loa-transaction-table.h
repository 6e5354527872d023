/* loa-transaction-table.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store-statement.h"
#include "loa-transaction-record.h"

G_BEGIN_DECLS

/* What became of a transaction that was put. */
typedef enum
{
  LOA_TRANSACTION_PUT_KNOWN,
  LOA_TRANSACTION_PUT_NEW,
  LOA_TRANSACTION_PUT_CHANGED,
} LoaTransactionPut;

typedef struct _LoaTransactionTable LoaTransactionTable;

LoaTransactionTable *loa_transaction_table_new  (LoaStoreConnection          *connection,
                                                 GError                     **error);
void                 loa_transaction_table_free (LoaTransactionTable         *self);
gboolean             loa_transaction_table_read (LoaTransactionTable         *self,
                                                 gint64                       row,
                                                 LoaTransactionRecord       **record,
                                                 GError                     **error);
gboolean             loa_transaction_table_visit
                                                (LoaTransactionTable         *self,
                                                 gint64                       row,
                                                 LoaTransactionRecord        *record,
                                                 gboolean                    *found,
                                                 GError                     **error);
gboolean             loa_transaction_table_put  (LoaTransactionTable         *self,
                                                 const LoaTransactionRecord  *record,
                                                 LoaTransactionPut           *put,
                                                 GError                     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaTransactionTable, loa_transaction_table_free)

G_END_DECLS
