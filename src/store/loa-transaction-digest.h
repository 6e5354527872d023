/* loa-transaction-digest.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-row-set.h"
#include "loa-store-connection.h"
#include "loa-transaction-filter.h"

G_BEGIN_DECLS

typedef struct _LoaTransactionDigest LoaTransactionDigest;

/* Takes a row, with amounts of 0 where they are not known, and the hour that its time begins with. */
typedef void (*LoaTransactionDigestFunc) (gint64      row,
                                          gint64      amount_in,
                                          gint64      amount_out,
                                          const char *hour,
                                          gpointer    user_data);

gboolean              loa_transaction_digest_make     (LoaStoreConnection          *connection,
                                                       LoaTransactionDigest       **digest,
                                                       GError                     **error);
LoaTransactionDigest *loa_transaction_digest_ref      (LoaTransactionDigest        *self);
void                  loa_transaction_digest_unref    (LoaTransactionDigest        *self);
gboolean              loa_transaction_digest_knows    (const LoaTransactionFilter  *filter);
void                  loa_transaction_digest_walk     (const LoaTransactionDigest  *self,
                                                       const LoaTransactionFilter  *filter,
                                                       gboolean                     descending,
                                                       const LoaRowSet             *among,
                                                       LoaTransactionDigestFunc     func,
                                                       gpointer                     user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaTransactionDigest, loa_transaction_digest_unref)

G_END_DECLS
