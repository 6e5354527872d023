/* loa-dong.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-text"

#include "config.h"

#include "loa-dong.h"

/* Below this every whole number is its own double, so that a number that arrives whole was sent whole. */
#define EXACT_DOUBLE_LIMIT 9007199254740992.0

/* Longer exponents than this cannot matter, and are cut here so that counting places never overflows. */
#define EXPONENT_LIMIT G_GINT64_CONSTANT (1000000000000)

G_DEFINE_QUARK (loa-amount-error-quark, loa_amount_error)

typedef struct
{
  const char *digits; /* (unowned): the first digit; a point may stand among the others */
  const char *digits_end; /* (unowned) */
  gsize n_whole; /* digits before the point */
  gint64 exponent;
  gboolean negative;
} Decimal;

static const char *
skip_digits (const char *cursor)
{
  while (g_ascii_isdigit (*cursor))
    cursor++;

  return cursor;
}

static gboolean
scan_exponent (const char **cursor,
               gint64      *exponent)
{
  gboolean negative = FALSE;

  if (**cursor == '+' || **cursor == '-')
    negative = *(*cursor)++ == '-';

  if (!g_ascii_isdigit (**cursor))
    return FALSE;

  for (*exponent = 0; g_ascii_isdigit (**cursor); (*cursor)++)
    *exponent = MIN (*exponent * 10 + g_ascii_digit_value (**cursor), EXPONENT_LIMIT);

  if (negative)
    *exponent = -*exponent;

  return TRUE;
}

static gboolean
scan_decimal (const char *text,
              Decimal    *decimal)
{
  const char *cursor = text;

  *decimal = (Decimal) { 0 };

  if (*cursor == '-')
    {
      decimal->negative = TRUE;
      cursor++;
    }

  decimal->digits = cursor;
  cursor = skip_digits (cursor);
  decimal->n_whole = cursor - decimal->digits;

  if (decimal->n_whole == 0)
    return FALSE;

  if (*cursor == '.')
    {
      if (!g_ascii_isdigit (cursor[1]))
        return FALSE;
      cursor = skip_digits (cursor + 1);
    }

  decimal->digits_end = cursor;

  if (*cursor == 'e' || *cursor == 'E')
    {
      cursor++;
      if (!scan_exponent (&cursor, &decimal->exponent))
        return FALSE;
    }

  while (g_ascii_isspace (*cursor))
    cursor++;

  return *cursor == '\0';
}

static gboolean
append_digit (gint64 *negated,
              int     digit)
{
  return !__builtin_mul_overflow (*negated, 10, negated) &&
         !__builtin_sub_overflow (*negated, digit, negated);
}

static gboolean
set_range_error (GError **error)
{
  g_set_error_literal (error, LOA_AMOUNT_ERROR, LOA_AMOUNT_ERROR_RANGE, "The amount is out of range");
  return FALSE;
}

static gboolean
set_fraction_error (GError **error)
{
  g_set_error_literal (error, LOA_AMOUNT_ERROR, LOA_AMOUNT_ERROR_FRACTION,
                       "The amount is not a whole number of đồng");
  return FALSE;
}

/* Counts downwards from zero, because there is one more number below zero than above. */
static gboolean
evaluate_decimal (const Decimal *decimal,
                  gint64        *dong,
                  GError       **error)
{
  gint64 n_places = (gint64) decimal->n_whole + decimal->exponent;
  gint64 place = 0;
  gint64 negated = 0;

  for (const char *cursor = decimal->digits; cursor < decimal->digits_end; cursor++)
    {
      int digit = g_ascii_digit_value (*cursor);

      if (*cursor == '.')
        continue;

      if (place++ >= n_places)
        {
          if (digit != 0)
            return set_fraction_error (error);
        }
      else if (!append_digit (&negated, digit))
        {
          return set_range_error (error);
        }
    }

  for (; negated != 0 && place < n_places; place++)
    {
      if (!append_digit (&negated, 0))
        return set_range_error (error);
    }

  if (decimal->negative)
    *dong = negated;
  else if (negated == G_MININT64)
    return set_range_error (error);
  else
    *dong = -negated;

  return TRUE;
}

char *
loa_dong_format_digits (gint64 dong)
{
  guint64 magnitude = dong < 0 ? -(guint64) dong : (guint64) dong;
  char plain[24];
  GString *text = g_string_new (dong < 0 ? "-" : NULL);
  int length = g_snprintf (plain, sizeof plain, "%" G_GUINT64_FORMAT, magnitude);

  for (int i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (text, '.');
      g_string_append_c (text, plain[i]);
    }

  return g_string_free (text, FALSE);
}

char *
loa_dong_format (gint64 dong)
{
  g_autofree char *digits = loa_dong_format_digits (dong);

  return g_strconcat (digits, "\u00a0₫", NULL);
}

gboolean
loa_dong_from_double (double   number,
                      gint64  *dong,
                      GError **error)
{
  g_return_val_if_fail (dong != NULL, FALSE);

  /* Not a number is neither above nor below anything. */
  if (!(number > -EXACT_DOUBLE_LIMIT && number < EXACT_DOUBLE_LIMIT))
    return set_range_error (error);

  if (number != (double) (gint64) number)
    return set_fraction_error (error);

  *dong = (gint64) number;
  return TRUE;
}

gboolean
loa_dong_from_number_text (const char  *text,
                           gint64      *dong,
                           GError     **error)
{
  Decimal decimal;

  g_return_val_if_fail (dong != NULL, FALSE);

  while (text != NULL && g_ascii_isspace (*text))
    text++;

  if (text == NULL || *text == '\0')
    {
      g_set_error_literal (error, LOA_AMOUNT_ERROR, LOA_AMOUNT_ERROR_EMPTY, "There is no amount");
      return FALSE;
    }

  if (!scan_decimal (text, &decimal))
    {
      g_set_error_literal (error, LOA_AMOUNT_ERROR, LOA_AMOUNT_ERROR_SYNTAX, "The text is not a decimal number");
      return FALSE;
    }

  return evaluate_decimal (&decimal, dong, error);
}
