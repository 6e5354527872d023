/* loa-amount-field.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "loa-amount-field.h"
#include "loa-amount-words.h"
#include "loa-dong.h"
#include "loa-typed-amount.h"
#include "loa-white-space.h"

static const char *
get_syntax_reason (const char *text)
{
  return strchr (text, '-') != NULL || strstr (text, "−") != NULL
           ? _("A speaker says only money that came in. Leave the minus out.")
           : _("This is not an amount. Type it like 150000, 150.000, 150k or 1tr2.");
}

static const char *
get_reason (const char   *text,
            const GError *error)
{
  switch ((LoaAmountError) error->code)
    {
    case LOA_AMOUNT_ERROR_EMPTY:
      return _("Type the amount that the speaker is to say.");

    case LOA_AMOUNT_ERROR_FRACTION:
      return _("There is nothing smaller than one đồng. Type a whole amount.");

    case LOA_AMOUNT_ERROR_RANGE:
      return strchr (text, '-') != NULL ? get_syntax_reason (text)
                                        : _("A speaker can say at most 999.999.999.999 đồng. Type a smaller amount.");

    case LOA_AMOUNT_ERROR_SYNTAX:
    default:
      return get_syntax_reason (text);
    }
}

static const char *
get_range_reason (gint64 amount)
{
  if (amount < 0)
    return _("A speaker says only money that came in. Leave the minus out.");

  if (amount == 0)
    return _("A speaker does not say zero. Type at least 1 đồng.");

  if (amount > LOA_DONG_MAX_ANNOUNCED)
    return _("A speaker can say at most 999.999.999.999 đồng. Type a smaller amount.");

  return NULL;
}

gboolean
loa_amount_field_read (const char  *text,
                       gint64      *amount,
                       char       **reason)
{
  g_autoptr (GError) error = NULL;
  const char *sentence;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (amount != NULL, FALSE);

  if (loa_typed_amount_parse (text, amount, &error))
    sentence = get_range_reason (*amount);
  else
    sentence = get_reason (text, error);

  if (reason != NULL)
    *reason = g_strdup (sentence);

  return sentence == NULL;
}

gboolean
loa_amount_field_is_empty (const char *text)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (text != NULL, TRUE);

  stripped = loa_white_space_strip (text);

  return *stripped == '\0';
}

char *
loa_amount_field_spell (gint64 amount)
{
  g_autofree char *words = loa_amount_words (amount);

  return g_strdup_printf ("%s đồng", words);
}
