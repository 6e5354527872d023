/* loa-speaker-picker.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-speaker-register.h"

G_BEGIN_DECLS

#define LOA_TYPE_SPEAKER_PICKER (loa_speaker_picker_get_type ())

/**
 * LoaSpeakerPicker:
 *
 * A button that shows which speaker is chosen, and opens a list that can be searched to choose another one. As long as
 * there are speakers one of them is chosen.
 *
 * Properties: `chosen` (#LoaSpeaker, nullable).
 *
 * Signals: `chosen-by-hand`: the user chose the speaker.
 */
G_DECLARE_FINAL_TYPE (LoaSpeakerPicker, loa_speaker_picker, LOA, SPEAKER_PICKER, GtkWidget)

void        loa_speaker_picker_set_speakers (LoaSpeakerPicker   *self,
                                             LoaSpeakerRegister *speakers);

/**
 * loa_speaker_picker_get_chosen:
 * @self: the picker
 *
 * Returns: (transfer none) (nullable): the speaker that is chosen
 */
LoaSpeaker *loa_speaker_picker_get_chosen   (LoaSpeakerPicker   *self);
void        loa_speaker_picker_set_chosen   (LoaSpeakerPicker   *self,
                                             LoaSpeaker         *speaker);

G_END_DECLS
