/* loa-speaker-register-reading.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-register-private.h"

#include "loa-row-difference.h"
#include "loa-speaker-readings.h"
#include "loa-store-announcements.h"
#include "loa-store-checks.h"
#include "loa-store-speakers.h"

/* The store is the truth, this is its reflection: every change goes to the store, whose signals make the register
 * read again what changed: the speakers with their checks, or the ledger. Readings that are asked for while one is
 * under way are put together to one more.
 */

/* So much of the ledger is looked through for the newest announcement of each speaker. */
#define N_ANNOUNCEMENTS 1000

static LoaSpeaker *
make_speaker (LoaSpeakerRegister     *self,
              const LoaSpeakerRecord *record)
{
  LoaSpeaker *speaker = loa_speaker_register_find (self, record->hardware_id);

  if (speaker != NULL)
    {
      self->change |= loa_speaker_take_record (speaker, record);
      return g_object_ref (speaker);
    }

  /* Its checks may have begun before it came, and its announcements too. */
  speaker = loa_speaker_new (record);
  loa_speaker_set_checking (speaker, g_hash_table_contains (self->checks, record->hardware_id));
  self->reading |= LOA_SPEAKER_REGISTER_READING_ANNOUNCEMENTS;

  return speaker;
}

static void
index_speakers (LoaSpeakerRegister *self)
{
  g_hash_table_remove_all (self->by_hardware_id);
  g_hash_table_remove_all (self->by_upper_case);
  for (guint i = 0; i < self->speakers->len; i++)
    {
      LoaSpeaker *speaker = g_ptr_array_index (self->speakers, i);

      g_hash_table_insert (self->by_hardware_id, (gpointer) loa_speaker_get_hardware_id (speaker), speaker);
      g_hash_table_insert (self->by_upper_case, g_ascii_strup (loa_speaker_get_hardware_id (speaker), -1), speaker);
    }
}

static void
replace_speakers (LoaSpeakerRegister *self,
                  GPtrArray          *records)
{
  g_autoptr (GPtrArray) old = NULL;
  GPtrArray *speakers = g_ptr_array_new_full (records->len, g_object_unref);
  LoaRowDifference difference;

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (speakers, make_speaker (self, g_ptr_array_index (records, i)));

  old = g_steal_pointer (&self->speakers);
  self->speakers = speakers;
  index_speakers (self);

  difference = loa_row_difference_find (old->pdata, old->len, speakers->pdata, speakers->len, sizeof (gpointer));
  if (difference.n_removed > 0 || difference.n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), difference.position, difference.n_removed, difference.n_added);
}

/* Returns @error to every load that waited, or success where there is none. */
static void
end_loads (LoaSpeakerRegister *self,
           const GError       *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (waiting, i);

      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

static void read_next (LoaSpeakerRegister *self);

static void
end_reading (LoaSpeakerRegister *self,
             const GError       *error)
{
  self->reading = 0;

  if (error == NULL)
    self->is_loaded = TRUE;
  else
    g_debug ("The register of speakers could not be read: %s", error->message);

  loa_speaker_register_tell_change (self);

  if (self->wanted != 0)
    read_next (self);
  else
    end_loads (self, error);
}

static void
read_announcements_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (LoaSpeakerRegister) self = user_data;
  g_autoptr (GPtrArray) announcements = NULL;
  g_autoptr (GError) error = NULL;

  announcements = loa_store_list_announcements_finish (LOA_STORE (object), result, &error);
  if (announcements != NULL)
    loa_speakers_take_announcements (self->speakers, announcements);

  end_reading (self, error);
}

static void
read_announcements (LoaSpeakerRegister *self)
{
  self->n_queries++;
  loa_store_list_announcements_async (self->store, NULL, N_ANNOUNCEMENTS, NULL, read_announcements_cb,
                                      g_object_ref (self));
}

static void
read_weeks_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (LoaSpeakerRegister) self = user_data;
  g_autoptr (GHashTable) weeks = NULL;
  g_autoptr (GError) error = NULL;

  weeks = loa_store_list_speaker_weeks_finish (LOA_STORE (object), result, &error);
  if (weeks != NULL)
    self->change |= loa_speakers_take_weeks (self->speakers, weeks, loa_clock_get_unix_seconds (self->clock));

  if (weeks != NULL && (self->reading & LOA_SPEAKER_REGISTER_READING_ANNOUNCEMENTS) != 0)
    read_announcements (self);
  else
    end_reading (self, error);
}

static void
read_speakers_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (LoaSpeakerRegister) self = user_data;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  records = loa_store_list_speakers_finish (LOA_STORE (object), result, &error);
  if (records == NULL)
    {
      end_reading (self, error);
      return;
    }

  replace_speakers (self, records);
  self->n_queries++;
  loa_store_list_speaker_weeks_async (self->store, NULL, loa_clock_get_unix_seconds (self->clock), NULL,
                                      read_weeks_cb, g_object_ref (self));
}

static void
read_next (LoaSpeakerRegister *self)
{
  self->reading = self->wanted;
  self->wanted = 0;
  if ((self->reading & LOA_SPEAKER_REGISTER_READING_SPEAKERS) == 0)
    {
      read_announcements (self);
      return;
    }

  self->n_queries++;
  loa_store_list_speakers_async (self->store, NULL, read_speakers_cb, g_object_ref (self));
}

void
loa_speaker_register_start_reading (LoaSpeakerRegister        *self,
                                    LoaSpeakerRegisterReading  reading)
{
  self->wanted |= reading;
  if (self->reading == 0)
    read_next (self);
}
