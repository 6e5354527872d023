/* loa-pairing.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-soundbox-account.h"
#include "loa-store.h"

G_BEGIN_DECLS

/**
 * LOA_PAIRING_SESSION_SECONDS:
 *
 * How long a one-time code is good for (SoundBox API sheet, section 6).
 */
#define LOA_PAIRING_SESSION_SECONDS 120

/**
 * LoaPairingStep:
 * @LOA_PAIRING_STEP_START: nothing was asked yet, or the check failed and may be asked again
 * @LOA_PAIRING_STEP_CHECKING: SePay is asked for the speaker's state
 * @LOA_PAIRING_STEP_READY: online and unpaired: the user holds the button, then asks for a code
 * @LOA_PAIRING_STEP_REQUESTING: SePay is asked to let the speaker say a code
 * @LOA_PAIRING_STEP_CODE: the speaker has said a code, which is awaited until `expires`
 * @LOA_PAIRING_STEP_VERIFYING: the code is on its way
 * @LOA_PAIRING_STEP_PAIRED: done, or it was paired before
 *
 * Where a pairing stands.
 */
typedef enum
{
  LOA_PAIRING_STEP_START,
  LOA_PAIRING_STEP_CHECKING,
  LOA_PAIRING_STEP_READY,
  LOA_PAIRING_STEP_REQUESTING,
  LOA_PAIRING_STEP_CODE,
  LOA_PAIRING_STEP_VERIFYING,
  LOA_PAIRING_STEP_PAIRED,
} LoaPairingStep;

#define LOA_TYPE_PAIRING (loa_pairing_get_type ())

/**
 * LoaPairing:
 *
 * Pairing one speaker, as a state machine without widgets (SoundBox API sheet, section 5). Each call moves it one
 * step on, or fails, says why, and leaves it at a step from which one can go on. A speaker that gets paired is put in
 * the register.
 *
 * Properties, read-only: `hardware-id` (string), `step` (int, a #LoaPairingStep), `model` (string, nullable),
 * `seconds-left` (int: of the code, counted down every second while the step is %LOA_PAIRING_STEP_CODE, 0 when it has
 * expired), `tries-left` (int), `paired-time` (string, nullable: SePay's own text), `was-paired` (boolean: it was
 * found paired, and not by a code of this pairing).
 */
G_DECLARE_FINAL_TYPE (LoaPairing, loa_pairing, LOA, PAIRING, GObject)

/**
 * loa_pairing_new:
 * @store: where the register is
 * @account: the SoundBox account
 * @clock: the clock
 * @hardware_id: a checked serial number
 *
 * Returns: (transfer full): a pairing at its start
 */
LoaPairing *loa_pairing_new (LoaStore           *store,
                             LoaSoundboxAccount *account,
                             LoaClock           *clock,
                             const char         *hardware_id);

const char     *loa_pairing_get_hardware_id  (LoaPairing *self);
LoaPairingStep  loa_pairing_get_step         (LoaPairing *self);
const char     *loa_pairing_get_model        (LoaPairing *self);
int             loa_pairing_get_seconds_left (LoaPairing *self);
int             loa_pairing_get_tries_left   (LoaPairing *self);
const char     *loa_pairing_get_paired_time  (LoaPairing *self);
gboolean        loa_pairing_get_was_paired   (LoaPairing *self);

/**
 * loa_pairing_get_may_be_paired:
 * @self: the pairing
 *
 * Returns: %TRUE when a code was sent, and SePay told neither then nor later whether the speaker is paired: it may be,
 *   which loa_pairing_check_async() finds out
 */
gboolean        loa_pairing_get_may_be_paired (LoaPairing *self);

/**
 * loa_pairing_check_async:
 * @self: the pairing, at %LOA_PAIRING_STEP_START, %LOA_PAIRING_STEP_READY or %LOA_PAIRING_STEP_CODE
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Asks for the speaker's state: on to %LOA_PAIRING_STEP_READY or %LOA_PAIRING_STEP_PAIRED. Fails with
 * %LOA_SHOP_ERROR_OFFLINE, %SEPAY_ERROR_NOT_FOUND, and others. From %LOA_PAIRING_STEP_CODE it goes back there, with
 * %LOA_SHOP_ERROR_NOT_PAIRED, where the speaker is not paired and the code may still be good.
 */
void     loa_pairing_check_async  (LoaPairing          *self,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);

/**
 * loa_pairing_check_finish:
 * @self: the pairing
 * @result: what the callback was given
 * @error: return location for an error that loa_failure_describe() has a sentence for, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when SePay told the speaker's state
 */
gboolean loa_pairing_check_finish (LoaPairing          *self,
                                   GAsyncResult        *result,
                                   GError             **error);

/**
 * loa_pairing_request_async:
 * @self: the pairing, at %LOA_PAIRING_STEP_READY or %LOA_PAIRING_STEP_CODE
 * @cancellable: (nullable): a cancellable
 * @callback: called when done
 * @user_data: for @callback
 *
 * Lets the speaker say a new code, with two minutes and three tries: on to %LOA_PAIRING_STEP_CODE. Fails with
 * %LOA_SHOP_ERROR_NOT_IN_PAIRING_MODE, %LOA_SHOP_ERROR_OFFLINE, with %SEPAY_ERROR_NOT_FOUND (back to
 * %LOA_PAIRING_STEP_START), and others. What SePay asks to wait for is waited for only for a few seconds.
 */
void     loa_pairing_request_async  (LoaPairing          *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);

/**
 * loa_pairing_request_finish:
 * @self: the pairing
 * @result: what the callback was given
 * @error: return location for an error that loa_failure_describe() has a sentence for, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when the speaker says a new code
 */
gboolean loa_pairing_request_finish (LoaPairing          *self,
                                     GAsyncResult        *result,
                                     GError             **error);

/**
 * loa_pairing_verify_async:
 * @self: the pairing, at %LOA_PAIRING_STEP_CODE
 * @code: the four digits; what stands around and between them is dropped
 * @cancellable: (nullable): a cancellable; without one the code can be followed to its end, see loa_pairing_give_up()
 * @callback: called when done
 * @user_data: for @callback
 *
 * Finishes pairing. Fails with %LOA_SHOP_ERROR_USAGE for anything but four digits (which is no try), with
 * %LOA_SHOP_ERROR_WRONG_CODE (stays at %LOA_PAIRING_STEP_CODE with one try less), with %LOA_SHOP_ERROR_EXPIRED (back
 * to %LOA_PAIRING_STEP_READY; what SePay lets know to have ended early is no try). After any refusal or lost answer the state is checked again, because the pairing may
 * have succeeded.
 */
void     loa_pairing_verify_async  (LoaPairing          *self,
                                    const char          *code,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);

/**
 * loa_pairing_verify_finish:
 * @self: the pairing
 * @result: what the callback was given
 * @error: return location for an error that loa_failure_describe() has a sentence for, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE when the speaker is paired
 */
gboolean loa_pairing_verify_finish (LoaPairing          *self,
                                    GAsyncResult        *result,
                                    GError             **error);

/**
 * loa_pairing_give_up:
 * @self: the pairing
 *
 * Nobody waits for the pairing any more: nothing is asked again that SePay was too busy for. A code that is on its way
 * may pair the speaker, and is followed to its end, so that the register says so.
 */
void loa_pairing_give_up (LoaPairing *self);

G_END_DECLS
