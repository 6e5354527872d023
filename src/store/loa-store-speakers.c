/* loa-store-speakers.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-speakers.h"

#include "loa-speaker-tags.h"
#include "loa-store-speakers-private.h"

#define COLUMNS LOA_STORE_SPEAKER_COLUMNS

typedef struct
{
  char *hardware_id; /* (owned) */
  char *name; /* (owned) (nullable) */
  char *place; /* (owned) (nullable) */
  char *tags; /* (owned) (nullable) */
  char *note; /* (owned) (nullable) */
  LoaSpeakerRecord *record; /* (owned) (nullable): given or found */
  GPtrArray *records; /* (owned) (nullable) (element-type LoaSpeakerRecord) */
} SpeakerCall;

static void
speaker_call_free (SpeakerCall *call)
{
  g_free (call->hardware_id);
  g_free (call->name);
  g_free (call->place);
  g_free (call->tags);
  g_free (call->note);
  g_clear_pointer (&call->record, loa_speaker_record_free);
  g_clear_pointer (&call->records, g_ptr_array_unref);
  g_free (call);
}

static LoaTernary
get_ternary (LoaStoreStatement *statement,
             int                column)
{
  if (loa_store_statement_is_null (statement, column))
    return LOA_TERNARY_UNKNOWN;

  return loa_store_statement_get_integer (statement, column) != 0 ? LOA_TERNARY_YES : LOA_TERNARY_NO;
}

static void
bind_ternary (LoaStoreStatement *statement,
              const char        *name,
              LoaTernary         ternary)
{
  if (ternary == LOA_TERNARY_UNKNOWN)
    loa_store_statement_bind_null (statement, name);
  else
    loa_store_statement_bind_integer (statement, name, ternary);
}

LoaSpeakerRecord *
loa_store_speaker_dup_record (LoaStoreStatement *statement)
{
  LoaSpeakerRecord *record = g_new0 (LoaSpeakerRecord, 1);

  record->hardware_id = loa_store_statement_dup_text (statement, 0);
  record->name = loa_store_statement_dup_text (statement, 1);
  record->model = loa_store_statement_dup_text (statement, 2);
  record->is_paired = get_ternary (statement, 3);
  record->online = get_ternary (statement, 4);
  record->checked = loa_store_statement_get_integer (statement, 5);
  record->paired_time = loa_store_statement_dup_text (statement, 6);
  record->position = loa_store_statement_get_integer (statement, 7);
  record->place = loa_store_statement_dup_text (statement, 8);
  record->tags = loa_store_statement_dup_text (statement, 9);
  record->note = loa_store_statement_dup_text (statement, 10);
  record->last_seen = loa_store_statement_get_integer (statement, 11);

  return record;
}

void
loa_store_speaker_bind_record (LoaStoreStatement      *statement,
                               const LoaSpeakerRecord *record)
{
  g_autofree char *tags = loa_speaker_tags_clean (record->tags);

  loa_store_statement_bind_text (statement, ":hardware_id", record->hardware_id);
  loa_store_statement_bind_text (statement, ":name", record->name);
  loa_store_statement_bind_text (statement, ":model", record->model);
  bind_ternary (statement, ":is_paired", record->is_paired);
  bind_ternary (statement, ":online", record->online);
  loa_store_statement_bind_integer (statement, ":checked", record->checked);
  loa_store_statement_bind_text (statement, ":paired_time", record->paired_time);
  loa_store_statement_bind_integer (statement, ":position", record->position);
  loa_store_statement_bind_text (statement, ":place", record->place);
  loa_store_statement_bind_text (statement, ":tags", tags);
  loa_store_statement_bind_text (statement, ":note", record->note);
  loa_store_statement_bind_integer (statement, ":last_seen", record->last_seen);
}

/* Runs a statement on the one speaker of the call, which gives its row. */
static gboolean
run_on_speaker (LoaStoreConnection  *connection,
                SpeakerCall         *call,
                const char          *sql,
                GError             **error)
{
  g_autoptr (LoaStoreStatement) statement = loa_store_statement_new (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  loa_store_statement_bind_text (statement, ":hardware_id", call->hardware_id);
  loa_store_statement_bind_text (statement, ":name", call->name);
  loa_store_statement_bind_text (statement, ":place", call->place);
  loa_store_statement_bind_text (statement, ":tags", call->tags);
  loa_store_statement_bind_text (statement, ":note", call->note);
  while (loa_store_statement_next (statement))
    {
      g_clear_pointer (&call->record, loa_speaker_record_free);
      call->record = loa_store_speaker_dup_record (statement);
    }

  if (!loa_store_statement_check (statement, error))
    return FALSE;

  if (call->record == NULL)
    g_set_error_literal (error, LOA_STORE_ERROR, LOA_STORE_ERROR_NOT_FOUND, "The register has no such speaker");

  return call->record != NULL;
}

static gboolean
list_speakers (LoaStoreConnection  *connection,
               gpointer             data,
               GError             **error)
{
  SpeakerCall *call = data;
  g_autoptr (LoaStoreStatement) statement = NULL;

  statement = loa_store_statement_new (connection, "SELECT " COLUMNS " FROM speakers ORDER BY position", error);
  if (statement == NULL)
    return FALSE;

  call->records = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_speaker_record_free);
  while (loa_store_statement_next (statement))
    g_ptr_array_add (call->records, loa_store_speaker_dup_record (statement));

  return loa_store_statement_check (statement, error);
}

