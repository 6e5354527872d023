/* loa-amount-words.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-text"

#include "config.h"

#include "loa-amount-words.h"

#define THOUSAND G_GINT64_CONSTANT (1000)
#define MILLION G_GINT64_CONSTANT (1000000)
#define THOUSAND_MILLION G_GINT64_CONSTANT (1000000000)

static const char *const digit_words[] = {
  "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
};

static void
append_word (GString    *words,
             const char *word)
{
  if (words->len > 0)
    g_string_append_c (words, ' ');

  g_string_append (words, word);
}

/* What a unit is called depends on the tens before it: mốt and tư after mươi, lăm after mười and mươi. */
static const char *
unit_word (int tens,
           int unit)
{
  if (unit == 1 && tens >= 2)
    return "mốt";
  if (unit == 4 && tens >= 2)
    return "tư";
  if (unit == 5 && tens >= 1)
    return "lăm";

  return digit_words[unit];
}

static void
append_group (GString       *words,
              int            group,
              LoaAmountForm  form)
{
  gboolean hundreds_said = group >= 100 || words->len > 0;
  int tens = group / 10 % 10;
  int unit = group % 10;

  if (hundreds_said)
    {
      append_word (words, digit_words[group / 100]);
      append_word (words, "trăm");
    }

  if (tens >= 2)
    {
      append_word (words, digit_words[tens]);
      append_word (words, "mươi");
    }
  else if (tens == 1)
    {
      append_word (words, "mười");
    }
  else if (unit != 0 && hundreds_said)
    {
      append_word (words, form == LOA_AMOUNT_FORM_SOUTHERN ? "lẻ" : "linh");
    }

  if (unit != 0)
    append_word (words, unit_word (tens, unit));
}

static void
append_below_thousand_million (GString       *words,
                               gint64         number,
                               LoaAmountForm  form)
{
  const struct
  {
    gint64 size;
    const char *name;
  } groups[] = {
    { MILLION, "triệu" },
    { THOUSAND, form == LOA_AMOUNT_FORM_SOUTHERN ? "ngàn" : "nghìn" },
    { 1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      int group = number / groups[i].size % THOUSAND;

      if (group == 0)
        continue;

      append_group (words, group, form);

      if (groups[i].name != NULL)
        append_word (words, groups[i].name);
    }
}

char *
loa_amount_words (gint64 dong)
{
  return loa_amount_words_in_form (dong, LOA_AMOUNT_FORM_NORTHERN);
}

char *
loa_amount_words_in_form (gint64        dong,
                          LoaAmountForm form)
{
  g_autoptr (GString) words = NULL;
  gint64 magnitude;

  if (dong > LOA_AMOUNT_WORDS_MAX || dong < -LOA_AMOUNT_WORDS_MAX)
    return NULL;

  if (dong == 0)
    return g_strdup (digit_words[0]);

  words = g_string_new (NULL);
  magnitude = ABS (dong);

  if (magnitude >= THOUSAND_MILLION)
    {
      append_below_thousand_million (words, magnitude / THOUSAND_MILLION, form);
      append_word (words, "tỷ");
    }

  append_below_thousand_million (words, magnitude % THOUSAND_MILLION, form);

  if (dong < 0)
    g_string_prepend (words, "âm ");

  return g_string_free (g_steal_pointer (&words), FALSE);
}
