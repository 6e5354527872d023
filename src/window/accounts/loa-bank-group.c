/* loa-bank-group.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "loa-bank-group.h"
#include "loa-bank-sign-in.h"
#include "loa-failure.h"
#include "loa-field-error.h"
#include "loa-reveal.h"
#include "loa-vietnam-time.h"

/* How long the pasted address has to stand still before it is taken to be whole. */
#define PASTE_MILLISECONDS 400

struct _LoaBankGroup
{
  AdwPreferencesGroup parent_instance;

  LoaShop *shop;                /* (owned) (nullable) */
  LoaBankSignIn *sign_in;       /* (owned) (nullable): the try that is under way */
  GCancellable *cancellable;    /* (owned) (nullable): of that try */
  guint paste_id;               /* timeout source, or 0 */

  AdwActionRow *connected_row;
  AdwEntryRow *client_id_row;
  AdwEntryRow *client_secret_row;
  AdwEntryRow *redirect_row;
  AdwEntryRow *paste_row;
  GtkLabel *error_label;
  GtkLabel *waiting_label;
  GtkWidget *disconnect_button;
  GtkWidget *sign_in_button;
  GtkWidget *copy_button;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (LoaBankGroup, loa_bank_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_try (LoaBankGroup *self,
          const char   *text)
{
  const gboolean waits = self->sign_in != NULL;

  gtk_label_set_label (self->waiting_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->waiting_label), waits);
  gtk_widget_set_visible (GTK_WIDGET (self->paste_row), waits);
  gtk_widget_set_visible (self->copy_button, waits);
  gtk_spinner_set_spinning (self->spinner, waits);
  if (waits)
    loa_reveal (self->sign_in_button);
}

static void
end_try (LoaBankGroup *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->sign_in);
  g_clear_handle_id (&self->paste_id, g_source_remove);
  if (self->paste_row != NULL)
    gtk_editable_set_editable (GTK_EDITABLE (self->paste_row), TRUE);
}

static void
show_grant (LoaBankGroup *self)
{
  LoaBankGrant *grant = loa_shop_get_bank_grant (self->shop);
  const gboolean needs_sign_in = loa_bank_grant_get_needs_sign_in (grant);
  const gboolean connected = loa_bank_grant_get_connected (grant) && !needs_sign_in;

  gtk_widget_set_visible (GTK_WIDGET (self->connected_row), connected);
  gtk_widget_set_visible (GTK_WIDGET (self->client_id_row), !connected);
  gtk_widget_set_visible (GTK_WIDGET (self->client_secret_row), !connected);
  gtk_widget_set_visible (GTK_WIDGET (self->redirect_row), !connected);
  gtk_widget_set_visible (self->sign_in_button, !connected);
  gtk_widget_set_visible (self->disconnect_button, connected || needs_sign_in);

  if (connected)
    {
      const char *name = loa_bank_grant_get_name (grant);
      g_autofree char *since = loa_vietnam_time_format (loa_bank_grant_get_since (grant));
      g_autofree char *title = g_strdup_printf (_("Signed in as %s"),
                                                name != NULL ? name : loa_bank_grant_get_client_id (grant));
      g_autofree char *subtitle = g_strdup_printf (_("Since %s, at %s"), since, loa_bank_grant_get_server (grant));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->connected_row), title);
      adw_action_row_set_subtitle (self->connected_row, subtitle);
    }

  if (needs_sign_in)
    {
      if (*gtk_editable_get_text (GTK_EDITABLE (self->client_id_row)) == '\0')
        gtk_editable_set_text (GTK_EDITABLE (self->client_id_row), loa_bank_grant_get_client_id (grant));
      loa_field_error_show (self->error_label, NULL, _("SePay no longer accepts this sign-in. Sign in again."));
    }
}

static void
signed_in (LoaBankGroup *self)
{
  end_try (self);
  show_try (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->client_secret_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->paste_row), "");
  loa_field_error_show (self->error_label, NULL, NULL);
}

