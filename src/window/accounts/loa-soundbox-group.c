/* loa-soundbox-group.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-account-wording.h"
#include "loa-failure.h"
#include "loa-keyring-notice.h"
#include "loa-narrow-buttons.h"
#include "loa-note-row.h"
#include "loa-profile-settings.h"
#include "loa-soundbox-group.h"
#include "loa-toast.h"
#include "sepay-error.h"

typedef void (*Step) (LoaSoundboxGroup *self);

struct _LoaSoundboxGroup
{
  AdwPreferencesGroup parent_instance;

  LoaShop *shop;                /* (owned) (nullable) */
  GCancellable *cancellable;    /* (owned) */
  AdwToast *toast;              /* (unowned) (nullable): a weak pointer; offers to undo */
  Step step;                    /* (nullable): what is done, and done again when the keyring has kept it from being done */
  gboolean unreadable;          /* the keyring holds what nobody can read */

  AdwActionRow *connected_row;
  AdwEntryRow *client_id_row;
  AdwEntryRow *client_secret_row;
  LoaNoteRow *client_id_note;
  LoaNoteRow *client_secret_note;
  LoaNoteRow *note;
  GtkWidget *button_box;
  GtkWidget *connect_button;
  GtkWidget *disconnect_button;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (LoaSoundboxGroup, loa_soundbox_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  KEYRING_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_busy (LoaSoundboxGroup *self,
          gboolean          busy)
{
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  /* Not insensitive: the one with the cursor would lose it. */
  gtk_editable_set_editable (GTK_EDITABLE (self->client_id_row), !busy);
  gtk_editable_set_editable (GTK_EDITABLE (self->client_secret_row), !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "soundbox.connect", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "soundbox.disconnect", !busy);
}

static void
show_account (LoaSoundboxGroup *self)
{
  LoaSoundboxAccount *account = loa_shop_get_soundbox_account (self->shop);
  const gboolean connected = loa_soundbox_account_get_connected (account);

  gtk_widget_set_visible (GTK_WIDGET (self->connected_row), connected);
  gtk_widget_set_visible (GTK_WIDGET (self->client_id_row), !connected);
  gtk_widget_set_visible (GTK_WIDGET (self->client_secret_row), !connected);
  gtk_widget_set_visible (self->connect_button, !connected);
  gtk_widget_set_visible (self->disconnect_button, connected || self->unreadable);

  if (self->toast != NULL && connected)
    adw_toast_dismiss (self->toast);

  if (connected)
    {
      g_autofree char *title = g_strdup_printf (_("Connected as %s"), loa_soundbox_account_get_client_id (account));
      g_autofree char *subtitle =
        loa_account_wording_get_state (loa_soundbox_account_get_since (account), 0,
                                       loa_soundbox_account_get_server (account),
                                       loa_keyring_get_in_memory (loa_shop_get_keyring (self->shop)));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->connected_row), title);
      adw_action_row_set_subtitle (self->connected_row, subtitle);
    }
}

static void
clear_notes (LoaSoundboxGroup *self)
{
  loa_note_row_show_error (self->client_id_note, GTK_WIDGET (self->client_id_row), NULL);
  loa_note_row_show_error (self->client_secret_note, GTK_WIDGET (self->client_secret_row), NULL);
  loa_note_row_show (self->note, LOA_NOTE_PLAIN, NULL);
}

static gboolean
is_about_client (const GError *error)
{
  return g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_CLIENT) ||
         g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_UNAUTHORIZED) ||
         g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_REFUSED);
}

/* Ends a step. The keyring's failure leaves it to be taken again. */
static void
end_step (LoaSoundboxGroup *self,
          const GError     *error)
{
  set_busy (self, FALSE);
  if (error != NULL && loa_keyring_notice_handles (error))
    {
      g_signal_emit (self, signals[KEYRING_FAILED], 0, error);
      return;
    }

  self->step = NULL;
  if (error == NULL)
    return;

  if (is_about_client (error))
    loa_note_row_show_failure (self->client_secret_note, GTK_WIDGET (self->client_secret_row), error);
  else
    loa_note_row_show_failure (self->note, NULL, error);
}

