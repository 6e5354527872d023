/* loa-store-ledger.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-ledger.h"

#include "loa-announcement-columns.h"
#include "loa-announcement-query.h"
#include "loa-store-private.h"

/* The ledger as it is looked at: results by filter. What is written into it stands in loa-store-announcements.c. */

#define READ_ROW \
  "SELECT " LOA_ANNOUNCEMENT_COLUMNS ", (SELECT name FROM speakers WHERE hardware_id = announcements.hardware_id)" \
  " FROM announcements WHERE row = :row"

/* From one serial number to the next, each found in the index: a large ledger has few speakers. */
#define DEPARTED_SPEAKERS \
  "WITH RECURSIVE announced (hardware_id) AS (" \
  "  SELECT min (hardware_id) FROM announcements UNION ALL" \
  "  SELECT (SELECT min (hardware_id) FROM announcements WHERE hardware_id > announced.hardware_id) FROM announced" \
  "  WHERE announced.hardware_id IS NOT NULL)" \
  " SELECT hardware_id FROM announced WHERE hardware_id IS NOT NULL" \
  " AND hardware_id NOT IN (SELECT hardware_id FROM speakers)"

#define NAME_COLUMN LOA_ANNOUNCEMENT_N_COLUMNS

typedef struct
{
  LoaAnnouncementFilter *filter; /* (owned) (nullable) */
  LoaAnnouncementFunc func; /* (nullable) */
  gpointer func_data; /* (unowned) */
  GCancellable *cancellable; /* (owned) (nullable) */
  GArray *rows; /* (owned) (nullable) (element-type gint64): given or found */
  GPtrArray *records; /* (owned) (nullable) (element-type LoaAnnouncementRecord) */
  GStrv hardware_ids; /* (owned) (nullable) */
  LoaAnnouncementTotals totals;
} LedgerCall;

static void
ledger_call_free (LedgerCall *call)
{
  g_clear_pointer (&call->filter, loa_announcement_filter_free);
  g_clear_object (&call->cancellable);
  g_clear_pointer (&call->rows, g_array_unref);
  g_clear_pointer (&call->records, g_ptr_array_unref);
  g_clear_pointer (&call->hardware_ids, g_strfreev);
  g_free (call);
}

static gboolean
select_announcements (LoaStoreConnection  *connection,
                      gpointer             data,
                      GError             **error)
{
  LedgerCall *call = data;

  return loa_announcement_query_run (connection, call->filter, &call->rows, &call->totals, error);
}

static gboolean
find_row (LoaStoreStatement *statement,
          gint64             row)
{
  loa_store_statement_reset (statement);
  loa_store_statement_bind_integer (statement, ":row", row);

  return loa_store_statement_next (statement);
}

static void
free_record (gpointer record)
{
  g_clear_pointer (&record, loa_announcement_record_free);
}

static gboolean
read_announcements (LoaStoreConnection  *connection,
                    gpointer             data,
                    GError             **error)
{
  LedgerCall *call = data;
  g_autoptr (LoaStoreStatement) statement = loa_store_statement_new (connection, READ_ROW, error);

  if (statement == NULL)
    return FALSE;

  call->records = g_ptr_array_new_full (call->rows->len, free_record);
  for (guint i = 0; i < call->rows->len; i++)
    {
      gboolean is_there = find_row (statement, g_array_index (call->rows, gint64, i));

      g_ptr_array_add (call->records, is_there ? loa_announcement_columns_dup_record (statement) : NULL);
    }

  return loa_store_statement_check (statement, error);
}

static gboolean
list_departed_speakers (LoaStoreConnection  *connection,
                        gpointer             data,
                        GError             **error)
{
  LedgerCall *call = data;
  g_autoptr (GStrvBuilder) hardware_ids = g_strv_builder_new ();
  g_autoptr (LoaStoreStatement) statement = loa_store_statement_new (connection, DEPARTED_SPEAKERS, error);

  if (statement == NULL)
    return FALSE;

  while (loa_store_statement_next (statement))
    g_strv_builder_add (hardware_ids, loa_store_statement_get_text (statement, 0));
  call->hardware_ids = g_strv_builder_end (hardware_ids);

  return loa_store_statement_check (statement, error);
}

