/* loa-soundbox-group.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_SOUNDBOX_GROUP (loa_soundbox_group_get_type ())

/**
 * LoaSoundboxGroup:
 *
 * Connects and disconnects the SoundBox account.
 */
G_DECLARE_FINAL_TYPE (LoaSoundboxGroup, loa_soundbox_group, LOA, SOUNDBOX_GROUP, AdwPreferencesGroup)

/**
 * loa_soundbox_group_set_shop:
 * @self: the group, which has none yet
 * @shop: the shop
 *
 * Shows the account of a shop.
 */
void loa_soundbox_group_set_shop (LoaSoundboxGroup *self,
                                  LoaShop          *shop);

/**
 * loa_soundbox_group_begin:
 * @self: the group
 *
 * Puts the cursor where one begins.
 */
void loa_soundbox_group_begin (LoaSoundboxGroup *self);

G_END_DECLS
