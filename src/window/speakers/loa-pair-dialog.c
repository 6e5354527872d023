/* loa-pair-dialog.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-chip.h"
#include "loa-failure.h"
#include "loa-field-error.h"
#include "loa-pair-dialog.h"
#include "loa-pairing.h"
#include "loa-stack.h"
#include "loa-wording.h"

struct _LoaPairDialog
{
  AdwWindow parent_instance;

  LoaShop *shop;                /* (owned) */
  LoaAnnouncementDesk *desk;    /* (owned) */
  LoaPairing *pairing;          /* (owned) */
  LoaSpeaker *speaker;          /* (owned) (nullable): of the register, once it is there */
  GCancellable *cancellable;    /* (owned): cancelled when the dialog closes */
  char *speaker_title;          /* (owned) */
  gboolean code_was_sent;       /* the page with the code stays, even when the code is no longer good */

  AdwWindowTitle *window_title;
  GtkWidget *cancel_button;
  GtkSpinner *spinner;
  GtkStack *stack;
  GtkLabel *check_label;
  GtkWidget *check_button;
  GtkWidget *pair_button;
  GtkLabel *ready_error_label;
  GtkLabel *spoken_label;
  GtkEntry *code_entry;
  GtkLabel *code_error_label;
  GtkLabel *countdown_label;
  GtkWidget *verify_button;
  GtkWidget *new_code_button;
  GtkLabel *paired_label;
  GtkLabel *paired_detail_label;
  LoaChip *test_chip;
  GtkWidget *done_button;
};

G_DEFINE_FINAL_TYPE (LoaPairDialog, loa_pair_dialog, ADW_TYPE_WINDOW)

static void
show_countdown (LoaPairDialog *self)
{
  const int left = loa_pairing_get_seconds_left (self->pairing);
  const gboolean waits = loa_pairing_get_step (self->pairing) == LOA_PAIRING_STEP_CODE && left > 0;
  g_autofree char *text = NULL;

  if (waits)
    {
      /* Translators: the time for which the code is still good, such as “1:58”. */
      text = g_strdup_printf (_("Good for another %d:%02d"), left / 60, left % 60);
      gtk_label_set_label (self->countdown_label, text);
    }
  else if (loa_pairing_get_step (self->pairing) != LOA_PAIRING_STEP_VERIFYING)
    {
      gtk_label_set_label (self->countdown_label, _("The code is no longer good. Hold the button on the speaker again, "
                                                    "then let it say a new one."));
    }

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pairing.verify", waits);
}

static void
show_paired (LoaPairDialog *self)
{
  const char *time = loa_pairing_get_paired_time (self->pairing);
  const gboolean was_paired = loa_pairing_get_was_paired (self->pairing);
  g_autofree char *text = NULL;
  g_autofree char *detail = NULL;

  /* Translators: %s is a speaker’s name or serial number. */
  text = g_strdup_printf (was_paired ? _("%s is already paired") : _("%s is paired"), self->speaker_title);
  if (was_paired)
    detail = g_strdup (_("SePay says that it belongs to your SoundBox account. There is nothing to do."));
  else if (time != NULL)
    detail = g_strdup_printf (_("Since %s. Let it say something to hear that it works."), time);
  else
    detail = g_strdup (_("Let it say something to hear that it works."));

  gtk_label_set_label (self->paired_label, text);
  gtk_label_set_label (self->paired_detail_label, detail);
  gtk_widget_set_visible (self->cancel_button, FALSE);
  loa_stack_show (self->stack, "paired");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->done_button);
}

static void
show_page_before_code (LoaPairDialog  *self,
                       LoaPairingStep  step)
{
  if (step == LOA_PAIRING_STEP_READY || step == LOA_PAIRING_STEP_REQUESTING)
    {
      loa_stack_show (self->stack, "ready");
      gtk_window_set_default_widget (GTK_WINDOW (self), self->pair_button);
      return;
    }

  if (step == LOA_PAIRING_STEP_CHECKING)
    gtk_label_set_label (self->check_label, _("Asking SePay about the speaker…"));
  gtk_widget_set_visible (self->check_button, step == LOA_PAIRING_STEP_START);
  loa_stack_show (self->stack, "check");
}

