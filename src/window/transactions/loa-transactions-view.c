/* loa-transactions-view.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <string.h>

#include "loa-announce-dialog.h"
#include "loa-balance-break.h"
#include "loa-column-choice.h"
#include "loa-form.h"
#include "loa-kept-selection.h"
#include "loa-order-probe.h"
#include "loa-scroll.h"
#include "loa-settings.h"
#include "loa-stack.h"
#include "loa-transaction-columns.h"
#include "loa-transactions-view-private.h"
#include "loa-vietnam-time.h"

#define MAX_SEARCH_CHARACTERS 200

G_DEFINE_FINAL_TYPE (LoaTransactionsView, loa_transactions_view, ADW_TYPE_BIN)

typedef enum
{
  PROP_NARROW = 1,
} LoaTransactionsViewProperty;

static GParamSpec *properties[PROP_NARROW + 1];

void
loa_transactions_view_update_page (LoaTransactionsView *self)
{
  const gboolean empty = self->list == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;
  gboolean running;

  if (self->list == NULL || (empty && loa_transaction_list_get_loading (self->list)))
    return;

  g_object_get (self->sync_panel, "running", &running, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "transactions.refresh", !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "transactions.export",
                                 !empty && !loa_progress_strip_get_running (self->export_strip));
  loa_stack_show (self->result_stack, empty ? "nothing" : "rows");

  if (!empty || loa_transaction_filter_bar_get_filtered (self->filter_bar))
    loa_stack_show (self->stack, "transactions");
  else if (loa_bank_grant_get_connected (loa_shop_get_bank_grant (self->shop)))
    loa_stack_show (self->stack, "empty");
  else
    loa_stack_show (self->stack, "signed-out");
}

/* A narrow view begins without it and forgets what is chosen there: that it has little room says nothing of others. */
static void
choose_chart (LoaTransactionsView *self)
{
  LoaSettings *settings = loa_settings_get_for_widget (GTK_WIDGET (self));
  const gboolean wanted =
    settings == NULL || g_settings_get_boolean (loa_settings_get_profile (settings), LOA_SETTINGS_SHOW_CHART);

  self->choosing_chart = TRUE;
  gtk_toggle_button_set_active (self->chart_button, wanted && !self->narrow);
  self->choosing_chart = FALSE;
}

static void
update_chart (LoaTransactionsView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->chart), gtk_toggle_button_get_active (self->chart_button));
  if (self->list != NULL && loa_transaction_list_get_filter (self->list) != NULL)
    loa_money_chart_show (self->chart, loa_shop_get_store (self->shop), loa_transaction_list_get_filter (self->list));
}

static void
chart_toggled_cb (LoaTransactionsView *self)
{
  LoaSettings *settings = loa_settings_get_for_widget (GTK_WIDGET (self));

  if (settings != NULL && !self->choosing_chart && !self->narrow)
    g_settings_set_boolean (loa_settings_get_profile (settings), LOA_SETTINGS_SHOW_CHART,
                            gtk_toggle_button_get_active (self->chart_button));

  update_chart (self);
}

static void
update_totals (LoaTransactionsView *self)
{
  const LoaTransactionTotals *totals = loa_transaction_list_get_totals (self->list);

  if (totals != NULL)
    loa_totals_row_set_totals (self->totals_row, totals);

  update_chart (self);
  loa_transactions_view_update_page (self);
}

/* The first rows of a filter are there before all have been counted: the totals of another one do not belong to them. */
static void
arrived_cb (LoaTransactionsView *self,
            gboolean             is_other_filter)
{
  if (is_other_filter && loa_transaction_list_get_loading (self->list))
    loa_totals_row_set_totals (self->totals_row, NULL);

  loa_transactions_view_update_page (self);
}

static void
update_as_of (LoaTransactionsView *self)
{
  loa_totals_row_set_as_of (self->totals_row, loa_sync_get_last_finished (loa_shop_get_sync (self->shop)),
                            loa_clock_get_unix_seconds (loa_shop_get_clock (self->shop)));
}

static void
update_order (LoaTransactionsView *self)
{
  LoaTransactionOrder order;
  gboolean descending;

  if (loa_transaction_filter_bar_get_by_match (self->filter_bar))
    loa_transaction_list_set_order (self->list, LOA_TRANSACTION_ORDER_MATCH, TRUE);
  else if (loa_order_probe_find (self->column_view, &order, &descending))
    loa_transaction_list_set_order (self->list, order, descending);
}