static gboolean
add_speaker (LoaStoreConnection  *connection,
             gpointer             data,
             GError             **error)
{
  return run_on_speaker (connection, data,
                         "INSERT INTO speakers (hardware_id, name) VALUES (:hardware_id, :name)"
                         " ON CONFLICT (hardware_id) DO UPDATE SET name = coalesce (excluded.name, name)"
                         " RETURNING " COLUMNS,
                         error);
}

static gboolean
rename_speaker (LoaStoreConnection  *connection,
                gpointer             data,
                GError             **error)
{
  return run_on_speaker (connection, data,
                         "UPDATE speakers SET name = :name WHERE hardware_id = :hardware_id RETURNING " COLUMNS,
                         error);
}

static gboolean
set_details (LoaStoreConnection  *connection,
             gpointer             data,
             GError             **error)
{
  return run_on_speaker (connection, data,
                         "UPDATE speakers SET name = :name, place = :place, tags = :tags, note = :note"
                         " WHERE hardware_id = :hardware_id RETURNING " COLUMNS,
                         error);
}

static gboolean
remove_speaker (LoaStoreConnection  *connection,
                gpointer             data,
                GError             **error)
{
  return run_on_speaker (connection, data,
                         "DELETE FROM speakers WHERE hardware_id = :hardware_id RETURNING " COLUMNS,
                         error);
}

/* A speaker that was added again in between keeps what is newer about it, and gets its old position back and what the
 * user wrote about it.
 */
static gboolean
restore_speaker (LoaStoreConnection  *connection,
                 gpointer             data,
                 GError             **error)
{
  SpeakerCall *call = data;
  g_autoptr (LoaStoreStatement) statement = NULL;

  statement = loa_store_statement_new (connection,
                                       "WITH free (position) AS (SELECT :position WHERE :position > 0 AND NOT EXISTS"
                                       "   (SELECT 1 FROM speakers WHERE position = :position))"
                                       " INSERT INTO speakers (position, hardware_id, name, model, is_paired, online,"
                                       "   checked, paired_time, place, tags, note, last_seen)"
                                       " VALUES ((SELECT position FROM free), :hardware_id, :name, :model, :is_paired,"
                                       "   :online, :checked, :paired_time, :place, :tags, :note, :last_seen)"
                                       " ON CONFLICT (hardware_id) DO UPDATE"
                                       "   SET position = coalesce ((SELECT position FROM free), position),"
                                       "       name = coalesce (name, excluded.name),"
                                       "       place = coalesce (place, excluded.place),"
                                       "       tags = coalesce (tags, excluded.tags),"
                                       "       note = coalesce (note, excluded.note),"
                                       "       last_seen = max (last_seen, excluded.last_seen)",
                                       error);
  if (statement == NULL)
    return FALSE;

  loa_store_speaker_bind_record (statement, call->record);

  return loa_store_statement_run (statement, error);
}

static gboolean
update_speaker (LoaStoreConnection  *connection,
                gpointer             data,
                GError             **error)
{
  SpeakerCall *call = data;
  g_autoptr (LoaStoreStatement) statement = NULL;

  statement = loa_store_statement_new (connection,
                                       "UPDATE speakers SET model = :model, is_paired = :is_paired, online = :online,"
                                       "   checked = :checked, paired_time = coalesce (:paired_time, paired_time),"
                                       "   last_seen = iif (:online = 1, :checked, last_seen)"
                                       " WHERE hardware_id = :hardware_id",
                                       error);
  if (statement == NULL)
    return FALSE;

  loa_store_speaker_bind_record (statement, call->record);
  if (!loa_store_statement_run (statement, error))
    return FALSE;

  if (sqlite3_changes64 (loa_store_connection_get_database (connection)) == 0)
    return TRUE;

  return loa_store_checks_write (connection, call->record, error);
}

static GTask *
new_task (LoaStore               *self,
          gpointer                source_tag,
          const char             *hardware_id,
          const char             *name,
          const LoaSpeakerRecord *record,
          GCancellable           *cancellable,
          GAsyncReadyCallback     callback,
          gpointer                user_data)
{
  GTask *task = loa_store_new_task (self, source_tag, cancellable, callback, user_data);
  SpeakerCall *call = g_new0 (SpeakerCall, 1);

  call->hardware_id = g_strdup (hardware_id);
  call->name = g_strdup (name);
  call->record = record != NULL ? loa_speaker_record_copy (record) : NULL;
  g_task_set_task_data (task, call, (GDestroyNotify) speaker_call_free);

  return task;
}

