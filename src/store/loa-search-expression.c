/* loa-search-expression.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-search-expression.h"

#include <stdlib.h>
#include <string.h>

#include "loa-day-text.h"
#include "loa-fold.h"
#include "loa-transaction-record.h"
#include "loa-typed-amount.h"
#include "loa-vietnam-time.h"

/* A part is looked for at each word, of as many words as there can be in one: “1 triệu .. 2 triệu”. What is not a part
 * as a whole is words, so that nothing that is typed is an error.
 */
#define MAX_WORDS_OF_PART 5

/* Longer than any part, and short enough to try. */
#define MAX_PART_LENGTH 80

struct _LoaSearchExpression
{
  char *text; /* (owned) */
  char *words; /* (owned) (nullable) */
  GArray *parts; /* (owned) (element-type LoaSearchPart) */
};

/* A word's place in the text. */
typedef struct
{
  gsize start;
  gsize end;
} Span;

static const struct
{
  const char *sign;
  gboolean is_least;
  gboolean is_strict;
} comparisons[] = {
  { ">=", TRUE, FALSE }, { "≥", TRUE, FALSE }, { ">", TRUE, TRUE },
  { "<=", FALSE, FALSE }, { "≤", FALSE, FALSE }, { "<", FALSE, TRUE },
};

static const struct
{
  const char *sign;
  gboolean is_plain; /* no amount or day has it inside */
} range_signs[] = {
  { "...", TRUE }, { "..", TRUE }, { "…", TRUE }, { "–", FALSE }, { "-", FALSE },
};

static const struct
{
  const char *name; /* folded */
  int days_from_today;
} named_days[] = {
  { "hom nay", 0 }, { "today", 0 }, { "hom qua", -1 }, { "yesterday", -1 },
};

static void
part_clear (gpointer data)
{
  LoaSearchPart *part = data;

  g_free (part->from_day);
  g_free (part->to_day);
}

/* One word, or a word and its unit: no amount is made of words that were typed beside each other. */
static gboolean
read_amount (const char *text,
             gint64     *amount)
{
  for (const char *space = strchr (text, ' '); space != NULL; space = strchr (space + 1, ' '))
    {
      if (g_ascii_isdigit (space[1]))
        return FALSE;
    }

  return loa_typed_amount_parse (text, amount, NULL) && *amount >= 0;
}

static gboolean
read_comparison (const char    *text,
                 LoaSearchPart *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (comparisons); i++)
    {
      gint64 amount;

      if (!g_str_has_prefix (text, comparisons[i].sign))
        continue;

      text += strlen (comparisons[i].sign);
      text += strspn (text, " ");
      if (!read_amount (text, &amount))
        return FALSE;

      part->is_strict = comparisons[i].is_strict;
      if (comparisons[i].is_least)
        part->min_amount = amount + (part->is_strict ? 1 : 0);
      else
        part->max_amount = amount - (part->is_strict ? 1 : 0);

      /* Nothing is less than nothing. */
      return comparisons[i].is_least || part->max_amount >= 0;
    }

  return FALSE;
}

static gboolean
is_number (const char *text)
{
  return strspn (text, "0123456789") == strlen (text);
}

/* 10-20tr is from ten million on. */
static gboolean
read_with_unit_of (const char *text,
                   const char *other,
                   gint64      other_amount,
                   gint64     *amount)
{
  const char *unit = other + strspn (other, "0123456789., ");
  g_autofree char *both = NULL;

  if (!is_number (text) || strlen (text) > 3 || *unit == '\0')
    return FALSE;

  both = g_strconcat (text, unit, NULL);

  return read_amount (both, amount) && *amount <= other_amount;
}

static gboolean
read_amounts (const char    *first,
              const char    *last,
              gboolean       is_plain,
              LoaSearchPart *part)
{
  gint64 min = LOA_AMOUNT_UNKNOWN;
  gint64 max = LOA_AMOUNT_UNKNOWN;

  if (*last != '\0' && !read_amount (last, &max))
    return FALSE;

  if (*first != '\0' && !read_with_unit_of (first, last, max, &min) && !read_amount (first, &min))
    return FALSE;

  /* 1900-1234 may be the number of anything. */
  if (!is_plain && (*first == '\0' || *last == '\0' || (is_number (first) && is_number (last))))
    return FALSE;

  part->min_amount = *first != '\0' && *last != '\0' ? MIN (min, max) : min;
  part->max_amount = *first != '\0' && *last != '\0' ? MAX (min, max) : max;

  return TRUE;
}

