/* loa-add-speaker-dialog.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "loa-add-speaker-dialog.h"
#include "loa-field-error.h"
#include "loa-form.h"
#include "loa-help-window.h"
#include "loa-many-speakers-dialog.h"
#include "loa-pair-dialog.h"
#include "loa-profile-mark.h"
#include "loa-stack.h"

#define MANY_WIDTH 640

struct _LoaAddSpeakerDialog
{
  AdwWindow parent_instance;

  LoaShop *shop;                /* (owned) (nullable): NULL once closed */
  LoaAnnouncementDesk *desk;    /* (owned) */
  char *hardware_id;            /* (owned) (nullable): of the speaker that was added */
  char *speaker_title;          /* (owned) (nullable): its name or serial number */
  gboolean was_known;           /* before it was added */
  guint many_id;

  AdwHeaderBar *header_bar;
  GtkStack *stack;
  GtkWidget *cancel_button;
  GtkWidget *add_button;
  GtkWidget *pair_button;
  AdwEntryRow *serial_row;
  AdwEntryRow *name_row;
  GtkLabel *error_label;
  GtkLabel *added_label;
};

G_DEFINE_FINAL_TYPE (LoaAddSpeakerDialog, loa_add_speaker_dialog, ADW_TYPE_WINDOW)

static void
show_added (LoaAddSpeakerDialog    *self,
            const LoaSpeakerRecord *record)
{
  g_autofree char *text = NULL;

  self->hardware_id = g_strdup (record->hardware_id);
  self->speaker_title = g_strdup (record->name != NULL ? record->name : record->hardware_id);
  if (self->was_known)
    /* Translators: %s is a speaker’s name or serial number. */
    text = g_strdup_printf (_("%s was on your list already"), self->speaker_title);
  else
    /* Translators: %s is a speaker’s name or serial number. */
    text = g_strdup_printf (_("%s is on your list now"), self->speaker_title);
  gtk_label_set_label (self->added_label, text);
  gtk_widget_set_visible (self->cancel_button, FALSE);
  gtk_widget_set_visible (self->add_button, FALSE);
  loa_stack_show (self->stack, "added");
  gtk_widget_grab_focus (self->pair_button);
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (LoaAddSpeakerDialog) self = user_data;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record = loa_speaker_register_add_finish (LOA_SPEAKER_REGISTER (object), result, &error);
  if (self->shop == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.add", TRUE);
  if (record != NULL)
    show_added (self, record);
  else
    loa_field_error_show_failure (self->error_label, GTK_WIDGET (self->serial_row), error);
}

/* A name that was typed keeps this dialog open below the other. */
static void
open_many (LoaAddSpeakerDialog *self,
           const char          *text)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GtkWindow *dialog = loa_many_speakers_dialog_new (self->shop);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  const gboolean stays = *name != '\0' || parent == NULL;

  if (*text != '\0')
    loa_many_speakers_dialog_take_text (LOA_MANY_SPEAKERS_DIALOG (dialog), text);
  loa_form_present (dialog, stays ? GTK_WIDGET (self) : GTK_WIDGET (parent), MANY_WIDTH);
  if (stays)
    gtk_editable_set_text (GTK_EDITABLE (self->serial_row), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
many_cb (gpointer user_data)
{
  LoaAddSpeakerDialog *self = user_data;
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->serial_row)));

  self->many_id = 0;
  open_many (self, text);

  return G_SOURCE_REMOVE;
}

/* A column or a table that was pasted where one serial number is asked for; a spreadsheet ends one cell with a line,
 * too.
 */
static gboolean
is_many (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return strpbrk (stripped, "\r\n\t") != NULL;
}

static void
changed_cb (LoaAddSpeakerDialog *self)
{
  loa_field_error_show (self->error_label, GTK_WIDGET (self->serial_row), NULL);

  /* Not within the pasting: it goes on with the field. */
  if (self->shop != NULL && self->many_id == 0 && is_many (gtk_editable_get_text (GTK_EDITABLE (self->serial_row))))
    self->many_id = g_idle_add (many_cb, self);
}

static void
many_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaAddSpeakerDialog *self = LOA_ADD_SPEAKER_DIALOG (widget);

  open_many (self, gtk_editable_get_text (GTK_EDITABLE (self->serial_row)));
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  LoaAddSpeakerDialog *self = LOA_ADD_SPEAKER_DIALOG (widget);
  LoaSpeakerRegister *speakers = loa_shop_get_speakers (self->shop);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->serial_row));
  g_autofree char *serial = g_strstrip (g_strdup (typed));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));

  self->was_known = loa_speaker_register_find_alike (speakers, serial) != NULL;
  gtk_widget_action_set_enabled (widget, "form.add", FALSE);
  loa_speaker_register_add_async (speakers, typed, *name != '\0' ? name : NULL, NULL, added_cb,
                                  g_object_ref (self));
}

static void
pair_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaAddSpeakerDialog *self = LOA_ADD_SPEAKER_DIALOG (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  loa_form_present (loa_pair_dialog_new (self->shop, self->desk, self->hardware_id, self->speaker_title),
                    parent != NULL ? GTK_WIDGET (parent) : widget, 440);
  gtk_window_close (GTK_WINDOW (self));
}

static void
loa_add_speaker_dialog_dispose (GObject *object)
{
  LoaAddSpeakerDialog *self = LOA_ADD_SPEAKER_DIALOG (object);

  g_clear_handle_id (&self->many_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_ADD_SPEAKER_DIALOG);
  g_clear_object (&self->shop);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->hardware_id, g_free);
  g_clear_pointer (&self->speaker_title, g_free);

  G_OBJECT_CLASS (loa_add_speaker_dialog_parent_class)->dispose (object);
}

static void
loa_add_speaker_dialog_class_init (LoaAddSpeakerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_add_speaker_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/speakers/loa-add-speaker-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaAddSpeakerDialog, header_bar);
  gtk_widget_class_bind_template_child (widget_class, LoaAddSpeakerDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LoaAddSpeakerDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, LoaAddSpeakerDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, LoaAddSpeakerDialog, pair_button);
  gtk_widget_class_bind_template_child (widget_class, LoaAddSpeakerDialog, serial_row);
  gtk_widget_class_bind_template_child (widget_class, LoaAddSpeakerDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, LoaAddSpeakerDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAddSpeakerDialog, added_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "form.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "form.many", NULL, many_action);
  gtk_widget_class_install_action (widget_class, "form.pair", NULL, pair_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  loa_help_window_install (widget_class, "pairing");
}

static void
loa_add_speaker_dialog_init (LoaAddSpeakerDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  loa_stack_show (self->stack, "form");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->add_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->serial_row));
}

GtkWindow *
loa_add_speaker_dialog_new (LoaShop             *shop,
                            LoaAnnouncementDesk *desk)
{
  LoaAddSpeakerDialog *self;

  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (desk), NULL);

  self = g_object_new (LOA_TYPE_ADD_SPEAKER_DIALOG, NULL);
  self->shop = g_object_ref (shop);
  self->desk = g_object_ref (desk);
  loa_profile_mark_dialog (GTK_WINDOW (self), self->header_bar, loa_shop_get_profile (shop));

  return GTK_WINDOW (self);
}
