/* loa-foreign-texts.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-compat"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-foreign-texts.h"

/* As libadwaita writes them. */
static const char *const texts[] = {
  /* Translators: these are of the window “About Loa”; an underscore stands before the letter that is pressed with Alt. */
  N_("About"),
  N_("Back"),
  N_("Credits"),
  N_("_Credits"),
  N_("Debugging Information"),
  N_("_Debugging Information"),
  N_("Details"),
  N_("_Details"),
  N_("Legal"),
  N_("_Legal"),
  N_("Troubleshooting"),
  N_("_Troubleshooting"),
  N_("To assist in troubleshooting, you can view your debugging information. Providing this information to the "
     "application developers can help diagnose any problems you encounter when you report an issue."),
  N_("Translated by"),
  N_("_Copy Text"),
  N_("_Report an Issue"),
  N_("_Save As…"),
  N_("_Save as…"),
  N_("_Website"),
};

/* What is translated, or is none of the texts, stays. */
static void
translate_property (GtkWidget  *widget,
                    const char *name)
{
  const GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), name);
  g_autofree char *text = NULL;

  if (pspec == NULL || pspec->value_type != G_TYPE_STRING || (pspec->flags & G_PARAM_WRITABLE) == 0)
    return;

  g_object_get (widget, name, &text, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (text, texts[i]) == 0)
      g_object_set (widget, name, _(texts[i]), NULL);
}

void
loa_foreign_texts_translate (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  translate_property (root, "title");
  translate_property (root, "label");
  translate_property (root, "tooltip-text");

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    loa_foreign_texts_translate (child);
}