/* Whether a result belongs to the try that is still under way. */
static gboolean
is_current (LoaBankGroup *self,
            gpointer      sign_in)
{
  return self->sign_in == sign_in;
}

static void
listened_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LoaBankGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean done = loa_bank_sign_in_listen_finish (LOA_BANK_SIGN_IN (object), result, &error);

  if (!is_current (self, object))
    return;

  if (done)
    {
      signed_in (self);
      return;
    }

  /* Pasting the address ends the wait; how that goes is told by it. */
  if (loa_failure_classify (error) == LOA_FAILURE_CANCELLED)
    return;

  end_try (self);
  show_try (self, NULL);
  loa_field_error_show_failure (self->error_label, NULL, error);
}

static void
pasted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LoaBankGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean done = loa_bank_sign_in_paste_finish (LOA_BANK_SIGN_IN (object), result, &error);

  if (!is_current (self, object))
    return;

  gtk_editable_set_editable (GTK_EDITABLE (self->paste_row), TRUE);
  if (done)
    signed_in (self);
  else
    loa_field_error_show_failure (self->error_label, GTK_WIDGET (self->paste_row), error);
}

static void
launched_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LoaBankGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error) || self->sign_in == NULL)
    return;

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_try (self, _("No browser could be opened. Copy the sign-in address, open it in a browser on any computer, and "
                      "paste the address on which the browser ends."));
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

  if (self->shop == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bank.disconnect", TRUE);
  if (!forgotten)
    loa_field_error_show_failure (self->error_label, NULL, error);
}

static void
changed_cb (LoaBankGroup *self)
{
  loa_field_error_show (self->error_label, GTK_WIDGET (self->client_id_row), NULL);
  loa_field_error_show (self->error_label, GTK_WIDGET (self->client_secret_row), NULL);
  loa_field_error_show (self->error_label, GTK_WIDGET (self->redirect_row), NULL);
}

static void
entry_activated_cb (LoaBankGroup *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "bank.sign-in", NULL);
}

static void
paste_cb (LoaBankGroup *self)
{
  g_clear_handle_id (&self->paste_id, g_source_remove);
  if (self->sign_in == NULL || !gtk_editable_get_editable (GTK_EDITABLE (self->paste_row)))
    return;

  gtk_editable_set_editable (GTK_EDITABLE (self->paste_row), FALSE);
  loa_bank_sign_in_paste_async (self->sign_in, gtk_editable_get_text (GTK_EDITABLE (self->paste_row)),
                                self->cancellable, pasted_cb, g_object_ref (self));
}

static gboolean
paste_timeout_cb (gpointer user_data)
{
  LoaBankGroup *self = user_data;

  self->paste_id = 0;
  paste_cb (self);

  return G_SOURCE_REMOVE;
}

static void
paste_changed_cb (LoaBankGroup *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->paste_row));

  g_clear_handle_id (&self->paste_id, g_source_remove);
  loa_field_error_show (self->error_label, GTK_WIDGET (self->paste_row), NULL);

  /* An address that has all that is needed was pasted; nobody types one. */
  if (strstr (text, "state=") != NULL && (strstr (text, "code=") != NULL || strstr (text, "error=") != NULL))
    self->paste_id = g_timeout_add (PASTE_MILLISECONDS, paste_timeout_cb, self);
}

static void
begin_try (LoaBankGroup *self)
{
  g_autoptr (GError) error = NULL;

  self->cancellable = g_cancellable_new ();
  show_try (self, _("Go on in the browser. When it has ended, this page goes on by itself; if it does not, paste the "
                    "address on which the browser ended."));

  if (loa_bank_sign_in_can_listen (self->sign_in))
    {
      if (loa_bank_sign_in_start_listening (self->sign_in, &error))
        loa_bank_sign_in_listen_async (self->sign_in, self->cancellable, listened_cb, g_object_ref (self));
      else
        loa_field_error_show_failure (self->error_label, GTK_WIDGET (self->redirect_row), error);
    }

  g_app_info_launch_default_for_uri_async (loa_bank_sign_in_get_authorise_uri (self->sign_in), NULL,
                                           self->cancellable, launched_cb, g_object_ref (self));
}

