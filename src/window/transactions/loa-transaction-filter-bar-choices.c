/* loa-transaction-filter-bar-choices.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-transaction-chips.h"
#include "loa-transaction-filter-bar-private.h"
#include "loa-transaction-record.h"
#include "loa-vietnam-time.h"

/* What the controls say, and what none of them can. */

static LoaPeriodChooser *
get_period_chooser (LoaTransactionFilterBar *self)
{
  return loa_filter_bar_get_period_chooser (self->filter_bar);
}

static gboolean
is_day (const char *text)
{
  return text == NULL || loa_vietnam_day_is_valid (text);
}

LoaTransactionFilter *
loa_transaction_filter_bar_make_chosen (LoaTransactionFilterBar *self)
{
  LoaTransactionFilter *filter = loa_transaction_filter_copy (self->unshown);

  filter->search = loa_filter_bar_dup_search (self->filter_bar);
  filter->direction = (LoaTransactionDirection) gtk_drop_down_get_selected (self->direction_drop_down);
  filter->suspicious = gtk_toggle_button_get_active (self->suspicious_button);
  loa_amount_range_chooser_get (self->amount_chooser, &filter->min_amount, &filter->max_amount);
  if (filter->account == NULL)
    filter->account = g_strdup (loa_account_choice_get_id (self->accounts));
  if (filter->from_day == NULL && filter->to_day == NULL)
    loa_filter_bar_get_days (self->filter_bar, &filter->from_day, &filter->to_day);

  return filter;
}

LoaSearchExpression *
loa_transaction_filter_bar_read_search (LoaTransactionFilterBar *self,
                                        const char              *text)
{
  g_autofree char *today = loa_vietnam_day_format (loa_clock_get_unix_seconds (loa_shop_get_clock (self->shop)));

  return loa_search_expression_new (text, today);
}

static void
remove_part (LoaTransactionFilterBar *self,
             guint                    position)
{
  g_autofree char *text = loa_filter_bar_dup_search (self->filter_bar);
  g_autoptr (LoaSearchExpression) expression = loa_transaction_filter_bar_read_search (self, text);
  g_autofree char *rest = NULL;

  if (position >= loa_search_expression_get_n_parts (expression))
    return;

  rest = loa_search_expression_dup_without (expression, position);
  loa_filter_bar_set_search (self->filter_bar, rest);
}

void
loa_transaction_filter_bar_remove_choice (LoaTransactionFilterBar *self,
                                          guint                    chip)
{
  switch (chip)
    {
    case LOA_TRANSACTION_CHIP_PERIOD:
      loa_period_chooser_clear (get_period_chooser (self));
      break;

    case LOA_TRANSACTION_CHIP_HOURS:
      g_clear_pointer (&self->unshown->from_day, g_free);
      g_clear_pointer (&self->unshown->to_day, g_free);
      break;

    case LOA_TRANSACTION_CHIP_ACCOUNT:
      g_clear_pointer (&self->unshown->account, g_free);
      loa_account_choice_set_id (self->accounts, NULL);
      break;

    case LOA_TRANSACTION_CHIP_DIRECTION:
      gtk_drop_down_set_selected (self->direction_drop_down, LOA_TRANSACTION_DIRECTION_BOTH);
      break;

    case LOA_TRANSACTION_CHIP_AMOUNTS:
      loa_amount_range_chooser_set (self->amount_chooser, LOA_AMOUNT_UNKNOWN, LOA_AMOUNT_UNKNOWN);
      break;

    case LOA_TRANSACTION_CHIP_SUSPICIOUS:
      gtk_toggle_button_set_active (self->suspicious_button, FALSE);
      break;

    case LOA_TRANSACTION_CHIP_CODE:
      g_clear_pointer (&self->unshown->code, g_free);
      break;

    case LOA_TRANSACTION_CHIP_REFERENCE:
      g_clear_pointer (&self->unshown->reference, g_free);
      break;

    default:
      remove_part (self, chip - LOA_TRANSACTION_CHIP_FIRST_PART);
      break;
    }
}

void
loa_transaction_filter_bar_choose_account (LoaTransactionFilterBar *self,
                                           const char              *account)
{
  g_clear_pointer (&self->unshown->account, g_free);
  if (!loa_account_choice_set_id (self->accounts, account))
    self->unshown->account = g_strdup (account);
}

void
loa_transaction_filter_bar_choose_days (LoaTransactionFilterBar *self,
                                        const char              *from_day,
                                        const char              *to_day)
{
  const gboolean in_days = is_day (from_day) && is_day (to_day);

  g_clear_pointer (&self->unshown->from_day, g_free);
  g_clear_pointer (&self->unshown->to_day, g_free);
  if (!in_days)
    {
      self->unshown->from_day = g_strdup (from_day);
      self->unshown->to_day = g_strdup (to_day);
    }

  loa_filter_bar_set_days (self->filter_bar, in_days ? from_day : NULL, in_days ? to_day : NULL);
}

void
loa_transaction_filter_bar_choose_filter (LoaTransactionFilterBar    *self,
             const LoaTransactionFilter *filter,
             LoaPeriod                   period)
{
  loa_transaction_filter_free (self->unshown);
  self->unshown = loa_transaction_filter_new ();
  self->unshown->code = g_strdup (filter->code);
  self->unshown->reference = g_strdup (filter->reference);
  loa_transaction_filter_bar_choose_account (self, filter->account);
  loa_filter_bar_set_search (self->filter_bar, filter->search != NULL ? filter->search : "");
  loa_transaction_filter_bar_choose_days (self, filter->from_day, filter->to_day);
  if (period != LOA_PERIOD_ALL)
    loa_period_chooser_set_period (get_period_chooser (self), period);
  gtk_drop_down_set_selected (self->direction_drop_down, filter->direction);
  loa_amount_range_chooser_set (self->amount_chooser, filter->min_amount, filter->max_amount);
  gtk_toggle_button_set_active (self->suspicious_button, filter->suspicious);
}
