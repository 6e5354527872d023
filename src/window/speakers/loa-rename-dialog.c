/* loa-rename-dialog.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-field-error.h"
#include "loa-rename-dialog.h"
#include "loa-store-speakers.h"

struct _LoaRenameDialog
{
  AdwWindow parent_instance;

  LoaStore *store;      /* (owned) */
  char *hardware_id;    /* (owned) */

  AdwPreferencesGroup *group;
  AdwEntryRow *name_row;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (LoaRenameDialog, loa_rename_dialog, ADW_TYPE_WINDOW)

static void
renamed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LoaRenameDialog) self = user_data;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record = loa_store_rename_speaker_finish (LOA_STORE (object), result, &error);
  if (record != NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  /* Closed meanwhile. */
  if (self->store == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.rename", TRUE);
  loa_field_error_show_failure (self->error_label, GTK_WIDGET (self->name_row), error);
}

static void
rename_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LoaRenameDialog *self = LOA_RENAME_DIALOG (widget);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));

  gtk_widget_action_set_enabled (widget, "form.rename", FALSE);
  loa_store_rename_speaker_async (self->store, self->hardware_id, *name != '\0' ? name : NULL, NULL, renamed_cb,
                                  g_object_ref (self));
}

static void
loa_rename_dialog_dispose (GObject *object)
{
  LoaRenameDialog *self = LOA_RENAME_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_RENAME_DIALOG);
  g_clear_object (&self->store);
  g_clear_pointer (&self->hardware_id, g_free);

  G_OBJECT_CLASS (loa_rename_dialog_parent_class)->dispose (object);
}

static void
loa_rename_dialog_class_init (LoaRenameDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_rename_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/speakers/loa-rename-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaRenameDialog, group);
  gtk_widget_class_bind_template_child (widget_class, LoaRenameDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, LoaRenameDialog, error_label);
  gtk_widget_class_install_action (widget_class, "form.rename", NULL, rename_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
loa_rename_dialog_init (LoaRenameDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
loa_rename_dialog_new (LoaStore   *store,
                       LoaSpeaker *speaker)
{
  LoaRenameDialog *self;
  g_autofree char *description = NULL;
  const char *name;

  g_return_val_if_fail (LOA_IS_STORE (store), NULL);
  g_return_val_if_fail (LOA_IS_SPEAKER (speaker), NULL);

  self = g_object_new (LOA_TYPE_RENAME_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->hardware_id = g_strdup (loa_speaker_get_hardware_id (speaker));
  name = loa_speaker_get_name (speaker);
  description = g_markup_escape_text (self->hardware_id, -1);
  adw_preferences_group_set_description (self->group, description);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name != NULL ? name : "");
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));

  return GTK_WINDOW (self);
}
