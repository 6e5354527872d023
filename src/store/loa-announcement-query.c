/* loa-announcement-query.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-announcement-query.h"

#include "loa-announcement-record.h"
#include "loa-announcement-search.h"
#include "loa-store.h"
#include "loa-vietnam-time.h"

/* A filter of the ledger as SQL: row numbers, newest first, and their totals. */

#define SECONDS_PER_DAY (24 * 60 * 60)

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

/* Returns: when @day begins in Vietnam, in Unix seconds, or @otherwise for one that does not exist */
static gint64
get_beginning (const char *day,
               gint64      otherwise)
{
  g_autofree char *moment = g_strconcat (is_set (day) ? day : "", " 00:00:00", NULL);
  gint64 beginning;

  return loa_vietnam_day_is_valid (day) && loa_vietnam_time_parse (moment, &beginning) ? beginning : otherwise;
}

static gboolean
add_names (LoaStoreConnection     *connection,
           LoaAnnouncementSearch  *search,
           GError                **error)
{
  g_autoptr (LoaStoreStatement) statement = NULL;

  statement = loa_store_statement_new (connection, "SELECT hardware_id, name FROM speakers WHERE name IS NOT NULL",
                                       error);
  if (statement == NULL)
    return FALSE;

  while (loa_store_statement_next (statement))
    loa_announcement_search_add_name (search, loa_store_statement_get_text (statement, 0),
                                      loa_store_statement_get_text (statement, 1));

  return loa_store_statement_check (statement, error);
}

static void
append_word (GString    *sql,
             gboolean   *is_first,
             const char *word)
{
  g_string_append_printf (sql, "%s'%s'", *is_first ? "" : ", ", word);
  *is_first = FALSE;
}

static void
append_causes (GString *sql,
               guint    causes)
{
  gboolean is_first = TRUE;

  g_string_append (sql, " AND cause IN (");
  for (guint cause = LOA_ANNOUNCEMENT_CAUSE_TEST; cause <= LOA_ANNOUNCEMENT_CAUSE_PAYMENT; cause++)
    {
      if ((causes & 1u << cause) != 0)
        append_word (sql, &is_first, loa_announcement_cause_to_string (cause));
    }
  g_string_append_c (sql, ')');
}

static void
append_states (GString *sql,
               guint    states)
{
  gboolean is_first = TRUE;

  g_string_append (sql, " AND state IN (");
  for (guint state = LOA_ANNOUNCEMENT_STATE_ASKED; state <= LOA_ANNOUNCEMENT_STATE_NOT_SENT; state++)
    {
      if ((states & 1u << state) != 0)
        append_word (sql, &is_first, loa_announcement_state_to_string (state));
    }
  g_string_append_c (sql, ')');
}

static void
append_filter (GString                     *sql,
               const LoaAnnouncementFilter *filter,
               LoaAnnouncementSearch       *search)
{
  if (is_set (filter->hardware_id))
    g_string_append (sql, " AND hardware_id = :hardware_id");
  if (is_set (filter->from_day))
    g_string_append (sql, " AND asked >= :from");
  if (is_set (filter->to_day))
    g_string_append (sql, " AND asked < :after_to");
  if (filter->causes != 0)
    append_causes (sql, filter->causes);
  if (filter->states != 0)
    append_states (sql, filter->states);
  if (!loa_announcement_search_is_empty (search))
    g_string_append (sql, " AND loa_announcement_matches (:search, hardware_id, request_id, message, amount)");
}

static void
bind_filter (LoaStoreStatement           *statement,
             const LoaAnnouncementFilter *filter,
             LoaAnnouncementSearch       *search)
{
  loa_store_statement_bind_text (statement, ":hardware_id", filter->hardware_id);
  loa_store_statement_bind_integer (statement, ":from", get_beginning (filter->from_day, G_MAXINT64));
  loa_store_statement_bind_integer (statement, ":after_to",
                                    get_beginning (filter->to_day, G_MININT64 + SECONDS_PER_DAY) + SECONDS_PER_DAY);
  loa_store_statement_bind_pointer (statement, ":search", search, LOA_ANNOUNCEMENT_SEARCH_POINTER);
}

static gboolean
walk (LoaStoreStatement      *statement,
      GArray                 *rows,
      LoaAnnouncementTotals  *totals,
      GError                **error)
{
  while (loa_store_statement_next (statement))
    {
      gint64 row = loa_store_statement_get_integer (statement, 0);

      if (__builtin_add_overflow (totals->sum, loa_store_statement_get_integer (statement, 1), &totals->sum))
        {
          g_set_error_literal (error, LOA_STORE_ERROR, LOA_STORE_ERROR_FAILED, "The sum of the amounts is too large");
          return FALSE;
        }

      g_array_append_val (rows, row);
    }

  totals->count = rows->len;

  return loa_store_statement_check (statement, error);
}

/* Has to be called inside a transaction, of which the caller makes more when it reads the rows as well. */
gboolean
loa_announcement_query_run (LoaStoreConnection           *connection,
                            const LoaAnnouncementFilter  *filter,
                            GArray                      **rows,
                            LoaAnnouncementTotals        *totals,
                            GError                      **error)
{
  g_autoptr (LoaAnnouncementSearch) search = loa_announcement_search_new (filter->search);
  g_autoptr (GString) sql = g_string_new ("SELECT row, iif (state = 'delivered', amount, 0) FROM announcements"
                                          " WHERE TRUE");
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LoaStoreStatement) statement = NULL;

  *totals = (LoaAnnouncementTotals) { 0 };

  if (!loa_announcement_search_is_empty (search) && !add_names (connection, search, error))
    return FALSE;

  append_filter (sql, filter, search);
  g_string_append (sql, " ORDER BY asked DESC, row DESC");

  statement = loa_store_statement_new (connection, sql->str, error);
  if (statement == NULL)
    return FALSE;

  bind_filter (statement, filter, search);
  if (!walk (statement, found, totals, error))
    return FALSE;

  *rows = g_steal_pointer (&found);
  return TRUE;
}
