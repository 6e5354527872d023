/* test-search-expression.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-store.h"

#include "loa-search-expression.h"
#include "loa-transaction-record.h"

#define TODAY "2026-02-26"
#define NONE LOA_AMOUNT_UNKNOWN

static LoaTransactionFilter *
apply (const char *text)
{
  LoaTransactionFilter *filter = loa_transaction_filter_new ();
  g_autoptr (LoaSearchExpression) expression = loa_search_expression_new (text, TODAY);

  loa_search_expression_apply (expression, filter);

  return filter;
}

static void
test_amounts (void)
{
  static const struct
  {
    const char *text;
    gint64 min;
    gint64 max;
    const char *words;
  } rows[] = {
    { ">500k", 500001, NONE, NULL },
    { ">=500k", 500000, NONE, NULL },
    { "≥ 500.000 ₫", 500000, NONE, NULL },
    { "<1tr", NONE, 999999, NULL },
    { "<=1,5tr", NONE, 1500000, NULL },
    { "≤2 Triệu", NONE, 2000000, NULL },
    { "> 500 nghìn lan", 500001, NONE, "lan" },
    { "lan >500k <1tr hoa", 500001, 999999, "lan hoa" },
    { ">500 123 456x", 501, NONE, "123 456x" },
    { "<1tr <2tr", NONE, 999999, NULL },
    { "1tr..2tr", 1000000, 2000000, NULL },
    { "1tr ... 2tr", 1000000, 2000000, NULL },
    { "1tr…2tr5", 1000000, 2500000, NULL },
    { "2tr..1tr", 1000000, 2000000, NULL },
    { "1 triệu .. 2 triệu", 1000000, 2000000, NULL },
    { "1tr..", 1000000, NONE, NULL },
    { "..2tr", NONE, 2000000, NULL },
    { "100..200", 100, 200, NULL },
    { "500k-1tr", 500000, 1000000, NULL },
    { "500k – 1tr", 500000, 1000000, NULL },
    { "10-20tr", 10000000, 20000000, NULL },
    { "1..2 tỷ", G_GINT64_CONSTANT (1000000000), G_GINT64_CONSTANT (2000000000), NULL },
    { "500.000-1.000.000", 500000, 1000000, NULL },
    { "500..1tr", 500, 1000000, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LoaTransactionFilter) filter = apply (rows[i].text);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (filter->min_amount, ==, rows[i].min);
      g_assert_cmpint (filter->max_amount, ==, rows[i].max);
      g_assert_cmpstr (filter->search, ==, rows[i].words);
    }
}

static void
test_days (void)
{
  static const struct
  {
    const char *text;
    const char *from;
    const char *to;
    const char *words;
  } rows[] = {
    { "hôm nay", "2026-02-26", "2026-02-26", NULL },
    { "Hom  Nay lan", "2026-02-26", "2026-02-26", "lan" },
    { "TODAY", "2026-02-26", "2026-02-26", NULL },
    { "hôm qua", "2026-02-25", "2026-02-25", NULL },
    { "yesterday", "2026-02-25", "2026-02-25", NULL },
    { "hôm qua hôm nay", "2026-02-25", "2026-02-26", NULL },
    { "25/02/2025", "2025-02-25", "2025-02-25", NULL },
    { "25/02", "2026-02-25", "2026-02-25", NULL },
    { "5/3", "2025-03-05", "2025-03-05", NULL },
    { "01/02..15/02", "2026-02-01", "2026-02-15", NULL },
    { "15/02/2025-01/02/2025", "2025-02-01", "2025-02-15", NULL },
    { "01/02/2025..", "2025-02-01", NULL, NULL },
    { "..01/02/2025", NULL, "2025-02-01", NULL },
    { "01/02/2025.. 03/02/2025", "2025-02-01", "2025-02-03", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LoaTransactionFilter) filter = apply (rows[i].text);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (filter->from_day, ==, rows[i].from);
      g_assert_cmpstr (filter->to_day, ==, rows[i].to);
      g_assert_cmpstr (filter->search, ==, rows[i].words);
    }
}

/* Whatever is not wholly one of them is what it is. */
static void
test_words (void)
{
  static const char *const texts[] = {
    "cà phê", "500k", "18.067.000", "100%", "a_b", "\"lan\"", "l'an", "*", "<script>", ">", ">=", "> <", "..", "...", "-",
    ">abc", ">-5", "<0", "1900-1234", "0912-345", "FT25-056", "30/02/2025", "25/13", "25/02/", "1/2/3/4",
    "2025-02-25", "hôm", "nay hôm", "hôm kia", ">1,500k", ">999999999999999999", "todayx", "1tr..x", "x..2tr", "\xff\xfe",
    "a=b", "=1+1", "(1tr)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *valid = g_utf8_make_valid (texts[i], -1);
      g_autoptr (LoaSearchExpression) expression = loa_search_expression_new (texts[i], TODAY);

      g_test_message ("%s", valid);
      g_assert_cmpuint (loa_search_expression_get_n_parts (expression), ==, 0);
      g_assert_cmpstr (loa_search_expression_get_words (expression), ==, valid);
    }
}

