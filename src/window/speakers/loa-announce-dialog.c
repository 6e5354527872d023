/* loa-announce-dialog.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-amount-words.h"
#include "loa-announce-dialog.h"
#include "loa-dong.h"
#include "loa-field-error.h"
#include "loa-typed-amount.h"

struct _LoaAnnounceDialog
{
  AdwWindow parent_instance;

  LoaAnnouncementDesk *desk;    /* (owned) (nullable): NULL once closed */
  char *hardware_id;            /* (owned) */

  AdwWindowTitle *window_title;
  AdwEntryRow *amount_row;
  GtkLabel *error_label;
  GtkLabel *digits_label;
  GtkLabel *words_label;
};

G_DEFINE_FINAL_TYPE (LoaAnnounceDialog, loa_announce_dialog, ADW_TYPE_WINDOW)

static const char *
describe_refusal (const GError *error)
{
  switch ((LoaAmountError) error->code)
    {
    case LOA_AMOUNT_ERROR_EMPTY:
      return _("Type the amount that the speaker is to say.");

    case LOA_AMOUNT_ERROR_FRACTION:
      return _("There is nothing smaller than one đồng. Type a whole amount.");

    case LOA_AMOUNT_ERROR_RANGE:
      return _("A speaker can say amounts from 1 to 999.999.999.999 đồng. Type one of those.");

    case LOA_AMOUNT_ERROR_SYNTAX:
    default:
      return _("This is not an amount. Type it like 150000, 150.000, 150k or 1tr2.");
    }
}

static void
announced_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (LoaAnnounceDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean announced =
    loa_announcement_desk_announce_finish (LOA_ANNOUNCEMENT_DESK (object), result, &error);

  if (self->desk == NULL)
    return;

  if (announced)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.announce", TRUE);
  loa_field_error_show_failure (self->error_label, NULL, error);
}

static void
changed_cb (LoaAnnounceDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->amount_row));
  g_autofree char *digits = NULL;
  g_autofree char *words = NULL;
  g_autofree char *spoken = NULL;
  g_autoptr (GError) error = NULL;
  gint64 amount;

  if (loa_typed_amount_parse_announced (text, &amount, &error))
    {
      digits = loa_dong_format (amount);
      words = loa_amount_words (amount);
      spoken = g_strdup_printf ("%s đồng", words);
      loa_field_error_show (self->error_label, GTK_WIDGET (self->amount_row), NULL);
    }
  else
    {
      const gboolean empty = g_error_matches (error, LOA_AMOUNT_ERROR, LOA_AMOUNT_ERROR_EMPTY);

      loa_field_error_show (self->error_label, GTK_WIDGET (self->amount_row),
                            empty ? NULL : describe_refusal (error));
    }

  gtk_label_set_label (self->digits_label, digits != NULL ? digits : "—");
  gtk_label_set_label (self->words_label, spoken != NULL ? spoken : "");
}

static void
announce_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  LoaAnnounceDialog *self = LOA_ANNOUNCE_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  gint64 amount;

  if (!loa_typed_amount_parse_announced (gtk_editable_get_text (GTK_EDITABLE (self->amount_row)), &amount, &error))
    {
      loa_field_error_show (self->error_label, GTK_WIDGET (self->amount_row), describe_refusal (error));
      gtk_widget_grab_focus (GTK_WIDGET (self->amount_row));
      return;
    }

  loa_field_error_show (self->error_label, GTK_WIDGET (self->amount_row), NULL);
  gtk_widget_action_set_enabled (widget, "form.announce", FALSE);
  loa_announcement_desk_announce_async (self->desk, self->hardware_id, amount, announced_cb, g_object_ref (self));
}

static void
loa_announce_dialog_dispose (GObject *object)
{
  LoaAnnounceDialog *self = LOA_ANNOUNCE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_ANNOUNCE_DIALOG);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->hardware_id, g_free);

  G_OBJECT_CLASS (loa_announce_dialog_parent_class)->dispose (object);
}

static void
loa_announce_dialog_class_init (LoaAnnounceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_announce_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/speakers/loa-announce-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaAnnounceDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnounceDialog, amount_row);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnounceDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnounceDialog, digits_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnounceDialog, words_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "form.announce", NULL, announce_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
loa_announce_dialog_init (LoaAnnounceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->amount_row));
}

GtkWindow *
loa_announce_dialog_new (LoaAnnouncementDesk *desk,
                         LoaSpeaker          *speaker)
{
  LoaAnnounceDialog *self;

  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (desk), NULL);
  g_return_val_if_fail (LOA_IS_SPEAKER (speaker), NULL);

  self = g_object_new (LOA_TYPE_ANNOUNCE_DIALOG, NULL);
  self->desk = g_object_ref (desk);
  self->hardware_id = g_strdup (loa_speaker_get_hardware_id (speaker));
  adw_window_title_set_subtitle (self->window_title, loa_speaker_get_title (speaker));

  return GTK_WINDOW (self);
}
