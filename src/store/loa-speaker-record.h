/* loa-speaker-record.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "loa-ternary.h"

G_BEGIN_DECLS

/**
 * LoaSpeakerRecord:
 * @hardware_id: serial number, 1–64 printable ASCII characters
 * @name: (nullable): what the user calls it
 * @model: (nullable): SePay's model
 * @is_paired: as of @checked
 * @online: as of @checked
 * @checked: when SePay was asked last, in Unix seconds, or 0 for never
 * @paired_time: (nullable): SePay's own text, Vietnam time
 * @position: its place in the order in which speakers were added, given by the store; 0 for none yet
 * @place: (nullable): where it stands
 * @tags: (nullable): a line for each tag, as loa_speaker_tags_join() makes it
 * @note: (nullable): what the user wrote about it, of any number of lines
 * @last_seen: when a check last found it online, in Unix seconds, or 0 for never; set by the store
 *
 * A row of the register of speakers.
 */
typedef struct
{
  char *hardware_id;
  char *name;
  char *model;
  LoaTernary is_paired;
  LoaTernary online;
  gint64 checked;
  char *paired_time;
  gint64 position;
  char *place;
  char *tags;
  char *note;
  gint64 last_seen;
} LoaSpeakerRecord;

/**
 * loa_speaker_record_copy:
 * @self: a row of the register
 *
 * Returns: (transfer full): the same once more
 */
LoaSpeakerRecord *loa_speaker_record_copy (const LoaSpeakerRecord *self);

void              loa_speaker_record_free (LoaSpeakerRecord       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaSpeakerRecord, loa_speaker_record_free)

G_END_DECLS