static void
begin_step (LoaSoundboxGroup *self,
            Step              step)
{
  clear_notes (self);
  self->step = step;
  set_busy (self, TRUE);
}

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (LoaSoundboxGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean connected = loa_soundbox_account_connect_finish (LOA_SOUNDBOX_ACCOUNT (object), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  end_step (self, error);
  if (!connected)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->client_secret_row), "");
  /* That it is not kept costs typing it again, and nothing else. */
  loa_profile_settings_keep_soundbox_async (loa_shop_get_store (self->shop),
                                            loa_soundbox_account_get_client_id (LOA_SOUNDBOX_ACCOUNT (object)),
                                            NULL, NULL, NULL);
}

static void
connect_account (LoaSoundboxGroup *self)
{
  g_autofree char *client_id = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->client_id_row))));

  begin_step (self, connect_account);
  loa_soundbox_account_connect_async (loa_shop_get_soundbox_account (self->shop), client_id,
                                      gtk_editable_get_text (GTK_EDITABLE (self->client_secret_row)),
                                      self->cancellable, connected_cb, g_object_ref (self));
}

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LoaSoundboxGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  loa_soundbox_account_restore_finish (LOA_SOUNDBOX_ACCOUNT (object), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    loa_soundbox_account_drop_forgotten (LOA_SOUNDBOX_ACCOUNT (object));
  else
    end_step (self, error);
}

static void
restore_account (LoaSoundboxGroup *self)
{
  if (self->shop == NULL)
    return;

  begin_step (self, restore_account);
  /* It goes on when the dialog is closed. */
  loa_soundbox_account_restore_async (loa_shop_get_soundbox_account (self->shop), NULL, restored_cb,
                                      g_object_ref (self));
}

/* What is being put back is kept until it is there. */
static void
toast_gone_cb (LoaSoundboxGroup *self)
{
  g_clear_weak_pointer (&self->toast);
  if (self->shop != NULL && self->step != restore_account)
    loa_soundbox_account_drop_forgotten (loa_shop_get_soundbox_account (self->shop));
}

static void
forgotten_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (LoaSoundboxGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean was_there;
  const gboolean forgotten =
    loa_soundbox_account_forget_finish (LOA_SOUNDBOX_ACCOUNT (object), result, &was_there, &error);

  /* Nobody is there any more to undo it. */
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      loa_soundbox_account_drop_forgotten (LOA_SOUNDBOX_ACCOUNT (object));
      return;
    }

  end_step (self, error);
  if (!forgotten)
    return;

  loa_soundbox_group_set_unreadable (self, FALSE);
  if (loa_soundbox_account_get_forgotten (LOA_SOUNDBOX_ACCOUNT (object)))
    g_set_weak_pointer (&self->toast,
                        loa_toast_show_undo_long (GTK_WIDGET (self), _("SoundBox disconnected"),
                                                  g_cclosure_new_object_swap (G_CALLBACK (restore_account),
                                                                              G_OBJECT (self)),
                                                  g_cclosure_new_object_swap (G_CALLBACK (toast_gone_cb),
                                                                              G_OBJECT (self))));
}

static void
forget_account (LoaSoundboxGroup *self)
{
  begin_step (self, forget_account);
  loa_soundbox_account_forget_async (loa_shop_get_soundbox_account (self->shop), NULL, forgotten_cb,
                                     g_object_ref (self));
}

static void
entry_activated_cb (LoaSoundboxGroup *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "soundbox.connect", NULL);
}

static void
show_missing (LoaNoteRow  *note,
              AdwEntryRow *row,
              const char  *text)
{
  loa_note_row_show_error (note, GTK_WIDGET (row), text);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
connect_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  LoaSoundboxGroup *self = LOA_SOUNDBOX_GROUP (widget);
  g_autofree char *client_id = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->client_id_row))));

  clear_notes (self);
  if (*client_id == '\0')
    show_missing (self->client_id_note, self->client_id_row,
                  _("The client ID is missing. SePay gave it to you together with the client secret."));
  else if (*gtk_editable_get_text (GTK_EDITABLE (self->client_secret_row)) == '\0')
    show_missing (self->client_secret_note, self->client_secret_row,
                  _("The client secret is missing. SePay gave it to you together with the client ID."));
  else
    connect_account (self);
}

static void
disconnect_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  forget_account (LOA_SOUNDBOX_GROUP (widget));
}

