/* test-search.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"
#include "test-store.h"

#include <string.h>

#include "loa-fold.h"
#include "loa-typed-amount.h"

/* The rule of searching, written a second time and as plainly as can be: row by row, field by field, no index. */

typedef struct
{
  char *fields[5]; /* (owned) */
  char *bank; /* (owned) */
} FoldedFields;

static gboolean
word_matches (const LoaTransactionRecord *record,
              const FoldedFields         *folded,
              const char                 *word)
{
  gint64 amount;

  if (loa_typed_amount_parse (word, &amount, NULL) && (record->amount_in == amount || record->amount_out == amount))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (folded->fields); i++)
    {
      if (strstr (folded->fields[i], word) != NULL)
        return TRUE;
    }

  return g_str_has_prefix (folded->bank, word);
}

static gboolean
search_matches (const LoaTransactionRecord *record,
                const char                 *search)
{
  g_auto (GStrv) words = loa_fold_words (search);
  FoldedFields folded = {
    .fields = {
      loa_fold (record->transaction_content), loa_fold (record->code), loa_fold (record->reference_number),
      loa_fold (record->sub_account), loa_fold (record->account_number),
    },
    .bank = loa_fold (record->bank_brand_name),
  };
  gboolean all_match = TRUE;

  for (guint i = 0; words[i] != NULL; i++)
    all_match = all_match && word_matches (record, &folded, words[i]);

  for (guint i = 0; i < G_N_ELEMENTS (folded.fields); i++)
    g_free (folded.fields[i]);
  g_free (folded.bank);

  return all_match;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
sort_and_join (GPtrArray *ids)
{
  g_ptr_array_sort (ids, compare_texts);
  g_ptr_array_add (ids, NULL);

  return g_strjoinv (" ", (char **) ids->pdata);
}

/* Compares the store with the plain rule, and returns how many match. */
static guint
assert_search (LoaStore   *store,
               GPtrArray  *all,
               const char *search)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (GPtrArray) expected_ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) found_ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *expected_text = NULL;
  g_autofree char *found_text = NULL;
  guint n_expected;

  for (guint i = 0; i < all->len; i++)
    {
      LoaTransactionRecord *record = g_ptr_array_index (all, i);

      if (search_matches (record, search))
        g_ptr_array_add (expected_ids, record->id);
    }

  filter->search = g_strdup (search);
  found = list_transactions (store, filter, 0, 0, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (found_ids, ((LoaTransactionRecord *) g_ptr_array_index (found, i))->id);

  n_expected = expected_ids->len;
  expected_text = sort_and_join (expected_ids);
  found_text = sort_and_join (found_ids);
  if (!g_str_equal (expected_text, found_text))
    {
      g_autofree char *escaped = g_strescape (search, NULL);

      g_error ("Search “%s”: found “%s” instead of “%s”", escaped, found_text, expected_text);
    }

  return n_expected;
}

/* What hostile texts are made of. */
static const char *const pieces[] = {
  "%", "_", "\"", "'", "*", "[", "]", "?", "\\", "^", "-", "(", ")", "{", "}", ":", ";", "--", "/*", "$", "@", "\"\"",
  " ", " ", " ", "\n", "\t", "\r\n", "\v", "\u00a0", "\u2028", "\u3000",
  "a", "b", "AB", "abc", "NEAR", "AND", "OR", "NOT", "thanh", "toan", "ck",
  "đ", "Đ", "Đặt cọc", "Trần", "tra\u0302\u0300n", "TRẦN", "ố", "ơ", "ư", "ẫ", "\u0300", "\u031b",
  "\u202e", "\u200f", "\u200b", "\ufeff", "\ufffd", "\ufffe", "\uffff", "\U0001f4b0", "\U0010ffff", "\u00a8", "\u00b4",
  "ß", "ﬁ", "İ", "ı", "Σ", "ς", "Å", "①", "½", "中", "中文", "文字列", "ｆｕｌｌ", "１８",
  "\xff", "\xc3", "\xed\xa0\x80", "\x01", "\x7f",
  "18067000", "18.067.000", "18tr", "150k", "1tr2", "1,5tr", "0", "000", "-5", "50",
};