/* A day without a year is the last one that has been. */
static char *
read_day (const char *text,
          const char *today)
{
  g_autofree char *day = NULL;
  const char *slash = strchr (text, '/');

  if (slash == NULL || strspn (text, "0123456789/") != strlen (text))
    return NULL;

  day = loa_day_text_read (text, today);
  if (day != NULL && strchr (slash + 1, '/') == NULL && strcmp (day, today) > 0)
    {
      g_autofree char *a_year_ago = g_strdup_printf ("%04d%s", atoi (today) - 1, day + 4);

      return loa_vietnam_day_is_valid (a_year_ago) ? g_steal_pointer (&a_year_ago) : g_steal_pointer (&day);
    }

  return g_steal_pointer (&day);
}

static gboolean
read_days (const char    *first,
           const char    *last,
           const char    *today,
           LoaSearchPart *part)
{
  g_autofree char *from = read_day (first, today);
  g_autofree char *to = read_day (last, today);

  if ((from == NULL && *first != '\0') || (to == NULL && *last != '\0'))
    return FALSE;

  if (from != NULL && to != NULL && strcmp (from, to) > 0)
    {
      part->from_day = g_steal_pointer (&to);
      part->to_day = g_steal_pointer (&from);
    }
  else
    {
      part->from_day = g_steal_pointer (&from);
      part->to_day = g_steal_pointer (&to);
    }

  return TRUE;
}

static gboolean
read_range (const char    *text,
            const char    *today,
            LoaSearchPart *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (range_signs); i++)
    {
      const char *sign = strstr (text, range_signs[i].sign);
      g_autofree char *first = NULL;
      g_autofree char *last = NULL;

      if (sign == NULL)
        continue;

      first = g_strchomp (g_strndup (text, sign - text));
      last = g_strchug (g_strdup (sign + strlen (range_signs[i].sign)));
      if (*first == '\0' && *last == '\0')
        return FALSE;

      return read_days (first, last, today, part) || read_amounts (first, last, range_signs[i].is_plain, part);
    }

  return FALSE;
}

static gboolean
read_named_day (const char    *text,
                const char    *today,
                LoaSearchPart *part)
{
  g_autofree char *folded = loa_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (named_days); i++)
    {
      if (g_str_equal (folded, named_days[i].name))
        {
          part->from_day = loa_vietnam_day_add (today, named_days[i].days_from_today);
          part->to_day = g_strdup (part->from_day);
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
read_one_day (const char    *text,
              const char    *today,
              LoaSearchPart *part)
{
  part->from_day = read_day (text, today);
  part->to_day = g_strdup (part->from_day);

  return part->from_day != NULL;
}

static gboolean
read_part (const char    *text,
           const char    *today,
           LoaSearchPart *part)
{
  *part = (LoaSearchPart) { .min_amount = LOA_AMOUNT_UNKNOWN, .max_amount = LOA_AMOUNT_UNKNOWN };

  return read_named_day (text, today, part) || read_comparison (text, part) || read_one_day (text, today, part) ||
         read_range (text, today, part);
}

static GArray *
find_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Span));
  const char *cursor = text;

  while (*cursor != '\0')
    {
      const char *start;
      Span word;

      while (g_unichar_isspace (g_utf8_get_char (cursor)))
        cursor = g_utf8_next_char (cursor);

      for (start = cursor; *cursor != '\0' && !g_unichar_isspace (g_utf8_get_char (cursor));)
        cursor = g_utf8_next_char (cursor);

      word = (Span) { start - text, cursor - text };
      if (word.end > word.start)
        g_array_append_val (words, word);
    }

  return words;
}

/* The words of a span with one space between them. */
static char *
join_words (const char *text,
            const Span *words,
            guint       n_words)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append_c (joined, ' ');
      g_string_append_len (joined, text + words[i].start, words[i].end - words[i].start);
    }

  return g_string_free (joined, FALSE);
}

/* Returns: how many words are the part that begins with the first one; 0 when none does */
static guint
find_part (const char    *text,
           const Span    *words,
           guint          n_words,
           const char    *today,
           LoaSearchPart *part)
{
  for (guint n = MIN (n_words, MAX_WORDS_OF_PART); n > 0; n--)
    {
      g_autofree char *candidate = NULL;

      if (words[n - 1].end - words[0].start > MAX_PART_LENGTH)
        continue;

      candidate = join_words (text, words, n);
      if (read_part (candidate, today, part))
        {
          part->start = words[0].start;
          part->end = words[n - 1].end;
          return n;
        }

      part_clear (part);
    }

  return 0;
}