static void
sign_in_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  LoaBankGroup *self = LOA_BANK_GROUP (widget);
  g_autofree char *client_id = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->client_id_row))));
  g_autofree char *redirect = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->redirect_row))));
  const char *client_secret = gtk_editable_get_text (GTK_EDITABLE (self->client_secret_row));
  GtkWidget *missing = NULL;
  g_autoptr (GError) error = NULL;

  changed_cb (self);
  if (*client_id == '\0')
    missing = GTK_WIDGET (self->client_id_row);
  else if (*client_secret == '\0')
    missing = GTK_WIDGET (self->client_secret_row);

  if (missing != NULL)
    {
      loa_field_error_show (self->error_label, missing,
                            _("Client ID and client secret are needed. You get them at SePay, where you register "
                              "Loa as an application of yours."));
      gtk_widget_grab_focus (missing);
      return;
    }

  end_try (self);
  self->sign_in = loa_bank_sign_in_new (loa_shop_get_bank_grant (self->shop), client_id, client_secret,
                                        *redirect != '\0' ? redirect : NULL, loa_shop_get_clock (self->shop), &error);
  if (self->sign_in != NULL)
    {
      begin_try (self);
      return;
    }

  show_try (self, NULL);
  loa_field_error_show_failure (self->error_label, GTK_WIDGET (self->redirect_row), error);
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LoaBankGroup *self = LOA_BANK_GROUP (widget);

  if (self->sign_in != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), loa_bank_sign_in_get_authorise_uri (self->sign_in));
}

static void
disconnect_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  LoaBankGroup *self = LOA_BANK_GROUP (widget);

  changed_cb (self);
  gtk_widget_action_set_enabled (widget, "bank.disconnect", FALSE);
  loa_bank_grant_forget_async (loa_shop_get_bank_grant (self->shop), NULL, forgotten_cb, g_object_ref (self));
}

static void
loa_bank_group_dispose (GObject *object)
{
  LoaBankGroup *self = LOA_BANK_GROUP (object);

  end_try (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), LOA_TYPE_BANK_GROUP);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_bank_group_parent_class)->dispose (object);
}

static void
loa_bank_group_class_init (LoaBankGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_bank_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/accounts/loa-bank-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, connected_row);
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, client_id_row);
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, client_secret_row);
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, redirect_row);
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, paste_row);
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, error_label);
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, waiting_label);
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, disconnect_button);
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, copy_button);
  gtk_widget_class_bind_template_child (widget_class, LoaBankGroup, spinner);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_changed_cb);
  gtk_widget_class_install_action (widget_class, "bank.sign-in", NULL, sign_in_action);
  gtk_widget_class_install_action (widget_class, "bank.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "bank.disconnect", NULL, disconnect_action);
}

static void
loa_bank_group_init (LoaBankGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_text (GTK_EDITABLE (self->redirect_row), LOA_BANK_REDIRECT_DEFAULT);
}

void
loa_bank_group_set_shop (LoaBankGroup *self,
                         LoaShop      *shop)
{
  g_return_if_fail (LOA_IS_BANK_GROUP (self));
  g_return_if_fail (self->shop == NULL);
  g_return_if_fail (LOA_IS_SHOP (shop));

  self->shop = g_object_ref (shop);
  g_signal_connect_object (loa_shop_get_bank_grant (shop), "notify", G_CALLBACK (show_grant), self, G_CONNECT_SWAPPED);
  show_grant (self);
}

void
loa_bank_group_begin (LoaBankGroup *self)
{
  g_return_if_fail (LOA_IS_BANK_GROUP (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->client_id_row)))
    gtk_widget_grab_focus (GTK_WIDGET (self->client_id_row));
}
