/* loa-soundbox-group.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-field-error.h"
#include "loa-soundbox-group.h"
#include "loa-vietnam-time.h"

struct _LoaSoundboxGroup
{
  AdwPreferencesGroup parent_instance;

  LoaShop *shop;                /* (owned) (nullable) */
  GCancellable *cancellable;    /* (owned) */

  AdwActionRow *connected_row;
  AdwEntryRow *client_id_row;
  AdwEntryRow *client_secret_row;
  GtkLabel *error_label;
  GtkWidget *connect_button;
  GtkWidget *disconnect_button;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (LoaSoundboxGroup, loa_soundbox_group, ADW_TYPE_PREFERENCES_GROUP)

static void
set_busy (LoaSoundboxGroup *self,
          gboolean          busy)
{
  gtk_spinner_set_spinning (self->spinner, busy);
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
  gtk_widget_set_visible (self->disconnect_button, connected);

  if (connected)
    {
      g_autofree char *since = loa_vietnam_time_format (loa_soundbox_account_get_since (account));
      g_autofree char *title = g_strdup_printf (_("Connected as %s"), loa_soundbox_account_get_client_id (account));
      g_autofree char *subtitle = g_strdup_printf (_("Since %s, at %s"), since,
                                                   loa_soundbox_account_get_server (account));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->connected_row), title);
      adw_action_row_set_subtitle (self->connected_row, subtitle);
    }
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

  set_busy (self, FALSE);
  if (!connected)
    {
      loa_field_error_show_failure (self->error_label, GTK_WIDGET (self->client_secret_row), error);
      return;
    }

  gtk_editable_set_text (GTK_EDITABLE (self->client_secret_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->client_id_row), "");
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

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  set_busy (self, FALSE);
  if (!forgotten)
    loa_field_error_show_failure (self->error_label, NULL, error);
}

static void
changed_cb (LoaSoundboxGroup *self)
{
  loa_field_error_show (self->error_label, GTK_WIDGET (self->client_id_row), NULL);
  loa_field_error_show (self->error_label, GTK_WIDGET (self->client_secret_row), NULL);
}

static void
entry_activated_cb (LoaSoundboxGroup *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "soundbox.connect", NULL);
}

static void
connect_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  LoaSoundboxGroup *self = LOA_SOUNDBOX_GROUP (widget);
  g_autofree char *client_id = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->client_id_row))));
  const char *client_secret = gtk_editable_get_text (GTK_EDITABLE (self->client_secret_row));

  changed_cb (self);
  if (*client_id == '\0')
    {
      loa_field_error_show (self->error_label, GTK_WIDGET (self->client_id_row),
                            _("The client ID is missing. SePay gave it to you together with the client secret."));
      gtk_widget_grab_focus (GTK_WIDGET (self->client_id_row));
      return;
    }

  if (*client_secret == '\0')
    {
      loa_field_error_show (self->error_label, GTK_WIDGET (self->client_secret_row),
                            _("The client secret is missing. SePay gave it to you together with the client ID."));
      gtk_widget_grab_focus (GTK_WIDGET (self->client_secret_row));
      return;
    }

  set_busy (self, TRUE);
  loa_soundbox_account_connect_async (loa_shop_get_soundbox_account (self->shop), client_id, client_secret,
                                      self->cancellable, connected_cb, g_object_ref (self));
}

static void
disconnect_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  LoaSoundboxGroup *self = LOA_SOUNDBOX_GROUP (widget);

  changed_cb (self);
  set_busy (self, TRUE);
  loa_soundbox_account_forget_async (loa_shop_get_soundbox_account (self->shop), NULL, forgotten_cb,
                                     g_object_ref (self));
}

static void
loa_soundbox_group_dispose (GObject *object)
{
  LoaSoundboxGroup *self = LOA_SOUNDBOX_GROUP (object);

  g_cancellable_cancel (self->cancellable);
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

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/accounts/loa-soundbox-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, connected_row);
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, client_id_row);
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, client_secret_row);
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, error_label);
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, connect_button);
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, disconnect_button);
  gtk_widget_class_bind_template_child (widget_class, LoaSoundboxGroup, spinner);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
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
  show_account (self);
}

void
loa_soundbox_group_begin (LoaSoundboxGroup *self)
{
  g_return_if_fail (LOA_IS_SOUNDBOX_GROUP (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->client_id_row)))
    gtk_widget_grab_focus (GTK_WIDGET (self->client_id_row));
}
