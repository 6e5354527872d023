/* loa-speaker-tags.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-speaker-tags.h"

#include "loa-fold.h"

static gboolean
is_separator (gunichar character)
{
  switch (character)
    {
    case ',':
    case ';':
    case '\n':
    case '\v':
    case '\f':
    case '\r':
    case 0x85:
    case 0x2028:
    case 0x2029:
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
is_invisible (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_UNASSIGNED;
}

/* Takes the next tag off @place, which may be empty. */
static char *
read_tag (const char **place)
{
  GString *tag = g_string_new (NULL);
  gboolean is_gap = FALSE;

  while (**place != '\0')
    {
      gunichar character = g_utf8_get_char (*place);

      *place = g_utf8_next_char (*place);
      if (is_separator (character))
        break;

      if (g_unichar_isspace (character))
        is_gap = tag->len > 0;
      else if (!is_invisible (character))
        {
          if (is_gap)
            g_string_append_c (tag, ' ');
          g_string_append_unichar (tag, character);
          is_gap = FALSE;
        }
    }

  return g_string_free (tag, FALSE);
}

char **
loa_speaker_tags_split (const char *text)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  g_autoptr (GHashTable) folded_tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  const char *place = valid;

  while (*place != '\0')
    {
      g_autofree char *tag = read_tag (&place);

      if (*tag != '\0' && g_hash_table_add (folded_tags, loa_fold (tag)))
        g_strv_builder_add (tags, tag);
    }

  return g_strv_builder_end (tags);
}

char *
loa_speaker_tags_join (const char * const *tags)
{
  g_autofree char *text = tags != NULL ? g_strjoinv ("\n", (char **) tags) : NULL;

  return loa_speaker_tags_clean (text);
}

char *
loa_speaker_tags_clean (const char *text)
{
  g_auto (GStrv) tags = loa_speaker_tags_split (text);

  return tags[0] != NULL ? g_strjoinv ("\n", tags) : NULL;
}
