/* loa-accounts-dialog.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-window"

#include "config.h"

#include "loa-accounts-dialog.h"
#include "loa-bank-group.h"
#include "loa-soundbox-group.h"

struct _LoaAccountsDialog
{
  AdwWindow parent_instance;

  LoaSoundboxGroup *soundbox_group;
  LoaBankGroup *bank_group;
};

G_DEFINE_FINAL_TYPE (LoaAccountsDialog, loa_accounts_dialog, ADW_TYPE_WINDOW)

static void
loa_accounts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LOA_TYPE_ACCOUNTS_DIALOG);

  G_OBJECT_CLASS (loa_accounts_dialog_parent_class)->dispose (object);
}

static void
loa_accounts_dialog_class_init (LoaAccountsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loa_accounts_dialog_dispose;

  g_type_ensure (LOA_TYPE_SOUNDBOX_GROUP);
  g_type_ensure (LOA_TYPE_BANK_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/loa_desktop/Loa/accounts/loa-accounts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LoaAccountsDialog, soundbox_group);
  gtk_widget_class_bind_template_child (widget_class, LoaAccountsDialog, bank_group);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
loa_accounts_dialog_init (LoaAccountsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
loa_accounts_dialog_new (LoaShop *shop)
{
  LoaAccountsDialog *self;

  g_return_val_if_fail (LOA_IS_SHOP (shop), NULL);

  self = g_object_new (LOA_TYPE_ACCOUNTS_DIALOG, NULL);
  loa_soundbox_group_set_shop (self->soundbox_group, shop);
  loa_bank_group_set_shop (self->bank_group, shop);
  loa_soundbox_group_begin (self->soundbox_group);

  return GTK_WINDOW (self);
}

void
loa_accounts_dialog_begin_with_bank (LoaAccountsDialog *self)
{
  g_return_if_fail (LOA_IS_ACCOUNTS_DIALOG (self));

  loa_bank_group_begin (self->bank_group);
}
