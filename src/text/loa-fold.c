/* loa-fold.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-text"

#include "config.h"

#include "loa-fold.h"

#include <string.h>

/* Folding can give what folds again (a compatibility character made of capitals); two rounds are enough for all of
 * Unicode, and one more sees that nothing changes.
 */
#define MAX_ROUNDS 4

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (!g_ascii_isprint (*text) && !g_ascii_iscntrl (*text))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_diacritic (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK;
}

static char *
strip_diacritics (const char *text)
{
  GString *stripped = g_string_sized_new (strlen (text));

  for (const char *cursor = text; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      gunichar character = g_utf8_get_char (cursor);

      /* đ is a letter of its own, which no normalization takes apart. */
      if (character == 0x111)
        g_string_append_c (stripped, 'd');
      else if (!is_diacritic (character))
        g_string_append_unichar (stripped, character);
    }

  return g_string_free (stripped, FALSE);
}

static char *
fold_once (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *caseless = g_utf8_casefold (decomposed, -1);
  g_autofree char *decomposed_again = g_utf8_normalize (caseless, -1, G_NORMALIZE_ALL);

  return strip_diacritics (decomposed_again);
}

static gboolean
is_white_space (gunichar character)
{
  /* GLib leaves out the vertical tab and the next-line control. */
  return g_unichar_isspace (character) || character == 0x0b || character == 0x85;
}

char *
loa_fold (const char *text)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return g_strdup ("");

  /* Bank texts are nearly always ASCII. */
  if (is_ascii (text))
    return g_ascii_strdown (text, -1);

  folded = g_utf8_make_valid (text, -1);

  for (int i = 0; i < MAX_ROUNDS; i++)
    {
      g_autofree char *previous = g_steal_pointer (&folded);

      folded = fold_once (previous);
      if (strcmp (folded, previous) == 0)
        break;
    }

  return g_steal_pointer (&folded);
}

char **
loa_fold_words (const char *text)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  const char *cursor = valid;

  while (*cursor != '\0')
    {
      const char *start = cursor;
      g_autofree char *word = NULL;
      g_autofree char *folded = NULL;

      while (*cursor != '\0' && !is_white_space (g_utf8_get_char (cursor)))
        cursor = g_utf8_next_char (cursor);

      word = g_strndup (start, cursor - start);
      folded = loa_fold (word);
      if (*folded != '\0')
        g_strv_builder_add (words, folded);

      while (*cursor != '\0' && is_white_space (g_utf8_get_char (cursor)))
        cursor = g_utf8_next_char (cursor);
    }

  return g_strv_builder_end (words);
}
