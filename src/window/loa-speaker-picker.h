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
 * there are speakers one of them is chosen; where a choice is optional, all speakers may be chosen as well, which is no
 * speaker, and speakers that are in no register.
 *
 * Properties: `chosen` (#LoaSpeaker, nullable), `optional` (boolean, construct only).
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

/**
 * loa_speaker_picker_get_hardware_id:
 * @self: the picker
 *
 * Returns: (transfer none) (nullable): the serial number of the speaker that is chosen
 */
const char *loa_speaker_picker_get_hardware_id (LoaSpeakerPicker   *self);

/**
 * loa_speaker_picker_set_hardware_id:
 * @self: the picker, which has speakers
 * @hardware_id: (nullable): a serial number, in the register or not
 *
 * Chooses the speaker of a serial number.
 */
void        loa_speaker_picker_set_hardware_id (LoaSpeakerPicker   *self,
                                                const char         *hardware_id);

/**
 * loa_speaker_picker_set_others:
 * @self: the picker, which has speakers
 * @hardware_ids: (array zero-terminated=1): serial numbers
 *
 * Offers speakers that are in no register, after those of the register.
 */
void        loa_speaker_picker_set_others      (LoaSpeakerPicker   *self,
                                                const char * const *hardware_ids);

G_END_DECLS
