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
#include "loa-trigram-tokenizer.h"

/* What a person searches for: words that must all match.
 *
 * Whether a row matches is decided in one place, matches(), which SQL calls for each row that it looks at as the
 * function loa_matches(). The trigram index only spares it rows: words narrow them down to those that hold the word's
 * text, unless the word could also match by the bank's name, which no index of rows knows. Words of less than three
 * characters do as what trigrams begin with, unless they are at the very end of a text, where no trigram begins.
 */

/* The beginning of a long word narrows as well as all of it, and a few words as well as many. */
#define PHRASE_LENGTH 32
#define MAX_PHRASES 8

/* Stands between the fields of a text that is searched. A word never holds it, so that none matches across fields. */
#define FIELD_SEPARATOR "\n"

struct _LoaTransactionSearch
{
  LoaSearchWords *words; /* (owned) */
  GStrv spelled; /* (owned): the words as they were typed, but for case */
  GString *phrases; /* (owned): of all words that can only match by their text, in the index's language; or empty */
  char *phrase_or_amount; /* (owned) (nullable): of a word that can match by its text or as an amount above 0 */
  gint64 amount;
  gboolean is_exact; /* @phrases say all there is to say */
  gboolean has_short_phrase;
  GString *folded; /* (owned): the row that is looked at */
  GString *bank; /* (owned): its bank */
};

/* What loa_matches() is told of a row, as LOA_TRANSACTION_SEARCH_FIELDS has it. */
enum
{
  FIELD_CONTENT,
  FIELD_CONTENT_FOLDED,
  FIELD_CODE,
  FIELD_REFERENCE_NUMBER,
  FIELD_SUB_ACCOUNT,
  FIELD_ACCOUNT_NUMBER,
  FIELD_BANK,
  FIELD_AMOUNT_IN,
  FIELD_AMOUNT_OUT,
  N_FIELDS,
};

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

/* Folds @length characters as ASCII is folded. Returns: whether they were */
static gboolean
fold_ascii (char       *folded,
            const char *text,
            gsize       length)
{
  guchar all = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar byte = (guchar) text[i];

      all |= byte;
      folded[i] = (char) (byte | (byte >= 'A' && byte <= 'Z' ? 0x20 : 0));
    }

  return all < 0x80;
}

/* Appends a text folded. Nearly all are ASCII, which is folded on the way. */
static void
append_folded (GString    *folded,
               const char *text,
               gsize       length)
{
  gsize start = folded->len;

  g_string_set_size (folded, start + length);
  if (!fold_ascii (folded->str + start, text, length))
    {
      g_autofree char *slowly = loa_fold (text);

      g_string_truncate (folded, start);
      g_string_append (folded, slowly);
    }
}

static void
append_field (GString       *folded,
              sqlite3_value *value)
{
  const char *text = get_text (value);

  append_folded (folded, text, strlen (text));
  g_string_append_c (folded, *FIELD_SEPARATOR);
}

/* The text of a row that a search looks into: loa_transaction_search_fold_fields() of a row in the table. */
static const char *
fold_row (LoaTransactionSearch  *self,
          sqlite3_value        **fields)
{
  g_string_truncate (self->folded, 0);

  /* One that is not ASCII is there folded already. */
  if (sqlite3_value_type (fields[FIELD_CONTENT_FOLDED]) != SQLITE_NULL)
    g_string_append (self->folded, get_text (fields[FIELD_CONTENT_FOLDED]));
  else
    append_folded (self->folded, get_text (fields[FIELD_CONTENT]), strlen (get_text (fields[FIELD_CONTENT])));
  g_string_append_c (self->folded, *FIELD_SEPARATOR);

  for (guint i = FIELD_CODE; i <= FIELD_ACCOUNT_NUMBER; i++)
    append_field (self->folded, fields[i]);

  return self->folded->str;
}

static gboolean
begins_with (LoaTransactionSearch *self,
             const char           *bank,
             const LoaSearchWord  *word)
{
  g_string_truncate (self->bank, 0);
  append_folded (self->bank, bank, strlen (bank));

  return strncmp (self->bank->str, word->text, word->length) == 0;
}

static gboolean
matches (LoaTransactionSearch  *self,
         sqlite3_value        **fields)
{
  const char *search_text = NULL;

  for (guint i = 0; i < loa_search_words_get_size (self->words); i++)
    {
      const LoaSearchWord *word = loa_search_words_get (self->words, i);

      if (word->is_amount && (get_amount (fields[FIELD_AMOUNT_IN]) == word->amount
                              || get_amount (fields[FIELD_AMOUNT_OUT]) == word->amount))
        continue;

      if (search_text == NULL)
        search_text = fold_row (self, fields);

      if (strstr (search_text, word->text) == NULL && !begins_with (self, get_text (fields[FIELD_BANK]), word))
        return FALSE;
    }

  return TRUE;
}

