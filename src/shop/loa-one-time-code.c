/* loa-one-time-code.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-one-time-code.h"

#include <glib/gi18n.h>

#include "loa-failure.h"

#define N_DIGITS 4

/* Reads the code that a speaker said. White space is dropped: codes are pasted with it. */
char *
loa_one_time_code_read (const char  *text,
                        GError     **error)
{
  g_autoptr (GString) code = g_string_new (NULL);
  gboolean is_code = text != NULL && g_utf8_validate (text, -1, NULL);

  for (const char *p = text; is_code && *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        continue;

      is_code = g_ascii_isdigit (*p);
      g_string_append_c (code, *p);
    }

  if (is_code && code->len == N_DIGITS)
    return g_strdup (code->str);

  g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                       _("The code is the four digits that the speaker said. Type all four."));

  return NULL;
}
