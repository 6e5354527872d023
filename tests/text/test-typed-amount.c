/* test-typed-amount.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "test-text.h"

#include "loa-amount-words.h"
#include "loa-dong.h"
#include "loa-typed-amount.h"

static void
test_accepted (void)
{
  static const struct
  {
    const char *text;
    gint64 dong;
  } amounts[] = {
    { "0", 0 },
    { "18067000", 18067000 },
    { "18.067.000", 18067000 },
    { "18,067,000", 18067000 },
    { "18 067 000", 18067000 },
    { "18\xc2\xa0" "067\xc2\xa0" "000", 18067000 },
    { "18.067.000 ₫", 18067000 },
    { "18.067.000\xc2\xa0₫", 18067000 },
    { "  150.000  ", 150000 },
    { "150.000đ", 150000 },
    { "150.000 Đ", 150000 },
    { "150000d", 150000 },
    { "150000 đồng", 150000 },
    { "150000 dong", 150000 },
    { "150000 VND", 150000 },
    { "150.000 vnđ", 150000 },
    { "18.067.000,00", 18067000 },
    { "150k", 150000 },
    { "150K", 150000 },
    { "150 k", 150000 },
    { "150kđ", 150000 },
    { "150 nghìn", 150000 },
    { "150 NGHÌN ĐỒNG", 150000 },
    { "150 nghi\xcc\x80n", 150000 },
    { "150ng", 150000 },
    { "150 ngàn", 150000 },
    { "150 ngan", 150000 },
    { "150k5", 150500 },
    { "1,5k", 1500 },
    { "1.5k", 1500 },
    { "1.50k", 1500 },
    { "1.500k", 1500000 },
    { "1.500K", 1500000 },
    { "1.500 nghìn", 1500000 },
    { "18tr", 18000000 },
    { "18 triệu", 18000000 },
    { "18 trieu", 18000000 },
    { "18m", 18000000 },
    { "1tr2", 1200000 },
    { "1TR2", 1200000 },
    { "1 tr 2", 1200000 },
    { "1 triệu 2", 1200000 },
    { "1tr25", 1250000 },
    { "1tr250", 1250000 },
    { "1tr05", 1050000 },
    { "1tr2đ", 1200000 },
    { "1,5tr", 1500000 },
    { "1.5tr", 1500000 },
    { "1.5 triệu", 1500000 },
    { "1,250000tr", 1250000 },
    { "0,5tr", 500000 },
    { "0,500tr", 500000 },
    { "0.500tr", 500000 },
    { "1.500tr", G_GINT64_CONSTANT (1500000000) },
    { "1.250 triệu", G_GINT64_CONSTANT (1250000000) },
    { "1.234,500tr", 1234500000 },
    { "1.234,5tr", 1234500000 },
    { "1.500.000k", G_GINT64_CONSTANT (1500000000) },
    { "2ty", G_GINT64_CONSTANT (2000000000) },
    { "2 tỷ", G_GINT64_CONSTANT (2000000000) },
    { "2 tỉ", G_GINT64_CONSTANT (2000000000) },
    { "2ty5", G_GINT64_CONSTANT (2500000000) },
    { "-150k", -150000 },
    { "- 150.000", -150000 },
    { "−55", -55 },
    { "-0", 0 },
    { "0150000", 150000 },
    { "999.999.999.999.999", LOA_AMOUNT_WORDS_MAX },
    { "-999999999999999", -LOA_AMOUNT_WORDS_MAX },
    { "999999,999999999tỷ", LOA_AMOUNT_WORDS_MAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 dong = 42;

      if (!loa_typed_amount_parse (amounts[i].text, &dong, &error) || dong != amounts[i].dong)
        g_error ("“%s” is %" G_GINT64_FORMAT " (%s), expected %" G_GINT64_FORMAT, amounts[i].text, dong,
                 error != NULL ? error->message : "no error", amounts[i].dong);
    }
}

static void
assert_refused (const char *text,
                int         code)
{
  g_autoptr (GError) error = NULL;
  gint64 dong = 42;

  if (loa_typed_amount_parse (text, &dong, &error))
    g_error ("“%s” was read as %" G_GINT64_FORMAT ", expected error %d", text, dong, code);
  if (!g_error_matches (error, LOA_AMOUNT_ERROR, code))
    g_error ("“%s” gave error %d, expected %d", text, error->code, code);
  g_assert_cmpint (dong, ==, 42);
}

static void
test_refused (void)
{
  static const char *const syntax[] = {
    "abc", "k", "tr2", "đ", "-", "--5", "+5", "5-", "1.", "1,", ".5tr", ",5", "1..000", "1.000,000", "1,000.000",
    "1.00.000", "1000.000", "0.500", "1.0000.000", "12 34", "1 5tr", "1 000.000", "1,5tr2", "1tr2500", "1tr2k",
    "1tr tr", "150kk", "150 usd", "$150", "150 đ 5", "1e5", "0x10", "10²", "½", "１５０", "١٢٣", "1\xcc\x81\xff",
    "150k\xf0\x9f\x98\x80", "1500.000k", "1.000.", "1 . 000", "5%", "150;", "1'000",
  };
  static const char *const fractions[] = { "1.5", "150.00", "15,0", "150000.00", "1,25", "0.0001", "1,2345k", "150000.5 đ", "1.234,5" };
  static const char *const ambiguous[] = { "1,500k", "-1,500k", "150,000k", "1,250tr", "2,000 tỷ", "2,000 tỷ đồng" };
  static const char *const ranges[] = {
    "1000000000000000", "-1.000.000.000.000.000", "1000000tỷ", "99999999999999999999999999999999999999k",
  };

  assert_refused (NULL, LOA_AMOUNT_ERROR_EMPTY);
  assert_refused ("", LOA_AMOUNT_ERROR_EMPTY);
  assert_refused (" \t\xc2\xa0\n", LOA_AMOUNT_ERROR_EMPTY);

  for (guint i = 0; i < G_N_ELEMENTS (syntax); i++)
    assert_refused (syntax[i], LOA_AMOUNT_ERROR_SYNTAX);
  for (guint i = 0; i < G_N_ELEMENTS (fractions); i++)
    assert_refused (fractions[i], LOA_AMOUNT_ERROR_FRACTION);
  for (guint i = 0; i < G_N_ELEMENTS (ambiguous); i++)
    assert_refused (ambiguous[i], LOA_AMOUNT_ERROR_AMBIGUOUS);
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    assert_refused (ranges[i], LOA_AMOUNT_ERROR_RANGE);
}

static void
test_announced (void)
{
  static const struct
  {
    const char *text;
    int code;
  } wrong[] = {
    { NULL, LOA_AMOUNT_ERROR_EMPTY },
    { " ", LOA_AMOUNT_ERROR_EMPTY },
    { "abc", LOA_AMOUNT_ERROR_SYNTAX },
    { "1.5", LOA_AMOUNT_ERROR_FRACTION },
    { "-1.5", LOA_AMOUNT_ERROR_FRACTION },
    { "1,500k", LOA_AMOUNT_ERROR_AMBIGUOUS },
    { "0", LOA_AMOUNT_ERROR_ZERO },
    { "0k", LOA_AMOUNT_ERROR_ZERO },
    { "-1", LOA_AMOUNT_ERROR_NEGATIVE },
    { "-150k", LOA_AMOUNT_ERROR_NEGATIVE },
    { "−150k", LOA_AMOUNT_ERROR_NEGATIVE },
    { "--5", LOA_AMOUNT_ERROR_NEGATIVE },
    { "-0", LOA_AMOUNT_ERROR_ZERO },
    { "-1.000.000.000.000.000", LOA_AMOUNT_ERROR_NEGATIVE },
    { "1000000000000", LOA_AMOUNT_ERROR_UNSAYABLE },
    { "1000 tỷ", LOA_AMOUNT_ERROR_UNSAYABLE },
    { "1000000000000000", LOA_AMOUNT_ERROR_UNSAYABLE },
  };
  gint64 dong = 42;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (loa_typed_amount_parse_announced (wrong[i].text, &dong, &error));
      if (!g_error_matches (error, LOA_AMOUNT_ERROR, wrong[i].code))
        g_error ("“%s” gave error %d, expected %d", wrong[i].text, error->code, wrong[i].code);
      g_assert_cmpint (dong, ==, 42);
    }

  g_assert_true (loa_typed_amount_parse_announced ("1", &dong, NULL));
  g_assert_cmpint (dong, ==, 1);
  g_assert_true (loa_typed_amount_parse_announced ("999.999.999.999", &dong, NULL));
  g_assert_cmpint (dong, ==, LOA_DONG_MAX_ANNOUNCED);
}

static void
test_formatted_reads_back (void)
{
  for (int i = 0; i < 10000; i++)
    {
      gint64 any = (gint64) ((guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ());
      gint64 dong = any % (LOA_AMOUNT_WORDS_MAX + 1);
      g_autofree char *text = loa_dong_format (dong);
      g_autofree char *digits = loa_dong_format_digits (dong);
      gint64 read = 0;

      g_assert_true (loa_typed_amount_parse (text, &read, NULL));
      g_assert_cmpint (read, ==, dong);
      g_assert_true (loa_typed_amount_parse (digits, &read, NULL));
      g_assert_cmpint (read, ==, dong);
    }
}

static void
test_hostile (void)
{
  static const char alphabet[] = "0123456789.., -ktrmdngyi\xe1\xbb\xb7\xc4\x91\xff\xc2\xa0";

  for (int i = 0; i < 50000; i++)
    {
      char text[24] = { 0 };
      g_autoptr (GError) error = NULL;
      gint64 dong = 0;

      for (int j = g_test_rand_int_range (0, sizeof text - 1); j > 0; j--)
        text[j - 1] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];

      if (loa_typed_amount_parse (text, &dong, &error))
        g_assert_true (ABS (dong) <= LOA_AMOUNT_WORDS_MAX);
      else
        g_assert_true (error != NULL && error->domain == LOA_AMOUNT_ERROR);
    }
}

static void
test_long (void)
{
  g_autofree char *zeros = g_strnfill (100000, '0');
  GString *many = g_string_new ("1");
  gint64 dong = 42;

  g_assert_true (loa_typed_amount_parse (zeros, &dong, NULL));
  g_assert_cmpint (dong, ==, 0);

  for (int i = 0; i < 1000; i++)
    g_string_append (many, ".000");
  g_assert_false (loa_typed_amount_parse (many->str, &dong, NULL));
  g_string_free (many, TRUE);
}

void
add_typed_amount_tests (void)
{
  g_test_add_func ("/text/typed-amount/accepted", test_accepted);
  g_test_add_func ("/text/typed-amount/refused", test_refused);
  g_test_add_func ("/text/typed-amount/announced", test_announced);
  g_test_add_func ("/text/typed-amount/formatted-reads-back", test_formatted_reads_back);
  g_test_add_func ("/text/typed-amount/hostile", test_hostile);
  g_test_add_func ("/text/typed-amount/long", test_long);
}
