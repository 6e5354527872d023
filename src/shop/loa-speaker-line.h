/* loa-speaker-line.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "loa-speaker-record.h"

G_BEGIN_DECLS

/**
 * LoaSpeakerLineState:
 * @LOA_SPEAKER_LINE_NEW: it will be added
 * @LOA_SPEAKER_LINE_KNOWN: the speaker is in the register; it will take over what the line says about it
 * @LOA_SPEAKER_LINE_TWICE: a line before has the same serial number; nothing will be done with this one
 * @LOA_SPEAKER_LINE_BAD: it cannot be added, see #LoaSpeakerLine:reason
 * @LOA_SPEAKER_LINE_ADDED: it was added
 * @LOA_SPEAKER_LINE_CHANGED: the speaker was known, and has taken over what the line says
 *
 * What becomes of a line.
 */
typedef enum
{
  LOA_SPEAKER_LINE_NEW,
  LOA_SPEAKER_LINE_KNOWN,
  LOA_SPEAKER_LINE_TWICE,
  LOA_SPEAKER_LINE_BAD,
  LOA_SPEAKER_LINE_ADDED,
  LOA_SPEAKER_LINE_CHANGED,
} LoaSpeakerLineState;

#define LOA_SPEAKER_LINE_N_STATES (LOA_SPEAKER_LINE_CHANGED + 1)

#define LOA_TYPE_SPEAKER_LINE (loa_speaker_line_get_type ())

/**
 * LoaSpeakerLine:
 *
 * A line of #LoaSpeakerLines: a speaker that may be added, or what stands where one should be.
 *
 * Properties, read-only: `number` (uint: the line of the text or file, from 1), `text` (as it stands there), `state`
 * (int: a #LoaSpeakerLineState), `reason` (nullable: a sentence on what is bad and what to do), `hardware-id`
 * (nullable: the serial number, as it was written where it is bad), `name` (nullable).
 */
G_DECLARE_FINAL_TYPE (LoaSpeakerLine, loa_speaker_line, LOA, SPEAKER_LINE, GObject)

guint                   loa_speaker_line_get_number      (LoaSpeakerLine *self);
const char             *loa_speaker_line_get_text        (LoaSpeakerLine *self);
LoaSpeakerLineState     loa_speaker_line_get_state       (LoaSpeakerLine *self);
const char             *loa_speaker_line_get_reason      (LoaSpeakerLine *self);
const char             *loa_speaker_line_get_hardware_id (LoaSpeakerLine *self);
const char             *loa_speaker_line_get_name        (LoaSpeakerLine *self);

/**
 * loa_speaker_line_get_record:
 * @self: the line
 *
 * Returns: (transfer none): what the line says: serial number (nullable), name, place, tags and note
 */
const LoaSpeakerRecord *loa_speaker_line_get_record      (LoaSpeakerLine *self);

G_END_DECLS
