/* loa-voice.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LOA_VOICE_PATIENCE_MS:
 *
 * How long a speech service that has to be started first may take.
 */
#define LOA_VOICE_PATIENCE_MS 10000

/**
 * LoaVoiceState:
 * @LOA_VOICE_WAITING: not known yet whether there is a speech service
 * @LOA_VOICE_READY: what is to be said is heard
 * @LOA_VOICE_ABSENT: there is no speech service; the next words look for one again
 * @LOA_VOICE_UNANSWERED: there is one that does not answer
 * @LOA_VOICE_NOT_BUILT: Loa is built without a voice
 *
 * Whether the voice can be heard.
 */
typedef enum
{
  LOA_VOICE_WAITING,
  LOA_VOICE_READY,
  LOA_VOICE_ABSENT,
  LOA_VOICE_UNANSWERED,
  LOA_VOICE_NOT_BUILT,
} LoaVoiceState;

#define LOA_TYPE_VOICE (loa_voice_get_type ())

/**
 * LoaVoice:
 *
 * Says words in Vietnamese through this computer's speech service, one after another. It never waits for the service,
 * and nobody waits for it.
 *
 * It belongs to the thread that made it, and to the thread-default main context of then.
 *
 * Properties: `state` (int, a #LoaVoiceState, read-only), `muted` (boolean: says nothing; what is being said is broken
 * off).
 */
G_DECLARE_FINAL_TYPE (LoaVoice, loa_voice, LOA, VOICE, GObject)

/**
 * loa_voice_new:
 * @patience_ms: after how many milliseconds without an answer there is no voice, %LOA_VOICE_PATIENCE_MS
 *
 * Makes a voice and looks for the speech service.
 *
 * Returns: (transfer full): the voice
 */
LoaVoice     *loa_voice_new       (guint       patience_ms);

LoaVoiceState loa_voice_get_state (LoaVoice   *self);

gboolean      loa_voice_get_muted (LoaVoice   *self);
void          loa_voice_set_muted (LoaVoice   *self,
                                   gboolean    muted);

/**
 * loa_voice_say:
 * @self: the voice
 * @text: words in Vietnamese
 *
 * Says them after all that it was told to say before, unless it is muted. What cannot be said is forgotten: it would
 * be old when it can.
 */
void          loa_voice_say       (LoaVoice   *self,
                                   const char *text);

G_END_DECLS
