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
 */
G_DECLARE_FINAL_TYPE (LoaBankGroup, loa_bank_group, LOA, BANK_GROUP, AdwPreferencesGroup)

/**
 * loa_bank_group_set_shop:
 * @self: the group, which has none yet
 * @shop: the shop
 *
 * Shows the grant of a shop.
 */
void loa_bank_group_set_shop (LoaBankGroup *self,
                              LoaShop      *shop);

/**
 * loa_bank_group_begin:
 * @self: the group
 *
 * Puts the cursor where one begins.
 */
void loa_bank_group_begin (LoaBankGroup *self);

G_END_DECLS
