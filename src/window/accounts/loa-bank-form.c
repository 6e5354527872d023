/* loa-bank-form.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "loa-bank-form.h"
#include "loa-bank-try.h"
#include "loa-keyring-notice.h"
#include "loa-narrow-buttons.h"
#include "loa-note-row.h"
#include "loa-profile-settings.h"
#include "loa-reveal.h"
#include "loa-toast.h"

/* How long the pasted address has to stand still before it is taken to be whole. */
#define PASTE_MILLISECONDS 400

struct _LoaBankForm
{
  AdwPreferencesGroup parent_instance;

  LoaShop *shop;         /* (owned) (nullable) */
  LoaBankTry *bank_try;  /* (owned) (nullable) */
  char *client_id;       /* (owned) (nullable): what is signed in with */
  char *redirect;        /* (owned) (nullable): likewise */
  guint paste_id;        /* timeout source, or 0 */
  gboolean closable;

  AdwEntryRow *client_id_row;
  AdwEntryRow *client_secret_row;
  AdwEntryRow *redirect_row;
  GtkWidget *copy_row;
  AdwEntryRow *paste_row;
  LoaNoteRow *client_id_note;
  LoaNoteRow *client_secret_note;
  LoaNoteRow *redirect_note;
  LoaNoteRow *try_note;
  LoaNoteRow *paste_note;
  LoaNoteRow *note;
  GtkWidget *button_box;
  GtkWidget *cancel_button;
  GtkWidget *refuse_button;
  GtkWidget *confirm_button;
  GtkWidget *sign_in_button;
};

