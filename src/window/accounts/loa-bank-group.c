/* loa-bank-group.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-account-wording.h"
#include "loa-bank-form.h"
#include "loa-bank-group.h"
#include "loa-disconnection.h"
#include "loa-keyring-notice.h"
#include "loa-narrow-buttons.h"
#include "loa-note-row.h"

struct _LoaBankGroup
{
  AdwPreferencesGroup parent_instance;

  LoaShop *shop;                   /* (owned) (nullable) */
  LoaDisconnection *disconnection; /* (owned) (nullable) */
  gboolean again;                  /* signing in while it is connected */
  gboolean unreadable;             /* the keyring holds what nobody can read */

  GtkWidget *state_group;
  AdwActionRow *connected_row;
  LoaNoteRow *end_note;
  LoaNoteRow *missing_note;
  LoaNoteRow *note;
  GtkWidget *button_box;
  GtkSpinner *spinner;
  GtkWidget *disconnect_button;
  GtkWidget *again_button;
  LoaBankForm *form;
};

G_DEFINE_FINAL_TYPE (LoaBankGroup, loa_bank_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  DISCONNECTED,
  KEYRING_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_connected (LoaBankGroup *self)
{
  LoaBankGrant *grant = loa_shop_get_bank_grant (self->shop);

  return loa_bank_grant_get_connected (grant) && !loa_bank_grant_get_needs_sign_in (grant);
}

/* Returns: whether there is anything to show */
static gboolean
show_state (LoaBankGroup *self,
            gboolean      connected)
{
  LoaBankGrant *grant = loa_shop_get_bank_grant (self->shop);
  g_autofree char *end =
    loa_account_wording_get_end (grant, loa_clock_get_unix_seconds (loa_shop_get_clock (self->shop)));
  g_autofree char *missing = connected ? loa_account_wording_get_missing (grant) : NULL;
  const char *name = loa_bank_grant_get_name (grant);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->connected_row), connected);
  loa_note_row_show (self->end_note, LOA_NOTE_WARNING, end);
  loa_note_row_show (self->missing_note, LOA_NOTE_PLAIN, missing);
  if (!connected)
    return end != NULL;

  title = g_strdup_printf (_("Signed in as %s"), name != NULL ? name : loa_bank_grant_get_client_id (grant));
  subtitle = loa_account_wording_get_state (loa_bank_grant_get_since (grant), loa_bank_grant_get_expected_end (grant),
                                            loa_bank_grant_get_server (grant),
                                            loa_keyring_get_in_memory (loa_shop_get_keyring (self->shop)));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->connected_row), title);
  adw_action_row_set_subtitle (self->connected_row, subtitle);

  return TRUE;
}

static void
show_buttons (LoaBankGroup *self,
              gboolean      connected)
{
  LoaBankGrant *grant = loa_shop_get_bank_grant (self->shop);
  const gboolean ends = loa_bank_grant_ends_soon (grant);

  gtk_widget_set_visible (self->button_box,
                          !self->again && (loa_bank_grant_get_connected (grant) || self->unreadable ||
                                           loa_disconnection_get_busy (self->disconnection)));
  gtk_widget_set_visible (self->again_button, connected);
  gtk_button_set_label (GTK_BUTTON (self->again_button), ends ? _("Sign in with the browser") : _("Sign in again…"));
  if (ends)
    gtk_widget_add_css_class (self->again_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->again_button, "suggested-action");
}

static void
busy_cb (LoaBankGroup *self)
{
  const gboolean busy = loa_disconnection_get_busy (self->disconnection);

  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bank.again", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bank.disconnect", !busy);
  if (busy)
    {
      loa_note_row_show (self->note, LOA_NOTE_PLAIN, NULL);
      loa_bank_form_tell (self->form, NULL);
    }
  loa_bank_group_update (self);
}

static void
disconnected_cb (LoaBankGroup *self)
{
  loa_bank_group_set_unreadable (self, FALSE);
  loa_bank_form_tell (self->form,
                      _("Loa has forgotten this sign-in. The permission itself you can withdraw on SePay’s page."));
  g_signal_emit (self, signals[DISCONNECTED], 0);
}

static void
disconnection_failed_cb (LoaBankGroup *self,
                         const GError *error)
{
  if (loa_keyring_notice_handles (error))
    {
      g_signal_emit (self, signals[KEYRING_FAILED], 0, error);
      return;
    }

  loa_note_row_show_failure (self->note, NULL, error);
  loa_bank_group_update (self);
}

static void
form_closed_cb (LoaBankGroup *self)
{
  self->again = FALSE;
  loa_bank_group_update (self);
}

static void
keyring_failed_cb (LoaBankGroup *self,
                   const GError *error)
{
  g_signal_emit (self, signals[KEYRING_FAILED], 0, error);
}

static void
again_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  loa_bank_group_begin (LOA_BANK_GROUP (widget));
}