static void
test_nothing (void)
{
  g_autoptr (LoaSearchExpression) empty = loa_search_expression_new (NULL, TODAY);
  g_autoptr (LoaSearchExpression) spaces = loa_search_expression_new (" \t\u00a0 ", TODAY);

  g_assert_null (loa_search_expression_get_words (empty));
  g_assert_cmpuint (loa_search_expression_get_n_parts (empty), ==, 0);
  g_assert_null (loa_search_expression_get_words (spaces));
}

static void
test_without_a_part (void)
{
  static const char *const rests[] = { "lan hôm  nay hoa 1tr..2tr", "lan  >500k hoa 1tr..2tr", "lan  >500k hôm  nay hoa" };
  g_autoptr (LoaSearchExpression) expression = loa_search_expression_new ("lan  >500k hôm  nay hoa 1tr..2tr", TODAY);

  g_assert_cmpuint (loa_search_expression_get_n_parts (expression), ==, G_N_ELEMENTS (rests));
  g_assert_true (loa_search_expression_get_part (expression, 0)->is_strict);
  g_assert_false (loa_search_expression_get_part (expression, 2)->is_strict);
  for (guint i = 0; i < G_N_ELEMENTS (rests); i++)
    {
      g_autofree char *rest = loa_search_expression_dup_without (expression, i);

      g_assert_cmpstr (rest, ==, rests[i]);
    }
}

/* What was let through before is narrowed, to the hour. */
static void
test_narrowing (void)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  g_autoptr (LoaSearchExpression) expression = loa_search_expression_new (">=5k <9k 25/02/2025", TODAY);

  filter->from_day = g_strdup ("2025-02-25 10");
  filter->to_day = g_strdup ("2025-02-25 11");
  filter->min_amount = 6000;
  filter->max_amount = 20000;
  loa_search_expression_apply (expression, filter);

  g_assert_cmpstr (filter->from_day, ==, "2025-02-25 10");
  g_assert_cmpstr (filter->to_day, ==, "2025-02-25 11");
  g_assert_cmpint (filter->min_amount, ==, 6000);
  g_assert_cmpint (filter->max_amount, ==, 8999);

  g_clear_pointer (&filter->from_day, g_free);
  g_free (filter->to_day);
  filter->to_day = g_strdup ("2025-03-01");
  loa_search_expression_apply (expression, filter);

  g_assert_cmpstr (filter->from_day, ==, "2025-02-25");
  g_assert_cmpstr (filter->to_day, ==, "2025-02-25");
}

void
add_search_expression_tests (void)
{
  g_test_add_func ("/store/search-expression/amounts", test_amounts);
  g_test_add_func ("/store/search-expression/days", test_days);
  g_test_add_func ("/store/search-expression/words", test_words);
  g_test_add_func ("/store/search-expression/nothing", test_nothing);
  g_test_add_func ("/store/search-expression/without-a-part", test_without_a_part);
  g_test_add_func ("/store/search-expression/narrowing", test_narrowing);
}