static char *
make_text (GRand *rand,
           int    max_pieces)
{
  GString *text = g_string_new (NULL);
  int n_pieces = g_rand_int_range (rand, 0, max_pieces + 1);

  for (int i = 0; i < n_pieces; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

static char *
make_optional_text (GRand *rand,
                    int    max_pieces)
{
  return g_rand_int_range (rand, 0, 3) == 0 ? NULL : make_text (rand, max_pieces);
}

static gint64
make_amount (GRand *rand)
{
  static const gint64 amounts[] = {
    0, 0, 50, -5, 150000, 1200000, 1500000, 18067000, 18000000, 5, LOA_AMOUNT_UNKNOWN, G_MAXINT64 / 1000000,
  };

  return amounts[g_rand_int_range (rand, 0, G_N_ELEMENTS (amounts))];
}

static void
fill_hostile (GRand                *rand,
              LoaTransactionRecord *record)
{
  static const char *const banks[] = { "Vietcombank", "VietinBank", "Đông Á", "%ank", "MB", "", "\"x\" AND", "中文銀行" };

  g_free (record->transaction_content);
  g_free (record->bank_brand_name);
  g_free (record->account_number);
  g_free (record->code);
  g_free (record->reference_number);
  g_free (record->sub_account);
  record->transaction_content = make_optional_text (rand, 12);
  record->bank_brand_name = g_strdup (banks[g_rand_int_range (rand, 0, G_N_ELEMENTS (banks))]);
  record->account_number = make_optional_text (rand, 3);
  record->code = make_optional_text (rand, 3);
  record->reference_number = make_optional_text (rand, 3);
  record->sub_account = make_optional_text (rand, 2);
  record->amount_in = make_amount (rand);
  record->amount_out = make_amount (rand);
}

/* A piece of what is there, so that something is found. */
static char *
cut_query (GRand     *rand,
           GPtrArray *all)
{
  const LoaTransactionRecord *record = g_ptr_array_index (all, g_rand_int_range (rand, 0, all->len));
  const char *const fields[] = {
    record->transaction_content, record->code, record->reference_number, record->bank_brand_name,
    record->account_number,
  };
  const char *field = fields[g_rand_int_range (rand, 0, G_N_ELEMENTS (fields))];
  g_autofree char *valid = g_utf8_make_valid (field != NULL ? field : "", -1);
  glong length = g_utf8_strlen (valid, -1);
  glong start = g_rand_int_range (rand, 0, length + 1);
  glong end = start + g_rand_int_range (rand, 0, 9);

  return g_utf8_substring (valid, start, MIN (end, length));
}

static void
test_hostile (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (GPtrArray) all = new_page ();
  guint n_found = 0;

  for (int i = 0; i < 150; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", i);

      g_ptr_array_add (all, new_transaction (id, "2025-02-12 15:51:00", 0, NULL));
      fill_hostile (rand, g_ptr_array_index (all, i));
    }

  for (int round = 0; round < 3; round++)
    {
      g_autoptr (GError) error = NULL;

      /* Change some, so that the index has to forget. */
      for (int i = 0; round > 0 && i < 50; i++)
        fill_hostile (rand, g_ptr_array_index (all, g_rand_int_range (rand, 0, all->len)));

      put_transactions (fixture->store, all, NULL, NULL, &error);
      g_assert_no_error (error);

      for (int i = 0; i < 150; i++)
        {
          g_autofree char *made = make_text (rand, 3);
          g_autofree char *first = cut_query (rand, all);
          g_autofree char *second = cut_query (rand, all);
          g_autofree char *both = g_strjoin (" ", first, second, NULL);

          n_found += assert_search (fixture->store, all, made) > 0;
          n_found += assert_search (fixture->store, all, first) > 0;
          assert_search (fixture->store, all, both);
        }
    }

  g_assert_cmpuint (n_found, >, 300);
  store_fixture_close (fixture);
  assert_sound (fixture->path);
}

static void
test_chosen (StoreFixture  *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const char *search;
    guint n_expected;
  } searches[] = {
    { "vietcom", 1 }, { "combank", 0 }, { "dong a", 1 }, { "ĐÔNG", 1 }, { "dat coc", 1 }, { "đặt cọc", 1 },
    { "coc dat", 1 }, { "18tr", 1 }, { "18.000.000", 1 }, { "18000000", 1 }, { "150k", 1 }, { "150000", 1 },
    { "100%", 1 }, { "100_", 0 }, { "*", 1 }, { "a*b", 1 }, { "a*", 1 }, { "[x]", 1 }, { "\"quoted\"", 1 },
    { "quoted\"", 1 }, { "中*ab", 0 }, { "中文", 1 }, { "ft25", 1 }, { "va9", 1 }, { "0071", 2 }, { "pay7", 1 },
    { "coc pay7", 0 }, { "0071 ft25", 1 }, { "", 2 }, { "cocpay", 0 }, { "coc\npay", 0 },
  };
  g_autoptr (GPtrArray) all = new_page ();
  g_autoptr (GError) error = NULL;
  LoaTransactionRecord *record = new_transaction ("1", "2025-02-12 15:51:00", 18000000, "Đặt cọc 100% a*b [x]");

  record->reference_number = g_strdup ("FT25");
  g_ptr_array_add (all, record);

  record = new_transaction ("2", "2025-02-12 15:51:00", 0, "\"quoted\" 中文");
  record->amount_out = 150000;
  record->code = g_strdup ("PAY7");
  record->sub_account = g_strdup ("VA9");
  g_free (record->bank_brand_name);
  record->bank_brand_name = g_strdup ("Đông Á Bank");
  g_ptr_array_add (all, record);

  put_transactions (fixture->store, all, NULL, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_test_message ("Searching for “%s”", searches[i].search);
      g_assert_cmpuint (assert_search (fixture->store, all, searches[i].search), ==, searches[i].n_expected);
    }
}

static void
test_large (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) all = new_page ();
  g_autoptr (GString) content = g_string_new (NULL);
  g_autoptr (GString) query = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *almost = NULL;

  for (int i = 0; content->len < 64 * 1024; i++)
    g_string_append_printf (content, "đ%d ", i);
  g_ptr_array_add (all, new_transaction ("1", "2025-02-12 15:51:00", 1, content->str));
  put_transactions (fixture->store, all, NULL, NULL, &error);
  g_assert_no_error (error);

  /* As many words as the content has. */
  g_assert_cmpuint (assert_search (fixture->store, all, content->str), ==, 1);

  /* One word of the same size. */
  g_ptr_array_set_size (all, 0);
  for (int i = 0; query->len < 64 * 1024; i++)
    g_string_append_printf (query, "%dđ", i);
  g_ptr_array_add (all, new_transaction ("1", "2025-02-12 15:51:00", 1, query->str));
  put_transactions (fixture->store, all, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (assert_search (fixture->store, all, query->str), ==, 1);
  almost = g_strconcat (query->str, "x", NULL);
  g_assert_cmpuint (assert_search (fixture->store, all, almost), ==, 0);
}

/* A store that is large enough for words to be frequent or rare, and what its rows are searched for by. */
typedef struct
{
  LoaStore *store; /* (unowned) */
  GPtrArray *all; /* (owned): row 1 first */
  FoldedFields *folded; /* (owned) */
  char **spelled; /* (owned): what a word is looked for in as it was typed */
} Many;

static char *
spell_plainly (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *lower = g_utf8_casefold (valid, -1);

  return g_utf8_normalize (lower, -1, G_NORMALIZE_NFC);
}

static void
many_set_up (Many     *many,
             LoaStore *store,
             GRand    *rand)
{
  const guint n_rows = 4500;
  g_autoptr (GError) error = NULL;

  many->store = store;
  many->all = new_page ();
  many->folded = g_new0 (FoldedFields, n_rows);
  many->spelled = g_new0 (char *, n_rows + 1);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *content = NULL;
      LoaTransactionRecord *record = new_transaction (id, "2025-02-12 15:51:00", 0, NULL);

      g_ptr_array_add (many->all, record);
      fill_hostile (rand, record);
      if (i % 3 != 0)
        g_clear_pointer (&record->account_number, g_free);
      if (i % 5 != 0)
        {
          g_free (record->transaction_content);
          record->transaction_content = g_strdup_printf ("Thanh toan DH%u tra tien", i);
        }

      many->folded[i] = (FoldedFields) {
        .fields = {
          loa_fold (record->transaction_content), loa_fold (record->code), loa_fold (record->reference_number),
          loa_fold (record->sub_account), loa_fold (record->account_number),
        },
        .bank = loa_fold (record->bank_brand_name),
      };
      content = spell_plainly (record->transaction_content != NULL ? record->transaction_content : "");
      many->spelled[i] = g_strjoin ("\n", content, many->folded[i].fields[1], many->folded[i].fields[2],
                                    many->folded[i].fields[3], many->folded[i].fields[4], NULL);
    }

  put_transactions (store, many->all, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
many_clear (Many *many)
{
  for (guint i = 0; i < many->all->len; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (many->folded[i].fields); j++)
        g_free (many->folded[i].fields[j]);
      g_free (many->folded[i].bank);
    }
  g_free (many->folded);
  g_strfreev (many->spelled);
  g_ptr_array_unref (many->all);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Many, many_clear)

static gboolean
many_matches (Many  *many,
              guint  position,
              GStrv  words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!word_matches (g_ptr_array_index (many->all, position), &many->folded[position], words[i]))
        return FALSE;
    }

  return TRUE;
}