G_DEFINE_FINAL_TYPE (LoaBankForm, loa_bank_form, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CLOSED,
  KEYRING_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
get_try_text (LoaBankForm *self)
{
  const LoaBankTryState state = loa_bank_try_get_state (self->bank_try);

  if (loa_bank_try_get_busy (self->bank_try))
    return g_strdup (_("Asking SePay…"));

  switch (state)
    {
    case LOA_BANK_TRY_WAITING:
      if (loa_bank_try_get_browser_failed (self->bank_try))
        return g_strdup (_("No browser could be opened. Copy the sign-in address and open it in a browser. On this "
                           "computer Loa goes on by itself; from another one, paste the address on which the browser "
                           "ends."));

      return g_strdup (_("Go on in the browser; when it has ended, Loa goes on by itself. If the browser ends on a page "
                         "that it cannot load, paste the address of that page."));

    case LOA_BANK_TRY_PASTE:
      if (loa_bank_try_get_browser_failed (self->bank_try))
        return g_strdup (_("No browser could be opened. Copy the sign-in address, open it in a browser on any "
                           "computer, and paste the address on which the browser ends."));

      return g_strdup (_("Go on in the browser. Then copy the address on which it ends, and paste it here."));

    case LOA_BANK_TRY_UNCONFIRMED:
      /* Translators: %s is who has an account at SePay. */
      return g_strdup_printf (_("This code opens the account of %s. Is that you?"),
                              loa_bank_try_get_name (self->bank_try));

    case LOA_BANK_TRY_UNSTORED:
      return g_strdup (_("SePay has let you in. As soon as the keyring can be used, Loa goes on."));

    case LOA_BANK_TRY_NONE:
    default:
      return NULL;
    }
}

static void
update (LoaBankForm *self)
{
  const LoaBankTryState state = loa_bank_try_get_state (self->bank_try);
  const gboolean busy = loa_bank_try_get_busy (self->bank_try);
  const gboolean pastes = state == LOA_BANK_TRY_WAITING || state == LOA_BANK_TRY_PASTE;
  const gboolean unconfirmed = state == LOA_BANK_TRY_UNCONFIRMED;
  g_autofree char *text = get_try_text (self);
  LoaNote note = unconfirmed ? LOA_NOTE_QUESTION : LOA_NOTE_PLAIN;

  if (state == LOA_BANK_TRY_WAITING || busy)
    note = LOA_NOTE_WAITING;
  loa_note_row_show (self->try_note, note, text);
  gtk_widget_set_visible (self->copy_row, pastes);
  gtk_widget_set_visible (GTK_WIDGET (self->paste_row), pastes);
  gtk_editable_set_editable (GTK_EDITABLE (self->paste_row), !busy);
  if (!pastes)
    loa_note_row_show_error (self->paste_note, GTK_WIDGET (self->paste_row), NULL);

  gtk_widget_set_visible (self->cancel_button, (state != LOA_BANK_TRY_NONE && !unconfirmed) || self->closable);
  gtk_widget_set_visible (self->refuse_button, unconfirmed);
  gtk_widget_set_visible (self->confirm_button, unconfirmed);
  gtk_widget_set_visible (self->sign_in_button, !unconfirmed && state != LOA_BANK_TRY_UNSTORED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bank-form.confirm", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bank-form.paste",
                                 !busy && *gtk_editable_get_text (GTK_EDITABLE (self->paste_row)) != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bank-form.refuse", !busy);
  if (state == LOA_BANK_TRY_NONE)
    gtk_widget_add_css_class (self->sign_in_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->sign_in_button, "suggested-action");
}

static void
clear_notes (LoaBankForm *self)
{
  loa_note_row_show_error (self->client_id_note, GTK_WIDGET (self->client_id_row), NULL);
  loa_note_row_show_error (self->client_secret_note, GTK_WIDGET (self->client_secret_row), NULL);
  loa_note_row_show_error (self->redirect_note, GTK_WIDGET (self->redirect_row), NULL);
  loa_note_row_show_error (self->paste_note, GTK_WIDGET (self->paste_row), NULL);
  loa_note_row_show (self->note, LOA_NOTE_PLAIN, NULL);
}

static void
close_form (LoaBankForm *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->client_secret_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->paste_row), "");
  clear_notes (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
done_cb (LoaBankForm *self)
{
  close_form (self);
  /* That they are not kept costs typing them again, and nothing else. */
  loa_profile_settings_keep_bank_async (loa_shop_get_store (self->shop), self->client_id, self->redirect, NULL, NULL,
                                        NULL);
}

static void
failed_cb (LoaBankForm     *self,
           const GError    *error,
           LoaBankTryPlace  place)
{
  if (loa_keyring_notice_handles (error))
    {
      g_signal_emit (self, signals[KEYRING_FAILED], 0, error);
      return;
    }

  switch (place)
    {
    case LOA_BANK_TRY_PLACE_CLIENT:
      loa_note_row_show_failure (self->client_secret_note, GTK_WIDGET (self->client_secret_row), error);
      break;

    case LOA_BANK_TRY_PLACE_REDIRECT:
      loa_note_row_show_failure (self->redirect_note, GTK_WIDGET (self->redirect_row), error);
      break;

    case LOA_BANK_TRY_PLACE_PASTE:
      loa_note_row_show_failure (self->paste_note, GTK_WIDGET (self->paste_row), error);
      break;

    case LOA_BANK_TRY_PLACE_NONE:
    default:
      loa_note_row_show_failure (self->note, NULL, error);
      break;
    }
}

static void
entry_activated_cb (LoaBankForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "bank-form.sign-in", NULL);
}

static void
paste_cb (LoaBankForm *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->paste_row));

  g_clear_handle_id (&self->paste_id, g_source_remove);
  if (*text == '\0' || !gtk_editable_get_editable (GTK_EDITABLE (self->paste_row)))
    return;

  loa_note_row_show_error (self->paste_note, GTK_WIDGET (self->paste_row), NULL);
  loa_note_row_show (self->note, LOA_NOTE_PLAIN, NULL);
  loa_bank_try_paste (self->bank_try, text);
}

static gboolean
paste_timeout_cb (gpointer user_data)
{
  LoaBankForm *self = user_data;

  self->paste_id = 0;
  paste_cb (self);

  return G_SOURCE_REMOVE;
}

static void
paste_changed_cb (LoaBankForm *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->paste_row));

  g_clear_handle_id (&self->paste_id, g_source_remove);
  loa_note_row_show_error (self->paste_note, GTK_WIDGET (self->paste_row), NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bank-form.paste", *text != '\0');

  /* An address that has all that is needed was pasted; nobody types one. */
  if (strstr (text, "state=") != NULL && (strstr (text, "code=") != NULL || strstr (text, "error=") != NULL))
    self->paste_id = g_timeout_add (PASTE_MILLISECONDS, paste_timeout_cb, self);
}

