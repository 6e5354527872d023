/* test-dong.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "test-text.h"

#include "loa-dong.h"

static void
test_format (void)
{
  static const struct
  {
    gint64 dong;
    const char *digits;
  } amounts[] = {
    { 0, "0" },
    { 7, "7" },
    { 999, "999" },
    { 1000, "1.000" },
    { -1000, "-1.000" },
    { 150000, "150.000" },
    { 18067000, "18.067.000" },
    { -999, "-999" },
    { G_MAXINT64, "9.223.372.036.854.775.807" },
    { G_MININT64, "-9.223.372.036.854.775.808" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *digits = loa_dong_format_digits (amounts[i].dong);
      g_autofree char *text = loa_dong_format (amounts[i].dong);
      g_autofree char *expected = g_strconcat (amounts[i].digits, "\xc2\xa0₫", NULL);

      g_assert_cmpstr (digits, ==, amounts[i].digits);
      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_from_double (void)
{
  static const struct
  {
    double number;
    gint64 dong;
  } right[] = {
    { 0.0, 0 },
    { -0.0, 0 },
    { 18067000.00, 18067000 },
    { -5.0, -5 },
    { 9007199254740991.0, 9007199254740991 },
    { -9007199254740991.0, -9007199254740991 },
  };
  static const struct
  {
    double number;
    int code;
  } wrong[] = {
    { 0.5, LOA_AMOUNT_ERROR_FRACTION },
    { -1e-300, LOA_AMOUNT_ERROR_FRACTION },
    { 18067000.01, LOA_AMOUNT_ERROR_FRACTION },
    { 9007199254740992.0, LOA_AMOUNT_ERROR_RANGE },
    { -9007199254740992.0, LOA_AMOUNT_ERROR_RANGE },
    { 1e300, LOA_AMOUNT_ERROR_RANGE },
    { INFINITY, LOA_AMOUNT_ERROR_RANGE },
    { -INFINITY, LOA_AMOUNT_ERROR_RANGE },
    { NAN, LOA_AMOUNT_ERROR_RANGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 dong = 42;

      g_assert_true (loa_dong_from_double (right[i].number, &dong, &error));
      g_assert_no_error (error);
      g_assert_cmpint (dong, ==, right[i].dong);
    }

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 dong = 42;

      g_assert_false (loa_dong_from_double (wrong[i].number, &dong, &error));
      g_assert_error (error, LOA_AMOUNT_ERROR, wrong[i].code);
      g_assert_cmpint (dong, ==, 42);
    }
}

static void
test_number_text (void)
{
  static const struct
  {
    const char *text;
    gint64 dong;
  } numbers[] = {
    { "0", 0 },
    { "-0", 0 },
    { "0.00", 0 },
    { "18067000.00", 18067000 },
    { "18067000", 18067000 },
    { " \t18067000\n", 18067000 },
    { "-5", -5 },
    { "1.8067e7", 18067000 },
    { "1.8067E+7", 18067000 },
    { "18067000000e-3", 18067000 },
    { "0.0001e4", 1 },
    { "0e999999999999999999999999", 0 },
    { "000000000000000000000000000000000007", 7 },
    { "9007199254740993", 9007199254740993 },
    { "9223372036854775807", G_MAXINT64 },
    { "-9223372036854775808", G_MININT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 dong = 42;

      loa_dong_from_number_text (numbers[i].text, &dong, &error);
      g_assert_no_error (error);
      g_assert_cmpint (dong, ==, numbers[i].dong);
    }
}

static void
test_number_text_refused (void)
{
  static const struct
  {
    const char *text;
    int code;
  } texts[] = {
    { NULL, LOA_AMOUNT_ERROR_EMPTY },
    { "", LOA_AMOUNT_ERROR_EMPTY },
    { " \n", LOA_AMOUNT_ERROR_EMPTY },
    { "abc", LOA_AMOUNT_ERROR_SYNTAX },
    { "-", LOA_AMOUNT_ERROR_SYNTAX },
    { "+5", LOA_AMOUNT_ERROR_SYNTAX },
    { ".5", LOA_AMOUNT_ERROR_SYNTAX },
    { "5.", LOA_AMOUNT_ERROR_SYNTAX },
    { "5e", LOA_AMOUNT_ERROR_SYNTAX },
    { "5e+", LOA_AMOUNT_ERROR_SYNTAX },
    { "1 000", LOA_AMOUNT_ERROR_SYNTAX },
    { "1,000", LOA_AMOUNT_ERROR_SYNTAX },
    { "1.000.000", LOA_AMOUNT_ERROR_SYNTAX },
    { "0x10", LOA_AMOUNT_ERROR_SYNTAX },
    { "NaN", LOA_AMOUNT_ERROR_SYNTAX },
    { "Infinity", LOA_AMOUNT_ERROR_SYNTAX },
    { "١٢", LOA_AMOUNT_ERROR_SYNTAX },
    { "\xff", LOA_AMOUNT_ERROR_SYNTAX },
    { "0.5", LOA_AMOUNT_ERROR_FRACTION },
    { "5e-1", LOA_AMOUNT_ERROR_FRACTION },
    { "18067000.01", LOA_AMOUNT_ERROR_FRACTION },
    { "1e-999999999999999999999", LOA_AMOUNT_ERROR_FRACTION },
    { "9223372036854775808", LOA_AMOUNT_ERROR_RANGE },
    { "-9223372036854775809", LOA_AMOUNT_ERROR_RANGE },
    { "1e19", LOA_AMOUNT_ERROR_RANGE },
    { "1e999999999999999999999", LOA_AMOUNT_ERROR_RANGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 dong = 42;

      g_assert_false (loa_dong_from_number_text (texts[i].text, &dong, &error));
      g_assert_error (error, LOA_AMOUNT_ERROR, texts[i].code);
      g_assert_cmpint (dong, ==, 42);
    }
}

static void
test_number_text_any (void)
{
  for (int i = 0; i < 10000; i++)
    {
      gint64 dong = (gint64) ((guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ());
      g_autofree char *plain = g_strdup_printf ("%" G_GINT64_FORMAT, dong);
      g_autofree char *two_places = g_strdup_printf ("%" G_GINT64_FORMAT ".00", dong);
      gint64 read = 0;

      g_assert_true (loa_dong_from_number_text (plain, &read, NULL));
      g_assert_cmpint (read, ==, dong);
      g_assert_true (loa_dong_from_number_text (two_places, &read, NULL));
      g_assert_cmpint (read, ==, dong);
    }
}

void
add_dong_tests (void)
{
  g_test_add_func ("/text/dong/format", test_format);
  g_test_add_func ("/text/dong/from-double", test_from_double);
  g_test_add_func ("/text/dong/number-text", test_number_text);
  g_test_add_func ("/text/dong/number-text-refused", test_number_text_refused);
  g_test_add_func ("/text/dong/number-text-any", test_number_text_any);
}
