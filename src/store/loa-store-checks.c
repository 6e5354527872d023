/* loa-store-checks.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-checks.h"

#include "loa-store-speakers-private.h"
#include "loa-vietnam-time.h"

#define DAY_SECONDS (24 * 60 * 60)
#define KEPT_SECONDS (8 * DAY_SECONDS)

/* The number of a day in Vietnam. */
#define DAY_OF(time) "((" time " + " G_STRINGIFY (25200) ") / 86400)"

G_STATIC_ASSERT (LOA_VIETNAM_UTC_OFFSET == 25200);

typedef struct
{
  char *hardware_id; /* (owned) (nullable) */
  gint64 now;
  GHashTable *weeks; /* (owned) (nullable) (element-type utf8 LoaSpeakerWeek) */
} WeeksCall;

static void
weeks_call_free (gpointer data)
{
  WeeksCall *call = data;

  g_free (call->hardware_id);
  g_clear_pointer (&call->weeks, g_hash_table_unref);
  g_free (call);
}

static gboolean
run_with_record (LoaStoreConnection      *connection,
                 const char              *sql,
                 const LoaSpeakerRecord  *record,
                 GError                 **error)
{
  g_autoptr (LoaStoreStatement) statement = loa_store_statement_new (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  loa_store_speaker_bind_record (statement, record);
  loa_store_statement_bind_integer (statement, ":oldest", record->checked - KEPT_SECONDS);
  loa_store_statement_bind_integer (statement, ":latest", record->checked + DAY_SECONDS);

  return loa_store_statement_run (statement, error);
}

/* What was found again is added to the row that says so, if that is the newest, or from the last quarter of an hour: a
 * speaker that comes and goes has no more than a row for each state in a quarter of an hour. Those of a clock that was
 * wrong and ahead go with the old ones.
 */
gboolean
loa_store_checks_write (LoaStoreConnection      *connection,
                        const LoaSpeakerRecord  *record,
                        GError                 **error)
{
  sqlite3 *database = loa_store_connection_get_database (connection);

  if (record->online == LOA_TERNARY_UNKNOWN)
    return TRUE;

  if (!run_with_record (connection,
                        "UPDATE checks SET until = max (until, :checked) WHERE row ="
                        " (SELECT row FROM checks WHERE hardware_id = :hardware_id AND time <= :checked"
                        "   AND online = :online AND is_paired IS :is_paired"
                        "   AND " DAY_OF ("time") " = " DAY_OF (":checked")
                        "   AND (time > :checked - 900 OR row ="
                        "     (SELECT row FROM checks WHERE hardware_id = :hardware_id ORDER BY time DESC LIMIT 1))"
                        "   ORDER BY time DESC LIMIT 1)",
                        record, error))
    return FALSE;

  if (sqlite3_changes64 (database) > 0)
    return TRUE;

  return run_with_record (connection,
                          "INSERT INTO checks (hardware_id, time, until, online, is_paired)"
                          " VALUES (:hardware_id, :checked, :checked, :online, :is_paired)",
                          record, error) &&
         run_with_record (connection, "DELETE FROM checks WHERE time < :oldest OR time > :latest", record, error);
}

static void
add_day (WeeksCall         *call,
         LoaStoreStatement *statement)
{
  const char *hardware_id = loa_store_statement_get_text (statement, 0);
  gint64 n_days_ago = loa_store_statement_get_integer (statement, 1);
  gboolean was_online = loa_store_statement_get_integer (statement, 2) > 0;
  gboolean was_offline = loa_store_statement_get_integer (statement, 3) > 0;
  LoaSpeakerWeek *week = g_hash_table_lookup (call->weeks, hardware_id);
  LoaSpeakerDay day = was_online ? LOA_SPEAKER_DAY_ONLINE : LOA_SPEAKER_DAY_OFFLINE;

  if (week == NULL)
    {
      week = loa_speaker_week_new (call->now);
      g_hash_table_insert (call->weeks, g_strdup (hardware_id), week);
    }

  week->days[LOA_SPEAKER_WEEK_DAYS - 1 - n_days_ago] = was_online && was_offline ? LOA_SPEAKER_DAY_MIXED : day;
}

static gboolean
list_weeks (LoaStoreConnection  *connection,
            gpointer             data,
            GError             **error)
{
  WeeksCall *call = data;
  g_autoptr (LoaStoreStatement) statement = NULL;

  statement = loa_store_statement_new (connection,
                                       "SELECT hardware_id, " DAY_OF (":now") " - " DAY_OF ("time") " AS days_ago,"
                                       "   max (online), max (1 - online) FROM checks"
                                       " WHERE days_ago BETWEEN 0 AND 6"
                                       "   AND (:hardware_id IS NULL OR hardware_id = :hardware_id)"
                                       " GROUP BY hardware_id, days_ago",
                                       error);
  if (statement == NULL)
    return FALSE;

  loa_store_statement_bind_text (statement, ":hardware_id", call->hardware_id);
  loa_store_statement_bind_integer (statement, ":now", call->now);

  call->weeks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) loa_speaker_week_free);
  while (loa_store_statement_next (statement))
    add_day (call, statement);

  return loa_store_statement_check (statement, error);
}

void
loa_store_list_speaker_weeks_async (LoaStore            *self,
                                    const char          *hardware_id,
                                    gint64               now,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task;
  WeeksCall *call;

  g_return_if_fail (LOA_IS_STORE (self));

  call = g_new0 (WeeksCall, 1);
  call->hardware_id = g_strdup (hardware_id);
  call->now = now;
  task = loa_store_new_task (self, loa_store_list_speaker_weeks_async, cancellable, callback, user_data);
  g_task_set_task_data (task, call, weeks_call_free);

  loa_store_read (self, task, list_weeks);
}

GHashTable *
loa_store_list_speaker_weeks_finish (LoaStore      *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  WeeksCall *call = loa_store_finish_task (self, result, loa_store_list_speaker_weeks_async, error);

  return call != NULL ? g_steal_pointer (&call->weeks) : NULL;
}
