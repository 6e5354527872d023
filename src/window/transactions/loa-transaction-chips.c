/* loa-transaction-chips.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "loa-amount-range-chooser.h"
#include "loa-day-text.h"
#include "loa-quotation.h"
#include "loa-transaction-chips.h"
#include "loa-transaction-record.h"

/* Of what a bank wrote. */
#define MAX_CHARACTERS 40

/* An hour is as long as its last minute. */
static char *
format_hours (const char *from,
              const char *to)
{
  g_autofree char *from_day = g_strndup (from != NULL ? from : to, strlen ("2025-02-25"));
  g_autofree char *to_day = g_strndup (to != NULL ? to : from, strlen ("2025-02-25"));
  g_autofree char *from_text = loa_day_text_format (from_day);
  g_autofree char *to_text = loa_day_text_format (to_day);
  const char *from_hour = from != NULL && strlen (from) > strlen (from_day) ? from + strlen (from_day) : " 00";
  const char *to_hour = to != NULL && strlen (to) > strlen (to_day) ? to + strlen (to_day) : " 23";

  if (g_str_equal (from_day, to_day))
    return g_strdup_printf ("%s%s:00–%s:59", from_text, from_hour, to_hour + 1);

  return g_strdup_printf ("%s%s:00 – %s%s:59", from_text, from_hour, to_text, to_hour);
}

static char *
format_days (const char *from,
             const char *to)
{
  g_autofree char *from_text = from != NULL ? loa_day_text_format (from) : NULL;
  g_autofree char *to_text = to != NULL ? loa_day_text_format (to) : NULL;

  if (g_strcmp0 (from, to) == 0)
    return g_steal_pointer (&from_text);

  if (to == NULL)
    return g_strdup_printf (_("Since %s"), from_text);

  if (from == NULL)
    return g_strdup_printf (_("Until %s"), to_text);

  return g_strdup_printf ("%s–%s", from_text, to_text);
}

static char *
describe_part (const LoaSearchPart *part)
{
  if (part->from_day != NULL || part->to_day != NULL)
    return format_days (part->from_day, part->to_day);

  return loa_amount_range_chooser_describe (part->min_amount, part->max_amount, part->is_strict);
}

static void
add_amounts_chip (LoaFilterChips             *chips,
                  const LoaTransactionFilter *chosen)
{
  g_autofree char *text = NULL;

  if (chosen->min_amount == LOA_AMOUNT_UNKNOWN && chosen->max_amount == LOA_AMOUNT_UNKNOWN)
    return;

  text = loa_amount_range_chooser_describe (chosen->min_amount, chosen->max_amount, FALSE);
  loa_filter_chips_add (chips, LOA_TRANSACTION_CHIP_AMOUNTS, text);
}

static void
add_named_chip (LoaFilterChips *chips,
                guint           key,
                const char     *name,
                const char     *value)
{
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  if (value == NULL)
    return;

  shown = loa_quotation_shorten (value, MAX_CHARACTERS);
  text = g_strdup_printf ("%s %s", name, shown);
  loa_filter_chips_add (chips, key, text);
}

static void
add_period_chips (LoaFilterChips              *chips,
                  const LoaTransactionChoices *choices)
{
  if (choices->from_hour != NULL || choices->to_hour != NULL)
    {
      g_autofree char *hours = format_hours (choices->from_hour, choices->to_hour);

      loa_filter_chips_add (chips, LOA_TRANSACTION_CHIP_HOURS, hours);
    }

  if (choices->period != NULL)
    loa_filter_chips_add (chips, LOA_TRANSACTION_CHIP_PERIOD, choices->period);
}

static void
add_search_chips (LoaFilterChips            *chips,
                  const LoaSearchExpression *expression)
{
  for (guint i = 0; i < loa_search_expression_get_n_parts (expression); i++)
    {
      g_autofree char *text = describe_part (loa_search_expression_get_part (expression, i));

      loa_filter_chips_add (chips, LOA_TRANSACTION_CHIP_FIRST_PART + i, text);
    }
}

void
loa_transaction_chips_show (LoaFilterChips              *chips,
                            const LoaTransactionChoices *choices)
{
  const LoaTransactionFilter *chosen;

  g_return_if_fail (LOA_IS_FILTER_CHIPS (chips));
  g_return_if_fail (choices != NULL);

  chosen = choices->chosen;
  loa_filter_chips_begin (chips);
  add_period_chips (chips, choices);
  if (choices->account != NULL)
    {
      g_autofree char *account = loa_quotation_shorten (choices->account, MAX_CHARACTERS);

      loa_filter_chips_add (chips, LOA_TRANSACTION_CHIP_ACCOUNT, account);
    }
  if (chosen->direction != LOA_TRANSACTION_DIRECTION_BOTH)
    loa_filter_chips_add (chips, LOA_TRANSACTION_CHIP_DIRECTION,
                          chosen->direction == LOA_TRANSACTION_DIRECTION_IN ? _("Money in") : _("Money out"));
  add_amounts_chip (chips, chosen);
  if (chosen->suspicious)
    loa_filter_chips_add (chips, LOA_TRANSACTION_CHIP_SUSPICIOUS, _("Suspicious"));
  add_named_chip (chips, LOA_TRANSACTION_CHIP_CODE, _("Code"), chosen->code);
  add_named_chip (chips, LOA_TRANSACTION_CHIP_REFERENCE, _("Reference"), chosen->reference);
  add_search_chips (chips, choices->expression);
  loa_filter_chips_end (chips);
}