static void
update_filter (LoaTransactionsView *self)
{
  if (self->list == NULL)
    return;

  update_order (self);
  loa_transaction_list_set_filter (self->list, loa_transaction_filter_bar_get_filter (self->filter_bar));
}

/* Who sorts by a column no longer asks for what matches best. */
static void
order_changed_cb (LoaTransactionsView *self)
{
  if (self->list == NULL)
    return;

  loa_transaction_filter_bar_set_by_match (self->filter_bar, FALSE);
  if (self->list != NULL)
    update_order (self);
}

static void
sync_finished_cb (LoaTransactionsView *self)
{
  loa_transaction_filter_bar_load_accounts (self->filter_bar);
  update_as_of (self);
  loa_transactions_view_update_page (self);
}

static void
list_failed_cb (LoaTransactionsView *self,
                const GError        *error)
{
  loa_sync_panel_show_failure (self->sync_panel, error);
}

static void
show_all_cb (LoaTransactionsView *self)
{
  loa_transaction_filter_bar_clear (self->filter_bar);
}

static void
bar_chosen_cb (LoaTransactionsView  *self,
               const LoaMoneyPeriod *period)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  loa_money_period_get_days (period, &from, &to);
  loa_transaction_filter_bar_set_days (self->filter_bar, from, to);
}

static void
show_code (LoaTransactionsView *self,
           const char          *code)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();

  filter->code = g_strdup (code);
  loa_transaction_filter_bar_set_filter (self->filter_bar, filter);
}

static void
show_sender (LoaTransactionsView *self,
             const char          *text)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();

  /* The rest would not make it another sender. */
  filter->search = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_SEARCH_CHARACTERS));
  loa_transaction_filter_bar_set_filter (self->filter_bar, filter);
}

/* Returns: (nullable): the hour of a time, or %NULL when it is none */
static char *
dup_hour (const char *time)
{
  g_autofree char *day = g_strndup (time, strlen ("YYYY-MM-DD"));
  g_autofree char *hour = NULL;

  if (!loa_vietnam_day_is_valid (day) || strlen (time) < strlen ("YYYY-MM-DD HH"))
    return NULL;

  hour = g_strndup (time + strlen ("YYYY-MM-DD "), strlen ("HH"));

  return g_strdup_printf ("%s %s", day, hour);
}

/* From the hour of the transaction before the gap to that of the one after it. */
static void
show_gap_cb (LoaTransactionsView   *self,
             const LoaBalanceBreak *broken)
{
  g_autoptr (LoaTransactionFilter) filter = loa_transaction_filter_new ();

  filter->account = g_strdup (broken->account[0] != '\0' ? broken->account : broken->account_number);
  filter->from_day = dup_hour (broken->before);
  filter->to_day = dup_hour (broken->after);
  loa_transaction_filter_bar_set_filter (self->filter_bar, filter);
}

static void
show_account_cb (LoaTransactionsView *self,
                 const char          *account)
{
  loa_transaction_filter_bar_set_account (self->filter_bar, account);
}

static void
announce_cb (LoaTransactionsView *self,
             gint64               amount)
{
  GtkWindow *dialog = loa_announce_dialog_new_for_amount (self->desk, loa_shop_get_speakers (self->shop), amount);

  loa_form_present (dialog, GTK_WIDGET (self), 420);
}

