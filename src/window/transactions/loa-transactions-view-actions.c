/* loa-transactions-view-actions.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-export-place.h"
#include "loa-export-watch.h"
#include "loa-form.h"
#include "loa-shift-sheet-dialog.h"
#include "loa-toast.h"
#include "loa-transaction-export.h"
#include "loa-transactions-view-private.h"
#include "loa-vietnam-time.h"

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LoaTransactionsView) self = user_data;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 n = loa_transaction_export_finish (LOA_STORE (object), result, &error);

  if (self->list == NULL)
    return;

  loa_progress_strip_stop (self->export_strip);
  loa_transactions_view_update_page (self);
  if (n < 0)
    {
      loa_toast_show_failure (GTK_WIDGET (self), error);
      return;
    }

  text = g_strdup_printf (ngettext ("%d transaction exported", "%d transactions exported", (gulong) n), (int) n);
  loa_toast_show (GTK_WIDGET (self), text);
}

static void
place_chosen_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  LoaTransactionsView *self = LOA_TRANSACTIONS_VIEW (object);
  g_autofree char *path = loa_export_place_ask_finish (GTK_WIDGET (self), result);
  const LoaTransactionTotals *totals = self->list != NULL ? loa_transaction_list_get_totals (self->list) : NULL;
  g_autoptr (LoaExportProgress) progress = loa_export_progress_new ();
  g_autoptr (GCancellable) cancellable = NULL;
  LoaExportOptions options = { .progress = progress };

  if (path == NULL || self->list == NULL)
    return;

  options.separator = loa_export_place_get_separator (GTK_WIDGET (self));
  cancellable = loa_export_watch_start (self->export_strip, progress, totals != NULL ? totals->count : 0);
  loa_transactions_view_update_page (self);
  loa_transaction_export_with_options_async (loa_shop_get_store (self->shop),
                                             loa_transaction_list_get_filter (self->list), path, &options, cancellable,
                                             exported_cb, g_object_ref (self));
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LoaTransactionsView *self = LOA_TRANSACTIONS_VIEW (widget);
  g_autofree char *day = loa_vietnam_day_format (loa_clock_get_unix_seconds (loa_shop_get_clock (self->shop)));
  /* Translators: a file name; %s is a day such as 2025-11-21. Keep the ending. */
  g_autofree char *name = g_strdup_printf (_("transactions-%s.xlsx"), day);

  loa_export_place_ask_async (widget, _("Export transactions (.xlsx or .csv)"), name, place_chosen_cb, NULL);
}

static void
refresh_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  LoaTransactionsView *self = LOA_TRANSACTIONS_VIEW (widget);

  loa_transaction_filter_bar_update (self->filter_bar);
  loa_sync_panel_start (self->sync_panel);
}

static void
shift_sheet_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  LoaTransactionsView *self = LOA_TRANSACTIONS_VIEW (widget);

  if (self->shop != NULL)
    loa_form_present (loa_shift_sheet_dialog_new (self->shop), widget, 460);
}

void
loa_transactions_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "transactions.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "transactions.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "transactions.shift-sheet", NULL, shift_sheet_action);
}
