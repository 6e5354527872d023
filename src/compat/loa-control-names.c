/* loa-control-names.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-compat"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "loa-control-names.h"
#include "loa-inner-widget.h"

static void
set_name (GtkWidget  *widget,
          const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Returns: (nullable): the first text that is shown inside a widget */
static const char *
find_text (GtkWidget *widget)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && text == NULL;
       child = gtk_widget_get_next_sibling (child))
    text = find_text (child);

  return text;
}

/* An item is used for one choice after another; its label follows. */
static void
list_mapped_cb (GtkWidget *list)
{
  for (GtkWidget *item = gtk_widget_get_first_child (list); item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *label = loa_inner_widget_find (item, GTK_TYPE_LABEL);

      if (label != NULL)
        gtk_accessible_update_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
    }
}

static void
name_choices (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget))
    {
      g_signal_handlers_disconnect_by_func (widget, list_mapped_cb, NULL);
      g_signal_connect (widget, "map", G_CALLBACK (list_mapped_cb), NULL);
      list_mapped_cb (widget);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_choices (child);
}

static void
selected_cb (GtkDropDown *drop_down)
{
  GtkWidget *button = loa_inner_widget_find (GTK_WIDGET (drop_down), GTK_TYPE_TOGGLE_BUTTON);
  const char *title = gtk_widget_get_tooltip_text (GTK_WIDGET (drop_down));
  GObject *item = gtk_drop_down_get_selected_item (drop_down);
  g_autofree char *name = NULL;

  if (button == NULL || title == NULL)
    return;

  if (GTK_IS_STRING_OBJECT (item))
    name = g_strdup_printf ("%s: %s", title, gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
  set_name (button, name != NULL ? name : title);
}

/* Its arrows stand around the month and around the year. */
static void
name_calendar (GtkWidget *widget,
               guint     *n_arrows)
{
  const char *names[] = { _("Previous month"), _("Next month"), _("Previous year"), _("Next year") };

  if (GTK_IS_BUTTON (widget) && *n_arrows < G_N_ELEMENTS (names))
    {
      gtk_widget_set_tooltip_text (widget, names[*n_arrows]);
      set_name (widget, names[(*n_arrows)++]);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_calendar (child, n_arrows);
}

/* Returns: (nullable): the title of the nearest page or window that a widget is in */
static const char *
find_title (GtkWidget *widget)
{
  GtkWidget *title = NULL;

  for (GtkWidget *around = widget; around != NULL && title == NULL; around = gtk_widget_get_parent (around))
    title = loa_inner_widget_find (around, ADW_TYPE_WINDOW_TITLE);

  return title != NULL ? adw_window_title_get_title (ADW_WINDOW_TITLE (title)) : NULL;
}

/* A page without a button is moved to, that it can be scrolled. */
static void
page_titled_cb (AdwStatusPage *page)
{
  GtkWidget *scrolled = loa_inner_widget_find (GTK_WIDGET (page), GTK_TYPE_SCROLLED_WINDOW);

  if (scrolled != NULL)
    set_name (scrolled, adw_status_page_get_title (page));
}

static void
tooltip_cb (GtkWidget *button)
{
  const char *tooltip = gtk_widget_get_tooltip_text (button);

  if (tooltip != NULL && *tooltip != '\0')
    set_name (button, tooltip);
}

/* Such as the one that shows a secret, which changes what it says. */
static void
name_buttons_of_row (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && find_text (widget) == NULL)
    {
      g_signal_handlers_disconnect_by_func (widget, tooltip_cb, NULL);
      g_signal_connect (widget, "notify::tooltip-text", G_CALLBACK (tooltip_cb), NULL);
      tooltip_cb (widget);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_buttons_of_row (child);
}

void
loa_control_names_keep (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (ADW_IS_STATUS_PAGE (root))
    {
      g_signal_handlers_disconnect_by_func (root, page_titled_cb, NULL);
      g_signal_connect (root, "notify::title", G_CALLBACK (page_titled_cb), NULL);
      page_titled_cb (ADW_STATUS_PAGE (root));
    }

  if (GTK_IS_DROP_DOWN (root))
    {
      g_signal_handlers_disconnect_by_func (root, selected_cb, NULL);
      g_signal_connect (root, "notify::selected-item", G_CALLBACK (selected_cb), NULL);
      selected_cb (GTK_DROP_DOWN (root));
      name_choices (root);
      return;
    }

  if (ADW_IS_COMBO_ROW (root))
    {
      g_signal_handlers_disconnect_by_func (root, name_choices, NULL);
      g_signal_connect (root, "notify::selected-item", G_CALLBACK (name_choices), NULL);
      name_choices (root);
      return;
    }

  if (ADW_IS_ENTRY_ROW (root))
    {
      name_buttons_of_row (root);
      return;
    }

  if (GTK_IS_CALENDAR (root))
    {
      guint n_arrows = 0;

      name_calendar (root, &n_arrows);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    loa_control_names_keep (child);
}

void
loa_control_names_take_over (GtkWidget *root)
{
  const char *name = NULL;

  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_TEXT_VIEW (root))
    {
      name = find_title (root);
    }
  else if (GTK_IS_BUTTON (root))
    {
      name = find_text (root);
      if (name == NULL)
        name = gtk_widget_get_tooltip_text (root);
    }

  if (name != NULL)
    set_name (root, name);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      loa_control_names_take_over (child);
}