static void
show_step (LoaPairDialog *self)
{
  const LoaPairingStep step = loa_pairing_get_step (self->pairing);
  const gboolean busy = step == LOA_PAIRING_STEP_CHECKING || step == LOA_PAIRING_STEP_REQUESTING ||
                        step == LOA_PAIRING_STEP_VERIFYING;

  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pairing.check", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pairing.request",
                                 step == LOA_PAIRING_STEP_READY || step == LOA_PAIRING_STEP_CODE);

  if (step == LOA_PAIRING_STEP_CODE && !self->code_was_sent)
    {
      self->code_was_sent = TRUE;
      loa_stack_show (self->stack, "code");
      gtk_window_set_default_widget (GTK_WINDOW (self), self->verify_button);
      gtk_widget_grab_focus (GTK_WIDGET (self->code_entry));
    }

  if (step == LOA_PAIRING_STEP_PAIRED)
    show_paired (self);
  else if (!self->code_was_sent)
    show_page_before_code (self, step);
  else
    show_countdown (self);
}

static void
show_test (LoaPairDialog *self)
{
  const LoaAnnouncementRecord *record = loa_speaker_get_announcement (self->speaker);

  gtk_widget_set_visible (GTK_WIDGET (self->test_chip), record != NULL);
  if (record != NULL)
    loa_wording_show_state (self->test_chip, record->state);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LoaPairDialog) self = user_data;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (loa_pairing_check_finish (LOA_PAIRING (object), result, &error) || g_cancellable_is_cancelled (self->cancellable))
    return;

  text = loa_failure_describe (error);
  gtk_label_set_label (self->check_label, text);
}

static void
requested_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (LoaPairDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean requested = loa_pairing_request_finish (LOA_PAIRING (object), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (requested)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->code_entry), "");
      gtk_widget_grab_focus (GTK_WIDGET (self->code_entry));
      return;
    }

  if (self->code_was_sent)
    loa_field_error_show_failure (self->code_error_label, NULL, error);
  else
    loa_field_error_show_failure (self->ready_error_label, NULL, error);
}

static void
verified_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LoaPairDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (loa_pairing_verify_finish (LOA_PAIRING (object), result, &error) ||
      g_cancellable_is_cancelled (self->cancellable))
    return;

  loa_field_error_show_failure (self->code_error_label, GTK_WIDGET (self->code_entry), error);
  gtk_widget_grab_focus (GTK_WIDGET (self->code_entry));
}

static void
code_changed_cb (LoaPairDialog *self)
{
  loa_field_error_show (self->code_error_label, GTK_WIDGET (self->code_entry), NULL);
}

static void
code_activate_cb (LoaPairDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "pairing.verify", NULL);
}

static void
check_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LoaPairDialog *self = LOA_PAIR_DIALOG (widget);

  loa_pairing_check_async (self->pairing, self->cancellable, checked_cb, g_object_ref (self));
}

static void
request_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  LoaPairDialog *self = LOA_PAIR_DIALOG (widget);

  loa_field_error_show (self->ready_error_label, NULL, NULL);
  loa_field_error_show (self->code_error_label, GTK_WIDGET (self->code_entry), NULL);
  loa_pairing_request_async (self->pairing, self->cancellable, requested_cb, g_object_ref (self));
}

static void
verify_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LoaPairDialog *self = LOA_PAIR_DIALOG (widget);

  loa_field_error_show (self->code_error_label, GTK_WIDGET (self->code_entry), NULL);
  loa_pairing_verify_async (self->pairing, gtk_editable_get_text (GTK_EDITABLE (self->code_entry)), self->cancellable,
                            verified_cb, g_object_ref (self));
}

static void
test_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaPairDialog *self = LOA_PAIR_DIALOG (widget);
  LoaSpeaker *speaker =
    loa_speaker_register_find (loa_shop_get_speakers (self->shop), loa_pairing_get_hardware_id (self->pairing));

  if (speaker != NULL && self->speaker == NULL)
    {
      self->speaker = g_object_ref (speaker);
      g_signal_connect_object (speaker, "notify::announcement-state", G_CALLBACK (show_test), self, G_CONNECT_SWAPPED);
    }

  loa_announcement_desk_test (self->desk, loa_pairing_get_hardware_id (self->pairing));
}

