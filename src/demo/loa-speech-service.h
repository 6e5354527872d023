/* loa-speech-service.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LoaSpeechService:
 *
 * A connection to this computer's speech service, speech-dispatcher. Every function may wait for it as long as it
 * likes, so only a thread that nobody waits for may call them, and only one at a time.
 *
 * Where Loa is built without libspeechd there is never a connection.
 */
typedef struct _LoaSpeechService LoaSpeechService;

/**
 * loa_speech_service_is_built:
 *
 * Returns: whether Loa is built with a voice
 */
gboolean loa_speech_service_is_built (void);

/**
 * loa_speech_service_open:
 *
 * Connects to the service and starts it when it does not run, unless the environment names one (`SPEECHD_ADDRESS`): who
 * names one has started it.
 *
 * Returns: (transfer full) (nullable): the connection, %NULL when there is no service
 */
LoaSpeechService *loa_speech_service_open (void);

/**
 * loa_speech_service_prepare:
 * @self: the connection
 *
 * Lets it speak Vietnamese, which also tells whether it is still there.
 *
 * Returns: whether it is
 */
gboolean loa_speech_service_prepare (LoaSpeechService *self);

/**
 * loa_speech_service_say:
 * @self: the connection
 * @text: what to say, in Vietnamese
 *
 * Lets it say something after all that it was given before, and does not wait for the end of that.
 *
 * Returns: whether the service has taken it
 */
gboolean loa_speech_service_say (LoaSpeechService *self,
                                 const char       *text);

/**
 * loa_speech_service_stop:
 * @self: the connection
 *
 * Lets it be silent at once and forget what it was given.
 */
void loa_speech_service_stop (LoaSpeechService *self);

/**
 * loa_speech_service_close:
 * @self: (transfer full): the connection
 *
 * Ends the connection.
 */
void loa_speech_service_close (LoaSpeechService *self);

G_END_DECLS
