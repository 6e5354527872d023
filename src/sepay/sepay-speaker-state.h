/* sepay-speaker-state.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SepaySpeakerState:
 * @hardware_id: serial number
 * @model: (nullable): model, such as `S5 Plus`
 * @is_paired: linked to the partner whose credentials asked
 * @online: powered on and connected; meaningless where @has_online is %FALSE
 * @has_online: whether the answer told (`pair/verify` does not)
 * @session_id: (nullable): the pairing session, only from `pair/request`
 * @paired_time: (nullable): when it was linked, SePay's own text (Vietnam time), only from `pair/verify`
 *
 * What SePay says of a speaker (SoundBox API sheet, sections 3.2 to 3.4).
 */
typedef struct
{
  char *hardware_id;
  char *model;
  gboolean is_paired;
  gboolean online;
  gboolean has_online;
  char *session_id;
  char *paired_time;
} SepaySpeakerState;

void sepay_speaker_state_free (SepaySpeakerState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepaySpeakerState, sepay_speaker_state_free)

G_END_DECLS