static LoaSpeakerRecord *
finish_with_record (LoaStore      *self,
                    GAsyncResult  *result,
                    gpointer       source_tag,
                    GError       **error)
{
  SpeakerCall *call = loa_store_finish_task (self, result, source_tag, error);

  return call != NULL ? g_steal_pointer (&call->record) : NULL;
}

void
loa_store_list_speakers_async (LoaStore            *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (LOA_IS_STORE (self));

  loa_store_read (self,
                  new_task (self, loa_store_list_speakers_async, NULL, NULL, NULL, cancellable, callback, user_data),
                  list_speakers);
}

GPtrArray *
loa_store_list_speakers_finish (LoaStore      *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  SpeakerCall *call = loa_store_finish_task (self, result, loa_store_list_speakers_async, error);

  return call != NULL ? g_steal_pointer (&call->records) : NULL;
}

void
loa_store_add_speaker_async (LoaStore            *self,
                             const char          *hardware_id,
                             const char          *name,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (hardware_id != NULL);

  loa_store_write (self,
                   new_task (self, loa_store_add_speaker_async, hardware_id, name, NULL, cancellable, callback,
                             user_data),
                   "speakers-changed::names", add_speaker);
}

LoaSpeakerRecord *
loa_store_add_speaker_finish (LoaStore      *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return finish_with_record (self, result, loa_store_add_speaker_async, error);
}

void
loa_store_rename_speaker_async (LoaStore            *self,
                                const char          *hardware_id,
                                const char          *name,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (hardware_id != NULL);

  loa_store_write (self,
                   new_task (self, loa_store_rename_speaker_async, hardware_id, name, NULL, cancellable, callback,
                             user_data),
                   "speakers-changed::names", rename_speaker);
}

LoaSpeakerRecord *
loa_store_rename_speaker_finish (LoaStore      *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return finish_with_record (self, result, loa_store_rename_speaker_async, error);
}

void
loa_store_set_speaker_details_async (LoaStore            *self,
                                     const char          *hardware_id,
                                     const char          *name,
                                     const char          *place,
                                     const char          *tags,
                                     const char          *note,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  GTask *task;
  SpeakerCall *call;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (hardware_id != NULL);

  task = new_task (self, loa_store_set_speaker_details_async, hardware_id, name, NULL, cancellable, callback,
                   user_data);
  call = g_task_get_task_data (task);
  call->place = g_strdup (place);
  call->tags = loa_speaker_tags_clean (tags);
  call->note = g_strdup (note);

  loa_store_write (self, task, "speakers-changed::names", set_details);
}

LoaSpeakerRecord *
loa_store_set_speaker_details_finish (LoaStore      *self,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  return finish_with_record (self, result, loa_store_set_speaker_details_async, error);
}

void
loa_store_remove_speaker_async (LoaStore            *self,
                                const char          *hardware_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (hardware_id != NULL);

  loa_store_write (self,
                   new_task (self, loa_store_remove_speaker_async, hardware_id, NULL, NULL, cancellable, callback,
                             user_data),
                   "speakers-changed::names", remove_speaker);
}

LoaSpeakerRecord *
loa_store_remove_speaker_finish (LoaStore      *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return finish_with_record (self, result, loa_store_remove_speaker_async, error);
}

void
loa_store_restore_speaker_async (LoaStore               *self,
                                 const LoaSpeakerRecord *record,
                                 GCancellable           *cancellable,
                                 GAsyncReadyCallback     callback,
                                 gpointer                user_data)
{
  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (record != NULL);

  loa_store_write (self,
                   new_task (self, loa_store_restore_speaker_async, NULL, NULL, record, cancellable, callback,
                             user_data),
                   "speakers-changed::names", restore_speaker);
}

gboolean
loa_store_restore_speaker_finish (LoaStore      *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return loa_store_finish_task (self, result, loa_store_restore_speaker_async, error) != NULL;
}

void
loa_store_update_speaker_async (LoaStore               *self,
                                const LoaSpeakerRecord *record,
                                GCancellable           *cancellable,
                                GAsyncReadyCallback     callback,
                                gpointer                user_data)
{
  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (record != NULL);

  loa_store_write (self,
                   new_task (self, loa_store_update_speaker_async, NULL, NULL, record, cancellable, callback,
                             user_data),
                   "speakers-changed", update_speaker);
}

gboolean
loa_store_update_speaker_finish (LoaStore      *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return loa_store_finish_task (self, result, loa_store_update_speaker_async, error) != NULL;
}
