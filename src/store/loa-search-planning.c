/* loa-search-planning.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-search-planning.h"

#include "loa-store-statement.h"

/* What the store knows of words, by which a search chooses those that the index narrows it down with. */

#define BANK_SQL "SELECT 1 FROM bank_names WHERE substr (folded, 1, length (:word)) = :word"
#define ENDING_SQL "SELECT 1 FROM search_endings WHERE instr (ending, :word) > 0"
#define SAMPLE_SQL "SELECT loa_matches (:search, " LOA_TRANSACTION_SEARCH_FIELDS ") FROM transactions WHERE row = :row"

/* Enough to tell half of the rows from all of them. */
#define N_SAMPLED 300

/* Fewer rows are found in no time either way. */
#define MANY_ROWS 4000

/* What is in more rows than these, the index has more to tell about than all rows would. */
#define FREQUENT_PERCENT 60

typedef struct
{
  LoaStoreStatement *bank; /* (owned) (nullable) */
  LoaStoreStatement *ending; /* (owned) (nullable) */
  LoaStoreStatement *sample; /* (owned) (nullable) */
  gint64 largest; /* row */
} Planning;

static void
planning_clear (Planning *planning)
{
  g_clear_pointer (&planning->bank, loa_store_statement_free);
  g_clear_pointer (&planning->ending, loa_store_statement_free);
  g_clear_pointer (&planning->sample, loa_store_statement_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Planning, planning_clear)

static gboolean
ask (LoaStoreStatement *statement,
     const char        *word)
{
  gboolean found;

  loa_store_statement_bind_text (statement, ":word", word);
  found = loa_store_statement_next (statement);
  loa_store_statement_reset (statement);

  return found;
}

static gboolean
begins_bank_name (const char *word,
                  gpointer    user_data)
{
  Planning *planning = user_data;

  return ask (planning->bank, word);
}

static gboolean
is_in_ending (const char *word,
              gpointer    user_data)
{
  Planning *planning = user_data;

  return ask (planning->ending, word);
}

static gboolean
is_frequent (const char *word,
             gpointer    user_data)
{
  Planning *planning = user_data;
  g_autoptr (LoaTransactionSearch) search = NULL;
  guint n_found = 0;

  if (planning->largest < MANY_ROWS)
    return FALSE;

  search = loa_transaction_search_new (word);
  loa_store_statement_bind_pointer (planning->sample, ":search", search, LOA_TRANSACTION_SEARCH_POINTER);
  for (gint64 i = 0; i < N_SAMPLED; i++)
    {
      loa_store_statement_bind_integer (planning->sample, ":row", 1 + i * (planning->largest / N_SAMPLED));
      n_found += loa_store_statement_next (planning->sample) &&
                 loa_store_statement_get_integer (planning->sample, 0) != 0;
      loa_store_statement_reset (planning->sample);
    }

  return n_found * 100 > N_SAMPLED * FREQUENT_PERCENT;
}

static gboolean
check (Planning  *planning,
       GError   **error)
{
  return loa_store_statement_check (planning->bank, error) && loa_store_statement_check (planning->ending, error) &&
         loa_store_statement_check (planning->sample, error);
}

gboolean
loa_search_planning_run (LoaStoreConnection    *connection,
                         LoaTransactionSearch  *search,
                         GError               **error)
{
  static const LoaTransactionSearchFacts facts = { begins_bank_name, is_in_ending, is_frequent };
  g_auto (Planning) planning = { 0 };

  if (loa_transaction_search_is_empty (search))
    return TRUE;

  planning.bank = loa_store_statement_new (connection, BANK_SQL, error);
  if (planning.bank == NULL)
    return FALSE;

  planning.ending = loa_store_statement_new (connection, ENDING_SQL, error);
  if (planning.ending == NULL)
    return FALSE;

  planning.sample = loa_store_statement_new (connection, SAMPLE_SQL, error);
  if (planning.sample == NULL ||
      !loa_store_connection_get_integer (connection, "SELECT max (row) FROM transactions", &planning.largest, error))
    return FALSE;

  loa_transaction_search_plan (search, &facts, &planning);

  return check (&planning, error);
}