static void
show_missing (LoaNoteRow  *note,
              AdwEntryRow *row)
{
  loa_note_row_show_error (note, GTK_WIDGET (row),
                           _("Client ID and client secret are needed. You get them at SePay, where you register Loa "
                             "as an application of yours."));
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
begin_try (LoaBankForm *self)
{
  const char *client_secret = gtk_editable_get_text (GTK_EDITABLE (self->client_secret_row));
  g_autoptr (LoaBankSignIn) sign_in = NULL;
  g_autoptr (GError) error = NULL;

  sign_in = loa_bank_sign_in_new (loa_shop_get_bank_grant (self->shop), self->client_id, client_secret,
                                  self->redirect, loa_shop_get_clock (self->shop), &error);
  if (sign_in == NULL)
    {
      loa_bank_try_cancel (self->bank_try);
      loa_note_row_show_failure (self->redirect_note, GTK_WIDGET (self->redirect_row), error);
      return;
    }

  gtk_editable_set_text (GTK_EDITABLE (self->paste_row), "");
  loa_bank_try_begin (self->bank_try, sign_in);
  loa_reveal (self->button_box);
}

static void
sign_in_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  LoaBankForm *self = LOA_BANK_FORM (widget);

  clear_notes (self);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->redirect_row)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->redirect_row), LOA_BANK_REDIRECT_DEFAULT);

  g_free (self->client_id);
  g_free (self->redirect);
  self->client_id = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->client_id_row))));
  self->redirect = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->redirect_row))));

  if (*self->client_id == '\0')
    show_missing (self->client_id_note, self->client_id_row);
  else if (*gtk_editable_get_text (GTK_EDITABLE (self->client_secret_row)) == '\0')
    show_missing (self->client_secret_note, self->client_secret_row);
  else
    begin_try (self);
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LoaBankForm *self = LOA_BANK_FORM (widget);

  /* One step back at a time. */
  if (loa_bank_try_get_state (self->bank_try) == LOA_BANK_TRY_NONE)
    {
      close_form (self);
      return;
    }

  clear_notes (self);
  loa_bank_try_cancel (self->bank_try);
}

static void
paste_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  paste_cb (LOA_BANK_FORM (widget));
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaBankForm *self = LOA_BANK_FORM (widget);
  const char *address = loa_bank_try_get_authorise_uri (self->bank_try);

  if (address == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), address);
  loa_toast_show (widget, _("Sign-in address copied"));
}

static void
answer_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LoaBankForm *self = LOA_BANK_FORM (widget);

  clear_notes (self);
  if (g_str_equal (action_name, "bank-form.confirm"))
    {
      loa_bank_try_confirm (self->bank_try);
      return;
    }

  loa_bank_try_refuse (self->bank_try);
  loa_note_row_show (self->note, LOA_NOTE_PLAIN,
                     _("Nothing of that account was kept. Sign in again with your own."));
}

static void
loa_bank_form_dispose (GObject *object)
{
  LoaBankForm *self = LOA_BANK_FORM (object);

  loa_bank_form_close (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_BANK_FORM);
  g_clear_object (&self->bank_try);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_bank_form_parent_class)->dispose (object);
}

static void
loa_bank_form_finalize (GObject *object)
{
  LoaBankForm *self = LOA_BANK_FORM (object);

  g_clear_pointer (&self->client_id, g_free);
  g_clear_pointer (&self->redirect, g_free);

  G_OBJECT_CLASS (loa_bank_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LOA_TYPE_NOTE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loa_desktop/Loa/accounts/loa-bank-form.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaBankForm, client_id_row);
  gtk_widget_class_bind_template_child (widget_class, LoaBankForm, client_id_note);
  gtk_widget_class_bind_template_child (widget_class, LoaBankForm, client_secret_row);
  gtk_widget_class_bind_template_child (widget_class, LoaBankForm, client_secret_note);
  gtk_widget_class_bind_template_child (widget_class, LoaBankForm, redirect_row);
  gtk_widget_class_bind_template_child (widget_class, LoaBankForm, redirect_note);
  gtk_widget_class_bind_template_child (widget_class, LoaBankForm, try_note);
  gtk_widget_class_bind_template_child (widget_class, LoaBankForm, copy_row);
  gtk_widget_class_bind_template_child (widget_class, LoaBankForm, paste_row);
  gtk_widget_class_bind_template_child (widget_class, LoaBankForm, paste_note);
  gtk_widget_class_bind_template_child (widget_class, LoaBankForm, note);
  gtk_widget_class_bind_template_child (widget_class, LoaBankForm, button_box);
  gtk_widget_class_bind_template_child (widget_class, LoaBankForm, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, LoaBankForm, refuse_button);
  gtk_widget_class_bind_template_child (widget_class, LoaBankForm, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, LoaBankForm, sign_in_button);
  gtk_widget_class_bind_template_callback (widget_class, clear_notes);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_changed_cb);
}

