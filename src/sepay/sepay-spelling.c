/* sepay-spelling.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-sepay"

#include "config.h"

#include "sepay-spelling.h"

#include <string.h>

/* Servers escape different characters, and each in its own way, before they tell something back. So each character is
 * compared by itself, in whichever way it is written there.
 */

#define LONGEST_CHARACTER 6

static const struct
{
  const char *spelling;
  const char *character;
} spellings[] = {
  { "+", " " },
  { "\\\"", "\"" },
  { "\\\\", "\\" },
  { "\\/", "/" },
  { "&amp;", "&" },
  { "&lt;", "<" },
  { "&gt;", ">" },
  { "&quot;", "\"" },
  { "&apos;", "'" },
  { "&#39;", "'" },
  { "&#039;", "'" },
  { "&#x27;", "'" },
};

/* Returns: the number that @n_digits hexadecimal digits are, or -1 */
static int
read_hexadecimal (const char *text,
                  guint       n_digits)
{
  int number = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return -1;
      number = number * 16 + g_ascii_xdigit_value (text[i]);
    }

  return number;
}

/* Returns: how many bytes of @text spell @character, other than as themselves; 0 when none do */
static gsize
read_spelling (const char *text,
               char        character[LONGEST_CHARACTER + 1])
{
  int number;

  memset (character, '\0', LONGEST_CHARACTER + 1);

  if (*text == '%' && (number = read_hexadecimal (text + 1, 2)) > 0)
    {
      *character = (char) number;
      return strlen ("%41");
    }

  if (g_str_has_prefix (text, "\\u") && (number = read_hexadecimal (text + 2, 4)) > 0)
    {
      g_unichar_to_utf8 ((gunichar) number, character);
      return strlen ("\\u0041");
    }

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      if (g_str_has_prefix (text, spellings[i].spelling))
        {
          strcpy (character, spellings[i].character);
          return strlen (spellings[i].spelling);
        }
    }

  return 0;
}

/* Returns: how many bytes at the beginning of @text spell @secret, or -1 */
gssize
sepay_spelling_measure (const char *text,
                        const char *secret)
{
  const char *place = text;

  while (*secret != '\0')
    {
      char character[LONGEST_CHARACTER + 1];
      gsize n_spelled = strchr ("%\\&+", *place) != NULL ? read_spelling (place, character) : 0;

      /* What looks like a spelling may be part of the secret as it stands. */
      if (n_spelled > 0 && g_str_has_prefix (secret, character))
        {
          gssize n_rest = sepay_spelling_measure (place + n_spelled, secret + strlen (character));

          if (n_rest >= 0)
            return place - text + (gssize) n_spelled + n_rest;
        }

      if (*place != *secret)
        return -1;

      place++;
      secret++;
    }

  return place - text;
}
