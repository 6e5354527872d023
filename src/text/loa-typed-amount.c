/* loa-typed-amount.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-text"

#include "config.h"

#include "loa-typed-amount.h"

#include <string.h>

#include "loa-amount-words.h"
#include "loa-dong.h"
#include "loa-fold.h"

/* More groups than the largest amount has, so that a longer number is still seen to be too large. */
#define MAX_RUNS 16

#define MAX_PLACES_AFTER_UNIT 3

/* A number is read as runs of digits with separators between them; what the separators mean is decided when it is
 * known whether a unit follows.
 */
typedef struct
{
  const char *digits; /* (unowned) */
  gsize length;
  char separator; /* before this run; NUL before the first */
} Run;

typedef struct
{
  Run runs[MAX_RUNS];
  guint n_runs;
  guint n_whole; /* runs before the decimal separator */
  int unit_places; /* 0 for đồng, 3 for thousands, … */
  Run after_unit; /* length 0 when there is none */
} TypedAmount;

static const struct
{
  const char *name; /* folded; longer names before their beginnings */
  int places;
} units[] = {
  { "nghin", 3 }, { "ngan", 3 }, { "ng", 3 }, { "k", 3 },
  { "trieu", 6 }, { "tr", 6 }, { "m", 6 },
  { "ty", 9 }, { "ti", 9 },
};

static const char *const currencies[] = { "dong", "vnd", "d", "₫" };

/* Folding makes plain digits of superscripts and the like, and an amount must not be guessed. */
static gboolean
is_readable (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (character >= 0x80 && !g_unichar_isalpha (character) && !g_unichar_ismark (character) &&
          !g_unichar_isspace (character) && character != 0x20ab && character != 0x2212)
        return FALSE;
    }

  return TRUE;
}

static void
skip_space (const char **cursor)
{
  while (g_ascii_isspace (**cursor))
    (*cursor)++;
}

static gboolean
skip_name (const char **cursor,
           const char  *name)
{
  gsize length = strlen (name);

  if (strncmp (*cursor, name, length) != 0)
    return FALSE;

  *cursor += length;
  return TRUE;
}

static void
scan_run (const char **cursor,
          Run         *run)
{
  run->digits = *cursor;
  run->length = strspn (*cursor, "0123456789");
  *cursor += run->length;
}

static gboolean
scan_runs (const char  **cursor,
           TypedAmount  *amount)
{
  char separator = '\0';

  do
    {
      Run *run = &amount->runs[amount->n_runs];

      run->separator = separator;
      if (separator != '\0')
        (*cursor)++;
      scan_run (cursor, run);
      if (run->length == 0)
        return FALSE;

      amount->n_runs++;
      separator = **cursor;
    }
  while (amount->n_runs < MAX_RUNS &&
         (separator == '.' || separator == ',' || (separator == ' ' && g_ascii_isdigit ((*cursor)[1]))));

  return TRUE;
}

static gboolean
scan_unit (const char  **cursor,
           TypedAmount  *amount)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (skip_name (cursor, units[i].name))
        {
          amount->unit_places = units[i].places;
          skip_space (cursor);
          scan_run (cursor, &amount->after_unit);
          skip_space (cursor);
          break;
        }
    }

  return amount->after_unit.length <= MAX_PLACES_AFTER_UNIT;
}

static void
scan_currency (const char **cursor)
{
  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    {
      if (skip_name (cursor, currencies[i]))
        break;
    }

  skip_space (cursor);
}

/* 0.500 cannot be a group: no number begins with a zero. */
static gboolean
is_lone_zero (const Run *run)
{
  return run->length == 1 && run->digits[0] == '0';
}

static gboolean
has_fraction (const TypedAmount *amount)
{
  const Run *last = &amount->runs[amount->n_runs - 1];

  if (amount->n_runs == 1 || last->separator == ' ')
    return FALSE;

  if (amount->n_runs > 2)
    return last->separator != amount->runs[1].separator && (amount->unit_places > 0 || last->length != 3);

  return last->length != 3 || (amount->unit_places > 0 && is_lone_zero (&amount->runs[0]));
}

/* A comma is a decimal one before a unit, and yet 1,500k is mostly written by whoever groups with commas. */
static gboolean
is_ambiguous (const TypedAmount *amount)
{
  return amount->n_runs == 2 && amount->unit_places > 0 && amount->runs[1].separator == ','
         && amount->runs[1].length == 3 && !is_lone_zero (&amount->runs[0]);
}

static gboolean
groups_are_right (const TypedAmount *amount)
{
  const Run *first = &amount->runs[0];

  if (amount->n_whole == 1)
    return TRUE;

  if (first->length > 3 || first->digits[0] == '0')
    return FALSE;

  for (guint i = 1; i < amount->n_whole; i++)
    {
      if (amount->runs[i].length != 3 || amount->runs[i].separator != amount->runs[1].separator)
        return FALSE;
    }

  return TRUE;
}

static gboolean
scan_amount (const char  *folded,
             TypedAmount *amount)
{
  const char *cursor = folded;

  if (!scan_runs (&cursor, amount))
    return FALSE;

  skip_space (&cursor);
  if (!scan_unit (&cursor, amount))
    return FALSE;

  scan_currency (&cursor);
  if (*cursor != '\0')
    return FALSE;

  amount->n_whole = amount->n_runs - (has_fraction (amount) ? 1 : 0);

  /* 1,5tr2 would say its places twice. */
  if (amount->n_whole < amount->n_runs && amount->after_unit.length > 0)
    return FALSE;

  return groups_are_right (amount);
}

