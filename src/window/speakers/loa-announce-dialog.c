/* loa-announce-dialog.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-amount-field.h"
#include "loa-announce-dialog.h"
#include "loa-announcement-progress.h"
#include "loa-dong.h"
#include "loa-field-error.h"
#include "loa-help-window.h"
#include "loa-reveal.h"
#include "loa-speaker-picker.h"
#include "loa-spelling.h"

struct _LoaAnnounceDialog
{
  AdwWindow parent_instance;

  LoaAnnouncementDesk *desk;    /* (owned) (nullable): NULL once closed */
  LoaSpeaker *speaker;          /* (owned) (nullable): NULL once closed */
  gboolean sending;             /* SePay has not taken it yet */

  AdwWindowTitle *window_title;
  GtkWidget *speaker_row;
  LoaSpeakerPicker *speaker_picker;
  AdwEntryRow *amount_row;
  GtkLabel *error_label;
  GtkLabel *digits_label;
  GtkLabel *words_label;
  GtkButton *close_button;
  GtkWidget *progress_frame;
  LoaAnnouncementProgress *progress;
};

G_DEFINE_FINAL_TYPE (LoaAnnounceDialog, loa_announce_dialog, ADW_TYPE_WINDOW)

/* It is off only while the progress tells why. */
static void
show_sending (LoaAnnounceDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.announce", !self->sending);
}

static gboolean
is_shown_by_progress (LoaAnnounceDialog *self,
                      const GError      *error)
{
  return error->domain != LOA_STORE_ERROR && gtk_widget_get_visible (self->progress_frame);
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

  self->sending = FALSE;
  show_sending (self);
  /* What became of a row is told by the progress. */
  if (!announced && !is_shown_by_progress (self, error))
    loa_field_error_show_failure (self->error_label, NULL, error);
}

static void
changed_cb (LoaAnnounceDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->amount_row));
  g_autofree char *digits = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *reason = NULL;
  gint64 amount;

  if (loa_amount_field_read (text, &amount, &reason))
    {
      digits = loa_dong_format (amount);
      spoken = loa_spelling_spell (amount);
    }
  else if (loa_amount_field_is_empty (text))
    {
      g_clear_pointer (&reason, g_free);
    }

  loa_field_error_show (self->error_label, GTK_WIDGET (self->amount_row), reason);
  gtk_label_set_label (self->digits_label, digits != NULL ? digits : "");
  gtk_label_set_label (self->words_label, spoken != NULL ? spoken : "");
}

static void
announce_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  LoaAnnounceDialog *self = LOA_ANNOUNCE_DIALOG (widget);
  g_autofree char *reason = NULL;
  gint64 amount;

  if (!loa_amount_field_read (gtk_editable_get_text (GTK_EDITABLE (self->amount_row)), &amount, &reason))
    {
      loa_field_error_show (self->error_label, GTK_WIDGET (self->amount_row), reason);
      gtk_widget_grab_focus (GTK_WIDGET (self->amount_row));
      return;
    }

  loa_field_error_show (self->error_label, GTK_WIDGET (self->amount_row), NULL);
  self->sending = TRUE;
  show_sending (self);
  loa_announcement_desk_announce_async (self->desk, loa_speaker_get_hardware_id (self->speaker), amount, announced_cb,
                                        g_object_ref (self));
}

/* What it says may need more room than the window has. */
static void
progress_changed_cb (LoaAnnounceDialog *self)
{
  if (gtk_widget_get_visible (self->progress_frame))
    loa_reveal (self->progress_frame);
}

/* What the speaker was to say before somebody asked here is of no interest. */
static void
announcement_notify_cb (LoaAnnounceDialog *self)
{
  if (!gtk_widget_get_visible (self->progress_frame) && self->sending)
    {
      loa_announcement_progress_set_speaker (self->progress, self->desk, self->speaker);
      gtk_widget_set_visible (self->progress_frame, TRUE);
      gtk_button_set_label (self->close_button, _("Close"));
    }

  progress_changed_cb (self);
}

static void
set_speaker (LoaAnnounceDialog *self,
             LoaSpeaker        *speaker)
{
  if (self->speaker != NULL)
    g_signal_handlers_disconnect_by_func (self->speaker, announcement_notify_cb, self);
  g_set_object (&self->speaker, speaker);
  g_signal_connect_object (speaker, "notify::announcement", G_CALLBACK (announcement_notify_cb), self,
                           G_CONNECT_SWAPPED);
}

/* How far another speaker got is told where that speaker is shown. */
static void
chosen_cb (LoaAnnounceDialog *self)
{
  LoaSpeaker *speaker = loa_speaker_picker_get_chosen (self->speaker_picker);

  if (speaker == NULL || speaker == self->speaker)
    return;

  set_speaker (self, speaker);
  gtk_widget_set_visible (self->progress_frame, FALSE);
  loa_announcement_progress_set_speaker (self->progress, NULL, NULL);
}

static void
loa_announce_dialog_dispose (GObject *object)
{
  LoaAnnounceDialog *self = LOA_ANNOUNCE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_ANNOUNCE_DIALOG);
  g_clear_object (&self->desk);
  g_clear_object (&self->speaker);

  G_OBJECT_CLASS (loa_announce_dialog_parent_class)->dispose (object);
}

static void
loa_announce_dialog_class_init (LoaAnnounceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_announce_dialog_dispose;

  g_type_ensure (LOA_TYPE_ANNOUNCEMENT_PROGRESS);
  g_type_ensure (LOA_TYPE_SPEAKER_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/speakers/loa-announce-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaAnnounceDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnounceDialog, speaker_row);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnounceDialog, speaker_picker);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnounceDialog, amount_row);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnounceDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnounceDialog, digits_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnounceDialog, words_label);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnounceDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnounceDialog, progress_frame);
  gtk_widget_class_bind_template_child (widget_class, LoaAnnounceDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "form.announce", NULL, announce_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  loa_help_window_install (widget_class, "announcing");
}

static void
loa_announce_dialog_init (LoaAnnounceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->amount_row));
}

static LoaAnnounceDialog *
make_dialog (LoaAnnouncementDesk *desk)
{
  LoaAnnounceDialog *self = g_object_new (LOA_TYPE_ANNOUNCE_DIALOG, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (progress_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

GtkWindow *
loa_announce_dialog_new (LoaAnnouncementDesk *desk,
                         LoaSpeaker          *speaker)
{
  LoaAnnounceDialog *self;

  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (desk), NULL);
  g_return_val_if_fail (LOA_IS_SPEAKER (speaker), NULL);

  self = make_dialog (desk);
  set_speaker (self, speaker);
  adw_window_title_set_subtitle (self->window_title, loa_speaker_get_title (speaker));

  return GTK_WINDOW (self);
}

GtkWindow *
loa_announce_dialog_new_for_amount (LoaAnnouncementDesk *desk,
                                    LoaSpeakerRegister  *speakers,
                                    gint64               amount)
{
  g_autofree char *digits = loa_dong_format_digits (amount);
  LoaAnnounceDialog *self;

  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (desk), NULL);
  g_return_val_if_fail (LOA_IS_SPEAKER_REGISTER (speakers), NULL);
  g_return_val_if_fail (g_list_model_get_n_items (G_LIST_MODEL (speakers)) > 0, NULL);

  self = make_dialog (desk);
  loa_speaker_picker_set_speakers (self->speaker_picker, speakers);
  chosen_cb (self);
  gtk_widget_set_visible (self->speaker_row, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->amount_row), digits);

  return GTK_WINDOW (self);
}
