/* loa-demo-speech-row.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-speaker-register.h"

G_BEGIN_DECLS

#define LOA_TYPE_DEMO_SPEECH_ROW (loa_demo_speech_row_get_type ())

/**
 * LoaDemoSpeechRow:
 *
 * What a simulated speaker said last, with the name that the speaker has at the moment.
 */
G_DECLARE_FINAL_TYPE (LoaDemoSpeechRow, loa_demo_speech_row, LOA, DEMO_SPEECH_ROW, GtkListBoxRow)

/**
 * loa_demo_speech_row_new:
 * @speech: an item of the property `speeches` of a #LoaDemoStage
 * @speakers: (nullable): where the names are
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *loa_demo_speech_row_new (GObject            *speech,
                                    LoaSpeakerRegister *speakers);

/**
 * loa_demo_speech_row_describe:
 * @speech: an item of the property `speeches` of a #LoaDemoStage
 * @speakers: (nullable): where the names are
 * @name: (out) (transfer full): what the speaker is called
 * @text: (out) (transfer full) (nullable): what it said, %NULL for nothing
 * @moment: (out) (transfer full) (nullable): when it said that, in Vietnam time, %NULL with @text
 *
 * Puts a speech into words.
 */
void       loa_demo_speech_row_describe (GObject             *speech,
                                         LoaSpeakerRegister  *speakers,
                                         char               **name,
                                         char               **text,
                                         char               **moment);

G_END_DECLS