static void
loa_soundbox_group_dispose (GObject *object)
{
  LoaSoundboxGroup *self = LOA_SOUNDBOX_GROUP (object);

  if (self->shop != NULL)
    loa_soundbox_group_close (self);
  g_clear_weak_pointer (&self->toast);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_SOUNDBOX_GROUP);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_soundbox_group_parent_class)->dispose (object);
}

static void
loa_soundbox_group_finalize (GObject *object)
{
  LoaSoundboxGroup *self = LOA_SOUNDBOX_GROUP (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (loa_soundbox_group_parent_class)->finalize (object);
}

static void
loa_soundbox_group_class_init (LoaSoundboxGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_soundbox_group_dispose;
  object_class->finalize = loa_soundbox_group_finalize;

  signals[KEYRING_FAILED] = g_signal_new ("keyring-failed", LOA_TYPE_SOUNDBOX_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  g_type_ensure (LOA_TYPE_NOTE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/accounts/loa-soundbox-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, connected_row);
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, client_id_row);
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, client_id_note);
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, client_secret_row);
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, client_secret_note);
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, note);
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, button_box);
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, connect_button);
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, disconnect_button);
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, spinner);
  gtk_widget_class_bind_template_callback (widget_class, clear_notes);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_install_action (widget_class, "soundbox.connect", NULL, connect_action);
  gtk_widget_class_install_action (widget_class, "soundbox.disconnect", NULL, disconnect_action);
}

static void
loa_soundbox_group_init (LoaSoundboxGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

void
loa_soundbox_group_set_shop (LoaSoundboxGroup *self,
                             LoaShop          *shop)
{
  g_return_if_fail (LOA_IS_SOUNDBOX_GROUP (self));
  g_return_if_fail (self->shop == NULL);
  g_return_if_fail (LOA_IS_SHOP (shop));

  self->shop = g_object_ref (shop);
  g_signal_connect_object (loa_shop_get_soundbox_account (shop), "notify", G_CALLBACK (show_account), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_keyring (shop), "notify::in-memory", G_CALLBACK (show_account), self,
                           G_CONNECT_SWAPPED);
  show_account (self);
}

void
loa_soundbox_group_set_client_id (LoaSoundboxGroup *self,
                                  const char       *client_id)
{
  g_return_if_fail (LOA_IS_SOUNDBOX_GROUP (self));
  g_return_if_fail (client_id != NULL);

  if (*gtk_editable_get_text (GTK_EDITABLE (self->client_id_row)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->client_id_row), client_id);
}

void
loa_soundbox_group_set_unreadable (LoaSoundboxGroup *self,
                                   gboolean          unreadable)
{
  g_return_if_fail (LOA_IS_SOUNDBOX_GROUP (self));

  self->unreadable = unreadable;
  show_account (self);
}

void
loa_soundbox_group_set_narrow (LoaSoundboxGroup *self,
                               gboolean          narrow)
{
  g_return_if_fail (LOA_IS_SOUNDBOX_GROUP (self));

  loa_narrow_buttons_set (self->button_box, narrow);
}

void
loa_soundbox_group_retry (LoaSoundboxGroup *self)
{
  g_return_if_fail (LOA_IS_SOUNDBOX_GROUP (self));

  if (self->step != NULL && !gtk_spinner_get_spinning (self->spinner))
    self->step (self);
}

void
loa_soundbox_group_begin (LoaSoundboxGroup *self)
{
  const char *client_id;

  g_return_if_fail (LOA_IS_SOUNDBOX_GROUP (self));

  client_id = gtk_editable_get_text (GTK_EDITABLE (self->client_id_row));
  if (gtk_widget_get_visible (GTK_WIDGET (self->client_id_row)))
    gtk_widget_grab_focus (*client_id == '\0' ? GTK_WIDGET (self->client_id_row)
                                              : GTK_WIDGET (self->client_secret_row));
}

void
loa_soundbox_group_close (LoaSoundboxGroup *self)
{
  g_return_if_fail (LOA_IS_SOUNDBOX_GROUP (self));

  g_cancellable_cancel (self->cancellable);
  if (!(self->step == restore_account && gtk_spinner_get_spinning (self->spinner)))
    loa_soundbox_account_drop_forgotten (loa_shop_get_soundbox_account (self->shop));
}
