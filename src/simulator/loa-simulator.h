/* loa-simulator.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "loa-clock.h"
#include "loa-simulator-speech.h"

G_BEGIN_DECLS

/**
 * LOA_SIMULATOR_N_TRANSACTIONS:
 *
 * How many transactions there are in the documentation's example (OAuth2 API sheet, section 8).
 */
#define LOA_SIMULATOR_N_TRANSACTIONS 86

/**
 * LOA_SIMULATOR_MAX_TRANSACTIONS:
 *
 * The most transactions that loa_simulator_new() makes.
 */
#define LOA_SIMULATOR_MAX_TRANSACTIONS 1000000

/**
 * LoaSimulatorDates:
 * @LOA_SIMULATOR_DATES_DOCUMENTED: the newest three transactions are those of the documentation, of February 2025
 *   (among no more than 40,000)
 * @LOA_SIMULATOR_DATES_TODAY: the newest transactions are of today and none is of the documentation
 *
 * Where the made transactions lie in time.
 */
typedef enum
{
  LOA_SIMULATOR_DATES_DOCUMENTED,
  LOA_SIMULATOR_DATES_TODAY,
} LoaSimulatorDates;

/**
 * LoaSimulatorName:
 * @name: what it is switched by
 * @description: one line in English
 *
 * A variant or fault that the simulator knows.
 */
typedef struct
{
  const char *name;
  const char *description;
} LoaSimulatorName;

/**
 * LoaSimulatorScenario:
 * @name: what it is switched by
 * @title: what it is called, for a menu
 * @explanation: what it shows and what to try, in a few sentences
 *
 * A story that the simulator tells. @title and @explanation are in English and marked for translation: a window shows
 * them through gettext().
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *explanation;
} LoaSimulatorScenario;

#define LOA_TYPE_SIMULATOR (loa_simulator_get_type ())

/**
 * LoaSimulator:
 *
 * A stand-in for SePay's two APIs, with virtual speakers, on the loopback interface. It answers as the API sheets say;
 * where they are silent it does what the last column of their last sections says, and a variant switches to what else
 * SePay may do.
 *
 * It works in the thread-default main context of the thread that made it, and only that thread may use it.
 *
 * A process that cannot reach the object steers it over HTTP, without credentials:
 *
 * - `GET /simulator/state`: everything below, as JSON
 * - `POST /simulator/speaker/SERIAL` `{"online":true,"paired":false,"pairingMode":true}`: any of the members
 * - `POST /simulator/variant` `{"name":"one-token","on":true}`
 * - `POST /simulator/scenario` `{"name":"slow-network"}`
 * - `POST /simulator/fault` `{"path":"/oauth/token","fault":"drop-after","count":1}`; `{"clear":true}` removes all
 * - `POST /simulator/token/void`: no access token is valid any more
 * - `POST /simulator/transactions/add` `{"count":3}`, or one row: `{"amount_in":150000,"content":"…","code":"…"}`
 * - `POST /simulator/settings` `{"deliveryMilliseconds":1500,"answerMilliseconds":0,"soundboxTokenSeconds":6000,
 *   "bankTokenSeconds":3600,"redirectUri":"http://127.0.0.1:8765/callback"}`: any of the members
 */
G_DECLARE_FINAL_TYPE (LoaSimulator, loa_simulator, LOA, SIMULATOR, GObject)

/**
 * LoaSimulator:scenario:
 *
 * The name of the running scenario, `default` at first, notified whenever one begins. Setting it begins a scenario, like
 * loa_simulator_set_scenario(); an unknown name changes nothing. So a #GPropertyAction on it is what a menu of radio
 * items needs.
 */

/**
 * LoaSimulator::said:
 * @self: the simulator
 * @hardware_id: the serial of the speaker
 * @kind: a #LoaSimulatorSaid
 * @text: what it says, in Vietnamese
 * @amount: the amount in đồng, 0 unless @kind is %LOA_SIMULATOR_SAID_AMOUNT
 *
 * Emitted when a speaker speaks.
 */

