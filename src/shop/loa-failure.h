/* loa-failure.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LoaFailure:
 *
 * What a person or a script can do something about, whatever room an error comes from. The names are those of the
 * terminal's `error.code`.
 */
typedef enum
{
  LOA_FAILURE_USAGE,
  LOA_FAILURE_NOT_SIGNED_IN,
  LOA_FAILURE_UNAUTHORIZED,
  LOA_FAILURE_FORBIDDEN,
  LOA_FAILURE_NOT_FOUND,
  LOA_FAILURE_UNREACHABLE,
  LOA_FAILURE_TIMEOUT,
  LOA_FAILURE_MALFORMED,
  LOA_FAILURE_SERVER,
  LOA_FAILURE_RATE_LIMITED,
  LOA_FAILURE_REFUSED,
  LOA_FAILURE_DELIVERY_FAILED,
  LOA_FAILURE_KEYRING_LOCKED,
  LOA_FAILURE_KEYRING_MISSING,
  LOA_FAILURE_STORE,
  LOA_FAILURE_CANCELLED,
  LOA_FAILURE_FAILED,
} LoaFailure;

/**
 * LOA_SHOP_ERROR:
 *
 * Errors of what a shop does, beyond those of the wire, the store and the keyring.
 */
#define LOA_SHOP_ERROR (loa_shop_error_quark ())

/**
 * LoaShopError:
 * @LOA_SHOP_ERROR_USAGE: an argument cannot be: a serial number, a profile's name, a request id, a day, a file's ending
 * @LOA_SHOP_ERROR_NOT_SIGNED_IN: the account that is needed is not connected, or its grant is dead
 * @LOA_SHOP_ERROR_OFFLINE: the speaker is not online
 * @LOA_SHOP_ERROR_NOT_PAIRED: the speaker is not paired
 * @LOA_SHOP_ERROR_NOT_IN_PAIRING_MODE: the speaker is online and unpaired, and SePay refused to begin pairing
 * @LOA_SHOP_ERROR_WRONG_CODE: the one-time code is wrong; another try is possible
 * @LOA_SHOP_ERROR_EXPIRED: the pairing session is over; a new code is needed
 * @LOA_SHOP_ERROR_DELIVERY_FAILED: SePay gave up on an announcement
 * @LOA_SHOP_ERROR_DELIVERY_UNKNOWN: SePay gave no end of an announcement within two minutes
 * @LOA_SHOP_ERROR_NOT_SENT: an announcement was too old to be said and was not sent
 * @LOA_SHOP_ERROR_NOT_KNOWN: SePay does not know an announcement of the ledger
 * @LOA_SHOP_ERROR_DENIED: SePay, or the user on its page, did not permit the sign-in
 * @LOA_SHOP_ERROR_SIGN_IN: signing in did not work: wrong state, port in use, an address that is not the right one, or
 * the browser has not come back in time
 * @LOA_SHOP_ERROR_FILE: a file of the user's cannot be written
 */
typedef enum
{
  LOA_SHOP_ERROR_USAGE,
  LOA_SHOP_ERROR_NOT_SIGNED_IN,
  LOA_SHOP_ERROR_OFFLINE,
  LOA_SHOP_ERROR_NOT_PAIRED,
  LOA_SHOP_ERROR_NOT_IN_PAIRING_MODE,
  LOA_SHOP_ERROR_WRONG_CODE,
  LOA_SHOP_ERROR_EXPIRED,
  LOA_SHOP_ERROR_DELIVERY_FAILED,
  LOA_SHOP_ERROR_DELIVERY_UNKNOWN,
  LOA_SHOP_ERROR_NOT_SENT,
  LOA_SHOP_ERROR_NOT_KNOWN,
  LOA_SHOP_ERROR_DENIED,
  LOA_SHOP_ERROR_SIGN_IN,
  LOA_SHOP_ERROR_FILE,
} LoaShopError;

GQuark loa_shop_error_quark (void);

/**
 * loa_failure_classify:
 * @error: an error of any room
 *
 * Returns: its kind
 */
LoaFailure loa_failure_classify (const GError *error);

/**
 * loa_failure_may_pass:
 * @error: an error of any room
 *
 * Returns: %TRUE when the same may work a little later with nobody doing anything about it: the network, or SePay’s
 * server
 */
gboolean loa_failure_may_pass (const GError *error);

/**
 * loa_failure_get_code:
 * @failure: a kind
 *
 * Returns: (transfer none): its name in the terminal's interface, such as `not-signed-in`
 */
const char *loa_failure_get_code (LoaFailure failure);

/**
 * loa_failure_describe:
 * @error: an error of any room
 *
 * Says an error to a person, in their language: one or two sentences on what is wrong and what to do next, with
 * SePay's own words where it gave some. Messages of %LOA_SHOP_ERROR are such sentences already.
 *
 * Returns: (transfer full): the sentence
 */
char *loa_failure_describe (const GError *error);

/**
 * loa_failure_advise:
 * @error: an error of any room
 *
 * Says an error as loa_failure_describe() does, without the technical part, for places that people look at who want to
 * go on working. Whoever shows it writes the technical part to the log, as loa_failure_tell() does.
 *
 * Returns: (transfer full): the sentence
 */
char *loa_failure_advise (const GError *error);

/**
 * loa_failure_advise_soundbox:
 * @error: an error of any room, of something that only the SoundBox account is needed for
 *
 * Says an error as loa_failure_advise() does, which does not know which of the two accounts SePay did not accept.
 *
 * Returns: (transfer full): the sentence
 */
char *loa_failure_advise_soundbox (const GError *error);

/**
 * loa_failure_tell:
 * @error: an error of any room
 *
 * Says an error as loa_failure_advise() does, and writes the technical part to the log: how a window tells what has just
 * happened.
 *
 * Returns: (transfer full): the sentence
 */
char *loa_failure_tell (const GError *error);

/**
 * loa_failure_log:
 * @what: what did not work, for the log: English and without secrets
 * @error: an error of any room
 *
 * Writes the technical part of an error to the log, on one line.
 */
void  loa_failure_log    (const char   *what,
                          const GError *error);

G_END_DECLS
