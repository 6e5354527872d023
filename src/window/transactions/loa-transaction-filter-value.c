/* loa-transaction-filter-value.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <string.h>

#include "loa-transaction-filter-value.h"
#include "loa-transaction-record.h"
#include "loa-vietnam-time.h"

static const char *const period_names[LOA_N_PERIODS] = { "all", "today", "yesterday", "last-7-days", "this-month" };

static void
save_text (GVariantDict *value,
           const char   *key,
           const char   *text)
{
  if (text != NULL)
    g_variant_dict_insert (value, key, "s", text);
}

static void
save_amount (GVariantDict *value,
             const char   *key,
             gint64        amount)
{
  if (amount != LOA_AMOUNT_UNKNOWN)
    g_variant_dict_insert (value, key, "x", amount);
}

static LoaPeriod
read_period (GVariant *value)
{
  const char *name;

  if (g_variant_lookup (value, "period", "&s", &name))
    for (LoaPeriod period = LOA_PERIOD_ALL; period < LOA_N_PERIODS; period++)
      if (g_str_equal (name, period_names[period]))
        return period;

  return LOA_PERIOD_ALL;
}

/* A day as SePay writes it, or an hour. */
static void
check_day (char **day)
{
  g_autofree char *of_hour = *day != NULL ? g_strndup (*day, strlen ("2025-02-25")) : NULL;

  if (of_hour != NULL && (!loa_vietnam_day_is_valid (of_hour) || strlen (*day) > strlen ("2025-02-25 23")))
    g_clear_pointer (day, g_free);
}

GVariant *
loa_transaction_filter_to_value (const LoaTransactionFilter *chosen,
                                 LoaPeriod                   period)
{
  GVariantDict value;

  g_return_val_if_fail (chosen != NULL, NULL);

  g_variant_dict_init (&value, NULL);
  save_text (&value, "search", chosen->search);
  save_text (&value, "account", chosen->account);
  if (period > LOA_PERIOD_ALL && period < LOA_N_PERIODS)
    save_text (&value, "period", period_names[period]);
  else
    {
      save_text (&value, "from", chosen->from_day);
      save_text (&value, "to", chosen->to_day);
    }
  if (chosen->direction != LOA_TRANSACTION_DIRECTION_BOTH)
    save_text (&value, "direction", chosen->direction == LOA_TRANSACTION_DIRECTION_IN ? "in" : "out");
  save_amount (&value, "min", chosen->min_amount);
  save_amount (&value, "max", chosen->max_amount);
  save_text (&value, "code", chosen->code);
  save_text (&value, "reference", chosen->reference);
  if (chosen->suspicious)
    g_variant_dict_insert (&value, "suspicious", "b", TRUE);

  return g_variant_ref_sink (g_variant_dict_end (&value));
}

LoaTransactionFilter *
loa_transaction_filter_from_value (GVariant  *value,
                                   LoaPeriod *period)
{
  LoaTransactionFilter *filter = loa_transaction_filter_new ();
  const char *direction = "";

  g_return_val_if_fail (g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT), filter);
  g_return_val_if_fail (period != NULL, filter);

  *period = read_period (value);
  g_variant_lookup (value, "search", "s", &filter->search);
  g_variant_lookup (value, "account", "s", &filter->account);
  g_variant_lookup (value, "code", "s", &filter->code);
  g_variant_lookup (value, "reference", "s", &filter->reference);
  g_variant_lookup (value, "suspicious", "b", &filter->suspicious);
  g_variant_lookup (value, "min", "x", &filter->min_amount);
  g_variant_lookup (value, "max", "x", &filter->max_amount);
  g_variant_lookup (value, "direction", "&s", &direction);
  if (g_str_equal (direction, "in"))
    filter->direction = LOA_TRANSACTION_DIRECTION_IN;
  else if (g_str_equal (direction, "out"))
    filter->direction = LOA_TRANSACTION_DIRECTION_OUT;

  g_variant_lookup (value, "from", "s", &filter->from_day);
  g_variant_lookup (value, "to", "s", &filter->to_day);
  check_day (&filter->from_day);
  check_day (&filter->to_day);

  return filter;
}
