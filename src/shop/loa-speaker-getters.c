/* loa-speaker-getters.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-private.h"

#include "loa-fold.h"

/* What a speaker tells of itself. */

const char *
loa_speaker_get_hardware_id (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), NULL);

  return self->record->hardware_id;
}

const char *
loa_speaker_get_name (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), NULL);

  return self->record->name;
}

const char *
loa_speaker_get_title (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), NULL);

  return self->record->name != NULL ? self->record->name : self->record->hardware_id;
}

const char *
loa_speaker_get_model (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), NULL);

  return self->record->model;
}

LoaTernary
loa_speaker_get_is_paired (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), LOA_TERNARY_UNKNOWN);

  return self->record->is_paired;
}

LoaTernary
loa_speaker_get_online (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), LOA_TERNARY_UNKNOWN);

  return self->record->online;
}

gint64
loa_speaker_get_checked (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), 0);

  return MAX (self->record->checked, self->not_found);
}

gboolean
loa_speaker_get_checking (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), FALSE);

  return self->checking;
}

gboolean
loa_speaker_get_not_found (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), FALSE);

  return self->not_found != 0;
}

const char *
loa_speaker_get_place (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), NULL);

  return self->record->place;
}

const char *
loa_speaker_get_note (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), NULL);

  return self->record->note;
}

gint64
loa_speaker_get_last_seen (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), 0);

  return self->record->last_seen;
}

const char * const *
loa_speaker_get_tags (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), NULL);

  return (const char * const *) self->tags;
}

const LoaSpeakerWeek *
loa_speaker_get_week (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), NULL);

  return self->week;
}

const LoaAnnouncementRecord *
loa_speaker_get_announcement (LoaSpeaker *self)
{
  g_return_val_if_fail (LOA_IS_SPEAKER (self), NULL);

  return self->announcement;
}

/* No word of a search has a line end, so none is found across two of the texts. */
const char *
loa_speaker_get_search_text (LoaSpeaker *self)
{
  g_autofree char *text = NULL;
  const LoaSpeakerRecord *record = self->record;

  if (self->search_text != NULL)
    return self->search_text;

  text = g_strdup_printf ("%s\n%s\n%s\n%s\n%s\n%s", record->hardware_id, record->name != NULL ? record->name : "",
                          record->model != NULL ? record->model : "", record->place != NULL ? record->place : "",
                          record->tags != NULL ? record->tags : "", record->note != NULL ? record->note : "");
  self->search_text = loa_fold (text);

  return self->search_text;
}

/* The keys for file names put 2 before 10. */
const char *
loa_speaker_get_title_key (LoaSpeaker *self)
{
  if (self->title_key == NULL)
    self->title_key = g_utf8_collate_key_for_filename (loa_speaker_get_title (self), -1);

  return self->title_key;
}

const char *
loa_speaker_get_place_key (LoaSpeaker *self)
{
  if (self->place_key == NULL)
    self->place_key = g_utf8_collate_key_for_filename (self->record->place != NULL ? self->record->place : "", -1);

  return self->place_key;
}

gint64
loa_speaker_get_position (LoaSpeaker *self)
{
  return self->record->position;
}
