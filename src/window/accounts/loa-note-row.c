/* loa-note-row.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-failure.h"
#include "loa-note-row.h"
#include "loa-reveal.h"

struct _LoaNoteRow
{
  AdwPreferencesRow parent_instance;

  GtkImage *image;     /* (unowned): through the widget tree, like what follows */
  GtkSpinner *spinner; /* (unowned) */
  GtkLabel *label;     /* (unowned) */
};

G_DEFINE_FINAL_TYPE (LoaNoteRow, loa_note_row, ADW_TYPE_PREFERENCES_ROW)

static const struct
{
  const char *icon_name; /* (nullable): a spinner in its place */
  const char *css_class; /* (nullable) */
} looks[] = {
  [LOA_NOTE_PLAIN] = { "dialog-information-symbolic", NULL },
  [LOA_NOTE_QUESTION] = { "loa-profile-symbolic", NULL },
  [LOA_NOTE_WAITING] = { NULL, NULL },
  [LOA_NOTE_WARNING] = { "dialog-warning-symbolic", "warning" },
  [LOA_NOTE_ERROR] = { "dialog-error-symbolic", "error" },
};

static void
loa_note_row_class_init (LoaNoteRowClass *klass)
{
}

static void
loa_note_row_init (LoaNoteRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->image = g_object_new (GTK_TYPE_IMAGE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              "valign", GTK_ALIGN_START,
                              NULL);
  self->spinner = g_object_new (GTK_TYPE_SPINNER, "valign", GTK_ALIGN_START, "visible", FALSE, NULL);
  self->label = g_object_new (GTK_TYPE_LABEL,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                              "hexpand", TRUE,
                              "label", "",
                              "wrap", TRUE,
                              "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "xalign", 0.0f,
                              NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->image));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->spinner));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
loa_note_row_show (LoaNoteRow *self,
                   LoaNote     note,
                   const char *text)
{
  g_return_if_fail (LOA_IS_NOTE_ROW (self));
  g_return_if_fail (note < G_N_ELEMENTS (looks));

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (looks[i].css_class != NULL && i != note)
      gtk_widget_remove_css_class (GTK_WIDGET (self), looks[i].css_class);
  if (looks[note].css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), looks[note].css_class);

  gtk_image_set_from_icon_name (self->image, looks[note].icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->image), looks[note].icon_name != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), looks[note].icon_name == NULL);
  gtk_spinner_set_spinning (self->spinner, looks[note].icon_name == NULL && text != NULL);
  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

void
loa_note_row_show_error (LoaNoteRow *self,
                         GtkWidget  *field,
                         const char *text)
{
  g_return_if_fail (LOA_IS_NOTE_ROW (self));
  g_return_if_fail (field == NULL || GTK_IS_WIDGET (field));

  loa_note_row_show (self, LOA_NOTE_ERROR, text);
  if (text != NULL)
    loa_reveal (GTK_WIDGET (self));

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
loa_note_row_show_failure (LoaNoteRow   *self,
                           GtkWidget    *field,
                           const GError *error)
{
  g_autofree char *text = NULL;

  g_return_if_fail (error != NULL);

  if (loa_failure_classify (error) == LOA_FAILURE_CANCELLED)
    return;

  text = loa_failure_tell (error);
  loa_note_row_show_error (self, field, text);
}
