/* loa-order-probe.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-order-probe.h"

/* Before GTK 4.10 a column view does not tell which column it is sorted by. But its sorter asks the first
 * column's sorter first and turns the answer round when the order is descending, so one comparison of any two
 * things tells both. */

struct _LoaOrderProbe
{
  GtkSorter parent_instance;

  LoaTransactionOrder order;
  gboolean was_asked;
};

G_DEFINE_FINAL_TYPE (LoaOrderProbe, loa_order_probe, GTK_TYPE_SORTER)

static GtkOrdering
loa_order_probe_compare (GtkSorter *sorter,
                         gpointer   first,
                         gpointer   second)
{
  LOA_ORDER_PROBE (sorter)->was_asked = TRUE;

  return GTK_ORDERING_SMALLER;
}

static GtkSorterOrder
loa_order_probe_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

static void
loa_order_probe_class_init (LoaOrderProbeClass *klass)
{
  GtkSorterClass *sorter_class = GTK_SORTER_CLASS (klass);

  sorter_class->compare = loa_order_probe_compare;
  sorter_class->get_order = loa_order_probe_get_order;
}

static void
loa_order_probe_init (LoaOrderProbe *self)
{
}

GtkSorter *
loa_order_probe_new (LoaTransactionOrder order)
{
  LoaOrderProbe *self = g_object_new (LOA_TYPE_ORDER_PROBE, NULL);

  self->order = order;

  return GTK_SORTER (self);
}

LoaTransactionOrder
loa_order_probe_get_transaction_order (LoaOrderProbe *self)
{
  g_return_val_if_fail (LOA_IS_ORDER_PROBE (self), LOA_TRANSACTION_ORDER_DATE);

  return self->order;
}

gboolean
loa_order_probe_find (GtkColumnView       *view,
                      LoaTransactionOrder *order,
                      gboolean            *descending)
{
  GListModel *columns;
  GtkOrdering ordering;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);

  columns = gtk_column_view_get_columns (view);
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), view, columns);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkSorter *sorter = gtk_column_view_column_get_sorter (column);
      LoaOrderProbe *probe = sorter != NULL ? LOA_ORDER_PROBE (sorter) : NULL;

      if (probe != NULL && probe->was_asked)
        {
          probe->was_asked = FALSE;
          *order = probe->order;
          *descending = ordering == GTK_ORDERING_LARGER;
          return TRUE;
        }
    }

  return FALSE;
}
