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
 *
 * Signals: `add-speaker`, when the user wants to go on with that; `keyring-failed` (#GError), when the keyring keeps
 * something from being done; loa_soundbox_group_retry() goes on with it.
 */
G_DECLARE_FINAL_TYPE (LoaSoundboxGroup, loa_soundbox_group, LOA, SOUNDBOX_GROUP, AdwPreferencesGroup)

/**
 * loa_soundbox_group_set_shop:
 * @self: the group, which has none yet
 * @shop: the shop
 *
 * Shows the account of a shop.
 */
void loa_soundbox_group_set_shop       (LoaSoundboxGroup *self,
                                        LoaShop          *shop);

/**
 * loa_soundbox_group_set_client_id:
 * @self: the group
 * @client_id: the client ID that was typed last time
 *
 * Spares typing it again. What the user has typed meanwhile stays.
 */
void loa_soundbox_group_set_client_id  (LoaSoundboxGroup *self,
                                        const char       *client_id);

/**
 * loa_soundbox_group_set_unreadable:
 * @self: the group
 * @unreadable: whether the keyring holds something that can never be read
 *
 * Lets the user disconnect what is not connected, because that is the way out.
 */
void loa_soundbox_group_set_unreadable (LoaSoundboxGroup *self,
                                        gboolean          unreadable);

/**
 * loa_soundbox_group_set_offers_speaker:
 * @self: the group
 * @offers_speaker: whether a speaker can be added from here
 *
 * Lets the group say what comes after connecting, as long as there is no speaker, and offer it: `add-speaker`.
 */
void loa_soundbox_group_set_offers_speaker (LoaSoundboxGroup *self,
                                            gboolean          offers_speaker);

void loa_soundbox_group_set_narrow     (LoaSoundboxGroup *self,
                                        gboolean          narrow);

/**
 * loa_soundbox_group_retry:
 * @self: the group
 *
 * Does again what the keyring has kept from being done, with what was typed.
 */
void loa_soundbox_group_retry          (LoaSoundboxGroup *self);

/**
 * loa_soundbox_group_begin:
 * @self: the group
 *
 * Puts the cursor where one begins.
 */
void loa_soundbox_group_begin          (LoaSoundboxGroup *self);

/**
 * loa_soundbox_group_close:
 * @self: the group
 *
 * Gives up what is under way, and what could be undone.
 */
void loa_soundbox_group_close          (LoaSoundboxGroup *self);

G_END_DECLS
