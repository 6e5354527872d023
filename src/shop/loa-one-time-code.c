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
#include <string.h>

#include "loa-failure.h"

static const char *
skip_digits (const char *text,
             GString    *digits)
{
  while (g_unichar_isdigit (g_utf8_get_char (text)))
    {
      g_string_append_printf (digits, "%d", g_unichar_digit_value (g_utf8_get_char (text)));
      text = g_utf8_next_char (text);
    }

  return text;
}

/* The digits in a text, of whatever script, as plain ones. Where there are too many of them for a code, but only one
 * group of them is as long as a code, it is that one: messages say, too, for how many minutes a code is good.
 */
char *
loa_one_time_code_find_digits (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gsize code_position = 0;
  guint n_codes = 0;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return g_strdup ("");

  while (*text != '\0')
    {
      gsize position = digits->len;

      text = skip_digits (text, digits);
      if (digits->len - position == LOA_ONE_TIME_CODE_LENGTH)
        {
          code_position = position;
          n_codes++;
        }
      if (*text != '\0')
        text = g_utf8_next_char (text);
    }

  if (digits->len > LOA_ONE_TIME_CODE_LENGTH && n_codes == 1)
    return g_strndup (digits->str + code_position, LOA_ONE_TIME_CODE_LENGTH);

  return g_strdup (digits->str);
}

/* Reads the code that a speaker said. What is pasted with it is dropped: white space, dashes, words. */
char *
loa_one_time_code_read (const char  *text,
                        GError     **error)
{
  g_autofree char *digits = loa_one_time_code_find_digits (text);

  if (strlen (digits) == LOA_ONE_TIME_CODE_LENGTH)
    return g_steal_pointer (&digits);

  g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                       _("The code is the four digits that the speaker said. Type all four."));

  return NULL;
}
