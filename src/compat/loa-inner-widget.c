/* loa-inner-widget.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-compat"

#include "config.h"

#include "loa-inner-widget.h"

GtkWidget *
loa_inner_widget_find (GtkWidget *widget,
                       GType      type)
{
  GtkWidget *found;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = loa_inner_widget_find (child, type);

  return found;
}
