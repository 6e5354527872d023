/* loa-window-views.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-stack.h"
#include "loa-window-private.h"

void
loa_window_update_switchers (LoaWindow *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->stack);
  const gboolean views = g_strcmp0 (page, "views") == 0;
  const gboolean narrow = loa_adaptive_bin_get_narrow (self->adaptive_bin);

  gtk_widget_set_visible (self->view_switcher, views && !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->window_title), !views || narrow);
  adw_view_switcher_bar_set_reveal (self->view_switcher_bar, views && narrow);
  g_object_set (self->demo_panel, "compact", g_strcmp0 (page, LOA_DEMONSTRATION_PAGE_NAME) == 0, NULL);
}

/* Like loa_stack_show(), but a view stack wants its pages visible, so it is what is in them. */
void
loa_window_update_views (LoaWindow *self)
{
  GtkWidget *shown = adw_view_stack_get_visible_child (self->view_stack);
  AdwBin *views[] = {
    ADW_BIN (self->speakers_view),
    ADW_BIN (self->transactions_view),
    ADW_BIN (self->announcements_view),
  };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    gtk_widget_set_visible (adw_bin_get_child (views[i]), GTK_WIDGET (views[i]) == shown);

  /* That view says it itself. */
  if (self->accounts_notice != NULL)
    loa_accounts_notice_set_sign_in_shown (self->accounts_notice, shown == GTK_WIDGET (self->transactions_view));
}

static void
show_views (LoaWindow *self)
{
  loa_stack_show (self->stack, "views");
  loa_window_update_switchers (self);
}

void
loa_window_show_first_page (LoaWindow *self,
                            gboolean   has_transactions)
{
  const gboolean signed_in = loa_bank_grant_get_connected (loa_shop_get_bank_grant (self->shop));
  const gboolean connected = loa_soundbox_account_get_connected (loa_shop_get_soundbox_account (self->shop));
  const gboolean has_speakers = g_list_model_get_n_items (G_LIST_MODEL (loa_shop_get_speakers (self->shop))) > 0;

  if (!signed_in && !connected && !has_speakers && !has_transactions && !self->demo)
    {
      loa_stack_show (self->stack, "first-start");
      loa_window_update_switchers (self);
      return;
    }

  if (!connected && !has_speakers && !self->demo &&
      g_strcmp0 (adw_view_stack_get_visible_child_name (self->view_stack), "speakers") == 0)
    adw_view_stack_set_visible_child_name (self->view_stack, "transactions");
  show_views (self);
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LoaWindow *self = LOA_WINDOW (widget);
  GtkWidget *shown = adw_view_stack_get_visible_child (self->view_stack);

  show_views (self);
  if (shown == GTK_WIDGET (self->speakers_view))
    loa_speakers_view_search (self->speakers_view);
  else if (shown == GTK_WIDGET (self->announcements_view))
    loa_announcements_view_search (self->announcements_view);
  else
    loa_transactions_view_search (self->transactions_view);
}

/* Each view has its own way of looking for what is new. */
static void
refresh_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  LoaWindow *self = LOA_WINDOW (widget);
  GtkWidget *shown = adw_view_stack_get_visible_child (self->view_stack);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "views") != 0)
    return;

  if (shown == GTK_WIDGET (self->speakers_view))
    gtk_widget_activate_action (shown, "register.check-all", NULL);
  else if (shown == GTK_WIDGET (self->transactions_view))
    gtk_widget_activate_action (shown, "transactions.refresh", NULL);
  else
    loa_startup_reload (self->startup);
}

static void
history_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  LoaWindow *self = LOA_WINDOW (widget);

  show_views (self);
  adw_view_stack_set_visible_child_name (self->view_stack, "announcements");
  loa_announcements_view_show_only (self->announcements_view, g_variant_get_string (parameter, NULL));
}

static void
view_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaWindow *self = LOA_WINDOW (widget);

  if (self->demonstration != NULL)
    loa_demonstration_leave (self->demonstration);
  adw_view_stack_set_visible_child_name (self->view_stack, g_variant_get_string (parameter, NULL));
}

void
loa_window_install_views (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.history", "s", history_action);
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.view", "s", view_action);
}
