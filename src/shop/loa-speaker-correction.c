/* loa-speaker-correction.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-shop"

#include "config.h"

#include "loa-speaker-correction.h"

#include "loa-store-speakers.h"

/* The mistyped speaker leaves last: whatever fails before, nothing that the user wrote is lost. */
typedef struct
{
  char *mistyped_id; /* (owned) */
  char *hardware_id; /* (owned): the one that was meant */
  LoaSpeakerRecord *mistyped; /* (owned) (nullable): once it has been read */
} Correction;

static void
correction_free (gpointer data)
{
  Correction *correction = data;

  g_free (correction->mistyped_id);
  g_free (correction->hardware_id);
  g_clear_pointer (&correction->mistyped, loa_speaker_record_free);
  g_free (correction);
}

static gboolean
is_known_to_sepay (const LoaSpeakerRecord *record)
{
  return record->model != NULL || record->is_paired != LOA_TERNARY_UNKNOWN;
}

static gboolean
is_written_about (const LoaSpeakerRecord *record)
{
  return record->name != NULL || record->place != NULL || record->tags != NULL || record->note != NULL;
}

static void
removed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  GError *error = NULL;

  record = loa_store_remove_speaker_finish (LOA_STORE (object), result, &error);
  if (record != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Correction *correction = g_task_get_task_data (task);
  g_autoptr (LoaSpeakerRecord) record = NULL;
  GError *error = NULL;

  record = loa_store_set_speaker_details_finish (LOA_STORE (object), result, &error);
  if (record != NULL)
    loa_store_remove_speaker_async (LOA_STORE (object), correction->mistyped_id, NULL, removed_cb,
                                    g_object_ref (task));
  else
    g_task_return_error (task, error);
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Correction *correction = g_task_get_task_data (task);
  const LoaSpeakerRecord *mistyped = correction->mistyped;
  g_autoptr (LoaSpeakerRecord) record = NULL;
  GError *error = NULL;

  record = loa_store_add_speaker_finish (LOA_STORE (object), result, &error);
  if (record == NULL)
    g_task_return_error (task, error);
  else if (is_written_about (record))
    g_task_return_boolean (task, TRUE);
  else
    loa_store_set_speaker_details_async (LOA_STORE (object), correction->hardware_id, mistyped->name, mistyped->place,
                                         mistyped->tags, mistyped->note, NULL, written_cb, g_object_ref (task));
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Correction *correction = g_task_get_task_data (task);
  g_autoptr (GPtrArray) records = NULL;
  GError *error = NULL;

  records = loa_store_list_speakers_finish (LOA_STORE (object), result, &error);
  if (records == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < records->len && correction->mistyped == NULL; i++)
    {
      const LoaSpeakerRecord *record = g_ptr_array_index (records, i);

      if (g_str_equal (record->hardware_id, correction->mistyped_id) && !is_known_to_sepay (record))
        correction->mistyped = loa_speaker_record_copy (record);
    }

  if (correction->mistyped != NULL)
    loa_store_add_speaker_async (LOA_STORE (object), correction->hardware_id, NULL, NULL, added_cb,
                                 g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
}

void
loa_speaker_correction_make_async (LoaStore            *store,
                                   const char          *mistyped,
                                   const char          *hardware_id,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Correction *correction;

  g_return_if_fail (LOA_IS_STORE (store));
  g_return_if_fail (mistyped != NULL && hardware_id != NULL);
  g_return_if_fail (!g_str_equal (mistyped, hardware_id));

  task = g_task_new (store, NULL, callback, user_data);
  g_task_set_source_tag (task, loa_speaker_correction_make_async);
  correction = g_new0 (Correction, 1);
  correction->mistyped_id = g_strdup (mistyped);
  correction->hardware_id = g_strdup (hardware_id);
  g_task_set_task_data (task, correction, correction_free);
  loa_store_list_speakers_async (store, NULL, listed_cb, g_object_ref (task));
}

gboolean
loa_speaker_correction_make_finish (LoaStore      *store,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, loa_speaker_correction_make_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