static void
add_menu (LoaTransactionsView *self)
{
  self->menu = loa_transaction_menu_new (self->column_view, self->table_box, loa_shop_get_speakers (self->shop));
  g_signal_connect_object (self->menu, "show-code", G_CALLBACK (show_code), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->menu, "show-sender", G_CALLBACK (show_sender), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->menu, "show-account", G_CALLBACK (show_account_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->menu, "announce", G_CALLBACK (announce_cb), self, G_CONNECT_SWAPPED);
  loa_column_choice_set_enabled (self->column_view, !self->narrow);
}

static void
set_narrow (LoaTransactionsView *self,
            gboolean             narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  choose_chart (self);
  loa_transaction_columns_set_narrow (self->column_view, narrow);
  loa_column_choice_set_enabled (self->column_view, !narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
loa_transactions_view_dispose (GObject *object)
{
  LoaTransactionsView *self = LOA_TRANSACTIONS_VIEW (object);

  /* The table's sorter still tells of a change when its columns go. */
  g_clear_object (&self->list);
  if (self->menu != NULL)
    g_object_run_dispose (G_OBJECT (self->menu));
  g_clear_object (&self->menu);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->desk);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_transactions_view_parent_class)->dispose (object);
}

static void
loa_transactions_view_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  LoaTransactionsView *self = LOA_TRANSACTIONS_VIEW (object);

  switch ((LoaTransactionsViewProperty) property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_transactions_view_set_property (GObject      *object,
                                    guint         property_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  LoaTransactionsView *self = LOA_TRANSACTIONS_VIEW (object);

  switch ((LoaTransactionsViewProperty) property_id)
    {
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
loa_transactions_view_class_init (LoaTransactionsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_transactions_view_dispose;
  object_class->get_property = loa_transactions_view_get_property;
  object_class->set_property = loa_transactions_view_set_property;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (LOA_TYPE_SYNC_PANEL);
  g_type_ensure (LOA_TYPE_TRANSACTION_FILTER_BAR);
  g_type_ensure (LOA_TYPE_PROGRESS_STRIP);
  g_type_ensure (LOA_TYPE_TRANSACTION_PANE);
  g_type_ensure (LOA_TYPE_MONEY_CHART);
  g_type_ensure (LOA_TYPE_TOTALS_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/transactions/loa-transactions-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionsView, sync_panel);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionsView, export_strip);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionsView, stack);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionsView, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionsView, result_stack);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionsView, table_box);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionsView, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionsView, column_view);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionsView, pane);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionsView, chart);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionsView, chart_button);
  gtk_widget_class_bind_template_child (widget_class, LoaTransactionsView, totals_row);
  gtk_widget_class_bind_template_callback (widget_class, bar_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, chart_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_code);
  gtk_widget_class_bind_template_callback (widget_class, show_gap_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_sender);
  gtk_widget_class_bind_template_callback (widget_class, sync_finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_filter);
  gtk_widget_class_bind_template_callback (widget_class, loa_transactions_view_update_page);
  loa_transactions_view_install_actions (widget_class);
}

static void
loa_transactions_view_init (LoaTransactionsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  loa_scroll_once_a_frame (self->scrolled_window);
  loa_stack_show (self->stack, "transactions");
  loa_stack_show (self->result_stack, "rows");
  choose_chart (self);
  loa_transaction_columns_add (self->column_view);
  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed", G_CALLBACK (order_changed_cb),
                           self, G_CONNECT_SWAPPED);
  loa_transaction_filter_bar_capture_keys (self->filter_bar, GTK_WIDGET (self));
}

void
loa_transactions_view_set_shop (LoaTransactionsView *self,
                                LoaShop             *shop,
                                LoaAnnouncementDesk *desk)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_if_fail (LOA_IS_TRANSACTIONS_VIEW (self));
  g_return_if_fail (self->shop == NULL);
  g_return_if_fail (LOA_IS_SHOP (shop));
  g_return_if_fail (LOA_IS_ANNOUNCEMENT_DESK (desk));

  self->shop = g_object_ref (shop);
  self->desk = g_object_ref (desk);
  self->list = loa_transaction_list_new (loa_shop_get_store (shop));
  g_signal_connect_object (self->list, "notify::totals", G_CALLBACK (update_totals), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (loa_transactions_view_update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "arrived", G_CALLBACK (arrived_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (list_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_sync (shop), "notify::last-finished", G_CALLBACK (update_as_of), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_bank_grant (shop), "notify::connected", G_CALLBACK (loa_transactions_view_update_page), self,
                           G_CONNECT_SWAPPED);
  selection = loa_kept_selection_new (LOA_LAZY_LIST (self->list), GTK_WIDGET (self->column_view), self->scrolled_window);
  gtk_column_view_set_model (self->column_view, selection);
  loa_transaction_pane_follow (self->pane, self->column_view);
  add_menu (self);

  loa_transaction_filter_bar_set_shop (self->filter_bar, shop);
  update_filter (self);
  loa_sync_panel_set_shop (self->sync_panel, shop);
}

void
loa_transactions_view_search (LoaTransactionsView *self)
{
  g_return_if_fail (LOA_IS_TRANSACTIONS_VIEW (self));

  loa_transaction_filter_bar_search (self->filter_bar);
}
