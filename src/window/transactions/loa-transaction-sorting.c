/* loa-transaction-sorting.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-order-probe.h"
#include "loa-transaction-sorting.h"

#define ACTION_GROUP "sorting"

/* Returns: (transfer full) (nullable): the column that sorts by this */
static GtkColumnViewColumn *
find_column (GtkColumnView       *view,
             LoaTransactionOrder  order)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkSorter *sorter = gtk_column_view_column_get_sorter (column);

      if (sorter != NULL && loa_order_probe_get_transaction_order (LOA_ORDER_PROBE (sorter)) == order)
        return g_steal_pointer (&column);
    }

  return NULL;
}

static void
sort (GtkColumnView       *view,
      LoaTransactionOrder  order,
      gboolean             descending)
{
  g_autoptr (GtkColumnViewColumn) column = find_column (view, order);

  if (column != NULL)
    gtk_column_view_sort_by_column (view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
column_chosen_cb (GtkColumnView *view,
                  GVariant      *value)
{
  LoaTransactionOrder order;
  gboolean descending = TRUE;

  loa_order_probe_find (view, &order, &descending);
  sort (view, (LoaTransactionOrder) g_variant_get_int32 (value), descending);
}

static void
direction_chosen_cb (GtkColumnView *view,
                     GVariant      *value)
{
  LoaTransactionOrder order = LOA_TRANSACTION_ORDER_DATE;
  gboolean descending;

  loa_order_probe_find (view, &order, &descending);
  sort (view, order, g_variant_get_boolean (value));
}

/* Whoever it was that sorted, the menu shows it. */
static void
sorted_cb (GtkSorter       *sorter,
           GtkSorterChange  change,
           GActionMap      *actions)
{
  GtkColumnView *view = g_object_get_data (G_OBJECT (actions), "loa-view");
  LoaTransactionOrder order;
  gboolean descending;

  if (!loa_order_probe_find (view, &order, &descending))
    return;

  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "by")),
                             g_variant_new_int32 ((gint32) order));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "descending")),
                             g_variant_new_boolean (descending));
}

static void
add_action (GActionMap         *actions,
            const char         *name,
            const GVariantType *type,
            GVariant           *state,
            GCallback           chosen_cb,
            GtkColumnView      *view)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (name, type, state);

  g_signal_connect_object (action, "change-state", chosen_cb, view, G_CONNECT_SWAPPED);
  g_action_map_add_action (actions, G_ACTION (action));
}

static GMenuModel *
make_menu (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) by = g_menu_new ();
  g_autoptr (GMenu) direction = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkSorter *sorter = gtk_column_view_column_get_sorter (column);
      g_autoptr (GMenuItem) item = NULL;

      if (sorter == NULL)
        continue;

      item = g_menu_item_new (gtk_column_view_column_get_title (column), NULL);
      g_menu_item_set_action_and_target (item, ACTION_GROUP ".by", "i",
                                         (gint32) loa_order_probe_get_transaction_order (LOA_ORDER_PROBE (sorter)));
      g_menu_append_item (by, item);
    }
  /* Translators: the largest or newest comes first. */
  g_menu_append (direction, _("Descending"), ACTION_GROUP ".descending");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (by));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (direction));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

void
loa_transaction_sorting_add (GtkColumnView *view,
                             GtkWidget     *area,
                             GMenu         *menu)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GMenuModel) sorting = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (GTK_IS_WIDGET (area));
  g_return_if_fail (G_IS_MENU (menu));

  add_action (G_ACTION_MAP (actions), "by", G_VARIANT_TYPE_INT32,
              g_variant_new_int32 (LOA_TRANSACTION_ORDER_DATE), G_CALLBACK (column_chosen_cb), view);
  add_action (G_ACTION_MAP (actions), "descending", NULL, g_variant_new_boolean (TRUE),
              G_CALLBACK (direction_chosen_cb), view);
  g_object_set_data (G_OBJECT (actions), "loa-view", view);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (sorted_cb), actions, 0);
  sorted_cb (gtk_column_view_get_sorter (view), GTK_SORTER_CHANGE_DIFFERENT, G_ACTION_MAP (actions));
  gtk_widget_insert_action_group (area, ACTION_GROUP, G_ACTION_GROUP (actions));

  sorting = make_menu (view);
  g_menu_append_submenu (menu, _("Sort by"), sorting);
}
