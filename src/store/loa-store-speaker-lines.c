/* loa-store-speaker-lines.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-speaker-lines.h"

#include "loa-store-speakers-private.h"

typedef struct
{
  GPtrArray *records; /* (owned) (element-type LoaSpeakerRecord) */
  GArray *additions; /* (owned) (nullable) (element-type LoaSpeakerAddition) */
} LinesCall;

static void
lines_call_free (gpointer data)
{
  LinesCall *call = data;

  g_ptr_array_unref (call->records);
  g_clear_pointer (&call->additions, g_array_unref);
  g_free (call);
}

/* Returns: whether the statement could be run; @changed tells whether it did anything */
static gboolean
run (LoaStoreConnection      *connection,
     LoaStoreStatement       *statement,
     const LoaSpeakerRecord  *record,
     gboolean                *changed,
     GError                 **error)
{
  loa_store_speaker_bind_record (statement, record);
  if (!loa_store_statement_run (statement, error))
    return FALSE;

  *changed = sqlite3_changes64 (loa_store_connection_get_database (connection)) > 0;

  return TRUE;
}

static gboolean
add_speakers (LoaStoreConnection  *connection,
              gpointer             data,
              GError             **error)
{
  LinesCall *call = data;
  g_autoptr (LoaStoreStatement) adding = NULL;
  g_autoptr (LoaStoreStatement) changing = NULL;

  adding = loa_store_statement_new (connection,
                                    "INSERT INTO speakers (hardware_id, name, place, tags, note)"
                                    " SELECT :hardware_id, :name, :place, :tags, :note"
                                    " WHERE NOT EXISTS (SELECT 1 FROM speakers WHERE hardware_id = :hardware_id)",
                                    error);
  if (adding == NULL)
    return FALSE;

  changing = loa_store_statement_new (connection,
                                      "UPDATE speakers SET name = coalesce (:name, name),"
                                      "   place = coalesce (:place, place), tags = coalesce (:tags, tags),"
                                      "   note = coalesce (:note, note)"
                                      " WHERE hardware_id = :hardware_id"
                                      "   AND (name IS NOT coalesce (:name, name)"
                                      "     OR place IS NOT coalesce (:place, place)"
                                      "     OR tags IS NOT coalesce (:tags, tags)"
                                      "     OR note IS NOT coalesce (:note, note))",
                                      error);
  if (changing == NULL)
    return FALSE;

  call->additions = g_array_sized_new (FALSE, FALSE, sizeof (LoaSpeakerAddition), call->records->len);
  for (guint i = 0; i < call->records->len; i++)
    {
      const LoaSpeakerRecord *record = g_ptr_array_index (call->records, i);
      LoaSpeakerAddition addition;
      gboolean added;
      gboolean changed = FALSE;

      if (!run (connection, adding, record, &added, error) ||
          (!added && !run (connection, changing, record, &changed, error)))
        return FALSE;

      addition = changed ? LOA_SPEAKER_ADDITION_CHANGED : LOA_SPEAKER_ADDITION_KNOWN;
      if (added)
        addition = LOA_SPEAKER_ADDITION_ADDED;
      g_array_append_val (call->additions, addition);
    }

  return TRUE;
}

static GPtrArray *
copy_records (GPtrArray *records)
{
  GPtrArray *copies = g_ptr_array_new_full (records->len, (GDestroyNotify) loa_speaker_record_free);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (copies, loa_speaker_record_copy (g_ptr_array_index (records, i)));

  return copies;
}

void
loa_store_add_speakers_async (LoaStore            *self,
                              GPtrArray           *records,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;
  LinesCall *call;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (records != NULL);

  call = g_new0 (LinesCall, 1);
  call->records = copy_records (records);
  task = loa_store_new_task (self, loa_store_add_speakers_async, cancellable, callback, user_data);
  g_task_set_task_data (task, call, lines_call_free);

  loa_store_write (self, task, "speakers-changed::names", add_speakers);
}

GArray *
loa_store_add_speakers_finish (LoaStore      *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  LinesCall *call = loa_store_finish_task (self, result, loa_store_add_speakers_async, error);

  return call != NULL ? g_steal_pointer (&call->additions) : NULL;
}
