/* loa-account-choice.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-store.h"

G_BEGIN_DECLS

#define LOA_TYPE_ACCOUNT_CHOICE (loa_account_choice_get_type ())

/**
 * LoaAccountChoice:
 *
 * What a drop-down of bank accounts offers: all of them, or one. It keeps the choice when the accounts are
 * read anew.
 */
G_DECLARE_FINAL_TYPE (LoaAccountChoice, loa_account_choice, LOA, ACCOUNT_CHOICE, GObject)

/**
 * loa_account_choice_new:
 * @drop_down: the drop-down, which is given its model
 *
 * Returns: (transfer full): the choice, which offers all accounts
 */
LoaAccountChoice *loa_account_choice_new (GtkDropDown *drop_down);

/**
 * loa_account_choice_load:
 * @self: the choice
 * @store: the store
 *
 * Reads the accounts from the store.
 */
void loa_account_choice_load (LoaAccountChoice *self,
                              LoaStore         *store);

/**
 * loa_account_choice_get_id:
 * @self: the choice
 *
 * Returns: (transfer none) (nullable): SePay's id of the account that is chosen, or %NULL for all
 */
const char *loa_account_choice_get_id (LoaAccountChoice *self);

/**
 * loa_account_choice_set_id:
 * @self: the choice
 * @id: (nullable): id or number of an account, or %NULL for all of them
 *
 * Returns: %FALSE when it is none of those that are offered, and all are chosen
 */
gboolean loa_account_choice_set_id (LoaAccountChoice *self,
                                    const char       *id);

/**
 * loa_account_choice_get_text:
 * @self: the choice
 *
 * Returns: (transfer none) (nullable): what the chosen account is called, %NULL for all of them
 */
const char *loa_account_choice_get_text (LoaAccountChoice *self);

G_END_DECLS
