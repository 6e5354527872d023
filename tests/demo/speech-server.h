/* speech-server.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stand-in for speech-dispatcher, on a Unix socket of its own that SPEECHD_ADDRESS names. It runs in threads, so that
 * a client may wait for it in any thread.
 */
typedef struct _SpeechServer SpeechServer;

/* What it does instead of answering. */
typedef enum
{
  SPEECH_SERVER_WELL,
  SPEECH_SERVER_HANGS,
  SPEECH_SERVER_DIES,
} SpeechServerMood;

SpeechServer *speech_server_new        (void);
void          speech_server_free       (SpeechServer     *self);

/* @command: (nullable): how the lines begin to which it does not answer, %NULL for all */
void          speech_server_set_mood   (SpeechServer     *self,
                                        SpeechServerMood  mood,
                                        const char       *command);

/* Returns: (transfer full): every command and text that has arrived, each followed by a line end */
char         *speech_server_dup_log    (SpeechServer     *self);

G_END_DECLS
