/* loa-speaker-choice.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "loa-speaker-register.h"

G_BEGIN_DECLS

#define LOA_TYPE_SPEAKER_CHOICE (loa_speaker_choice_get_type ())

/**
 * LoaSpeakerChoice:
 *
 * What a drop-down of speakers offers: all of them, or one. It keeps the choice while the register changes, and a
 * speaker that is not in the register can be chosen by loa_speaker_choice_set_hardware_id().
 *
 * Signal: `changed`: another speaker is chosen.
 */
G_DECLARE_FINAL_TYPE (LoaSpeakerChoice, loa_speaker_choice, LOA, SPEAKER_CHOICE, GObject)

/**
 * loa_speaker_choice_new:
 * @drop_down: the drop-down, which is given its model
 *
 * Returns: (transfer full): the choice, which offers all speakers
 */
LoaSpeakerChoice *loa_speaker_choice_new (GtkDropDown *drop_down);

/**
 * loa_speaker_choice_set_register:
 * @self: the choice, which has none yet
 * @speakers: the register
 *
 * Offers the speakers of the register.
 */
void loa_speaker_choice_set_register (LoaSpeakerChoice   *self,
                                      LoaSpeakerRegister *speakers);

/**
 * loa_speaker_choice_update:
 * @self: the choice
 *
 * Reads the register anew: speakers may have other names.
 */
void loa_speaker_choice_update (LoaSpeakerChoice *self);

/**
 * loa_speaker_choice_get_hardware_id:
 * @self: the choice
 *
 * Returns: (transfer none) (nullable): serial number of the speaker that is chosen, or %NULL for all
 */
const char *loa_speaker_choice_get_hardware_id (LoaSpeakerChoice *self);

/**
 * loa_speaker_choice_set_hardware_id:
 * @self: the choice
 * @hardware_id: (nullable): a serial number, or %NULL for all
 *
 * Chooses a speaker.
 */
void loa_speaker_choice_set_hardware_id (LoaSpeakerChoice *self,
                                         const char       *hardware_id);

G_END_DECLS
