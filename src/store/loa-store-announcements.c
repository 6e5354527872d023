/* loa-store-announcements.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-announcements.h"

#include "loa-announcement-columns.h"
#include "loa-store-private.h"

#define UNSETTLED "(status IS NULL OR status NOT IN ('SUCCESS', 'FAILED'))"

typedef struct
{
  LoaAnnouncementRecord *record; /* (owned) (nullable): given or found */
  gboolean was_known;
  char *hardware_id; /* (owned) (nullable) */
  guint limit;
  GPtrArray *records; /* (owned) (nullable) (element-type LoaAnnouncementRecord) */
} AnnouncementCall;

static void
announcement_call_free (AnnouncementCall *call)
{
  g_clear_pointer (&call->record, loa_announcement_record_free);
  g_free (call->hardware_id);
  g_clear_pointer (&call->records, g_ptr_array_unref);
  g_free (call);
}

static gboolean
run_with_record (LoaStoreConnection           *connection,
                 const char                   *sql,
                 const LoaAnnouncementRecord  *record,
                 GError                      **error)
{
  g_autoptr (LoaStoreStatement) statement = loa_store_statement_new (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  loa_announcement_columns_bind_record (statement, record);

  return loa_store_statement_run (statement, error);
}

/* Returns: whether the ledger could be read; @found is %NULL when it does not know the id */
static gboolean
find_record (LoaStoreConnection     *connection,
             const char             *request_id,
             LoaAnnouncementRecord **found,
             GError                **error)
{
  g_autoptr (LoaStoreStatement) statement = NULL;

  *found = NULL;

  statement = loa_store_statement_new (connection,
                                       "SELECT " LOA_ANNOUNCEMENT_COLUMNS " FROM announcements WHERE request_id = :request_id", error);
  if (statement == NULL)
    return FALSE;

  loa_store_statement_bind_text (statement, ":request_id", request_id);
  if (loa_store_statement_next (statement))
    *found = loa_announcement_columns_dup_record (statement);

  return loa_store_statement_check (statement, error);
}

static gboolean
get_record (LoaStoreConnection     *connection,
            const char             *request_id,
            LoaAnnouncementRecord **found,
            GError                **error)
{
  if (!find_record (connection, request_id, found, error))
    return FALSE;

  if (*found == NULL)
    g_set_error_literal (error, LOA_STORE_ERROR, LOA_STORE_ERROR_NOT_FOUND, "The ledger has no such request id");

  return *found != NULL;
}

/* What was given up is followed again; what SePay said of a refusal no longer holds. What SePay has stays sent. */
static gboolean
ask_again (LoaStoreConnection           *connection,
           const LoaAnnouncementRecord  *record,
           GError                      **error)
{
  return run_with_record (connection,
                          "UPDATE announcements SET asked = :asked,"
                          "   message = iif (state = 'failed', NULL, message),"
                          "   state = iif (state IN ('failed', 'unknown', 'not sent'), 'asked', state)"
                          " WHERE request_id = :request_id AND " UNSETTLED,
                          record, error);
}

static gboolean
ask_announcement (LoaStoreConnection  *connection,
                  gpointer             data,
                  GError             **error)
{
  AnnouncementCall *call = data;
  g_autoptr (LoaAnnouncementRecord) asked = g_steal_pointer (&call->record);
  g_autoptr (LoaAnnouncementRecord) known = NULL;
  gboolean written;

  if (!find_record (connection, asked->request_id, &known, error))
    return FALSE;

  call->was_known = known != NULL;
  if (known != NULL && (g_strcmp0 (known->hardware_id, asked->hardware_id) != 0 || known->amount != asked->amount))
    {
      g_set_error_literal (error, LOA_STORE_ERROR, LOA_STORE_ERROR_CONFLICT,
                           "The request id was used for another speaker or amount");
      return FALSE;
    }

  if (known != NULL)
    written = ask_again (connection, asked, error);
  else
    written = run_with_record (connection,
                               "INSERT INTO announcements (request_id, hardware_id, amount, cause, state, asked)"
                               " VALUES (:request_id, :hardware_id, :amount, :cause, :state, :asked)",
                               asked, error);

  return written && get_record (connection, asked->request_id, &call->record, error);
}

static gboolean
update_announcement (LoaStoreConnection  *connection,
                     gpointer             data,
                     GError             **error)
{
  AnnouncementCall *call = data;
  g_autoptr (LoaAnnouncementRecord) known = NULL;

  return get_record (connection, call->record->request_id, &known, error) &&
         run_with_record (connection,
                          "UPDATE announcements SET state = :state, status = :status, message = :message,"
                          "   sent = :sent, delivered = :delivered, retries = :retries"
                          " WHERE request_id = :request_id AND (" UNSETTLED
                          "   OR (status = 'FAILED' AND :status = 'SUCCESS'))",
                          call->record, error);
}

static gboolean
get_announcement (LoaStoreConnection  *connection,
                  gpointer             data,
                  GError             **error)
{
  AnnouncementCall *call = data;
  g_autoptr (LoaAnnouncementRecord) wanted = g_steal_pointer (&call->record);

  return get_record (connection, wanted->request_id, &call->record, error);
}

static gboolean
list_records (LoaStoreConnection  *connection,
              AnnouncementCall    *call,
              const char          *sql,
              GError             **error)
{
  g_autoptr (LoaStoreStatement) statement = loa_store_statement_new (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  loa_store_statement_bind_text (statement, ":hardware_id", call->hardware_id);
  loa_store_statement_bind_integer (statement, ":limit", call->limit > 0 ? (gint64) call->limit : -1);

  call->records = g_ptr_array_new_with_free_func ((GDestroyNotify) loa_announcement_record_free);
  while (loa_store_statement_next (statement))
    g_ptr_array_add (call->records, loa_announcement_columns_dup_record (statement));

  return loa_store_statement_check (statement, error);
}

static gboolean
list_announcements (LoaStoreConnection  *connection,
                    gpointer             data,
                    GError             **error)
{
  AnnouncementCall *call = data;

  return list_records (connection, call,
                       call->hardware_id != NULL
                         ? "SELECT " LOA_ANNOUNCEMENT_COLUMNS " FROM announcements WHERE hardware_id = :hardware_id"
                           " ORDER BY asked DESC, row DESC LIMIT :limit"
                         : "SELECT " LOA_ANNOUNCEMENT_COLUMNS " FROM announcements ORDER BY asked DESC, row DESC LIMIT :limit",
                       error);
}

static gboolean
list_unfinished (LoaStoreConnection  *connection,
                 gpointer             data,
                 GError             **error)
{
  return list_records (connection, data,
                       "SELECT " LOA_ANNOUNCEMENT_COLUMNS " FROM announcements WHERE state IN ('asked', 'sent') ORDER BY asked, row",
                       error);
}

static AnnouncementCall *
set_call (GTask *task)
{
  AnnouncementCall *call = g_new0 (AnnouncementCall, 1);

  g_task_set_task_data (task, call, (GDestroyNotify) announcement_call_free);

  return call;
}

void
loa_store_ask_announcement_async (LoaStore             *self,
                                  const char           *request_id,
                                  const char           *hardware_id,
                                  gint64                amount,
                                  LoaAnnouncementCause  cause,
                                  gint64                asked,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data)
{
  LoaAnnouncementRecord *record;
  GTask *task;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (request_id != NULL);
  g_return_if_fail (hardware_id != NULL);

  record = g_new0 (LoaAnnouncementRecord, 1);
  record->request_id = g_strdup (request_id);
  record->hardware_id = g_strdup (hardware_id);
  record->amount = amount;
  record->cause = cause;
  record->state = LOA_ANNOUNCEMENT_STATE_ASKED;
  record->asked = asked;

  task = loa_store_new_task (self, loa_store_ask_announcement_async, cancellable, callback, user_data);
  set_call (task)->record = record;
  loa_store_write (self, task, "announcements-changed", ask_announcement);
}

LoaAnnouncementRecord *
loa_store_ask_announcement_finish (LoaStore      *self,
                                   GAsyncResult  *result,
                                   gboolean      *was_known,
                                   GError       **error)
{
  AnnouncementCall *call = loa_store_finish_task (self, result, loa_store_ask_announcement_async, error);

  if (call == NULL)
    return NULL;

  if (was_known != NULL)
    *was_known = call->was_known;

  return g_steal_pointer (&call->record);
}

void
loa_store_update_announcement_async (LoaStore                    *self,
                                     const LoaAnnouncementRecord *record,
                                     GCancellable                *cancellable,
                                     GAsyncReadyCallback          callback,
                                     gpointer                     user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (record != NULL);

  task = loa_store_new_task (self, loa_store_update_announcement_async, cancellable, callback, user_data);
  set_call (task)->record = loa_announcement_record_copy (record);
  loa_store_write (self, task, "announcements-changed", update_announcement);
}

gboolean
loa_store_update_announcement_finish (LoaStore      *self,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  return loa_store_finish_task (self, result, loa_store_update_announcement_async, error) != NULL;
}

void
loa_store_get_announcement_async (LoaStore            *self,
                                  const char          *request_id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task;
  AnnouncementCall *call;

  g_return_if_fail (LOA_IS_STORE (self));
  g_return_if_fail (request_id != NULL);

  task = loa_store_new_task (self, loa_store_get_announcement_async, cancellable, callback, user_data);
  call = set_call (task);
  call->record = g_new0 (LoaAnnouncementRecord, 1);
  call->record->request_id = g_strdup (request_id);
  loa_store_read (self, task, get_announcement);
}

LoaAnnouncementRecord *
loa_store_get_announcement_finish (LoaStore      *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  AnnouncementCall *call = loa_store_finish_task (self, result, loa_store_get_announcement_async, error);

  return call != NULL ? g_steal_pointer (&call->record) : NULL;
}

void
loa_store_list_announcements_async (LoaStore            *self,
                                    const char          *hardware_id,
                                    guint                limit,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task;
  AnnouncementCall *call;

  g_return_if_fail (LOA_IS_STORE (self));

  task = loa_store_new_task (self, loa_store_list_announcements_async, cancellable, callback, user_data);
  call = set_call (task);
  call->hardware_id = g_strdup (hardware_id);
  call->limit = limit;
  loa_store_read (self, task, list_announcements);
}

GPtrArray *
loa_store_list_announcements_finish (LoaStore      *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  AnnouncementCall *call = loa_store_finish_task (self, result, loa_store_list_announcements_async, error);

  return call != NULL ? g_steal_pointer (&call->records) : NULL;
}

void
loa_store_list_unfinished_announcements_async (LoaStore            *self,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (LOA_IS_STORE (self));

  task = loa_store_new_task (self, loa_store_list_unfinished_announcements_async, cancellable, callback, user_data);
  set_call (task);
  loa_store_read (self, task, list_unfinished);
}

GPtrArray *
loa_store_list_unfinished_announcements_finish (LoaStore      *self,
                                                GAsyncResult  *result,
                                                GError       **error)
{
  AnnouncementCall *call = loa_store_finish_task (self, result, loa_store_list_unfinished_announcements_async, error);

  return call != NULL ? g_steal_pointer (&call->records) : NULL;
}