static void
matches_cb (sqlite3_context  *context,
            int               n_values,
            sqlite3_value   **values)
{
  LoaTransactionSearch *self = sqlite3_value_pointer (values[0], LOA_TRANSACTION_SEARCH_POINTER);

  sqlite3_result_int (context, self != NULL && matches (self, values + 1));
}

/* Without case, but with all diacritics, however they are encoded. */
static char *
spell (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *lower = g_utf8_casefold (valid, -1);

  return g_utf8_normalize (lower, -1, G_NORMALIZE_NFC);
}

static GStrv
spell_words (const char *text)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *spelled = spell (text != NULL ? text : "");
  const char *cursor = spelled;

  while (*cursor != '\0')
    {
      const char *start = cursor;
      g_autofree char *word = NULL;

      while (*cursor != '\0' && !g_unichar_isspace (g_utf8_get_char (cursor)))
        cursor = g_utf8_next_char (cursor);

      word = g_strndup (start, cursor - start);
      if (*word != '\0')
        g_strv_builder_add (words, word);
      if (*cursor != '\0')
        cursor = g_utf8_next_char (cursor);
    }

  return g_strv_builder_end (words);
}

/* ASCII is spelled as it is folded. */
static const char *
spell_row (LoaTransactionSearch  *self,
           sqlite3_value        **fields)
{
  const char *content = get_text (fields[FIELD_CONTENT]);
  g_autofree char *spelled = NULL;

  if (g_str_is_ascii (content))
    return fold_row (self, fields);

  spelled = spell (content);
  g_string_assign (self->folded, spelled);
  g_string_append_c (self->folded, *FIELD_SEPARATOR);
  for (guint i = FIELD_CODE; i <= FIELD_ACCOUNT_NUMBER; i++)
    append_field (self->folded, fields[i]);

  return self->folded->str;
}

static void
resembles_cb (sqlite3_context  *context,
              int               n_values,
              sqlite3_value   **values)
{
  LoaTransactionSearch *self = sqlite3_value_pointer (values[0], LOA_TRANSACTION_SEARCH_POINTER);
  int n_found = 0;

  if (self != NULL && self->spelled[0] != NULL)
    {
      const char *text = spell_row (self, values + 1);

      for (guint i = 0; self->spelled[i] != NULL; i++)
        n_found += strstr (text, self->spelled[i]) != NULL;
    }

  sqlite3_result_int (context, n_found);
}

static gboolean
is_short (const LoaSearchWord *word)
{
  return g_utf8_strlen (word->text, -1) < LOA_TRIGRAM_LENGTH;
}

/* Trigrams have another character in the place of these, which SQLite takes for broken. */
static gboolean
has_noncharacter (const char *text)
{
  return strstr (text, "\ufffe") != NULL || strstr (text, "\uffff") != NULL;
}

static char *
quote_phrase (const LoaSearchWord *word)
{
  g_autofree char *beginning = g_utf8_substring (word->text, 0, MIN (g_utf8_strlen (word->text, -1), PHRASE_LENGTH));
  g_auto (GStrv) parts = g_strsplit (beginning, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  return g_strdup_printf ("\"%s\"%s", doubled, is_short (word) ? " *" : "");
}

/* Returns: whether the index now knows all about the word */
static gboolean
narrow (LoaTransactionSearch *self,
        const LoaSearchWord  *word)
{
  g_autofree char *phrase = quote_phrase (word);

  self->has_short_phrase = self->has_short_phrase || is_short (word);
  if (!word->is_amount)
    {
      g_string_append_printf (self->phrases, "%s%s", self->phrases->len > 0 ? " " : "", phrase);
    }
  else if (word->amount > 0 && self->phrase_or_amount == NULL)
    {
      self->phrase_or_amount = g_steal_pointer (&phrase);
      self->amount = word->amount;
    }
  else
    {
      return FALSE;
    }

  /* Some other characters are the same to SQLite. */
  return g_str_is_ascii (word->text) && word->length <= PHRASE_LENGTH;
}

/* Returns: (transfer full) (nullable): the folded content, unless that is what ASCII's own small letters make of it */
char *
loa_transaction_search_fold_content (const LoaTransactionRecord *record)
{
  g_autofree char *folded = loa_fold (record->transaction_content);
  g_autofree char *lower = g_ascii_strdown (record->transaction_content != NULL ? record->transaction_content : "", -1);

  return strcmp (folded, lower) != 0 ? g_steal_pointer (&folded) : NULL;
}

/* Returns: (transfer full): the text of a row that a search looks into */
char *
loa_transaction_search_fold_fields (const LoaTransactionRecord *record)
{
  const char *const fields[] = {
    record->transaction_content, record->code, record->reference_number, record->sub_account, record->account_number,
  };
  GString *folded = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (fields[i] != NULL)
        append_folded (folded, fields[i], strlen (fields[i]));
      if (i + 1 < G_N_ELEMENTS (fields))
        g_string_append_c (folded, *FIELD_SEPARATOR);
    }

  return g_string_free (folded, FALSE);
}