static gboolean
append_digit (gint64 *number,
              int     digit)
{
  *number = *number * 10 + digit;

  return *number <= LOA_AMOUNT_WORDS_MAX;
}

static gboolean
set_range_error (GError **error)
{
  g_set_error_literal (error, LOA_AMOUNT_ERROR, LOA_AMOUNT_ERROR_RANGE, "The amount is out of range");
  return FALSE;
}

static gboolean
evaluate_amount (const TypedAmount *amount,
                 gint64            *dong,
                 GError           **error)
{
  const Run *places = amount->n_whole < amount->n_runs ? &amount->runs[amount->n_whole] : &amount->after_unit;

  *dong = 0;

  for (guint i = 0; i < amount->n_whole; i++)
    {
      for (gsize j = 0; j < amount->runs[i].length; j++)
        {
          if (!append_digit (dong, g_ascii_digit_value (amount->runs[i].digits[j])))
            return set_range_error (error);
        }
    }

  for (gsize i = 0; i < (gsize) amount->unit_places; i++)
    {
      if (!append_digit (dong, i < places->length ? g_ascii_digit_value (places->digits[i]) : 0))
        return set_range_error (error);
    }

  for (gsize i = amount->unit_places; i < places->length; i++)
    {
      /* 150.00 is more likely a hundred and fifty thousand with a digit missing than a hundred and fifty. */
      if (places->digits[i] != '0' || (amount->unit_places == 0 && amount->n_whole == 1))
        {
          g_set_error_literal (error, LOA_AMOUNT_ERROR, LOA_AMOUNT_ERROR_FRACTION,
                               "The amount is not a whole number of đồng");
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
scan_sign (const char **cursor)
{
  if (!g_str_has_prefix (*cursor, "-") && !g_str_has_prefix (*cursor, "−"))
    return FALSE;

  *cursor = g_utf8_next_char (*cursor);
  skip_space (cursor);

  return TRUE;
}

gboolean
loa_typed_amount_parse (const char  *text,
                        gint64      *dong,
                        GError     **error)
{
  g_autofree char *folded = loa_fold (text);
  const char *cursor = folded;
  TypedAmount amount = { 0 };
  gint64 magnitude;
  gboolean negative;

  g_return_val_if_fail (dong != NULL, FALSE);

  skip_space (&cursor);
  if (*cursor == '\0')
    {
      g_set_error_literal (error, LOA_AMOUNT_ERROR, LOA_AMOUNT_ERROR_EMPTY, "There is no amount");
      return FALSE;
    }

  negative = scan_sign (&cursor);
  if (!g_utf8_validate (text, -1, NULL) || !is_readable (text) || !scan_amount (cursor, &amount))
    {
      g_set_error_literal (error, LOA_AMOUNT_ERROR, LOA_AMOUNT_ERROR_SYNTAX, "The text is not an amount");
      return FALSE;
    }

  if (is_ambiguous (&amount))
    {
      g_set_error_literal (error, LOA_AMOUNT_ERROR, LOA_AMOUNT_ERROR_AMBIGUOUS, "The text can be read as two amounts");
      return FALSE;
    }

  if (!evaluate_amount (&amount, &magnitude, error))
    return FALSE;

  *dong = negative ? -magnitude : magnitude;
  return TRUE;
}

static gboolean
has_minus (const char *text)
{
  return text != NULL && (strchr (text, '-') != NULL || strstr (text, "−") != NULL);
}

/* What one has to change first about an amount that cannot be read, or that no speaker says. */
static void
set_announced_error (const char    *text,
                     const GError  *unreadable,
                     gint64         amount,
                     GError       **error)
{
  if (amount < 0 || (unreadable != NULL && has_minus (text)
                     && !g_error_matches (unreadable, LOA_AMOUNT_ERROR, LOA_AMOUNT_ERROR_FRACTION)))
    g_set_error_literal (error, LOA_AMOUNT_ERROR, LOA_AMOUNT_ERROR_NEGATIVE, "The amount is negative");
  else if (amount > LOA_DONG_MAX_ANNOUNCED || g_error_matches (unreadable, LOA_AMOUNT_ERROR, LOA_AMOUNT_ERROR_RANGE))
    g_set_error_literal (error, LOA_AMOUNT_ERROR, LOA_AMOUNT_ERROR_UNSAYABLE,
                         "The amount is larger than a speaker says");
  else if (unreadable == NULL)
    g_set_error_literal (error, LOA_AMOUNT_ERROR, LOA_AMOUNT_ERROR_ZERO, "The amount is zero");
  else
    g_propagate_error (error, g_error_copy (unreadable));
}

gboolean
loa_typed_amount_parse_announced (const char  *text,
                                  gint64      *dong,
                                  GError     **error)
{
  g_autoptr (GError) unreadable = NULL;
  gint64 amount = 0;

  g_return_val_if_fail (dong != NULL, FALSE);

  if (!loa_typed_amount_parse (text, &amount, &unreadable) || amount < 1 || amount > LOA_DONG_MAX_ANNOUNCED)
    {
      set_announced_error (text, unreadable, amount, error);
      return FALSE;
    }

  *dong = amount;
  return TRUE;
}
