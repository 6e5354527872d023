/* loa-serial-number.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "loa-failure.h"
#include "loa-quotation.h"
#include "loa-serial-number.h"
#include "loa-white-space.h"

#define MAX_LENGTH 64

static gboolean
is_graphic (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isgraph (*text))
      return FALSE;

  return TRUE;
}

char *
loa_serial_number_check (const char  *text,
                         GError     **error)
{
  g_autofree char *serial_number = NULL;

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (text != NULL && g_utf8_validate (text, -1, NULL))
    serial_number = loa_white_space_strip (text);

  if (serial_number == NULL || !is_graphic (serial_number))
    g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                         _("A serial number has only letters without accents, digits and signs, and no spaces. "
                           "Copy it from the label on the speaker."));
  else if (*serial_number == '\0')
    g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                         _("The serial number is missing. It stands on the label on the speaker."));
  else if (strlen (serial_number) > MAX_LENGTH)
    g_set_error_literal (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE,
                         _("This is too long for a serial number, which has at most 64 characters. "
                           "Copy it from the label on the speaker."));
  else
    return g_steal_pointer (&serial_number);

  return NULL;
}

/* Returns: (transfer full): a sentence on the first character of @text that cannot be */
static char *
describe_character (const char *text)
{
  g_autofree char *character = NULL;
  g_autofree char *visible = NULL;
  gunichar first;

  while (g_ascii_isgraph (*text))
    text++;

  first = g_utf8_get_char (text);
  character = g_strndup (text, (gsize) (g_utf8_next_char (text) - text));
  visible = loa_quotation_clean (character);

  if (g_unichar_isspace (first))
    return g_strdup (_("A serial number has no spaces. Take the space out, or put each number on a line of its own."));

  if (*visible == '\0')
    return g_strdup (_("There is a character in it that cannot be seen. Type the serial number from the label anew."));

  return g_strdup_printf (/* Translators: a character, such as “ố” */
                          _("“%s” cannot be in a serial number, which has only letters without accents, digits and "
                            "signs. Copy it from the label on the speaker."),
                          visible);
}

char *
loa_serial_number_find_fault (const char *text)
{
  g_autofree char *serial_number = NULL;
  g_autofree char *stripped = NULL;
  g_autoptr (GError) error = NULL;

  serial_number = loa_serial_number_check (text, &error);
  if (serial_number != NULL)
    return NULL;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return g_strdup (error->message);

  stripped = loa_white_space_strip (text);

  return is_graphic (stripped) ? g_strdup (error->message) : describe_character (stripped);
}