static gboolean
stream_announcements (LoaStoreConnection  *connection,
                      gpointer             data,
                      GError             **error)
{
  LedgerCall *call = data;
  g_autoptr (LoaStoreStatement) statement = NULL;

  if (!select_announcements (connection, call, error))
    return FALSE;

  statement = loa_store_statement_new (connection, READ_ROW, error);
  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < call->rows->len && find_row (statement, g_array_index (call->rows, gint64, i)); i++)
    {
      g_autoptr (LoaAnnouncementRecord) record = loa_announcement_columns_dup_record (statement);

      if (g_cancellable_set_error_if_cancelled (call->cancellable, error) ||
          !call->func (record, loa_store_statement_get_text (statement, NAME_COLUMN), call->func_data, error))
        return FALSE;
    }

  return loa_store_statement_check (statement, error) && call->func (NULL, NULL, call->func_data, error);
}

static LedgerCall *
set_call (GTask *task)
{
  LedgerCall *call = g_new0 (LedgerCall, 1);

  g_task_set_task_data (task, call, (GDestroyNotify) ledger_call_free);

  return call;
}

void
loa_store_select_announcements_async (LoaStore                    *self,
                                      const LoaAnnouncementFilter *filter,
                                      GCancellable                *cancellable,
                                      GAsyncReadyCallback          callback,
                                      gpointer                     user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (filter != NULL);

  task = loa_store_new_task (self, loa_store_select_announcements_async, cancellable, callback, user_data);
  set_call (task)->filter = loa_announcement_filter_copy (filter);
  loa_store_read (self, task, select_announcements);
}

GArray *
loa_store_select_announcements_finish (LoaStore               *self,
                                       GAsyncResult           *result,
                                       LoaAnnouncementTotals  *totals,
                                       GError                **error)
{
  LedgerCall *call = loa_store_finish_task (self, result, loa_store_select_announcements_async, error);

  if (call == NULL)
    return NULL;

  if (totals != NULL)
    *totals = call->totals;

  return g_steal_pointer (&call->rows);
}

void
loa_store_read_announcements_async (LoaStore            *self,
                                    const gint64        *rows,
                                    gsize                n_rows,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task;
  LedgerCall *call;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (rows != NULL || n_rows == 0);

  task = loa_store_new_task (self, loa_store_read_announcements_async, cancellable, callback, user_data);
  call = set_call (task);
  call->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (call->rows, rows, n_rows);
  loa_store_read (self, task, read_announcements);
}

GPtrArray *
loa_store_read_announcements_finish (LoaStore      *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  LedgerCall *call = loa_store_finish_task (self, result, loa_store_read_announcements_async, error);

  return call != NULL ? g_steal_pointer (&call->records) : NULL;
}

void
loa_store_list_departed_speakers_async (LoaStore            *self,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_STORE (self));

  task = loa_store_new_task (self, loa_store_list_departed_speakers_async, cancellable, callback, user_data);
  set_call (task);
  loa_store_read (self, task, list_departed_speakers);
}

char **
loa_store_list_departed_speakers_finish (LoaStore      *self,
                                         GAsyncResult  *result,
                                         GError       **error)
{
  LedgerCall *call = loa_store_finish_task (self, result, loa_store_list_departed_speakers_async, error);

  return call != NULL ? g_steal_pointer (&call->hardware_ids) : NULL;
}

void
loa_store_stream_announcements_async (LoaStore                    *self,
                                      const LoaAnnouncementFilter *filter,
                                      LoaAnnouncementFunc          func,
                                      gpointer                     func_data,
                                      GCancellable                *cancellable,
                                      GAsyncReadyCallback          callback,
                                      gpointer                     user_data)
{
  GTask *task;
  LedgerCall *call;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (filter != NULL);
  g_return_if_fail (func != NULL);

  task = loa_store_new_task (self, loa_store_stream_announcements_async, cancellable, callback, user_data);
  call = set_call (task);
  call->filter = loa_announcement_filter_copy (filter);
  call->func = func;
  call->func_data = func_data;
  call->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  loa_store_read_apart (self, task, stream_announcements);
}

gint64
loa_store_stream_announcements_finish (LoaStore      *self,
                                       GAsyncResult  *result,
                                       GError       **error)
{
  LedgerCall *call = loa_store_finish_task (self, result, loa_store_stream_announcements_async, error);

  return call != NULL ? call->totals.count : -1;
}
