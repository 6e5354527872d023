/* loa-bank-form.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "loa-shop.h"

G_BEGIN_DECLS

#define LOA_TYPE_BANK_FORM (loa_bank_form_get_type ())

/**
 * LoaBankForm:
 *
 * Signs in to the bank history: what is asked for, the way through the browser or by the address on which it ended,
 * and what went wrong, next to the field that it is about.
 *
 * Signals: `closed`, when it is signed in or the user does not want to; `keyring-failed` (#GError), when the keyring
 * keeps the sign-in from being stored; loa_bank_form_retry() goes on with it.
 */
G_DECLARE_FINAL_TYPE (LoaBankForm, loa_bank_form, LOA, BANK_FORM, AdwPreferencesGroup)

/**
 * loa_bank_form_set_shop:
 * @self: the form, which has none yet
 * @shop: the shop
 *
 * Tells where to sign in.
 */
void loa_bank_form_set_shop     (LoaBankForm *self,
                                 LoaShop     *shop);

/**
 * loa_bank_form_set_entries:
 * @self: the form
 * @client_id: (nullable): the client ID that was typed last time
 * @redirect: (nullable): likewise the redirect address
 *
 * Spares typing them again. What the user has typed meanwhile stays.
 */
void loa_bank_form_set_entries  (LoaBankForm *self,
                                 const char  *client_id,
                                 const char  *redirect);

/**
 * loa_bank_form_set_closable:
 * @self: the form
 * @closable: whether it can be closed without signing in
 *
 * Offers to cancel also when nothing is under way.
 */
void loa_bank_form_set_closable (LoaBankForm *self,
                                 gboolean     closable);

void loa_bank_form_set_narrow   (LoaBankForm *self,
                                 gboolean     narrow);

/**
 * loa_bank_form_tell:
 * @self: the form
 * @text: (nullable): something to know before signing in
 *
 * Says something, until the user goes on.
 */
void loa_bank_form_tell         (LoaBankForm *self,
                                 const char  *text);

/**
 * loa_bank_form_retry:
 * @self: the form
 *
 * Stores the sign-in again, after the keyring has failed.
 */
void loa_bank_form_retry        (LoaBankForm *self);

/**
 * loa_bank_form_begin:
 * @self: the form
 *
 * Puts the cursor where one begins.
 */
void loa_bank_form_begin        (LoaBankForm *self);

/**
 * loa_bank_form_close:
 * @self: the form
 *
 * Gives up what is under way.
 */
void loa_bank_form_close        (LoaBankForm *self);

G_END_DECLS
