/* loa-accounts-dialog.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include <glib/gi18n.h>

#include "loa-accounts-dialog.h"
#include "loa-adaptive-bin.h"
#include "loa-bank-group.h"
#include "loa-help-window.h"
#include "loa-keyring-notice.h"
#include "loa-profile-mark.h"
#include "loa-profile-settings.h"
#include "loa-soundbox-group.h"
#include "loa-toast.h"

struct _LoaAccountsDialog
{
  AdwWindow parent_instance;

  LoaShop *shop;                    /* (owned) (nullable) */
  LoaKeyringNotice *keyring_notice; /* (owned) (nullable) */
  gboolean begins_with_bank;

  LoaAdaptiveBin *adaptive_bin;
  AdwHeaderBar *header_bar;
  LoaBanner *keyring_banner;
  LoaSoundboxGroup *soundbox_group;
  LoaBankGroup *bank_group;
};

G_DEFINE_FINAL_TYPE (LoaAccountsDialog, loa_accounts_dialog, ADW_TYPE_WINDOW)

static void
soundbox_loaded_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (LoaAccountsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  loa_soundbox_account_load_finish (LOA_SOUNDBOX_ACCOUNT (object), result, &error);
  if (self->shop == NULL)
    return;

  loa_soundbox_group_set_unreadable (self->soundbox_group, loa_keyring_notice_is_unreadable (error));
  if (error != NULL)
    loa_keyring_notice_show (self->keyring_notice, error);
}

static void
bank_loaded_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (LoaAccountsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  loa_bank_grant_load_finish (LOA_BANK_GRANT (object), result, &error);
  if (self->shop == NULL)
    return;

  loa_bank_group_set_unreadable (self->bank_group, loa_keyring_notice_is_unreadable (error));
  if (error != NULL)
    loa_keyring_notice_show (self->keyring_notice, error);
}

/* What has been read is not read again. */
static void
load (LoaAccountsDialog *self)
{
  loa_soundbox_account_load_async (loa_shop_get_soundbox_account (self->shop), NULL, soundbox_loaded_cb,
                                   g_object_ref (self));
  loa_bank_grant_load_async (loa_shop_get_bank_grant (self->shop), NULL, bank_loaded_cb, g_object_ref (self));
}

static void
begin (LoaAccountsDialog *self)
{
  if (self->begins_with_bank)
    loa_bank_group_begin (self->bank_group);
  else
    loa_soundbox_group_begin (self->soundbox_group);
}

static void
entries_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LoaAccountsDialog) self = user_data;
  g_autoptr (GHashTable) entries = NULL;
  const char *client_id;

  /* They only spare typing. */
  entries = loa_profile_settings_get_entries_finish (LOA_STORE (object), result, NULL);
  if (entries == NULL || self->shop == NULL)
    return;

  client_id = g_hash_table_lookup (entries, LOA_PROFILE_SETTING_SOUNDBOX_CLIENT_ID);
  if (client_id != NULL)
    loa_soundbox_group_set_client_id (self->soundbox_group, client_id);
  loa_bank_group_set_entries (self->bank_group,
                              g_hash_table_lookup (entries, LOA_PROFILE_SETTING_BANK_CLIENT_ID),
                              g_hash_table_lookup (entries, LOA_PROFILE_SETTING_BANK_REDIRECT_URI));
}

static void
keyring_failed_cb (LoaAccountsDialog *self,
                   const GError      *error)
{
  loa_keyring_notice_show (self->keyring_notice, error);
}

/* What could not be read may be gone. */
static void
disconnected_cb (LoaAccountsDialog *self)
{
  loa_keyring_notice_settle (self->keyring_notice);
  load (self);
}

static void
retry_cb (LoaAccountsDialog *self)
{
  load (self);
  loa_soundbox_group_retry (self->soundbox_group);
  loa_bank_group_retry (self->bank_group);
}

static void
in_memory_cb (LoaAccountsDialog *self)
{
  loa_toast_show (GTK_WIDGET (self->soundbox_group), _("Kept only until Loa closes"));
}

