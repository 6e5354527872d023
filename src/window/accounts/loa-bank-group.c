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
#include "loa-keyring-notice.h"
#include "loa-narrow-buttons.h"
#include "loa-note-row.h"
#include "loa-toast.h"

typedef void (*Step) (LoaBankGroup *self);

struct _LoaBankGroup
{
  AdwPreferencesGroup parent_instance;

  LoaShop *shop;             /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned): whether anybody is there to be told */
  AdwToast *toast;           /* (unowned) (nullable): a weak pointer; offers to undo */
  Step step;                 /* (nullable): what is done, and done again when the keyring has kept it from being done */
  gboolean busy;             /* doing it */
  gboolean again;            /* signing in while it is connected */
  gboolean unreadable;       /* the keyring holds what nobody can read */

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
  g_autofree char *end = loa_account_wording_get_end (grant);
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
                          !self->again && (loa_bank_grant_get_connected (grant) || self->unreadable || self->busy));
  gtk_widget_set_visible (self->again_button, connected);
  gtk_button_set_label (GTK_BUTTON (self->again_button), ends ? _("Sign in with the browser") : _("Sign in again…"));
  if (ends)
    gtk_widget_add_css_class (self->again_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->again_button, "suggested-action");
}

static void
set_busy (LoaBankGroup *self,
          gboolean      busy)
{
  self->busy = busy;
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bank.again", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bank.disconnect", !busy);
  loa_bank_group_update (self);
}

static void
show_failure (LoaBankGroup *self,
              const GError *error)
{
  loa_note_row_show_failure (self->note, NULL, error);
  loa_bank_group_update (self);
}

/* Ends a step. The keyring's failure leaves it to be taken again. */
static void
end_step (LoaBankGroup *self,
          const GError *error)
{
  set_busy (self, FALSE);
  if (error != NULL && loa_keyring_notice_handles (error))
    {
      g_signal_emit (self, signals[KEYRING_FAILED], 0, error);
      return;
    }

  self->step = NULL;
  if (error != NULL)
    show_failure (self, error);
}

static void
begin_step (LoaBankGroup *self,
            Step          step)
{
  loa_note_row_show (self->note, LOA_NOTE_PLAIN, NULL);
  loa_bank_form_tell (self->form, NULL);
  self->step = step;
  set_busy (self, TRUE);
}

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LoaBankGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  loa_bank_grant_restore_finish (LOA_BANK_GRANT (object), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    loa_bank_grant_drop_forgotten (LOA_BANK_GRANT (object));
  else
    end_step (self, error);
}

static void
restore_grant (LoaBankGroup *self)
{
  if (self->shop == NULL)
    return;

  begin_step (self, restore_grant);
  /* It goes on when the dialog is closed. */
  loa_bank_grant_restore_async (loa_shop_get_bank_grant (self->shop), NULL, restored_cb, g_object_ref (self));
}

/* What is being put back is kept until it is there. */
static void
toast_gone_cb (LoaBankGroup *self)
{
  g_clear_weak_pointer (&self->toast);
  if (self->shop != NULL && self->step != restore_grant)
    loa_bank_grant_drop_forgotten (loa_shop_get_bank_grant (self->shop));
}

static void
offer_undo (LoaBankGroup *self)
{
  GClosure *undo = g_cclosure_new_object_swap (G_CALLBACK (restore_grant), G_OBJECT (self));
  GClosure *gone = g_cclosure_new_object_swap (G_CALLBACK (toast_gone_cb), G_OBJECT (self));

  g_set_weak_pointer (&self->toast,
                      loa_toast_show_undo_long (GTK_WIDGET (self), _("Bank disconnected"), undo, gone));
}

static void
forgotten_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (LoaBankGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean was_there;
  const gboolean forgotten = loa_bank_grant_forget_finish (LOA_BANK_GRANT (object), result, &was_there, &error);

  /* Nobody is there any more to undo it. */
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      loa_bank_grant_drop_forgotten (LOA_BANK_GRANT (object));
      return;
    }

  end_step (self, error);
  if (!forgotten)
    return;

  loa_bank_group_set_unreadable (self, FALSE);
  loa_bank_form_tell (self->form,
                      _("Loa has forgotten this sign-in. The permission itself you can withdraw on SePay’s page."));
  if (loa_bank_grant_get_forgotten (LOA_BANK_GRANT (object)))
    offer_undo (self);
}

static void
forget_grant (LoaBankGroup *self)
{
  begin_step (self, forget_grant);
  loa_bank_grant_forget_async (loa_shop_get_bank_grant (self->shop), NULL, forgotten_cb, g_object_ref (self));
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
  forget_grant (LOA_BANK_GROUP (widget));
}

static void
loa_bank_group_dispose (GObject *object)
{
  LoaBankGroup *self = LOA_BANK_GROUP (object);

  if (self->shop != NULL)
    loa_bank_group_close (self);
  g_clear_weak_pointer (&self->toast);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_BANK_GROUP);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_bank_group_parent_class)->dispose (object);
}

static void
loa_bank_group_finalize (GObject *object)
{
  LoaBankGroup *self = LOA_BANK_GROUP (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (loa_bank_group_parent_class)->finalize (object);
}

static void
loa_bank_group_class_init (LoaBankGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = loa_bank_group_dispose;
  object_class->finalize = loa_bank_group_finalize;

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
  self->cancellable = g_cancellable_new ();
}

void
loa_bank_group_set_shop (LoaBankGroup *self,
                         LoaShop      *shop)
{
  g_return_if_fail (LOA_IS_BANK_GROUP (self));
  g_return_if_fail (self->shop == NULL);
  g_return_if_fail (LOA_IS_SHOP (shop));

  self->shop = g_object_ref (shop);
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
  if (connected && self->toast != NULL)
    adw_toast_dismiss (self->toast);

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
  if (self->step != NULL && !self->busy)
    self->step (self);
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

  g_cancellable_cancel (self->cancellable);
  loa_bank_form_close (self->form);
  if (!(self->step == restore_grant && self->busy))
    loa_bank_grant_drop_forgotten (loa_shop_get_bank_grant (self->shop));
}