/* How many of the words a row has as they were typed. */
static guint
many_resembles (Many       *many,
                guint       position,
                const char *search)
{
  g_autofree char *spelled = spell_plainly (search);
  g_auto (GStrv) words = g_strsplit_set (spelled, " \n", -1);
  guint n_found = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n_found += words[i][0] != '\0' && strstr (many->spelled[position], words[i]) != NULL;

  return n_found;
}

/* Compares the rows that are found with those that match, and returns how many. */
static guint
many_assert_search (Many       *many,
                    const char *search)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_auto (GStrv) words = loa_fold_words (search);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gboolean *found = g_new0 (gboolean, many->all->len);
  LoaTransactionTotals totals;

  filter->search = g_strdup (search);
  rows = select_transactions (many->store, filter, LOA_TRANSACTION_ORDER_DATE, TRUE, &totals, &error);
  g_assert_no_error (error);
  g_assert_cmpint (totals.count, ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    found[g_array_index (rows, gint64, i) - 1] = TRUE;

  for (guint i = 0; i < many->all->len; i++)
    {
      if (found[i] != many_matches (many, i, words))
        {
          g_autofree char *escaped = g_strescape (search, NULL);

          g_error ("Search “%s”: row %u was %s", escaped, i + 1, found[i] ? "found" : "not found");
        }
    }

  return rows->len;
}

