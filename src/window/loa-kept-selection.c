/* loa-kept-selection.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-kept-selection.h"

typedef struct
{
  LoaLazyList *list;                    /* (unowned): the selection holds it */
  GtkWidget *view;                      /* (unowned) (nullable): weak */
  GtkScrolledWindow *scrolled_window;   /* (unowned) (nullable): weak */
  gboolean was_at_beginning;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *self = data;

  g_clear_weak_pointer (&self->view);
  g_clear_weak_pointer (&self->scrolled_window);
  g_free (self);
}

static Keeping *
get_keeping (GtkSingleSelection *selection)
{
  return g_object_get_data (G_OBJECT (selection), "loa-keeping");
}

static void
selected_cb (GtkSingleSelection *selection)
{
  loa_lazy_list_set_chosen (get_keeping (selection)->list, gtk_single_selection_get_selected_item (selection));
}

static void
changing_cb (GtkSingleSelection *selection,
             gboolean            chosen_stays)
{
  Keeping *self = get_keeping (selection);

  self->was_at_beginning =
    self->scrolled_window != NULL
    && gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window)) < 1;
  if (!chosen_stays)
    gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
}

static GtkWidget *
find_list_view (GtkWidget *view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;

  return view;
}

static void
arrived_cb (GtkSingleSelection *selection,
            gboolean            is_other_filter)
{
  Keeping *self = get_keeping (selection);
  const guint selected = gtk_single_selection_get_selected (selection);
  const gboolean is_selected = selected != GTK_INVALID_LIST_POSITION;

  if (self->view == NULL || g_list_model_get_n_items (G_LIST_MODEL (selection)) == 0)
    return;

  /* Before GTK 4.12 only the action scrolls to a row. */
  if (is_other_filter || (self->was_at_beginning && !is_selected))
    gtk_widget_activate_action (find_list_view (self->view), "list.scroll-to-item", "u", is_selected ? selected : 0);
}

GtkSelectionModel *
loa_kept_selection_new (LoaLazyList       *list,
                        GtkWidget         *view,
                        GtkScrolledWindow *scrolled_window)
{
  GtkSingleSelection *selection;
  Keeping *keeping;

  g_return_val_if_fail (LOA_IS_LAZY_LIST (list), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (view), NULL);
  g_return_val_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled_window), NULL);

  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (list)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);

  keeping = g_new0 (Keeping, 1);
  keeping->list = list;
  g_set_weak_pointer (&keeping->view, view);
  g_set_weak_pointer (&keeping->scrolled_window, scrolled_window);
  g_object_set_data_full (G_OBJECT (selection), "loa-keeping", keeping, keeping_free);

  g_signal_connect (selection, "notify::selected-item", G_CALLBACK (selected_cb), NULL);
  g_signal_connect_object (list, "changing", G_CALLBACK (changing_cb), selection, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "arrived", G_CALLBACK (arrived_cb), selection, G_CONNECT_SWAPPED);

  return GTK_SELECTION_MODEL (selection);
}
