/* loa-menu-names.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-compat"

#include "config.h"

#include "loa-menu-names.h"

#if GTK_CHECK_VERSION (4, 10, 0)

/* The type of an item is not public; its style name and its property are. */
static gboolean
is_item (GtkWidget *widget)
{
  return g_str_equal (gtk_widget_get_css_name (widget), "modelbutton") &&
         g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "text") != NULL;
}

static void
name_items (GtkWidget *widget)
{
  g_autofree char *text = NULL;

  if (!is_item (widget))
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        name_items (child);
      return;
    }

  g_object_get (widget, "text", &text, NULL);
  if (text == NULL || *text == '\0')
    return;

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
active_cb (GtkMenuButton *button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (popover != NULL && gtk_menu_button_get_active (button))
    name_items (GTK_WIDGET (popover));
}

void
loa_menu_names_keep (GtkMenuButton *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  g_signal_connect (button, "notify::active", G_CALLBACK (active_cb), NULL);
}

void
loa_menu_names_keep_popover (GtkPopover *popover)
{
  g_return_if_fail (GTK_IS_POPOVER (popover));

  g_signal_connect (popover, "map", G_CALLBACK (name_items), NULL);
}

#else

void
loa_menu_names_keep (GtkMenuButton *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
}

void
loa_menu_names_keep_popover (GtkPopover *popover)
{
  g_return_if_fail (GTK_IS_POPOVER (popover));
}

#endif