/* Returns: the last characters of a search text, with which no trigram begins */
const char *
loa_transaction_search_get_ending (const char *search_text)
{
  const char *ending = search_text + strlen (search_text);

  for (guint i = 1; i < LOA_TRIGRAM_LENGTH && ending > search_text; i++)
    ending = g_utf8_prev_char (ending);

  return ending;
}

LoaTransactionSearch *
loa_transaction_search_new (const char *text)
{
  LoaTransactionSearch *self = g_new0 (LoaTransactionSearch, 1);

  self->words = loa_search_words_new (text);
  self->spelled = spell_words (text);
  self->phrases = g_string_new (NULL);
  self->folded = g_string_new (NULL);
  self->bank = g_string_new (NULL);

  return self;
}

void
loa_transaction_search_free (LoaTransactionSearch *self)
{
  loa_search_words_free (self->words);
  g_strfreev (self->spelled);
  g_string_free (self->phrases, TRUE);
  g_string_free (self->folded, TRUE);
  g_string_free (self->bank, TRUE);
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
loa_transaction_search_plan (LoaTransactionSearch            *self,
                             const LoaTransactionSearchFacts *facts,
                             gpointer                         user_data)
{
  guint n_words = loa_search_words_get_size (self->words);
  guint n_phrases = 0;
  guint n_exact = 0;

  for (guint i = 0; i < n_words && n_phrases < MAX_PHRASES; i++)
    {
      const LoaSearchWord *word = loa_search_words_get (self->words, i);

      if (facts->begins_bank_name (word->text, user_data))
        continue;

      if (is_short (word) && (has_noncharacter (word->text) || facts->is_in_ending (word->text, user_data) ||
                              facts->is_frequent (word->text, user_data)))
        continue;

      n_exact += narrow (self, word);
      n_phrases++;
    }

  self->is_exact = n_exact == n_words;
}

/* Returns: whether the rows that hold the phrases are the result, with no need to look at each */
gboolean
loa_transaction_search_is_exact (LoaTransactionSearch *self)
{
  return self->is_exact;
}

/* Returns: whether the index has to put a phrase together from all trigrams that begin with it, before it gives any row */
gboolean
loa_transaction_search_has_short_phrase (LoaTransactionSearch *self)
{
  return self->has_short_phrase;
}

/* Returns: how many words were typed as they are folded: a text without diacritics that matches has these as they were
 * typed, and no others
 */
guint
loa_transaction_search_count_plain_words (LoaTransactionSearch *self)
{
  guint n_plain = 0;

  for (guint i = 0; self->spelled[i] != NULL; i++)
    {
      g_autofree char *folded = loa_fold (self->spelled[i]);

      n_plain += strcmp (folded, self->spelled[i]) == 0;
    }

  return n_plain;
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

/* For a row that was written before endings were noted: two separators stand before the sub-account. */
static void
ending_cb (sqlite3_context  *context,
           int               n_values,
           sqlite3_value   **values)
{
  g_autofree char *sub_account = loa_fold (get_text (values[0]));
  g_autofree char *account_number = loa_fold (get_text (values[1]));
  g_autofree char *text = g_strconcat (FIELD_SEPARATOR FIELD_SEPARATOR, sub_account, FIELD_SEPARATOR, account_number, NULL);

  sqlite3_result_text (context, loa_transaction_search_get_ending (text), -1, SQLITE_TRANSIENT);
}

void
loa_transaction_search_register (sqlite3 *database)
{
  sqlite3_create_function_v2 (database, "loa_search_ending", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, ending_cb, NULL,
                              NULL, NULL);
  sqlite3_create_function_v2 (database, "loa_matches", 1 + N_FIELDS, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, matches_cb, NULL,
                              NULL, NULL);
  sqlite3_create_function_v2 (database, "loa_resembles", 1 + N_FIELDS, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, resembles_cb, NULL,
                              NULL, NULL);
}
