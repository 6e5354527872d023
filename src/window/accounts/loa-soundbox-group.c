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
#include "loa-disconnection.h"
#include "loa-keyring-notice.h"
#include "loa-narrow-buttons.h"
#include "loa-note-row.h"
#include "loa-profile-settings.h"
#include "loa-soundbox-group.h"
#include "sepay-error.h"

struct _LoaSoundboxGroup
{
  AdwPreferencesGroup parent_instance;

  LoaShop *shop;                   /* (owned) (nullable) */
  GCancellable *cancellable;       /* (owned): of connecting */
  LoaDisconnection *disconnection; /* (owned) (nullable) */
  gboolean connecting;             /* SePay or the keyring is asked */
  gboolean unstored;               /* the keyring has kept it from being connected */
  gboolean unreadable;             /* the keyring holds what nobody can read */
  gboolean offers_speaker;         /* adding one is possible from here */

  AdwActionRow *connected_row;
  GtkWidget *next_row;
  GtkWidget *add_speaker_button;
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
  ADD_SPEAKER,
  DISCONNECTED,
  KEYRING_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_busy (LoaSoundboxGroup *self)
{
  const gboolean busy = self->connecting || loa_disconnection_get_busy (self->disconnection);

  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  /* Not insensitive: the one with the cursor would lose it. */
  gtk_editable_set_editable (GTK_EDITABLE (self->client_id_row), !busy);
  gtk_editable_set_editable (GTK_EDITABLE (self->client_secret_row), !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "soundbox.connect", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "soundbox.disconnect", !busy);
}

/* Whoever has connected has nothing to hear yet, and may not know what it takes. */
static void
show_next (LoaSoundboxGroup *self)
{
  const gboolean has_speakers = g_list_model_get_n_items (G_LIST_MODEL (loa_shop_get_speakers (self->shop))) > 0;
  const gboolean connected = loa_soundbox_account_get_connected (loa_shop_get_soundbox_account (self->shop));

  gtk_widget_set_visible (self->next_row, self->offers_speaker && connected && !has_speakers);
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
  show_next (self);

  if (connected)
    loa_disconnection_withdraw_undo (self->disconnection);

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
         g_error_matches (error, SEPAY_ERROR, SEPAY_ERROR_REFUSED);
}

static void
show_failure (LoaSoundboxGroup *self,
              const GError     *error)
{
  if (loa_keyring_notice_handles (error))
    g_signal_emit (self, signals[KEYRING_FAILED], 0, error);
  else if (is_about_client (error))
    loa_note_row_show_failure (self->client_secret_note, GTK_WIDGET (self->client_secret_row), error);
  else
    loa_note_row_show_failure (self->note, NULL, error);
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

  self->connecting = FALSE;
  self->unstored = !connected && loa_keyring_notice_handles (error);
  update_busy (self);
  if (!connected)
    {
      show_failure (self, error);
      return;
    }

  gtk_editable_set_text (GTK_EDITABLE (self->client_secret_row), "");
  if (gtk_widget_get_visible (self->next_row))
    gtk_widget_grab_focus (self->add_speaker_button);
  /* That it is not kept costs typing it again, and nothing else. */
  loa_profile_settings_keep_soundbox_async (loa_shop_get_store (self->shop),
                                            loa_soundbox_account_get_client_id (LOA_SOUNDBOX_ACCOUNT (object)),
                                            NULL, NULL, NULL);
}

static void
connect_account (LoaSoundboxGroup *self)
{
  g_autofree char *client_id = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->client_id_row))));

  clear_notes (self);
  loa_disconnection_give_up (self->disconnection);
  self->connecting = TRUE;
  update_busy (self);
  loa_soundbox_account_connect_async (loa_shop_get_soundbox_account (self->shop), client_id,
                                      gtk_editable_get_text (GTK_EDITABLE (self->client_secret_row)),
                                      self->cancellable, connected_cb, g_object_ref (self));
}

static void
busy_cb (LoaSoundboxGroup *self)
{
  if (loa_disconnection_get_busy (self->disconnection))
    {
      clear_notes (self);
      self->unstored = FALSE;
    }
  update_busy (self);
}

static void
disconnected_cb (LoaSoundboxGroup *self)
{
  loa_soundbox_group_set_unreadable (self, FALSE);
  g_signal_emit (self, signals[DISCONNECTED], 0);
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
  LoaSoundboxGroup *self = LOA_SOUNDBOX_GROUP (widget);

  loa_disconnection_begin (self->disconnection, self->unreadable ? NULL : _("SoundBox disconnected"));
}

static void
add_speaker_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  g_signal_emit (widget, signals[ADD_SPEAKER], 0);
}

static void
loa_soundbox_group_dispose (GObject *object)
{
  LoaSoundboxGroup *self = LOA_SOUNDBOX_GROUP (object);

  if (self->shop != NULL)
    loa_soundbox_group_close (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_SOUNDBOX_GROUP);
  g_clear_object (&self->disconnection);
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

  signals[ADD_SPEAKER] =
    g_signal_new ("add-speaker", LOA_TYPE_SOUNDBOX_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DISCONNECTED] =
    g_signal_new ("disconnected", LOA_TYPE_SOUNDBOX_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[KEYRING_FAILED] = g_signal_new ("keyring-failed", LOA_TYPE_SOUNDBOX_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  g_type_ensure (LOA_TYPE_NOTE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/accounts/loa-soundbox-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, connected_row);
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, next_row);
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, add_speaker_button);
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
  gtk_widget_class_install_action (widget_class, "soundbox.add-speaker", NULL, add_speaker_action);
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
  self->disconnection = loa_disconnection_new (GTK_WIDGET (self), G_OBJECT (loa_shop_get_soundbox_account (shop)));
  g_signal_connect_object (self->disconnection, "notify::busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->disconnection, "disconnected", G_CALLBACK (disconnected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->disconnection, "failed", G_CALLBACK (show_failure), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_soundbox_account (shop), "notify", G_CALLBACK (show_account), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_keyring (shop), "notify::in-memory", G_CALLBACK (show_account), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_speakers (shop), "items-changed", G_CALLBACK (show_next), self,
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
loa_soundbox_group_set_offers_speaker (LoaSoundboxGroup *self,
                                       gboolean          offers_speaker)
{
  g_return_if_fail (LOA_IS_SOUNDBOX_GROUP (self));

  self->offers_speaker = offers_speaker;
  if (self->shop != NULL)
    show_next (self);
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

  if (self->unstored && !self->connecting)
    connect_account (self);
  else
    loa_disconnection_retry (self->disconnection);
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
  loa_disconnection_close (self->disconnection);
}
