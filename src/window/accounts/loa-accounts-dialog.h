/* loa-accounts-dialog.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_ACCOUNTS_DIALOG (loa_accounts_dialog_get_type ())

/**
 * LoaAccountsDialog:
 *
 * The SoundBox account and the bank account of a profile.
 */
G_DECLARE_FINAL_TYPE (LoaAccountsDialog, loa_accounts_dialog, LOA, ACCOUNTS_DIALOG, AdwWindow)

GtkWindow *loa_accounts_dialog_new (LoaShop *shop);

/**
 * loa_accounts_dialog_begin_with_bank:
 * @self: the dialog
 *
 * Puts the cursor where signing in to the bank begins.
 */
void loa_accounts_dialog_begin_with_bank (LoaAccountsDialog *self);

G_END_DECLS
