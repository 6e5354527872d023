/* loa-bank-try.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-bank-sign-in.h"

G_BEGIN_DECLS

/**
 * LoaBankTryState:
 * @LOA_BANK_TRY_NONE: nothing is under way
 * @LOA_BANK_TRY_WAITING: Loa waits for the browser to come back; the address can be pasted as well
 * @LOA_BANK_TRY_PASTE: only pasting the address goes on
 * @LOA_BANK_TRY_UNCONFIRMED: a bare code was pasted, and the user has to say whether the account is his
 * @LOA_BANK_TRY_UNSTORED: SePay has let the user in, and the keyring has failed; see loa_bank_try_retry()
 *
 * How far a try is.
 */
typedef enum
{
  LOA_BANK_TRY_NONE,
  LOA_BANK_TRY_WAITING,
  LOA_BANK_TRY_PASTE,
  LOA_BANK_TRY_UNCONFIRMED,
  LOA_BANK_TRY_UNSTORED,
} LoaBankTryState;

/**
 * LoaBankTryPlace:
 * @LOA_BANK_TRY_PLACE_NONE: no field's
 * @LOA_BANK_TRY_PLACE_CLIENT: the client ID or the client secret
 * @LOA_BANK_TRY_PLACE_REDIRECT: the redirect address
 * @LOA_BANK_TRY_PLACE_PASTE: what was pasted
 *
 * Which field a failure is about.
 */
typedef enum
{
  LOA_BANK_TRY_PLACE_NONE,
  LOA_BANK_TRY_PLACE_CLIENT,
  LOA_BANK_TRY_PLACE_REDIRECT,
  LOA_BANK_TRY_PLACE_PASTE,
} LoaBankTryPlace;

#define LOA_TYPE_BANK_TRY (loa_bank_try_get_type ())

/**
 * LoaBankTry:
 *
 * One sign-in to the bank history after the other, as the window goes through it: the browser, the wait, what is
 * pasted, and the question whose account it is.
 *
 * Signals: `changed`; `done`, when it is signed in; `failed` (#GError, #LoaBankTryPlace as int): the try may still be
 * under way, see loa_bank_try_get_state().
 */
G_DECLARE_FINAL_TYPE (LoaBankTry, loa_bank_try, LOA, BANK_TRY, GObject)

LoaBankTry      *loa_bank_try_new                (void);

/**
 * loa_bank_try_begin:
 * @self: the try; one that is under way is given up
 * @sign_in: a new sign-in
 *
 * Listens where that is possible, and opens the browser.
 */
void             loa_bank_try_begin              (LoaBankTry    *self,
                                                  LoaBankSignIn *sign_in);

/**
 * loa_bank_try_paste:
 * @self: the try
 * @text: the address on which the browser ended, or the code out of it
 *
 * Goes on with what was pasted. Nothing happens while something is asked of SePay.
 */
void             loa_bank_try_paste              (LoaBankTry    *self,
                                                  const char    *text);

/**
 * loa_bank_try_confirm:
 * @self: the try, which is unconfirmed
 *
 * The account is the user's.
 */
void             loa_bank_try_confirm            (LoaBankTry    *self);

/**
 * loa_bank_try_refuse:
 * @self: the try, which is unconfirmed
 *
 * It is not. Ends the try.
 */
void             loa_bank_try_refuse             (LoaBankTry    *self);

/**
 * loa_bank_try_retry:
 * @self: the try
 *
 * Stores the sign-in again, after the keyring has failed.
 */
void             loa_bank_try_retry              (LoaBankTry    *self);

/**
 * loa_bank_try_cancel:
 * @self: the try
 *
 * Gives up what is under way.
 */
void             loa_bank_try_cancel             (LoaBankTry    *self);

LoaBankTryState  loa_bank_try_get_state          (LoaBankTry    *self);

/**
 * loa_bank_try_get_busy:
 * @self: the try
 *
 * Returns: %TRUE while something is asked of SePay or of the keyring
 */
gboolean         loa_bank_try_get_busy           (LoaBankTry    *self);

/**
 * loa_bank_try_get_browser_failed:
 * @self: the try
 *
 * Returns: %TRUE when no browser could be opened
 */
gboolean         loa_bank_try_get_browser_failed (LoaBankTry    *self);

/**
 * loa_bank_try_get_name:
 * @self: the try
 *
 * Returns: (nullable): whose account it is, when that has to be confirmed
 */
const char      *loa_bank_try_get_name           (LoaBankTry    *self);

/**
 * loa_bank_try_get_authorise_uri:
 * @self: the try
 *
 * Returns: (nullable): the page to open in a browser
 */
const char      *loa_bank_try_get_authorise_uri  (LoaBankTry    *self);

G_END_DECLS