/**
 * loa_simulator_new:
 * @clock: the clock by which tokens expire and deliveries take time
 * @n_transactions: how many transactions there are at first, at most %LOA_SIMULATOR_MAX_TRANSACTIONS
 * @dates: where they lie in time
 *
 * Makes a simulator that does not listen yet. The transactions depend on nothing but the arguments, with
 * %LOA_SIMULATOR_DATES_TODAY also on the time.
 *
 * Returns: (transfer full): the simulator
 */
LoaSimulator *loa_simulator_new (LoaClock          *clock,
                                 guint              n_transactions,
                                 LoaSimulatorDates  dates);

/**
 * loa_simulator_listen:
 * @self: a simulator that does not listen yet
 * @port: the port on 127.0.0.1, 0 for any
 * @error: return location for a %G_IO_ERROR
 *
 * Returns: %TRUE when requests are answered from now on
 */
gboolean loa_simulator_listen (LoaSimulator  *self,
                               guint16        port,
                               GError       **error);

/**
 * loa_simulator_get_soundbox_url:
 * @self: a simulator
 *
 * Returns: (transfer none) (nullable): the base address of the SoundBox API, `http://127.0.0.1:PORT/devices/v1`; %NULL
 *   before it listens
 */
const char *loa_simulator_get_soundbox_url (LoaSimulator *self);

/**
 * loa_simulator_get_bank_url:
 * @self: a simulator
 *
 * Returns: (transfer none) (nullable): the address before `/oauth/…` and `/api/v1/…`, `http://127.0.0.1:PORT`; %NULL
 *   before it listens
 */
const char *loa_simulator_get_bank_url (LoaSimulator *self);

/**
 * loa_simulator_get_soundbox_client_id:
 *
 * Returns: (transfer none): the only client id that the SoundBox API knows
 */
const char *loa_simulator_get_soundbox_client_id (void);

/**
 * loa_simulator_get_soundbox_client_secret:
 *
 * Returns: (transfer none): its secret, with what a client can encode wrongly: spaces, a colon, Vietnamese letters
 */
const char *loa_simulator_get_soundbox_client_secret (void);

/**
 * loa_simulator_get_bank_client_id:
 *
 * Returns: (transfer none): the only client id that the OAuth2 API knows
 */
const char *loa_simulator_get_bank_client_id (void);

/**
 * loa_simulator_get_bank_client_secret:
 *
 * Returns: (transfer none): its secret, with what a client can encode wrongly in a form
 */
const char *loa_simulator_get_bank_client_secret (void);

/**
 * loa_simulator_get_redirect_uri:
 * @self: a simulator
 *
 * Returns: (transfer none): the one registered redirect address, at first `http://127.0.0.1:8765/callback`
 */
const char *loa_simulator_get_redirect_uri (LoaSimulator *self);

/**
 * loa_simulator_set_redirect_uri:
 * @self: a simulator
 * @redirect_uri: the address that is registered from now on
 */
void loa_simulator_set_redirect_uri (LoaSimulator *self,
                                     const char   *redirect_uri);

/**
 * loa_simulator_set_delivery_time:
 * @self: a simulator
 * @milliseconds: how long an announcement is PENDING; at first 1500
 */
void loa_simulator_set_delivery_time (LoaSimulator *self,
                                      guint         milliseconds);

/**
 * loa_simulator_set_answer_time:
 * @self: a simulator
 * @milliseconds: how long every answer takes; at first 0
 *
 * Answers that are waited for are given now.
 */
void loa_simulator_set_answer_time (LoaSimulator *self,
                                    guint         milliseconds);

/**
 * loa_simulator_set_soundbox_token_lifetime:
 * @self: a simulator
 * @seconds: how long new access tokens are valid; at first 6000
 */
