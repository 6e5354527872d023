/* loa-transaction-ranking.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-transaction-ranking.h"

#include <string.h>

/* Many rows in the order of LOA_TRANSACTION_ORDER_MATCH, without sorting: what each resembles is found out first, then
 * the rows are added by time, and each goes to those that resemble as much.
 *
 * A content that is ASCII has the words that are ASCII, as far as the index told that the row has all of them. So only the
 * others are looked at, of which there are few: banks write without diacritics.
 */

/* As many words as anybody types; those of more resemble as much as these. */
#define MAX_WORDS 31

#define SOME_SQL \
  "SELECT row, loa_resembles (:search, " LOA_TRANSACTION_SEARCH_FIELDS ") FROM transactions" \
  "  WHERE content_folded IS NOT NULL AND loa_is_among (:found, row)"

#define ALL_SQL \
  "SELECT row, loa_resembles (:search, " LOA_TRANSACTION_SEARCH_FIELDS ") FROM transactions" \
  "  WHERE loa_is_among (:found, row)"

struct _LoaTransactionRanking
{
  guint8 *n_words; /* (owned): that each row has as they were typed */
  GArray *rows[MAX_WORDS + 1]; /* (owned) (element-type gint64): with so many words, in the order in which they came */
};

static gboolean
count_words (LoaTransactionRanking  *self,
             LoaStoreStatement      *statement,
             GError                **error)
{
  while (loa_store_statement_next (statement))
    self->n_words[loa_store_statement_get_integer (statement, 0)] =
      (guint8) MIN (loa_store_statement_get_integer (statement, 1), MAX_WORDS);

  return loa_store_statement_check (statement, error);
}

/* Of the rows that were @found, which are at most @largest. */
LoaTransactionRanking *
loa_transaction_ranking_new (LoaStoreConnection    *connection,
                             LoaTransactionSearch  *search,
                             const LoaRowSet       *found,
                             gint64                 largest,
                             GError               **error)
{
  g_autoptr (LoaTransactionRanking) self = g_new0 (LoaTransactionRanking, 1);
  g_autoptr (LoaStoreStatement) statement = NULL;
  gint64 amount;
  gboolean have_words = loa_transaction_search_is_exact (search) &&
                        loa_transaction_search_get_phrase_or_amount (search, &amount) == NULL;

  self->n_words = g_malloc0 ((gsize) largest + 1);
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    self->rows[i] = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (have_words)
    memset (self->n_words, (int) MIN (loa_transaction_search_count_plain_words (search), MAX_WORDS), (gsize) largest + 1);

  statement = loa_store_statement_new (connection, have_words ? SOME_SQL : ALL_SQL, error);
  if (statement == NULL)
    return NULL;

  loa_store_statement_bind_pointer (statement, ":search", search, LOA_TRANSACTION_SEARCH_POINTER);
  loa_store_statement_bind_pointer (statement, ":found", (gpointer) found, LOA_ROW_SET_POINTER);

  return count_words (self, statement, error) ? g_steal_pointer (&self) : NULL;
}

void
loa_transaction_ranking_free (LoaTransactionRanking *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    g_array_unref (self->rows[i]);
  g_free (self->n_words);
  g_free (self);
}

/* Takes a row that was found, by time. */
void
loa_transaction_ranking_add (LoaTransactionRanking *self,
                             gint64                 row)
{
  g_array_append_val (self->rows[self->n_words[row]], row);
}

/* Moves all to the end of @rows. */
void
loa_transaction_ranking_list (LoaTransactionRanking *self,
                              gboolean               descending,
                              GArray                *rows)
{
  for (guint i = 0; i <= MAX_WORDS; i++)
    {
      GArray *those = self->rows[descending ? MAX_WORDS - i : i];

      g_array_append_vals (rows, those->data, those->len);
      g_array_set_size (those, 0);
    }
}