static void
loa_bank_form_class_init (LoaBankFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_bank_form_dispose;
  object_class->finalize = loa_bank_form_finalize;

  signals[CLOSED] =
    g_signal_new ("closed", LOA_TYPE_BANK_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[KEYRING_FAILED] = g_signal_new ("keyring-failed", LOA_TYPE_BANK_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "bank-form.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "bank-form.confirm", NULL, answer_action);
  gtk_widget_class_install_action (widget_class, "bank-form.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "bank-form.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "bank-form.refuse", NULL, answer_action);
  gtk_widget_class_install_action (widget_class, "bank-form.sign-in", NULL, sign_in_action);
}

static void
loa_bank_form_init (LoaBankForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_text (GTK_EDITABLE (self->redirect_row), LOA_BANK_REDIRECT_DEFAULT);
  self->bank_try = loa_bank_try_new ();
  g_signal_connect_object (self->bank_try, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bank_try, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bank_try, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

void
loa_bank_form_set_shop (LoaBankForm *self,
                        LoaShop     *shop)
{
  g_return_if_fail (LOA_IS_BANK_FORM (self));
  g_return_if_fail (self->shop == NULL);
  g_return_if_fail (LOA_IS_SHOP (shop));

  self->shop = g_object_ref (shop);
}

void
loa_bank_form_set_entries (LoaBankForm *self,
                           const char  *client_id,
                           const char  *redirect)
{
  g_return_if_fail (LOA_IS_BANK_FORM (self));

  if (client_id != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->client_id_row)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->client_id_row), client_id);
  if (redirect != NULL &&
      g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->redirect_row)), LOA_BANK_REDIRECT_DEFAULT))
    gtk_editable_set_text (GTK_EDITABLE (self->redirect_row), redirect);
}

void
loa_bank_form_set_closable (LoaBankForm *self,
                            gboolean     closable)
{
  g_return_if_fail (LOA_IS_BANK_FORM (self));

  self->closable = closable;
  update (self);
}

void
loa_bank_form_set_narrow (LoaBankForm *self,
                          gboolean     narrow)
{
  g_return_if_fail (LOA_IS_BANK_FORM (self));

  loa_narrow_buttons_set (self->button_box, narrow);
}

void
loa_bank_form_tell (LoaBankForm *self,
                    const char  *text)
{
  g_return_if_fail (LOA_IS_BANK_FORM (self));

  clear_notes (self);
  loa_note_row_show (self->note, LOA_NOTE_PLAIN, text);
}

void
loa_bank_form_retry (LoaBankForm *self)
{
  g_return_if_fail (LOA_IS_BANK_FORM (self));

  loa_bank_try_retry (self->bank_try);
}

void
loa_bank_form_begin (LoaBankForm *self)
{
  const char *client_id;

  g_return_if_fail (LOA_IS_BANK_FORM (self));

  client_id = gtk_editable_get_text (GTK_EDITABLE (self->client_id_row));
  gtk_widget_grab_focus (*client_id == '\0' ? GTK_WIDGET (self->client_id_row) : GTK_WIDGET (self->client_secret_row));
  loa_reveal (self->button_box);
}

void
loa_bank_form_close (LoaBankForm *self)
{
  g_return_if_fail (LOA_IS_BANK_FORM (self));

  g_clear_handle_id (&self->paste_id, g_source_remove);
  if (self->bank_try != NULL)
    loa_bank_try_cancel (self->bank_try);
}