void loa_simulator_set_soundbox_token_lifetime (LoaSimulator *self,
                                                guint         seconds);

/**
 * loa_simulator_set_bank_token_lifetime:
 * @self: a simulator
 * @seconds: how long new access tokens are valid; at first 3600
 */
void loa_simulator_set_bank_token_lifetime (LoaSimulator *self,
                                            guint         seconds);

/**
 * loa_simulator_void_tokens:
 * @self: a simulator
 *
 * Lets every access token of both APIs die at once. Refresh tokens stay.
 */
void loa_simulator_void_tokens (LoaSimulator *self);

/**
 * loa_simulator_void_grants:
 * @self: a simulator
 *
 * Lets every authorisation code and refresh token die, as when the user revokes access on SePay's page.
 */
void loa_simulator_void_grants (LoaSimulator *self);

/**
 * loa_simulator_list_speakers:
 * @self: a simulator
 *
 * Returns: (transfer full): the serials of the virtual speakers
 */
char **loa_simulator_list_speakers (LoaSimulator *self);

/**
 * loa_simulator_set_online:
 * @self: a simulator
 * @hardware_id: a serial
 * @online: whether the speaker is switched on
 *
 * Returns: %TRUE when there is such a speaker
 */
gboolean loa_simulator_set_online (LoaSimulator *self,
                                   const char   *hardware_id,
                                   gboolean      online);

/**
 * loa_simulator_set_paired:
 * @self: a simulator
 * @hardware_id: a serial
 * @paired: whether the speaker is linked
 *
 * Returns: %TRUE when there is such a speaker
 */
gboolean loa_simulator_set_paired (LoaSimulator *self,
                                   const char   *hardware_id,
                                   gboolean      paired);

/**
 * loa_simulator_set_pairing_mode:
 * @self: a simulator
 * @hardware_id: a serial
 * @pairing_mode: whether its button has been held; matters only with the variant `pairing-mode-required`
 *
 * Returns: %TRUE when there is such a speaker
 */
gboolean loa_simulator_set_pairing_mode (LoaSimulator *self,
                                         const char   *hardware_id,
                                         gboolean      pairing_mode);

/**
 * loa_simulator_get_otp:
 * @self: a simulator
 * @hardware_id: a serial
 *
 * Returns: (transfer none) (nullable): the four digits that the speaker said last, %NULL when it has said none
 */
const char *loa_simulator_get_otp (LoaSimulator *self,
                                   const char   *hardware_id);

/**
 * loa_simulator_get_last_speeches:
 * @self: a simulator
 *
 * What each speaker said last, its OTP included, for a list on a screen: one #LoaSimulatorSpeech for every speaker, in
 * the order of loa_simulator_list_speakers(). When a speaker speaks, its item is replaced by another one, before
 * #LoaSimulator::said is emitted. A speaker that was silent so far has an item of the kind
 * %LOA_SIMULATOR_SAID_NOTHING.
 *
 * Returns: (transfer none): a list of #LoaSimulatorSpeech that lives as long as somebody holds it
 */
GListModel *loa_simulator_get_last_speeches (LoaSimulator *self);

/**
 * loa_simulator_get_times_said:
 * @self: a simulator
 * @request_id: a requestId
 *
 * Returns: how many times that request has been said aloud
 */
guint loa_simulator_get_times_said (LoaSimulator *self,
                                    const char   *request_id);

/**
 * loa_simulator_get_n_said:
 * @self: a simulator
 *
 * Returns: how many amounts have been said aloud, by all speakers together
 */
guint loa_simulator_get_n_said (LoaSimulator *self);

/**
 * loa_simulator_get_n_requests:
 * @self: a simulator
 * @path: (nullable): a whole path, such as `/devices/v1/token/create`, or %NULL for all
 *
 * Returns: how many HTTP requests have arrived there, those met by a fault included
 */
guint loa_simulator_get_n_requests (LoaSimulator *self,
                                    const char   *path);