static void
disconnect_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  LoaBankGroup *self = LOA_BANK_GROUP (widget);

  loa_disconnection_begin (self->disconnection, self->unreadable ? NULL : _("Bank disconnected"));
}

static void
loa_bank_group_dispose (GObject *object)
{
  LoaBankGroup *self = LOA_BANK_GROUP (object);

  if (self->shop != NULL)
    loa_bank_group_close (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_BANK_GROUP);
  g_clear_object (&self->disconnection);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_bank_group_parent_class)->dispose (object);
}

static void
loa_bank_group_class_init (LoaBankGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_bank_group_dispose;

  signals[DISCONNECTED] =
    g_signal_new ("disconnected", LOA_TYPE_BANK_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[KEYRING_FAILED] = g_signal_new ("keyring-failed", LOA_TYPE_BANK_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  g_type_ensure (LOA_TYPE_BANK_FORM);
  g_type_ensure (LOA_TYPE_NOTE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loa_desktop/Loa/accounts/loa-bank-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, state_group);
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, connected_row);
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, end_note);
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, missing_note);
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, note);
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, button_box);
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, spinner);
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, disconnect_button);
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, again_button);
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, form);
  gtk_widget_class_bind_template_callback (widget_class, form_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keyring_failed_cb);
  gtk_widget_class_install_action (widget_class, "bank.again", NULL, again_action);
  gtk_widget_class_install_action (widget_class, "bank.disconnect", NULL, disconnect_action);
}

static void
loa_bank_group_init (LoaBankGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
loa_bank_group_set_shop (LoaBankGroup *self,
                         LoaShop      *shop)
{
  g_return_if_fail (LOA_IS_BANK_GROUP (self));
  g_return_if_fail (self->shop == NULL);
  g_return_if_fail (LOA_IS_SHOP (shop));

  self->shop = g_object_ref (shop);
  self->disconnection = loa_disconnection_new (GTK_WIDGET (self), G_OBJECT (loa_shop_get_bank_grant (shop)));
  g_signal_connect_object (self->disconnection, "notify::busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->disconnection, "disconnected", G_CALLBACK (disconnected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->disconnection, "failed", G_CALLBACK (disconnection_failed_cb), self,
                           G_CONNECT_SWAPPED);
  loa_bank_form_set_shop (self->form, shop);
  g_signal_connect_object (loa_shop_get_bank_grant (shop), "notify", G_CALLBACK (loa_bank_group_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_keyring (shop), "notify::in-memory", G_CALLBACK (loa_bank_group_update), self,
                           G_CONNECT_SWAPPED);
  loa_bank_group_update (self);
}

void
loa_bank_group_set_entries (LoaBankGroup *self,
                            const char   *client_id,
                            const char   *redirect)
{
  g_return_if_fail (LOA_IS_BANK_GROUP (self));

  loa_bank_form_set_entries (self->form, client_id, redirect);
}

void
loa_bank_group_set_unreadable (LoaBankGroup *self,
                               gboolean      unreadable)
{
  g_return_if_fail (LOA_IS_BANK_GROUP (self));

  self->unreadable = unreadable;
  loa_bank_group_update (self);
}

void
loa_bank_group_set_narrow (LoaBankGroup *self,
                           gboolean      narrow)
{
  g_return_if_fail (LOA_IS_BANK_GROUP (self));

  loa_narrow_buttons_set (self->button_box, narrow);
  loa_bank_form_set_narrow (self->form, narrow);
}

void
loa_bank_group_update (LoaBankGroup *self)
{
  LoaBankGrant *grant;
  gboolean connected;
  gboolean state;

  g_return_if_fail (LOA_IS_BANK_GROUP (self));

  if (self->shop == NULL)
    return;

  grant = loa_shop_get_bank_grant (self->shop);
  connected = is_connected (self);
  self->again = self->again && connected;
  if (connected)
    loa_disconnection_withdraw_undo (self->disconnection);

  state = show_state (self, connected);
  show_buttons (self, connected);
  gtk_widget_set_visible (self->state_group, state || gtk_widget_get_visible (GTK_WIDGET (self->note)));
  loa_bank_form_set_entries (self->form, loa_bank_grant_get_client_id (grant), NULL);
  loa_bank_form_set_closable (self->form, self->again);
  gtk_widget_set_visible (GTK_WIDGET (self->form), !connected || self->again);
}

void
loa_bank_group_retry (LoaBankGroup *self)
{
  g_return_if_fail (LOA_IS_BANK_GROUP (self));

  loa_bank_form_retry (self->form);
  loa_disconnection_retry (self->disconnection);
}

void
loa_bank_group_begin (LoaBankGroup *self)
{
  g_return_if_fail (LOA_IS_BANK_GROUP (self));

  self->again = is_connected (self);
  loa_bank_group_update (self);
  loa_bank_form_begin (self->form);
}

void
loa_bank_group_close (LoaBankGroup *self)
{
  g_return_if_fail (LOA_IS_BANK_GROUP (self));

  loa_bank_form_close (self->form);
  loa_disconnection_close (self->disconnection);
}
