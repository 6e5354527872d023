/* loa-profile-dialog.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-colour-choice.h"
#include "loa-field-error.h"
#include "loa-profile-dialog.h"
#include "loa-help-window.h"
#include "loa-profile-settings.h"
#include "loa-profile-wording.h"

struct _LoaProfileDialog
{
  AdwWindow parent_instance;

  LoaProfileList *list;   /* (owned) (nullable): of a new profile */
  LoaShop *shop;          /* (owned) (nullable): of one that is open */

  GtkButton *done_button;
  AdwEntryRow *title_row;
  GtkLabel *error_label;
  LoaColourChoice *colour_choice;
};

G_DEFINE_FINAL_TYPE (LoaProfileDialog, loa_profile_dialog, ADW_TYPE_WINDOW)

enum
{
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
finish (LoaProfileDialog *self,
        const GError     *error)
{
  if (error == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  /* Closed meanwhile. */
  if (self->list == NULL && self->shop == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.done", TRUE);
  loa_field_error_show_failure (self->error_label, GTK_WIDGET (self->title_row), error);
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
}

static void
created_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LoaProfileDialog) self = user_data;
  g_autoptr (LoaProfile) profile = NULL;
  g_autoptr (GError) error = NULL;

  profile = loa_profile_list_create_finish (LOA_PROFILE_LIST (object), result, &error);
  if (profile != NULL)
    g_signal_emit (self, signals[CREATED], 0, profile);
  finish (self, error);
}

static void
edited_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaProfileDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  loa_profile_settings_set_finish (LOA_STORE (object), result, &error);
  finish (self, error);
}

static void
done_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaProfileDialog *self = LOA_PROFILE_DIALOG (widget);
  const LoaProfileColour colour = loa_colour_choice_get_colour (self->colour_choice);
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;

  if (!loa_profile_check_title (gtk_editable_get_text (GTK_EDITABLE (self->title_row)), &title, &error))
    {
      finish (self, error);
      return;
    }

  /* Not given up with the dialog: it was asked for. */
  gtk_widget_action_set_enabled (widget, "form.done", FALSE);
  if (self->list != NULL)
    loa_profile_list_create_async (self->list, title, colour, NULL, created_cb, g_object_ref (self));
  else
    loa_profile_settings_set_async (loa_shop_get_store (self->shop), loa_shop_get_profile (self->shop), title, colour,
                                    NULL, edited_cb, g_object_ref (self));
}

static void
changed_cb (LoaProfileDialog *self)
{
  loa_field_error_show (self->error_label, GTK_WIDGET (self->title_row), NULL);
}

static char *
get_colour_word (GObject          *object,
                 LoaProfileColour  colour)
{
  return g_strdup (loa_profile_wording_get_colour (colour));
}

static void
loa_profile_dialog_dispose (GObject *object)
{
  LoaProfileDialog *self = LOA_PROFILE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_PROFILE_DIALOG);
  g_clear_object (&self->list);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_profile_dialog_parent_class)->dispose (object);
}

static void
loa_profile_dialog_class_init (LoaProfileDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_profile_dialog_dispose;

  signals[CREATED] = g_signal_new ("created", LOA_TYPE_PROFILE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, LOA_TYPE_PROFILE);

  g_type_ensure (LOA_TYPE_COLOUR_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/profiles/loa-profile-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaProfileDialog, done_button);
  gtk_widget_class_bind_template_child (widget_class, LoaProfileDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, LoaProfileDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, LoaProfileDialog, colour_choice);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_colour_word);
  gtk_widget_class_install_action (widget_class, "form.done", NULL, done_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  loa_help_window_install (widget_class, "profiles");
}

static void
loa_profile_dialog_init (LoaProfileDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
loa_profile_dialog_new_to_create (LoaProfileList *list)
{
  LoaProfileDialog *self;

  g_return_val_if_fail (LOA_IS_PROFILE_LIST (list), NULL);

  self = g_object_new (LOA_TYPE_PROFILE_DIALOG, "title", _("New profile"), NULL);
  self->list = g_object_ref (list);
  gtk_button_set_label (self->done_button, _("Create"));
  loa_colour_choice_set_colour (self->colour_choice, loa_profile_list_get_unused_colour (list));
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));

  return GTK_WINDOW (self);
}

GtkWindow *
loa_profile_dialog_new_to_edit (LoaShop *shop)
{
  LoaProfileDialog *self;
  LoaProfile *profile;

  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);

  profile = loa_shop_get_profile (shop);
  self = g_object_new (LOA_TYPE_PROFILE_DIALOG, "title", _("Edit profile"), NULL);
  self->shop = g_object_ref (shop);
  gtk_button_set_label (self->done_button, _("Save"));
  if (!loa_profile_wording_is_plain (profile))
    gtk_editable_set_text (GTK_EDITABLE (self->title_row), loa_profile_get_title (profile));
  loa_colour_choice_set_colour (self->colour_choice, loa_profile_get_colour (profile));
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));

  return GTK_WINDOW (self);
}
