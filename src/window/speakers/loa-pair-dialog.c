/* loa-pair-dialog.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-accounts-dialog.h"
#include "loa-failure.h"
#include "loa-form.h"
#include "loa-pair-dialog-private.h"
#include "loa-help-window.h"
#include "loa-pairing-picture.h"
#include "loa-profile-mark.h"
#include "loa-serial-number.h"
#include "loa-speaker-correction.h"
#include "sepay-error.h"

#define ACCOUNTS_WIDTH 520

G_DEFINE_FINAL_TYPE (LoaPairDialog, loa_pair_dialog, ADW_TYPE_WINDOW)

static void
set_serial (LoaPairDialog *self,
            const char    *hardware_id)
{
  if (self->pairing != NULL)
    g_signal_handlers_disconnect_by_data (self->pairing, self);
  g_clear_object (&self->pairing);

  self->pairing = loa_pairing_new (loa_shop_get_store (self->shop), loa_shop_get_soundbox_account (self->shop),
                                   loa_shop_get_clock (self->shop), hardware_id);
  g_signal_connect_object (self->pairing, "notify::step", G_CALLBACK (loa_pair_dialog_show_step), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pairing, "notify::seconds-left", G_CALLBACK (loa_pair_dialog_show_countdown), self,
                           G_CONNECT_SWAPPED);
  loa_pair_dialog_show_title (self);
}

static void
offer_serial (LoaPairDialog *self)
{
  g_free (self->mistyped);
  self->mistyped = g_strdup (loa_pairing_get_hardware_id (self->pairing));
  gtk_widget_set_visible (self->serial_group, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->serial_row), self->mistyped);
  gtk_widget_grab_focus (self->serial_row);
}

/* SePay knows the speaker. */
static void
take_serial (LoaPairDialog *self)
{
  const char *hardware_id = loa_pairing_get_hardware_id (self->pairing);

  if (self->mistyped != NULL && !g_str_equal (self->mistyped, hardware_id))
    loa_speaker_correction_make_async (loa_shop_get_store (self->shop), self->mistyped, hardware_id, NULL, NULL);

  g_clear_pointer (&self->mistyped, g_free);
  gtk_widget_set_visible (self->serial_group, FALSE);
}

/* What SePay asks to wait for keeps the buttons off until then. */
static void
show_trouble (LoaPairDialog *self,
              const GError  *error)
{
  const char *hint = NULL;

  if (loa_pairing_get_may_be_paired (self->pairing))
    hint = _("The speaker may be paired nevertheless: check again.");

  loa_pairing_trouble_show (self->trouble, error, hint);
  loa_pair_dialog_show_countdown (self);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LoaPairDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean checked = loa_pairing_check_finish (LOA_PAIRING (object), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (checked || g_error_matches (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_OFFLINE))
    take_serial (self);
  if (checked)
    return;

  if (g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND))
    offer_serial (self);
  show_trouble (self, error);
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
      return;
    }

  if (g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_NOT_FOUND))
    offer_serial (self);

  /* Without a code that is good, the button has to be held again. */
  if (loa_pairing_get_step (self->pairing) == LOA_PAIRING_STEP_READY)
    {
      self->code_was_sent = FALSE;
      loa_pair_dialog_show_step (self);
    }
  show_trouble (self, error);
}

static void
verified_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LoaPairDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean verified = loa_pairing_verify_finish (LOA_PAIRING (object), result, &error);

  self->is_verifying = FALSE;
  if (verified || g_cancellable_is_cancelled (self->cancellable))
    return;

  self->is_end_told = g_error_matches (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_EXPIRED);
  loa_pair_dialog_show_countdown (self);
  show_trouble (self, error);
  if (!g_error_matches (error, LOA_SHOP_ERROR, LOA_SHOP_ERROR_WRONG_CODE))
    return;

  gtk_widget_add_css_class (GTK_WIDGET (self->code_entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->code_entry), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  loa_one_time_code_entry_select (self->code_entry);
}

static void
clear_trouble (LoaPairDialog *self)
{
  self->is_end_told = FALSE;
  loa_pairing_trouble_show (self->trouble, NULL, NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->code_entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->code_entry), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
code_changed_cb (LoaPairDialog *self)
{
  /* Why the code is no longer good, or cannot be sent yet, a digit more or less does not change. */
  if (self->pairing != NULL && loa_pairing_get_step (self->pairing) == LOA_PAIRING_STEP_CODE &&
      !loa_pairing_get_may_be_paired (self->pairing) && !loa_pairing_trouble_is_waiting (self->trouble))
    clear_trouble (self);
}

static void
code_activate_cb (LoaPairDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "pairing.verify", NULL);
}

static void
serial_changed_cb (LoaPairDialog *self)
{
  gtk_widget_remove_css_class (self->serial_row, "error");
}

static void
serial_activated_cb (LoaPairDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "pairing.check", NULL);
}

/* Returns: %FALSE when what was typed is no serial number, which is said */
static gboolean
use_typed_serial (LoaPairDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *hardware_id = NULL;

  if (!gtk_widget_get_visible (self->serial_group))
    return TRUE;

  hardware_id = loa_serial_number_check (gtk_editable_get_text (GTK_EDITABLE (self->serial_row)), &error);
  if (hardware_id == NULL)
    {
      gtk_widget_add_css_class (self->serial_row, "error");
      loa_pairing_trouble_show (self->trouble, error, NULL);
      gtk_widget_grab_focus (self->serial_row);
      return FALSE;
    }

  if (!g_str_equal (hardware_id, loa_pairing_get_hardware_id (self->pairing)))
    {
      if (g_str_equal (self->speaker_title, loa_pairing_get_hardware_id (self->pairing)))
        {
          g_free (self->speaker_title);
          self->speaker_title = g_strdup (hardware_id);
        }
      set_serial (self, hardware_id);
    }

  return TRUE;
}

