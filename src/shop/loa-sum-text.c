/* loa-sum-text.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-sum-text.h"

#include <glib/gi18n.h>

#include "loa-dong.h"

char *
loa_sum_text_format (gint64 sum)
{
  /* Translators: stands in the place of a sum of money. */
  return sum != LOA_AMOUNT_UNKNOWN ? loa_dong_format (sum) : g_strdup (_("? (too large to add up)"));
}

char *
loa_sum_text_format_difference (gint64 sum,
                                gint64 less)
{
  loa_sum_add (&sum, less != LOA_AMOUNT_UNKNOWN ? -less : less);

  return loa_sum_text_format (sum);
}
