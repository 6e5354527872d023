/* loa-white-space.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-white-space.h"

#include <string.h>

static const char *
skip (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* Returns: where the text ends without the white space at its end */
static const char *
find_end (const char *text)
{
  const char *end = text + strlen (text);

  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return end;
}

char *
loa_white_space_strip (const char *text)
{
  const char *start = skip (text);

  return g_strndup (start, (gsize) (find_end (start) - start));
}

gboolean
loa_white_space_is_around (const char *text)
{
  return skip (text) != text || *find_end (text) != '\0';
}
