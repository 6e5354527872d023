/* loa-bank-group.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_BANK_GROUP (loa_bank_group_get_type ())

/**
 * LoaBankGroup:
 *
 * Signs in to the bank history, through the browser or by the address on which it ended, and disconnects it.
 *
 * Signal: `keyring-failed` (#GError), when the keyring keeps something from being done; loa_bank_group_retry() goes on
 * with it.
 */
G_DECLARE_FINAL_TYPE (LoaBankGroup, loa_bank_group, LOA, BANK_GROUP, AdwPreferencesGroup)

/**
 * loa_bank_group_set_shop:
 * @self: the group, which has none yet
 * @shop: the shop
 *
 * Shows the grant of a shop.
 */
void loa_bank_group_set_shop       (LoaBankGroup *self,
                                    LoaShop      *shop);

/**
 * loa_bank_group_set_entries:
 * @self: the group
 * @client_id: (nullable): the client ID that was typed last time
 * @redirect: (nullable): likewise the redirect address
 *
 * Spares typing them again. What the user has typed meanwhile stays.
 */
void loa_bank_group_set_entries    (LoaBankGroup *self,
                                    const char   *client_id,
                                    const char   *redirect);

/**
 * loa_bank_group_set_unreadable:
 * @self: the group
 * @unreadable: whether the keyring holds something that can never be read
 *
 * Lets the user disconnect what is not connected, because that is the way out.
 */
void loa_bank_group_set_unreadable (LoaBankGroup *self,
                                    gboolean      unreadable);

void loa_bank_group_set_narrow     (LoaBankGroup *self,
                                    gboolean      narrow);

/**
 * loa_bank_group_update:
 * @self: the group
 *
 * Looks again, because time has passed.
 */
void loa_bank_group_update         (LoaBankGroup *self);

/**
 * loa_bank_group_retry:
 * @self: the group
 *
 * Does again what the keyring has kept from being done.
 */
void loa_bank_group_retry          (LoaBankGroup *self);

/**
 * loa_bank_group_begin:
 * @self: the group
 *
 * Puts the cursor where one begins to sign in, also where that would be anew.
 */
void loa_bank_group_begin          (LoaBankGroup *self);

/**
 * loa_bank_group_close:
 * @self: the group
 *
 * Gives up what is under way, and what could be undone.
 */
void loa_bank_group_close          (LoaBankGroup *self);

G_END_DECLS
