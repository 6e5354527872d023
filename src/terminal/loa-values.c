/* loa-values.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-terminal"

#include "config.h"

#include "loa-values.h"

#include <glib/gi18n.h>

#include "loa-failure.h"
#include "loa-typed-amount.h"
#include "loa-vietnam-time.h"

static gboolean
read_amount_option (const LoaArguments  *arguments,
                    LoaOption            option,
                    gint64              *dong,
                    GError             **error)
{
  const char *text = loa_arguments_get (arguments, option);

  return text == NULL || loa_typed_amount_parse (text, dong, error);
}

gboolean
loa_values_read_count (const LoaArguments  *arguments,
                       LoaOption            option,
                       gint64               preset,
                       gint64              *count,
                       GError             **error)
{
  const char *text = loa_arguments_get (arguments, option);
  guint64 number;

  *count = preset;
  if (text == NULL)
    return TRUE;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &number, NULL))
    {
      g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE, _("“--%s” takes a whole number from 0, not “%s”."),
                   loa_option_get_name (option), text);
      return FALSE;
    }

  *count = (gint64) number;
  return TRUE;
}

gboolean
loa_values_read_day (const LoaArguments  *arguments,
                     LoaOption            option,
                     const char         **day,
                     GError             **error)
{
  *day = loa_arguments_get (arguments, option);
  if (*day == NULL || loa_vietnam_day_is_valid (*day))
    return TRUE;

  g_set_error (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_USAGE, _("“--%s” takes a day like 2025-02-25, not “%s”."),
               loa_option_get_name (option), *day);
  return FALSE;
}

LoaTransactionFilter *
loa_values_read_filter (const LoaArguments  *arguments,
                        GError             **error)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();
  gboolean only_in = loa_arguments_has (arguments, LOA_OPTION_IN);
  gboolean only_out = loa_arguments_has (arguments, LOA_OPTION_OUT);
  const char *from_day;
  const char *to_day;

  if (!loa_values_read_day (arguments, LOA_OPTION_FROM, &from_day, error)
      || !loa_values_read_day (arguments, LOA_OPTION_TO, &to_day, error)
      || !read_amount_option (arguments, LOA_OPTION_MIN, &filter->min_amount, error)
      || !read_amount_option (arguments, LOA_OPTION_MAX, &filter->max_amount, error))
    return NULL;

  filter->from_day = g_strdup (from_day);
  filter->to_day = g_strdup (to_day);
  filter->search = g_strdup (loa_arguments_get (arguments, LOA_OPTION_SEARCH));
  filter->account = g_strdup (loa_arguments_get (arguments, LOA_OPTION_ACCOUNT));
  filter->reference = g_strdup (loa_arguments_get (arguments, LOA_OPTION_REFERENCE));
  filter->code = g_strdup (loa_arguments_get (arguments, LOA_OPTION_CODE));
  if (only_in != only_out)
    filter->direction = only_in ? LOA_TRANSACTION_DIRECTION_IN : LOA_TRANSACTION_DIRECTION_OUT;

  return g_steal_pointer (&filter);
}
