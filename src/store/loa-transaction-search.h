/* loa-transaction-search.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "loa-transaction-record.h"

G_BEGIN_DECLS

/* The type under which a search is bound to a statement. */
#define LOA_TRANSACTION_SEARCH_POINTER "loa-transaction-search"

/* What the SQL functions loa_matches() and loa_resembles() take after it. */
#define LOA_TRANSACTION_SEARCH_FIELDS \
  "transaction_content, content_folded, code, reference_number, sub_account, account_number, bank_brand_name," \
  " amount_in, amount_out"

typedef struct _LoaTransactionSearch LoaTransactionSearch;

/* What a store knows of a word:
 * @begins_bank_name: some transaction's bank begins with it
 * @is_in_ending: it is in the last two characters of what a search looks into, of some transaction. Asked for short words
 * @is_frequent: so many transactions match it that it does not narrow anything. Asked for short words
 */
typedef struct
{
  gboolean (*begins_bank_name) (const char *word,
                                gpointer    user_data);
  gboolean (*is_in_ending)     (const char *word,
                                gpointer    user_data);
  gboolean (*is_frequent)      (const char *word,
                                gpointer    user_data);
} LoaTransactionSearchFacts;

char                 *loa_transaction_search_fold_content (const LoaTransactionRecord *record);
char                 *loa_transaction_search_fold_fields  (const LoaTransactionRecord *record);
const char           *loa_transaction_search_get_ending   (const char                 *search_text);
LoaTransactionSearch *loa_transaction_search_new          (const char                 *text);
void                  loa_transaction_search_free         (LoaTransactionSearch       *self);
gboolean              loa_transaction_search_is_empty     (LoaTransactionSearch       *self);
void                  loa_transaction_search_plan         (LoaTransactionSearch       *self,
                                                           const LoaTransactionSearchFacts *facts,
                                                           gpointer                    user_data);
gboolean              loa_transaction_search_is_exact     (LoaTransactionSearch       *self);
gboolean              loa_transaction_search_has_short_phrase (LoaTransactionSearch   *self);
guint                 loa_transaction_search_count_plain_words (LoaTransactionSearch  *self);
const char           *loa_transaction_search_get_phrases  (LoaTransactionSearch       *self);
const char           *loa_transaction_search_get_phrase_or_amount (LoaTransactionSearch *self,
                                                                   gint64               *amount);
void                  loa_transaction_search_register     (sqlite3                    *database);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaTransactionSearch, loa_transaction_search_free)

G_END_DECLS