static void
busy_changed_cb (LoaPairDialog *self,
                 const char    *hardware_id)
{
  if (g_str_equal (hardware_id, loa_pairing_get_hardware_id (self->pairing)))
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "pairing.test",
                                   !loa_announcement_desk_get_busy (self->desk, hardware_id));
}

static void
test_failed_cb (LoaPairDialog *self,
                const char    *hardware_id,
                const GError  *error)
{
  g_autofree char *text = NULL;

  if (!g_str_equal (hardware_id, loa_pairing_get_hardware_id (self->pairing)))
    return;

  text = loa_failure_describe (error);
  gtk_label_set_label (self->paired_detail_label, text);
}

static void
loa_pair_dialog_dispose (GObject *object)
{
  LoaPairDialog *self = LOA_PAIR_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_PAIR_DIALOG);

  G_OBJECT_CLASS (loa_pair_dialog_parent_class)->dispose (object);
}

static void
loa_pair_dialog_finalize (GObject *object)
{
  LoaPairDialog *self = LOA_PAIR_DIALOG (object);

  g_clear_object (&self->speaker);
  g_clear_object (&self->pairing);
  g_clear_object (&self->desk);
  g_clear_object (&self->shop);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->speaker_title, g_free);

  G_OBJECT_CLASS (loa_pair_dialog_parent_class)->finalize (object);
}

static void
loa_pair_dialog_class_init (LoaPairDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_pair_dialog_dispose;
  object_class->finalize = loa_pair_dialog_finalize;

  g_type_ensure (LOA_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/speakers/loa-pair-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, check_label);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, check_button);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, pair_button);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, ready_error_label);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, spoken_label);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, code_entry);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, code_error_label);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, countdown_label);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, verify_button);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, new_code_button);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, paired_label);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, paired_detail_label);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, test_chip);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, done_button);
  gtk_widget_class_bind_template_callback (widget_class, code_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, code_changed_cb);
  gtk_widget_class_install_action (widget_class, "pairing.check", NULL, check_action);
  gtk_widget_class_install_action (widget_class, "pairing.request", NULL, request_action);
  gtk_widget_class_install_action (widget_class, "pairing.verify", NULL, verify_action);
  gtk_widget_class_install_action (widget_class, "pairing.test", NULL, test_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
loa_pair_dialog_init (LoaPairDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

GtkWindow *
loa_pair_dialog_new (LoaShop             *shop,
                     LoaAnnouncementDesk *desk,
                     const char          *hardware_id,
                     const char          *speaker_title)
{
  LoaPairDialog *self;

  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);
  g_return_val_if_fail (LOA_IS_ANNOUNCEMENT_DESK (desk), NULL);
  g_return_val_if_fail (hardware_id != NULL, NULL);

  self = g_object_new (LOA_TYPE_PAIR_DIALOG, NULL);
  self->shop = g_object_ref (shop);
  self->desk = g_object_ref (desk);
  self->speaker_title = g_strdup (speaker_title);
  self->pairing = loa_pairing_new (loa_shop_get_store (shop), loa_shop_get_soundbox_account (shop),
                                   loa_shop_get_clock (shop), hardware_id);
  adw_window_title_set_subtitle (self->window_title, speaker_title);
  g_signal_connect_object (self->pairing, "notify::step", G_CALLBACK (show_step), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pairing, "notify::seconds-left", G_CALLBACK (show_countdown), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "busy-changed", G_CALLBACK (busy_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "failed", G_CALLBACK (test_failed_cb), self, G_CONNECT_SWAPPED);
  show_step (self);
  loa_pairing_check_async (self->pairing, self->cancellable, checked_cb, g_object_ref (self));

  return GTK_WINDOW (self);
}

void
loa_pair_dialog_show_spoken (LoaPairDialog *self,
                             const char    *hardware_id,
                             const char    *text)
{
  g_return_if_fail (LOA_IS_PAIR_DIALOG (self));

  if (!g_str_equal (hardware_id, loa_pairing_get_hardware_id (self->pairing)))
    return;

  gtk_label_set_label (self->spoken_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->spoken_label), TRUE);
}
