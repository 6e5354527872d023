/* loa-test-dialog.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-announcement-progress.h"
#include "loa-dong.h"
#include "loa-help-window.h"
#include "loa-profile-mark.h"
#include "loa-reveal.h"
#include "loa-speaker-picker.h"
#include "loa-spelling.h"
#include "loa-test-dialog.h"

struct _LoaTestDialog
{
  AdwWindow parent_instance;

  LoaAnnouncementDesk *desk;      /* (owned) (nullable): NULL once closed */
  GSignalGroup *speaker_signals;  /* (owned): of the speaker that is chosen */
  gboolean tested;                /* the speaker that is chosen was tested here */

  AdwHeaderBar *header_bar;
  LoaSpeakerPicker *speaker_picker;
  GtkLabel *amount_label;
  GtkLabel *words_label;
  GtkWidget *progress_frame;
  LoaAnnouncementProgress *progress;
};

G_DEFINE_FINAL_TYPE (LoaTestDialog, loa_test_dialog, ADW_TYPE_WINDOW)

static void
update_action (LoaTestDialog *self)
{
  const char *hardware_id = loa_speaker_picker_get_hardware_id (self->speaker_picker);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.test",
                                 hardware_id != NULL && !loa_announcement_desk_get_busy (self->desk, hardware_id));
}

/* What the speaker was to say before is of no interest here. */
static void
announcement_cb (LoaTestDialog *self)
{
  if (!self->tested)
    return;

  loa_announcement_progress_set_speaker (self->progress, self->desk,
                                         loa_speaker_picker_get_chosen (self->speaker_picker));
  gtk_widget_set_visible (self->progress_frame, TRUE);
  loa_reveal (self->progress_frame);
}

static void
chosen_cb (LoaTestDialog *self)
{
  self->tested = FALSE;
  gtk_widget_set_visible (self->progress_frame, FALSE);
  loa_announcement_progress_set_speaker (self->progress, NULL, NULL);
  g_signal_group_set_target (self->speaker_signals, loa_speaker_picker_get_chosen (self->speaker_picker));
  update_action (self);
}

static void
test_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaTestDialog *self = LOA_TEST_DIALOG (widget);

  self->tested = TRUE;
  loa_announcement_desk_test (self->desk, loa_speaker_picker_get_hardware_id (self->speaker_picker));
}

static LoaSpeaker *
find_last (LoaSpeakerRegister *speakers)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (speakers));
  LoaSpeaker *last = NULL;
  gint64 last_row = -1;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LoaSpeaker) speaker = g_list_model_get_item (G_LIST_MODEL (speakers), i);
      const LoaAnnouncementRecord *record = loa_speaker_get_announcement (speaker);

      if (last == NULL || (record != NULL && record->row > last_row))
        {
          last = speaker;
          last_row = record != NULL ? record->row : -1;
        }
    }

  return last;
}

static void
show_amount (LoaTestDialog *self)
{
  const gint64 amount = loa_test_amount_get (loa_announcement_desk_get_test_amount (self->desk));
  g_autofree char *digits = loa_dong_format (amount);
  g_autofree char *words = loa_spelling_spell (amount);

  gtk_label_set_label (self->amount_label, digits);
  gtk_label_set_label (self->words_label, words);
}

static void
loa_test_dialog_dispose (GObject *object)
{
  LoaTestDialog *self = LOA_TEST_DIALOG (object);

  g_clear_object (&self->speaker_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_TEST_DIALOG);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (loa_test_dialog_parent_class)->dispose (object);
}

static void
loa_test_dialog_class_init (LoaTestDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_test_dialog_dispose;

  g_type_ensure (LOA_TYPE_ANNOUNCEMENT_PROGRESS);
  g_type_ensure (LOA_TYPE_SPEAKER_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/speakers/loa-test-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaTestDialog, header_bar);
  gtk_widget_class_bind_template_child (widget_class, LoaTestDialog, speaker_picker);
  gtk_widget_class_bind_template_child (widget_class, LoaTestDialog, amount_label);
  gtk_widget_class_bind_template_child (widget_class, LoaTestDialog, words_label);
  gtk_widget_class_bind_template_child (widget_class, LoaTestDialog, progress_frame);
  gtk_widget_class_bind_template_child (widget_class, LoaTestDialog, progress);
  gtk_widget_class_install_action (widget_class, "form.test", NULL, test_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  loa_help_window_install (widget_class, "announcing");
}

static void
loa_test_dialog_init (LoaTestDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->speaker_signals = g_signal_group_new (LOA_TYPE_SPEAKER);
  g_signal_group_connect_swapped (self->speaker_signals, "notify::announcement", G_CALLBACK (announcement_cb), self);
}

GtkWindow *
loa_test_dialog_new (LoaShop             *shop,
                     LoaAnnouncementDesk *desk,
                     const char          *hardware_id)
{
  LoaTestDialog *self;
  LoaSpeakerRegister *speakers;
  LoaSpeaker *speaker;

  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (desk), NULL);

  self = g_object_new (LOA_TYPE_TEST_DIALOG, NULL);
  self->desk = g_object_ref (desk);
  speakers = loa_shop_get_speakers (shop);
  speaker = hardware_id != NULL ? loa_speaker_register_find (speakers, hardware_id) : NULL;
  loa_profile_mark_dialog (GTK_WINDOW (self), self->header_bar, loa_shop_get_profile (shop));
  loa_speaker_picker_set_chosen (self->speaker_picker, speaker != NULL ? speaker : find_last (speakers));
  loa_speaker_picker_set_speakers (self->speaker_picker, speakers);
  g_signal_connect_object (self->speaker_picker, "notify::chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "busy-changed", G_CALLBACK (update_action), self, G_CONNECT_SWAPPED);
  show_amount (self);
  chosen_cb (self);

  return GTK_WINDOW (self);
}
