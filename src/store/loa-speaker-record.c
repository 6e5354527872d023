/* loa-speaker-record.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-speaker-record.h"

LoaSpeakerRecord *
loa_speaker_record_copy (const LoaSpeakerRecord *self)
{
  LoaSpeakerRecord *copy = g_memdup2 (self, sizeof *self);

  copy->hardware_id = g_strdup (self->hardware_id);
  copy->name = g_strdup (self->name);
  copy->model = g_strdup (self->model);
  copy->paired_time = g_strdup (self->paired_time);
  copy->place = g_strdup (self->place);
  copy->tags = g_strdup (self->tags);
  copy->note = g_strdup (self->note);

  return copy;
}

void
loa_speaker_record_free (LoaSpeakerRecord *self)
{
  g_free (self->hardware_id);
  g_free (self->name);
  g_free (self->model);
  g_free (self->paired_time);
  g_free (self->place);
  g_free (self->tags);
  g_free (self->note);
  g_free (self);
}