LoaSearchExpression *
loa_search_expression_new (const char *text,
                           const char *today)
{
  LoaSearchExpression *self;
  g_autoptr (GArray) spans = NULL;
  g_autoptr (GArray) rest = NULL;

  g_return_val_if_fail (loa_vietnam_day_is_valid (today), NULL);

  self = g_new0 (LoaSearchExpression, 1);
  self->text = g_utf8_make_valid (text != NULL ? text : "", -1);
  self->parts = g_array_new (FALSE, FALSE, sizeof (LoaSearchPart));
  g_array_set_clear_func (self->parts, part_clear);

  spans = find_words (self->text);
  rest = g_array_new (FALSE, FALSE, sizeof (Span));
  for (guint i = 0; i < spans->len;)
    {
      const Span *words = &g_array_index (spans, Span, i);
      LoaSearchPart part;
      guint n = find_part (self->text, words, spans->len - i, today, &part);

      if (n > 0)
        g_array_append_val (self->parts, part);
      else
        g_array_append_val (rest, *words);

      i += MAX (n, 1);
    }

  if (rest->len > 0)
    self->words = join_words (self->text, (const Span *) (gpointer) rest->data, rest->len);

  return self;
}

void
loa_search_expression_free (LoaSearchExpression *self)
{
  g_free (self->text);
  g_free (self->words);
  g_array_unref (self->parts);
  g_free (self);
}

const char *
loa_search_expression_get_words (const LoaSearchExpression *self)
{
  return self->words;
}

guint
loa_search_expression_get_n_parts (const LoaSearchExpression *self)
{
  return self->parts->len;
}

const LoaSearchPart *
loa_search_expression_get_part (const LoaSearchExpression *self,
                                guint                      position)
{
  g_return_val_if_fail (position < self->parts->len, NULL);

  return &g_array_index (self->parts, LoaSearchPart, position);
}

char *
loa_search_expression_dup_without (const LoaSearchExpression *self,
                                   guint                      position)
{
  const LoaSearchPart *part = loa_search_expression_get_part (self, position);
  g_autofree char *before = g_strchomp (g_strndup (self->text, part->start));
  g_autofree char *after = g_strchug (g_strdup (self->text + part->end));

  return g_strconcat (before, *before != '\0' && *after != '\0' ? " " : "", after, NULL);
}

/* A day is before every hour of it as a beginning, and after as an end. */
static gboolean
is_later_end (const char *day,
              const char *other)
{
  if (g_str_has_prefix (day, other) || g_str_has_prefix (other, day))
    return strlen (day) < strlen (other);

  return strcmp (day, other) > 0;
}

static void
apply_days (const LoaSearchExpression *self,
            LoaTransactionFilter      *filter)
{
  const char *from = NULL;
  const char *to = NULL;
  gboolean begins = FALSE;
  gboolean ends = FALSE;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const LoaSearchPart *part = &g_array_index (self->parts, LoaSearchPart, i);

      if (part->from_day == NULL && part->to_day == NULL)
        continue;

      if (!begins || (from != NULL && (part->from_day == NULL || strcmp (part->from_day, from) < 0)))
        from = part->from_day;
      if (!ends || (to != NULL && (part->to_day == NULL || strcmp (part->to_day, to) > 0)))
        to = part->to_day;
      begins = ends = TRUE;
    }

  if (from != NULL && (filter->from_day == NULL || strcmp (from, filter->from_day) > 0))
    {
      g_free (filter->from_day);
      filter->from_day = g_strdup (from);
    }
  if (to != NULL && (filter->to_day == NULL || is_later_end (filter->to_day, to)))
    {
      g_free (filter->to_day);
      filter->to_day = g_strdup (to);
    }
}

void
loa_search_expression_apply (const LoaSearchExpression *self,
                             LoaTransactionFilter      *filter)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const LoaSearchPart *part = &g_array_index (self->parts, LoaSearchPart, i);

      if (part->min_amount != LOA_AMOUNT_UNKNOWN)
        filter->min_amount = filter->min_amount == LOA_AMOUNT_UNKNOWN ? part->min_amount
                                                                      : MAX (filter->min_amount, part->min_amount);
      if (part->max_amount != LOA_AMOUNT_UNKNOWN)
        filter->max_amount = filter->max_amount == LOA_AMOUNT_UNKNOWN ? part->max_amount
                                                                      : MIN (filter->max_amount, part->max_amount);
    }

  apply_days (self, filter);
  g_free (filter->search);
  filter->search = g_strdup (self->words);
}
