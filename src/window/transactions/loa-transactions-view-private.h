/* loa-transactions-view-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-money-chart.h"
#include "loa-progress-strip.h"
#include "loa-sync-panel.h"
#include "loa-totals-row.h"
#include "loa-transaction-filter-bar.h"
#include "loa-transaction-list.h"
#include "loa-transaction-menu.h"
#include "loa-transaction-pane.h"
#include "loa-transactions-view.h"

G_BEGIN_DECLS

/* The parts of the view, for the files that it is written in. */
struct _LoaTransactionsView
{
  AdwBin parent_instance;

  LoaShop *shop;                  /* (owned) (nullable) */
  LoaAnnouncementDesk *desk;      /* (owned) (nullable) */
  LoaTransactionList *list;       /* (owned) (nullable) */
  LoaTransactionMenu *menu;       /* (owned) (nullable): of a row */
  gboolean narrow;
  gboolean choosing_chart;        /* by itself, not by the user */

  LoaSyncPanel *sync_panel;
  LoaProgressStrip *export_strip;
  GtkStack *stack;
  GtkScrolledWindow *scrolled_window;
  GtkBox *table_box;
  GtkStack *result_stack;
  LoaTransactionFilterBar *filter_bar;
  GtkColumnView *column_view;
  LoaTransactionPane *pane;
  LoaMoneyChart *chart;
  GtkToggleButton *chart_button;
  LoaTotalsRow *totals_row;
};

/* Shows the table, or why there is none, and enables what can be done. */
void loa_transactions_view_update_page     (LoaTransactionsView *self);

/* Installs what is done with all that is shown: refreshing, exporting, closing a shift. */
void loa_transactions_view_install_actions (GtkWidgetClass      *widget_class);

G_END_DECLS