/* The same rows, those first that have more of the words as they were typed, and the newest of these. */
static void
many_assert_ranking (Many       *many,
                     const char *search,
                     guint       n_expected)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  LoaTransactionTotals totals;

  filter->search = g_strdup (search);
  rows = select_transactions (many->store, filter, LOA_TRANSACTION_ORDER_MATCH, TRUE, &totals, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, n_expected);
  for (guint i = 1; i < rows->len; i++)
    {
      const gint64 before = g_array_index (rows, gint64, i - 1);
      const gint64 row = g_array_index (rows, gint64, i);
      const guint n_before = many_resembles (many, before - 1, search);
      const guint n_words = many_resembles (many, row - 1, search);

      if (n_words > n_before || (n_words == n_before && row > before))
        {
          g_autofree char *escaped = g_strescape (search, NULL);

          g_error ("Search “%s”: row %d with %u words comes after row %d with %u", escaped, (int) row, n_words,
                   (int) before, n_before);
        }
    }
}

static void
test_many (StoreFixture  *fixture,
           gconstpointer  data)
{
  static const char *const searches[] = {
    "a", "t", "1", "9", "z", "đ", "Đ", "%", "_", "\"", "'", "*", "-", "中", "ố", "ti", "dh", "DH", "đh", "h4", "44", "zq", "%_",
    "\"\"", "''", "**", "tra tien", "trả tiền", "TRA tiền", "đặt", "dh449", "thanh zq", "a 1", "4 4", "dh 18tr", "tien 0",
    "vietcom", "mb a", "50", "5", "0", "-5", "\n", "n\nt", "\xff", "ﬁ", "fi", "ｆ", "(", "AND", "or", "NEAR(a b)", "a*",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  g_auto (Many) many = { 0 };
  guint n_found = 0;

  many_set_up (&many, fixture->store, rand);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      const guint n_rows = many_assert_search (&many, searches[i]);

      many_assert_ranking (&many, searches[i], n_rows);
      n_found += n_rows > 0;
    }
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *search = i % 2 == 0 ? make_text (rand, 2) : cut_query (rand, many.all);

      n_found += many_assert_search (&many, search) > 0;
    }

  g_assert_cmpuint (n_found, >, 60);
}

void
add_search_tests (void)
{
  g_test_add ("/store/search/chosen", StoreFixture, NULL, store_fixture_set_up, test_chosen,
              store_fixture_tear_down);
  g_test_add ("/store/search/hostile", StoreFixture, NULL, store_fixture_set_up, test_hostile,
              store_fixture_tear_down);
  g_test_add ("/store/search/many", StoreFixture, NULL, store_fixture_set_up, test_many, store_fixture_tear_down);
  g_test_add ("/store/search/large", StoreFixture, NULL, store_fixture_set_up, test_large, store_fixture_tear_down);
}
