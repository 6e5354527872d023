/* loa-quotation.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-quotation.h"

#include <glib/gi18n.h>

#define MAX_CHARACTERS 200

char *
loa_quotation_shorten (const char *text,
                       guint       max_characters)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *clean = g_string_new (NULL);
  gboolean is_gap = FALSE;
  guint n_characters = 0;

  for (const char *place = valid; *place != '\0'; place = g_utf8_next_char (place))
    {
      gunichar character = g_utf8_get_char (place);
      GUnicodeType type = g_unichar_type (character);

      if (g_unichar_isspace (character) || type == G_UNICODE_CONTROL)
        is_gap = clean->len > 0;

      if (g_unichar_isspace (character) || !g_unichar_isdefined (character) || type == G_UNICODE_CONTROL
          || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR)
        continue;

      if (n_characters >= max_characters)
        {
          g_string_append (clean, "…");
          break;
        }

      if (is_gap)
        g_string_append_c (clean, ' ');
      g_string_append_unichar (clean, character);
      n_characters += is_gap ? 2 : 1;
      is_gap = FALSE;
    }

  return g_string_free (clean, FALSE);
}

char *
loa_quotation_clean (const char *text)
{
  return loa_quotation_shorten (text, MAX_CHARACTERS);
}

char *
loa_quotation_add (const char *sentence,
                   const char *words)
{
  g_autofree char *quotation = loa_quotation_clean (words);

  if (*quotation == '\0')
    return g_strdup (sentence);

  /* Translators: a sentence of Loa’s, then what SePay’s server said, usually in Vietnamese. */
  return g_strdup_printf (_("%s SePay says: “%s”"), sentence, quotation);
}
