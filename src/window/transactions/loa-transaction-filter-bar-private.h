/* loa-transaction-filter-bar-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-account-choice.h"
#include "loa-amount-range-chooser.h"
#include "loa-filter-bar.h"
#include "loa-filter-chips.h"
#include "loa-saved-filters-button.h"
#include "loa-search-expression.h"
#include "loa-transaction-filter-bar.h"

G_BEGIN_DECLS

/* Each control says its part of the filter. What none of them can say is kept here, and only its chip shows it. */
struct _LoaTransactionFilterBar
{
  GtkWidget parent_instance;

  LoaShop *shop;                  /* (owned) (nullable) */
  LoaTransactionFilter *filter;   /* (owned): what is shown */
  LoaTransactionFilter *unshown;  /* (owned): account, code, reference and hours that no control can say */
  LoaAccountChoice *accounts;     /* (owned) */
  gboolean narrow;
  gboolean choosing;              /* several choices become another at once */

  GtkWidget *box;
  LoaFilterBar *filter_bar;
  GtkDropDown *account_drop_down;
  GtkDropDown *direction_drop_down;
  LoaAmountRangeChooser *amount_chooser;
  GtkToggleButton *suspicious_button;
  GtkToggleButton *match_button;
  LoaSavedFiltersButton *saved_button;
  LoaFilterChips *chips;
};

/* All but the first and the last leave it to the caller to tell of what was chosen. */

/* Returns: (transfer full): what is chosen; the search is as it was typed */
LoaTransactionFilter *loa_transaction_filter_bar_make_chosen    (LoaTransactionFilterBar    *self);

/* Takes a chip's part of the filter away. */
void                  loa_transaction_filter_bar_remove_choice  (LoaTransactionFilterBar    *self,
                                                                 guint                       chip);
void                  loa_transaction_filter_bar_choose_account (LoaTransactionFilterBar    *self,
                                                                 const char                 *account);
void                  loa_transaction_filter_bar_choose_days    (LoaTransactionFilterBar    *self,
                                                                 const char                 *from_day,
                                                                 const char                 *to_day);

/* @period is in place of the days of @filter unless it is all days. */
void                  loa_transaction_filter_bar_choose_filter  (LoaTransactionFilterBar    *self,
                                                                 const LoaTransactionFilter *filter,
                                                                 LoaPeriod                   period);

/* Returns: (transfer full): what words mean now */
LoaSearchExpression  *loa_transaction_filter_bar_read_search    (LoaTransactionFilterBar    *self,
                                                                 const char                 *text);

G_END_DECLS