static void
narrow_cb (LoaAccountsDialog *self)
{
  const gboolean narrow = loa_adaptive_bin_get_narrow (self->adaptive_bin);

  loa_soundbox_group_set_narrow (self->soundbox_group, narrow);
  loa_bank_group_set_narrow (self->bank_group, narrow);
}

/* What pairs or adds a speaker may have opened this, and then goes on itself. */
static void
parent_cb (LoaAccountsDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (self->shop != NULL)
    loa_soundbox_group_set_offers_speaker (self->soundbox_group, ADW_IS_APPLICATION_WINDOW (parent));
}

static void
add_speaker_cb (LoaAccountsDialog *self)
{
  g_autoptr (GtkWindow) parent = g_object_ref (gtk_window_get_transient_for (GTK_WINDOW (self)));

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.add-speaker", NULL);
}

static void
loa_accounts_dialog_dispose (GObject *object)
{
  LoaAccountsDialog *self = LOA_ACCOUNTS_DIALOG (object);

  if (self->keyring_notice != NULL)
    loa_keyring_notice_close (self->keyring_notice);
  gtk_widget_dispose_template (GTK_WIDGET (object), LOA_TYPE_ACCOUNTS_DIALOG);
  g_clear_object (&self->keyring_notice);
  g_clear_object (&self->shop);

  G_OBJECT_CLASS (loa_accounts_dialog_parent_class)->dispose (object);
}

static void
loa_accounts_dialog_class_init (LoaAccountsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_accounts_dialog_dispose;

  g_type_ensure (LOA_TYPE_ADAPTIVE_BIN);
  g_type_ensure (LOA_TYPE_BANNER);
  g_type_ensure (LOA_TYPE_SOUNDBOX_GROUP);
  g_type_ensure (LOA_TYPE_BANK_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/accounts/loa-accounts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaAccountsDialog, adaptive_bin);
  gtk_widget_class_bind_template_child (widget_class, LoaAccountsDialog, header_bar);
  gtk_widget_class_bind_template_child (widget_class, LoaAccountsDialog, keyring_banner);
  gtk_widget_class_bind_template_child (widget_class, LoaAccountsDialog, soundbox_group);
  gtk_widget_class_bind_template_child (widget_class, LoaAccountsDialog, bank_group);
  gtk_widget_class_bind_template_callback (widget_class, add_speaker_cb);
  gtk_widget_class_bind_template_callback (widget_class, disconnected_cb);
  gtk_widget_class_bind_template_callback (widget_class, keyring_failed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  loa_help_window_install (widget_class, "accounts");
}

static void
loa_accounts_dialog_init (LoaAccountsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->adaptive_bin, "notify::narrow", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::transient-for", G_CALLBACK (parent_cb), NULL);
}

GtkWindow *
loa_accounts_dialog_new (LoaShop *shop)
{
  LoaAccountsDialog *self;

  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);

  self = g_object_new (LOA_TYPE_ACCOUNTS_DIALOG, NULL);
  self->shop = g_object_ref (shop);
  loa_profile_mark_dialog (GTK_WINDOW (self), self->header_bar, loa_shop_get_profile (shop));
  self->keyring_notice = loa_keyring_notice_new (self->keyring_banner, loa_shop_get_keyring (shop));
  g_signal_connect_object (self->keyring_notice, "retry", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (loa_shop_get_keyring (shop), "notify::in-memory", G_CALLBACK (in_memory_cb), self,
                           G_CONNECT_SWAPPED);
  loa_soundbox_group_set_shop (self->soundbox_group, shop);
  loa_bank_group_set_shop (self->bank_group, shop);
  loa_profile_settings_get_entries_async (loa_shop_get_store (shop), NULL, entries_cb, g_object_ref (self));
  load (self);
  begin (self);

  return GTK_WINDOW (self);
}

void
loa_accounts_dialog_begin_with_bank (LoaAccountsDialog *self)
{
  g_return_if_fail (LOA_IS_ACCOUNTS_DIALOG (self));

  self->begins_with_bank = TRUE;
  begin (self);
}
