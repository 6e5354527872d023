/* loa-column-choice.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-column-choice.h"
#include "loa-settings.h"
#include "loa-transaction-columns.h"

/* What a view knows of its choice. */
#define ACTIONS_KEY "loa-column-choice"

/* Returns: (transfer container): the names of the columns that are not to be shown */
static GPtrArray *
list_hidden (GActionGroup *actions)
{
  g_auto (GStrv) names = g_action_group_list_actions (actions);
  GPtrArray *hidden = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GVariant) state = g_action_group_get_action_state (actions, names[i]);

      if (!g_variant_get_boolean (state))
        g_ptr_array_add (hidden, g_strdup (names[i]));
    }
  g_ptr_array_add (hidden, NULL);

  return hidden;
}

static void
change_state_cb (GSimpleAction *action,
                 GVariant      *value,
                 GActionGroup  *actions)
{
  GtkColumnView *view = g_object_get_data (G_OBJECT (actions), "loa-view");
  LoaSettings *settings = loa_settings_get_for_widget (GTK_WIDGET (view));
  g_autoptr (GPtrArray) hidden = NULL;

  g_simple_action_set_state (action, value);
  hidden = list_hidden (actions);
  loa_transaction_columns_set_hidden (view, (const char * const *) hidden->pdata);
  if (settings != NULL)
    g_settings_set_strv (loa_settings_get_profile (settings), LOA_SETTINGS_HIDDEN_COLUMNS,
                         (const char * const *) hidden->pdata);
}

static GStrv
read_hidden (GtkWidget *widget)
{
  LoaSettings *settings = loa_settings_get_for_widget (widget);

  return settings != NULL ? g_settings_get_strv (loa_settings_get_profile (settings), LOA_SETTINGS_HIDDEN_COLUMNS)
                          : g_new0 (char *, 1);
}

static void
add_column (GSimpleActionGroup *actions,
            GMenu              *menu,
            guint               column,
            gboolean            shown)
{
  const char *name = loa_transaction_columns_get_name (column);
  g_autofree char *detailed_name = g_strconcat (LOA_COLUMN_CHOICE_GROUP ".", name, NULL);
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (shown));

  g_signal_connect_object (action, "change-state", G_CALLBACK (change_state_cb), actions, 0);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  g_menu_append (menu, loa_transaction_columns_get_title (column), detailed_name);
}

static void
set_header_menus (GtkColumnView *view,
                  GMenuModel    *menu)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_header_menu (column, menu);
    }
}

void
loa_column_choice_add (GtkColumnView *view,
                       GtkWidget     *area,
                       GMenu         *menu)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GMenu) shown = g_menu_new ();
  g_auto (GStrv) hidden = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (GTK_IS_WIDGET (area));
  g_return_if_fail (G_IS_MENU (menu));

  hidden = read_hidden (GTK_WIDGET (view));
  g_object_set_data (G_OBJECT (actions), "loa-view", view);
  /* A table without the first column, the time, would be hard to read. */
  for (guint i = 1; i < loa_transaction_columns_get_n (); i++)
    add_column (actions, shown, i,
                !g_strv_contains ((const char * const *) hidden, loa_transaction_columns_get_name (i)));

  /* What was in @area before it had actions may not see them: the titles find them in the table. */
  gtk_widget_insert_action_group (area, LOA_COLUMN_CHOICE_GROUP, G_ACTION_GROUP (actions));
  gtk_widget_insert_action_group (GTK_WIDGET (view), LOA_COLUMN_CHOICE_GROUP, G_ACTION_GROUP (actions));
  g_object_set_data_full (G_OBJECT (view), ACTIONS_KEY, g_object_ref (actions), g_object_unref);
  loa_transaction_columns_set_hidden (view, (const char * const *) hidden);
  set_header_menus (view, G_MENU_MODEL (shown));
  /* Translators: a menu of the columns of a table, with a mark at those that are shown. */
  g_menu_append_submenu (menu, _("Columns"), G_MENU_MODEL (shown));
}

void
loa_column_choice_set_enabled (GtkColumnView *view,
                               gboolean       enabled)
{
  GActionMap *actions;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  actions = g_object_get_data (G_OBJECT (view), ACTIONS_KEY);
  for (guint i = 1; actions != NULL && i < loa_transaction_columns_get_n (); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions,
                                                                              loa_transaction_columns_get_name (i))),
                                 enabled);
}
