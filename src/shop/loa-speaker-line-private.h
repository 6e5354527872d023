/* loa-speaker-line-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-delimited-text.h"
#include "loa-speaker-columns.h"
#include "loa-speaker-line.h"

G_BEGIN_DECLS

LoaSpeakerLine         *loa_speaker_line_new        (const LoaDelimitedRow  *row,
                                                     const LoaSpeakerFormat *format);

/* Reads the line anew; @row is %NULL when nothing stands there any more. */
void                    loa_speaker_line_read       (LoaSpeakerLine         *self,
                                                     const LoaDelimitedRow  *row);
void                    loa_speaker_line_set_state  (LoaSpeakerLine         *self,
                                                     LoaSpeakerLineState     state);
void                    loa_speaker_line_set_hardware_id (LoaSpeakerLine    *self,
                                                          const char        *hardware_id);
const LoaSpeakerFormat *loa_speaker_line_get_format (LoaSpeakerLine         *self);

G_END_DECLS
