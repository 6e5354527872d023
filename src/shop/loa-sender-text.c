/* loa-sender-text.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sender-text.h"

#include <string.h>

#include "loa-fold.h"

/* More words find nobody else. */
#define MAX_WORDS 8

/* A name has two words at least. */
#define MIN_NAME_WORDS 2

typedef struct
{
  GPtrArray *words; /* (owned) (element-type utf8): that stand next to each other */
  GPtrArray *name; /* (owned) (element-type utf8): the longest name so far */
  GPtrArray *all; /* (owned) (element-type utf8) */
} Reading;

/* A name ends where banks and people write that money is transferred. */
static gboolean
ends_name (const char *word)
{
  static const char *const ends[] = { "chuyen", "ck", "ct", "ibft", "qr" };
  g_autofree char *folded = loa_fold (word);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_equal (folded, ends[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_in_capitals (const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word))
    if (g_unichar_islower (g_utf8_get_char (word)))
      return FALSE;

  return TRUE;
}

/* Ends the words in capitals that stood next to each other. */
static void
keep_name (Reading *reading)
{
  if (reading->words->len >= MIN_NAME_WORDS && reading->words->len > reading->name->len)
    {
      g_ptr_array_unref (reading->name);
      reading->name = g_steal_pointer (&reading->words);
      reading->words = g_ptr_array_new_with_free_func (g_free);
    }

  g_ptr_array_set_size (reading->words, 0);
}

static void
take_word (Reading    *reading,
           const char *start,
           const char *end,
           gboolean    has_digit)
{
  g_autofree char *word = g_strndup (start, end - start);

  if (*word == '\0')
    return;

  if (has_digit || !is_in_capitals (word) || ends_name (word))
    keep_name (reading);
  else
    g_ptr_array_add (reading->words, g_strdup (word));

  if (!has_digit)
    g_ptr_array_add (reading->all, g_steal_pointer (&word));
}

static void
read_words (Reading    *reading,
            const char *text)
{
  const char *start = text;
  const char *p;
  gboolean has_digit = FALSE;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isalpha (character) || g_unichar_ismark (character))
        continue;

      if (g_unichar_isdigit (character))
        {
          has_digit = TRUE;
          continue;
        }

      take_word (reading, start, p, has_digit);
      start = g_utf8_next_char (p);
      has_digit = FALSE;
      if (!g_unichar_isspace (character))
        keep_name (reading);
    }

  take_word (reading, start, p, has_digit);
  keep_name (reading);
}

char *
loa_sender_text_find (const LoaTransactionRecord *record)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) found = NULL;
  Reading reading;

  g_return_val_if_fail (record != NULL, NULL);

  if (record->transaction_content == NULL)
    return NULL;

  text = g_utf8_make_valid (record->transaction_content, -1);
  reading.words = g_ptr_array_new_with_free_func (g_free);
  reading.name = g_ptr_array_new_with_free_func (g_free);
  reading.all = g_ptr_array_new_with_free_func (g_free);
  read_words (&reading, text);

  found = g_ptr_array_ref (reading.name->len > 0 ? reading.name : reading.all);
  g_ptr_array_unref (reading.words);
  g_ptr_array_unref (reading.name);
  g_ptr_array_unref (reading.all);
  if (found->len == 0)
    return NULL;

  g_ptr_array_set_size (found, MIN (found->len, MAX_WORDS));
  g_ptr_array_add (found, NULL);

  return g_strjoinv (" ", (char **) found->pdata);
}
