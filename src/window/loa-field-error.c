/* loa-field-error.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-failure.h"
#include "loa-field-error.h"
#include "loa-reveal.h"

void
loa_field_error_show (GtkLabel   *label,
                      GtkWidget  *field,
                      const char *text)
{
  g_return_if_fail (GTK_IS_LABEL (label));
  g_return_if_fail (field == NULL || GTK_IS_WIDGET (field));

  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  if (text != NULL)
    loa_reveal (GTK_WIDGET (label));

  if (field == NULL)
    return;

  if (text != NULL)
    gtk_widget_add_css_class (field, "error");
  else
    gtk_widget_remove_css_class (field, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               text != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

void
loa_field_error_show_failure (GtkLabel     *label,
                              GtkWidget    *field,
                              const GError *error)
{
  g_autofree char *text = NULL;

  g_return_if_fail (error != NULL);

  if (loa_failure_classify (error) == LOA_FAILURE_CANCELLED)
    return;

  text = loa_failure_tell (error);
  loa_field_error_show (label, field, text);
}
