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
