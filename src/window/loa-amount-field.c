/* loa-amount-field.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-amount-field.h"

#include "loa-failure.h"
#include "loa-typed-amount.h"
#include "loa-white-space.h"

gboolean
loa_amount_field_read (const char  *text,
                       gint64      *amount,
                       char       **reason)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (amount != NULL, FALSE);

  if (loa_typed_amount_parse_announced (text, amount, &error))
    return TRUE;

  if (reason != NULL)
    *reason = loa_failure_advise (error);

  return FALSE;
}

gboolean
loa_amount_field_is_empty (const char *text)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (text != NULL, TRUE);

  stripped = loa_white_space_strip (text);

  return *stripped == '\0';
}
