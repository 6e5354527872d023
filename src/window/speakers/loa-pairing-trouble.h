/* loa-pairing-trouble.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LOA_TYPE_PAIRING_TROUBLE (loa_pairing_trouble_get_type ())

/**
 * LoaPairingTrouble:
 *
 * What keeps a pairing from going on, and what to do then. Where the account or the keyring is the cause, a button
 * opens Accounts, by the action `pairing.accounts` of what it stands in. Where SePay asks to wait, the time is counted
 * down. Signal: `waited`, when it is over.
 */
G_DECLARE_FINAL_TYPE (LoaPairingTrouble, loa_pairing_trouble, LOA, PAIRING_TROUBLE, GtkWidget)

GtkWidget *loa_pairing_trouble_new (void);

/**
 * loa_pairing_trouble_show:
 * @self: the widget
 * @error: (nullable): what went wrong, or %NULL to say nothing any more; something that was cancelled is not said
 * @hint: (nullable): a sentence that is said first
 *
 * Says what went wrong.
 */
void loa_pairing_trouble_show (LoaPairingTrouble *self,
                               const GError      *error,
                               const char        *hint);

/**
 * loa_pairing_trouble_is_of_account:
 * @self: the widget
 *
 * Returns: %TRUE while the account or the keyring is what is in the way
 */
gboolean loa_pairing_trouble_is_of_account (LoaPairingTrouble *self);

/**
 * loa_pairing_trouble_is_waiting:
 * @self: the widget
 *
 * Returns: %TRUE until the time is over that SePay asked to wait
 */
gboolean loa_pairing_trouble_is_waiting (LoaPairingTrouble *self);

G_END_DECLS
