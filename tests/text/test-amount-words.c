/* test-amount-words.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-text.h"

#include "loa-amount-words.h"

#define N_PAIRS 104

typedef struct
{
  gint64 dong;
  const char *words;
} Pair;

static void
assert_words (gint64      dong,
              const char *expected)
{
  g_autofree char *words = loa_amount_words (dong);

  if (g_strcmp0 (words, expected) != 0)
    g_error ("%" G_GINT64_FORMAT " is “%s”, expected “%s”", dong, words, expected);
}

static void
test_pairs (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "text", "vietnamese-amounts.tsv", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  int n_pairs = 0;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);

  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", 2);

      if (lines[i][0] == '\0' || lines[i][0] == '#')
        continue;

      g_assert_cmpuint (g_strv_length (columns), ==, 2);
      assert_words (g_ascii_strtoll (columns[0], NULL, 10), columns[1]);
      n_pairs++;
    }

  g_assert_cmpint (n_pairs, ==, N_PAIRS);
}

static void
test_large (void)
{
  static const Pair pairs[] = {
    { 1000000000005, "một nghìn tỷ không trăm linh năm" },
    { 1001000000000, "một nghìn không trăm linh một tỷ" },
    { 1000000000000 + 25000, "một nghìn tỷ không trăm hai mươi lăm nghìn" },
    { 15000000000000, "mười lăm nghìn tỷ" },
    { 100000000000000, "một trăm nghìn tỷ" },
    { 999999999999999,
      "chín trăm chín mươi chín nghìn chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu "
      "chín trăm chín mươi chín nghìn chín trăm chín mươi chín" },
    { -1000000000000, "âm một nghìn tỷ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    assert_words (pairs[i].dong, pairs[i].words);
}

/* The South says the same but for two words. */
static void
test_southern (void)
{
  static const gint64 amounts[] = { 0, 5, 105, 1000, 1005, 21000, 100000, 150005, 1005000, 2000000101, -1001 };
  static const Pair pairs[] = {
    { 1005, "một ngàn không trăm lẻ năm" },
    { 150000, "một trăm năm mươi ngàn" },
    { 1000000000005, "một ngàn tỷ không trăm lẻ năm" },
    { -105, "âm một trăm lẻ năm" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *southern = loa_amount_words_in_form (amounts[i], LOA_AMOUNT_FORM_SOUTHERN);
      g_autofree char *northern = loa_amount_words (amounts[i]);
      g_autoptr (GString) words = g_string_new (northern);

      g_string_replace (words, "linh", "lẻ", 0);
      g_string_replace (words, "nghìn", "ngàn", 0);
      g_assert_cmpstr (southern, ==, words->str);
    }

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *words = loa_amount_words_in_form (pairs[i].dong, LOA_AMOUNT_FORM_SOUTHERN);

      g_assert_cmpstr (words, ==, pairs[i].words);
    }
}

static void
test_out_of_range (void)
{
  static const gint64 amounts[] = {
    LOA_AMOUNT_WORDS_MAX + 1,
    -LOA_AMOUNT_WORDS_MAX - 1,
    G_MAXINT64,
    G_MININT64,
  };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    g_assert_null (loa_amount_words (amounts[i]));
}

static int
word_value (const char *word)
{
  static const struct
  {
    const char *word;
    int value;
  } values[] = {
    { "không", 0 }, { "một", 1 }, { "mốt", 1 }, { "hai", 2 }, { "ba", 3 }, { "bốn", 4 }, { "tư", 4 },
    { "năm", 5 }, { "lăm", 5 }, { "sáu", 6 }, { "bảy", 7 }, { "tám", 8 }, { "chín", 9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      if (g_str_equal (word, values[i].word))
        return values[i].value;
    }

  return -1;
}

/* Understands the words again, by other rules than those that wrote them. */
static gint64
value_of_words (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  gint64 total = 0;
  gint64 part = 0;
  gint64 group = 0;
  gint64 pending = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      int value = word_value (parts[i]);

      if (value >= 0)
        {
          pending = value;
          continue;
        }

      if (g_str_equal (parts[i], "trăm"))
        group += pending * 100;
      else if (g_str_equal (parts[i], "mươi"))
        group += pending * 10;
      else if (g_str_equal (parts[i], "mười"))
        group += 10;
      else if (g_str_equal (parts[i], "nghìn") || g_str_equal (parts[i], "triệu"))
        {
          part += (group + pending) * (g_str_equal (parts[i], "nghìn") ? 1000 : 1000000);
          group = 0;
        }
      else if (g_str_equal (parts[i], "tỷ"))
        {
          total = (part + group + pending) * 1000000000;
          part = group = 0;
        }
      else
        {
          g_assert_cmpstr (parts[i], ==, "linh");
        }

      pending = 0;
    }

  return total + part + group + pending;
}

static void
assert_understood (gint64 dong)
{
  g_autofree char *words = loa_amount_words (dong);
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  g_assert_cmpint (value_of_words (words), ==, dong);
  for (guint i = 0; parts[i] != NULL; i++)
    g_assert_cmpstr (parts[i], !=, "");
}

static void
test_understood (void)
{
  for (gint64 dong = 0; dong < 12000; dong++)
    assert_understood (dong);

  for (int i = 0; i < 20000; i++)
    {
      gint64 dong = ((gint64) g_test_rand_int_range (0, 1000000000) << 20) + g_test_rand_int_range (0, 1 << 20);

      assert_understood (dong % (LOA_AMOUNT_WORDS_MAX + 1));
    }
}

void
add_amount_words_tests (void)
{
  g_test_add_func ("/text/amount-words/pairs", test_pairs);
  g_test_add_func ("/text/amount-words/large", test_large);
  g_test_add_func ("/text/amount-words/southern", test_southern);
  g_test_add_func ("/text/amount-words/out-of-range", test_out_of_range);
  g_test_add_func ("/text/amount-words/understood", test_understood);
}
