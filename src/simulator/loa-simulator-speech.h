/* loa-simulator-speech.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LoaSimulatorSaid:
 * @LOA_SIMULATOR_SAID_OTP: the code of a pairing
 * @LOA_SIMULATOR_SAID_AMOUNT: an amount of money
 * @LOA_SIMULATOR_SAID_PAIRED: that a pairing has succeeded
 * @LOA_SIMULATOR_SAID_NOTHING: nothing so far; only in loa_simulator_get_last_speeches()
 *
 * Kinds of what a speaker says.
 */
typedef enum
{
  LOA_SIMULATOR_SAID_OTP,
  LOA_SIMULATOR_SAID_AMOUNT,
  LOA_SIMULATOR_SAID_PAIRED,
  LOA_SIMULATOR_SAID_NOTHING,
} LoaSimulatorSaid;

#define LOA_TYPE_SIMULATOR_SPEECH (loa_simulator_speech_get_type ())

/**
 * LoaSimulatorSpeech:
 *
 * Something that a simulated speaker has said. It never changes.
 *
 * Its properties, all read-only, are named like the functions below: `hardware-id`, `kind` (an int), `text`, `amount`
 * and `time`.
 */
G_DECLARE_FINAL_TYPE (LoaSimulatorSpeech, loa_simulator_speech, LOA, SIMULATOR_SPEECH, GObject)

/**
 * loa_simulator_speech_new:
 * @hardware_id: the serial of the speaker
 * @kind: what kind of thing it says
 * @text: (nullable): what it says, in Vietnamese
 * @amount: đồng, 0 unless @kind is %LOA_SIMULATOR_SAID_AMOUNT
 * @request_id: (nullable): the announcement that made it speak
 * @time: when, in Unix seconds
 *
 * Returns: (transfer full): the speech
 */
LoaSimulatorSpeech *loa_simulator_speech_new (const char       *hardware_id,
                                              LoaSimulatorSaid  kind,
                                              const char       *text,
                                              gint64            amount,
                                              const char       *request_id,
                                              gint64            time);

/**
 * loa_simulator_speech_get_hardware_id:
 * @self: a speech
 *
 * Returns: the serial of the speaker
 */
const char *loa_simulator_speech_get_hardware_id (LoaSimulatorSpeech *self);

/**
 * loa_simulator_speech_get_kind:
 * @self: a speech
 *
 * Returns: what kind of thing the speaker says
 */
LoaSimulatorSaid loa_simulator_speech_get_kind (LoaSimulatorSpeech *self);

/**
 * loa_simulator_speech_get_text:
 * @self: a speech
 *
 * Returns: (nullable): its words, in Vietnamese whatever the locale, such as “mã liên kết 1 2 3 4” or “đã nhận một
 *   trăm năm mươi nghìn đồng”; %NULL for %LOA_SIMULATOR_SAID_NOTHING
 */
const char *loa_simulator_speech_get_text (LoaSimulatorSpeech *self);

/**
 * loa_simulator_speech_get_amount:
 * @self: a speech
 *
 * Returns: the amount in đồng, 0 unless the kind is %LOA_SIMULATOR_SAID_AMOUNT
 */
gint64 loa_simulator_speech_get_amount (LoaSimulatorSpeech *self);

/**
 * loa_simulator_speech_get_request_id:
 * @self: a speech
 *
 * Returns: (nullable): the requestId of the announcement that made the speaker speak
 */
const char *loa_simulator_speech_get_request_id (LoaSimulatorSpeech *self);

/**
 * loa_simulator_speech_get_time:
 * @self: a speech
 *
 * Returns: when it was said, in Unix seconds by the simulator's clock; 0 for %LOA_SIMULATOR_SAID_NOTHING
 */
gint64 loa_simulator_speech_get_time (LoaSimulatorSpeech *self);

G_END_DECLS