/**
 * loa_simulator_get_n_transactions:
 * @self: a simulator
 *
 * Returns: how many transactions there are
 */
guint loa_simulator_get_n_transactions (LoaSimulator *self);

/**
 * loa_simulator_add_transactions:
 * @self: a simulator
 * @n_transactions: how many
 *
 * Lets money move now: adds newest rows.
 */
void loa_simulator_add_transactions (LoaSimulator *self,
                                     guint         n_transactions);

/**
 * loa_simulator_add_payment:
 * @self: a simulator
 * @amount: đồng that come in, or go out when negative
 * @content: the transfer's text
 * @code: (nullable): the payment code in it
 *
 * Lets one payment happen now, on the first account.
 *
 * Returns: the id of the transaction
 */
guint loa_simulator_add_payment (LoaSimulator *self,
                                 gint64        amount,
                                 const char   *content,
                                 const char   *code);

/**
 * loa_simulator_get_variants:
 * @n_variants: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_variants): every variant
 */
const LoaSimulatorName *loa_simulator_get_variants (guint *n_variants);

/**
 * loa_simulator_set_variant:
 * @self: a simulator
 * @name: a variant's name
 * @on: whether it is on; all are off at first
 * @error: return location for %G_IO_ERROR_NOT_FOUND
 *
 * Returns: %TRUE when @name is a variant
 */
gboolean loa_simulator_set_variant (LoaSimulator  *self,
                                    const char    *name,
                                    gboolean       on,
                                    GError       **error);

/**
 * loa_simulator_get_scenarios:
 * @n_scenarios: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_scenarios): every scenario; the first is the one in which everything works
 */
const LoaSimulatorScenario *loa_simulator_get_scenarios (guint *n_scenarios);

/**
 * loa_simulator_get_scenario:
 * @self: a simulator
 *
 * Returns: (transfer none): the running scenario
 */
const LoaSimulatorScenario *loa_simulator_get_scenario (LoaSimulator *self);

/**
 * loa_simulator_set_scenario:
 * @self: a simulator
 * @name: a scenario's name
 * @error: return location for %G_IO_ERROR_NOT_FOUND
 *
 * Ends the running scenario and begins another one, or the same anew.
 *
 * What a scenario has changed is as before when it ends, except what somebody else has changed meanwhile: settings,
 * whether speakers are online, and speakers that are no longer paired. What has happened stays: payments, announcements,
 * pairings, those by the scenario included, tokens that are no longer valid. Variants, faults and settings that somebody else set are not touched.
 *
 * A scenario shows its thing at the first try, with a speaker of which it sees to it that it is online, and paired or
 * not as need be.
 *
 * Returns: %TRUE when @name is a scenario
 */
gboolean loa_simulator_set_scenario (LoaSimulator  *self,
                                     const char    *name,
                                     GError       **error);

/**
 * loa_simulator_get_faults:
 * @n_faults: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_faults): every fault
 */
const LoaSimulatorName *loa_simulator_get_faults (guint *n_faults);

/**
 * loa_simulator_add_fault:
 * @self: a simulator
 * @path: a whole path, such as `/oauth/token`
 * @fault: a fault's name, with `-before` or `-after` appended when it is to hit before the request takes effect, or
 *   after it, other than it does by itself
 * @n_requests: how many requests it hits
 * @error: return location for %G_IO_ERROR_NOT_FOUND
 *
 * Lets the next @n_requests requests to @path, after those for which a fault waits already, meet a fault.
 *
 * Returns: %TRUE when @fault is a fault
 */
gboolean loa_simulator_add_fault (LoaSimulator  *self,
                                  const char    *path,
                                  const char    *fault,
                                  guint          n_requests,
                                  GError       **error);

/**
 * loa_simulator_clear_faults:
 * @self: a simulator
 *
 * Forgets the faults that no request has met yet.
 */
void loa_simulator_clear_faults (LoaSimulator *self);

G_END_DECLS
