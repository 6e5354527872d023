/* loa-transaction-search.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-transaction-search.h"

#include <string.h>

#include "loa-fold.h"
#include "loa-search-words.h"

/* What a person searches for: words that must all match.
 *
 * Whether a row matches is decided in one place, matches(), which SQL calls for each row that it looks at as the
 * function loa_matches(). The trigram index only spares it rows: words of three characters and more narrow them down
 * to those that hold the word's text, unless the word could also match by the bank's name, which no index of rows
 * knows.
 */

/* Shorter words are in no trigram. */
#define INDEXED_LENGTH 3

/* The beginning of a long word narrows as well as all of it, and a few words as well as many. */
#define PHRASE_LENGTH 32
#define MAX_PHRASES 8

/* Stands between the fields of a text that is searched. A word never holds it, so that none matches across fields. */
#define FIELD_SEPARATOR "\n"

struct _LoaTransactionSearch
{
  LoaSearchWords *words; /* (owned) */
  GString *phrases; /* (owned): of all words that can only match by their text, in the index's language; or empty */
  char *phrase_or_amount; /* (owned) (nullable): of a word that can match by its text or as an amount above 0 */
  gint64 amount;
};

static gboolean
matches (const LoaTransactionSearch *self,
         const char                 *search_text,
         const char                 *bank_folded,
         gint64                      amount_in,
         gint64                      amount_out)
{
  for (guint i = 0; i < loa_search_words_get_size (self->words); i++)
    {
      const LoaSearchWord *word = loa_search_words_get (self->words, i);

      if (word->is_amount && (amount_in == word->amount || amount_out == word->amount))
        continue;

      if (strncmp (bank_folded, word->text, word->length) != 0 && strstr (search_text, word->text) == NULL)
        return FALSE;
    }

  return TRUE;
}

static const char *
get_text (sqlite3_value *value)
{
  const unsigned char *text = sqlite3_value_text (value);

  return text != NULL ? (const char *) text : "";
}

static gint64
get_amount (sqlite3_value *value)
{
  return sqlite3_value_type (value) != SQLITE_NULL ? sqlite3_value_int64 (value) : LOA_AMOUNT_UNKNOWN;
}

static void
matches_cb (sqlite3_context  *context,
            int               n_values,
            sqlite3_value   **values)
{
  const LoaTransactionSearch *self = sqlite3_value_pointer (values[0], LOA_TRANSACTION_SEARCH_POINTER);

  sqlite3_result_int (context,
                      self != NULL && matches (self, get_text (values[1]), get_text (values[2]),
                                               get_amount (values[3]), get_amount (values[4])));
}

static char *
quote_phrase (const LoaSearchWord *word)
{
  g_autofree char *beginning = g_utf8_substring (word->text, 0, MIN (g_utf8_strlen (word->text, -1), PHRASE_LENGTH));
  g_auto (GStrv) parts = g_strsplit (beginning, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  return g_strdup_printf ("\"%s\"", doubled);
}

static void
narrow (LoaTransactionSearch *self,
        const LoaSearchWord  *word)
{
  g_autofree char *phrase = quote_phrase (word);

  if (!word->is_amount)
    g_string_append_printf (self->phrases, "%s%s", self->phrases->len > 0 ? " " : "", phrase);
  else if (word->amount > 0 && self->phrase_or_amount == NULL)
    {
      self->phrase_or_amount = g_steal_pointer (&phrase);
      self->amount = word->amount;
    }
}

/* Returns: (transfer full): the text of a row that a search looks into. Its first @content_length characters are the
 * folded content.
 */
char *
loa_transaction_search_fold_fields (const LoaTransactionRecord *record,
                                    gsize                      *content_length)
{
  g_autofree char *content = loa_fold (record->transaction_content);
  g_autofree char *code = loa_fold (record->code);
  g_autofree char *reference = loa_fold (record->reference_number);
  g_autofree char *sub_account = loa_fold (record->sub_account);
  g_autofree char *account_number = loa_fold (record->account_number);

  *content_length = g_utf8_strlen (content, -1);

  return g_strjoin (FIELD_SEPARATOR, content, code, reference, sub_account, account_number, NULL);
}

LoaTransactionSearch *
loa_transaction_search_new (const char *text)
{
  LoaTransactionSearch *self = g_new0 (LoaTransactionSearch, 1);

  self->words = loa_search_words_new (text);
  self->phrases = g_string_new (NULL);

  return self;
}

void
loa_transaction_search_free (LoaTransactionSearch *self)
{
  loa_search_words_free (self->words);
  g_string_free (self->phrases, TRUE);
  g_free (self->phrase_or_amount);
  g_free (self);
}

gboolean
loa_transaction_search_is_empty (LoaTransactionSearch *self)
{
  return loa_search_words_get_size (self->words) == 0;
}

/* Chooses the words that narrow. */
void
loa_transaction_search_plan (LoaTransactionSearch *self,
                             LoaBankNameFunc       bank_name_func,
                             gpointer              user_data)
{
  guint n_phrases = 0;

  for (guint i = 0; i < loa_search_words_get_size (self->words) && n_phrases < MAX_PHRASES; i++)
    {
      const LoaSearchWord *word = loa_search_words_get (self->words, i);

      if (g_utf8_strlen (word->text, -1) >= INDEXED_LENGTH && !bank_name_func (word->text, user_data))
        {
          narrow (self, word);
          n_phrases++;
        }
    }
}

/* Returns: (transfer none) (nullable): for the index: the phrases that each result holds */
const char *
loa_transaction_search_get_phrases (LoaTransactionSearch *self)
{
  return self->phrases->len > 0 ? self->phrases->str : NULL;
}

/* Returns: (transfer none) (nullable): for the index: a phrase that each result holds that has not @amount as its in
 * or out
 */
const char *
loa_transaction_search_get_phrase_or_amount (LoaTransactionSearch *self,
                                             gint64               *amount)
{
  *amount = self->amount;

  return self->phrase_or_amount;
}

void
loa_transaction_search_register (sqlite3 *database)
{
  sqlite3_create_function_v2 (database, "loa_matches", 5, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, matches_cb, NULL,
                              NULL, NULL);
}
