/* loa-drop-down.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-drop-down.h"

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  user_data)
{
  gtk_list_item_set_child (list_item, g_object_new (GTK_TYPE_LABEL,
                                                    "ellipsize", PANGO_ELLIPSIZE_MIDDLE,
                                                    "max-width-chars", 24,
                                                    "xalign", 0.0f,
                                                    NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         gpointer                  user_data)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (list_item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (list_item)));
}

void
loa_drop_down_let_shrink (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (drop_down, factory);
}

void
loa_menu_button_fill (GtkMenuButton *button)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  child = gtk_menu_button_get_child (button);
  g_return_if_fail (child != NULL);

  /* The button has a box of its own around it, in its middle. */
  gtk_widget_set_halign (gtk_widget_get_parent (child), GTK_ALIGN_FILL);
}