static void
check_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LoaPairDialog *self = LOA_PAIR_DIALOG (widget);

  if (!use_typed_serial (self))
    return;

  clear_trouble (self);
  loa_pairing_check_async (self->pairing, self->cancellable, checked_cb, g_object_ref (self));
}

static void
request_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  LoaPairDialog *self = LOA_PAIR_DIALOG (widget);

  clear_trouble (self);
  loa_pairing_request_async (self->pairing, self->cancellable, requested_cb, g_object_ref (self));
}

/* Closing the dialog does not call the code back: whether SePay takes it, the register is to know. */
static void
verify_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LoaPairDialog *self = LOA_PAIR_DIALOG (widget);

  clear_trouble (self);
  self->is_verifying = TRUE;
  loa_pairing_verify_async (self->pairing, gtk_editable_get_text (GTK_EDITABLE (self->code_entry)), NULL, verified_cb,
                            g_object_ref (self));
}

static void
test_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaPairDialog *self = LOA_PAIR_DIALOG (widget);

  clear_trouble (self);
  loa_announcement_desk_test (self->desk, loa_pairing_get_hardware_id (self->pairing));
}

static void
accounts_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  loa_form_present (loa_accounts_dialog_new (LOA_PAIR_DIALOG (widget)->shop), widget, ACCOUNTS_WIDTH);
}

/* The account is connected now: what it stood in the way of goes on. */
static void
connected_cb (LoaPairDialog *self)
{
  if (!loa_soundbox_account_get_connected (loa_shop_get_soundbox_account (self->shop)) ||
      !loa_pairing_trouble_is_of_account (self->trouble))
    return;

  clear_trouble (self);
  if (loa_pairing_get_step (self->pairing) == LOA_PAIRING_STEP_START)
    gtk_widget_activate_action (GTK_WIDGET (self), "pairing.check", NULL);
}

static void
busy_changed_cb (LoaPairDialog *self,
                 const char    *hardware_id)
{
  if (!g_str_equal (hardware_id, loa_pairing_get_hardware_id (self->pairing)))
    return;

  /* The focus of a button that goes off would be nowhere. */
  if (gtk_widget_is_focus (self->test_button))
    gtk_widget_grab_focus (self->done_button);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pairing.test",
                                 !loa_announcement_desk_get_busy (self->desk, hardware_id));
}

/* What failed on its way to SePay stands where the announcement stands; one that could not even be written down stands
 * nowhere.
 */
static void
test_failed_cb (LoaPairDialog *self,
                const char    *hardware_id,
                const GError  *error)
{
  if (g_str_equal (hardware_id, loa_pairing_get_hardware_id (self->pairing)) && error->domain == LOA_STORE_ERROR)
    loa_pairing_trouble_show (self->trouble, error, NULL);
}

static void
loa_pair_dialog_dispose (GObject *object)
{
  LoaPairDialog *self = LOA_PAIR_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->pairing != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->pairing, self);
      loa_pairing_give_up (self->pairing);
    }
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
  g_clear_pointer (&self->mistyped, g_free);

  G_OBJECT_CLASS (loa_pair_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, header_bar);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, speaker_label);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, check_label);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, serial_group);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, serial_row);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, code_entry);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, countdown);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, paired_label);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, paired_detail_label);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, busy_label);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, spoken_label);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, check_button);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, pair_button);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, verify_button);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, new_code_button);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, test_button);
  gtk_widget_class_bind_template_child (widget_class, LoaPairDialog, done_button);
}

static void
loa_pair_dialog_class_init (LoaPairDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_pair_dialog_dispose;
  object_class->finalize = loa_pair_dialog_finalize;

  g_type_ensure (LOA_TYPE_ANNOUNCEMENT_PROGRESS);
  g_type_ensure (LOA_TYPE_COUNTDOWN);
  g_type_ensure (LOA_TYPE_ONE_TIME_CODE_ENTRY);
  g_type_ensure (LOA_TYPE_PAIRING_PICTURE);
  g_type_ensure (LOA_TYPE_PAIRING_TROUBLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/speakers/loa-pair-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, code_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, code_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, serial_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, serial_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, loa_pair_dialog_show_step);
  gtk_widget_class_install_action (widget_class, "pairing.accounts", NULL, accounts_action);
  gtk_widget_class_install_action (widget_class, "pairing.check", NULL, check_action);
  gtk_widget_class_install_action (widget_class, "pairing.request", NULL, request_action);
  gtk_widget_class_install_action (widget_class, "pairing.verify", NULL, verify_action);
  gtk_widget_class_install_action (widget_class, "pairing.test", NULL, test_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  loa_help_window_install (widget_class, "pairing");
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
  loa_profile_mark_dialog (GTK_WINDOW (self), self->header_bar, loa_shop_get_profile (shop));
  set_serial (self, hardware_id);
  g_signal_connect_object (loa_shop_get_speakers (shop), "items-changed", G_CALLBACK (loa_pair_dialog_show_speaker), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_soundbox_account (shop), "notify::connected", G_CALLBACK (connected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "busy-changed", G_CALLBACK (busy_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "failed", G_CALLBACK (test_failed_cb), self, G_CONNECT_SWAPPED);
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
