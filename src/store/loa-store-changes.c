/* loa-store-changes.c
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "loa-store"

#include "config.h"

#include "loa-store-changes.h"

#include "loa-store-statement.h"

/* How a process sees that another one has written: the file counts the writes of each topic, in the transaction that
 * writes. A connection knows the numbers of what its own process has been told; another number is another's write.
 */
static const struct
{
  const char *name; /* in the table */
  const char *signal;
  const char *by_others; /* with the detail of all that another process may have written */
} topics[LOA_STORE_N_TOPICS] = {
  [LOA_STORE_TOPIC_SPEAKERS] = { "speakers", "speakers-changed", "speakers-changed::names" },
  [LOA_STORE_TOPIC_ANNOUNCEMENTS] = { "announcements", "announcements-changed", "announcements-changed::by-others" },
  [LOA_STORE_TOPIC_TRANSACTIONS] = { "transactions", "transactions-changed", "transactions-changed" },
  [LOA_STORE_TOPIC_BALANCES] = { "balances", "balances-changed", "balances-changed" },
};

static LoaStoreTopic
find_topic (const char *changed_signal)
{
  for (guint i = 0; i < LOA_STORE_N_TOPICS; i++)
    {
      if (g_str_has_prefix (changed_signal, topics[i].signal))
        return i;
    }

  g_return_val_if_reached (LOA_STORE_TOPIC_SPEAKERS);
}

/* How often a topic was written: as long as that stays the same, so does what it is about. */
gboolean
loa_store_changes_read (LoaStoreConnection  *connection,
                        LoaStoreTopic        topic,
                        gint64              *number,
                        GError             **error)
{
  g_autoptr (LoaStoreStatement) statement = NULL;

  *number = 0;

  statement = loa_store_statement_new (connection, "SELECT number FROM changes WHERE topic = :topic", error);
  if (statement == NULL)
    return FALSE;

  loa_store_statement_bind_text (statement, ":topic", topics[topic].name);
  if (loa_store_statement_next (statement))
    *number = loa_store_statement_get_integer (statement, 0);

  return loa_store_statement_check (statement, error);
}

const char *
loa_store_topic_get_signal (LoaStoreTopic topic)
{
  return topics[topic].signal;
}

const char *
loa_store_topic_get_signal_by_others (LoaStoreTopic topic)
{
  return topics[topic].by_others;
}

/* Counts a write, within its transaction. */
gboolean
loa_store_changes_count (LoaStoreConnection  *connection,
                         const char          *changed_signal,
                         gint64              *number,
                         GError             **error)
{
  LoaStoreTopic topic = find_topic (changed_signal);
  g_autoptr (LoaStoreStatement) statement = NULL;

  statement = loa_store_statement_new (connection,
                                       "INSERT INTO changes (topic, number) VALUES (:topic, 1)"
                                       " ON CONFLICT DO UPDATE SET number = number + 1",
                                       error);
  if (statement == NULL)
    return FALSE;

  loa_store_statement_bind_text (statement, ":topic", topics[topic].name);

  return loa_store_statement_run (statement, error) && loa_store_changes_read (connection, topic, number, error);
}

/* A write that was counted is committed, and is going to be told. */
void
loa_store_changes_know (LoaStoreConnection *connection,
                        const char         *changed_signal,
                        gint64              number)
{
  loa_store_connection_get_known_changes (connection)[find_topic (changed_signal)] = number;
}

/* @changed gets a bit `1u << topic` for each topic that was written by others since the last time. */
gboolean
loa_store_changes_look (LoaStoreConnection  *connection,
                        guint               *changed,
                        GError             **error)
{
  gint64 *known = loa_store_connection_get_known_changes (connection);

  *changed = 0;

  for (guint i = 0; i < LOA_STORE_N_TOPICS; i++)
    {
      gint64 number;

      if (!loa_store_changes_read (connection, i, &number, error))
        return FALSE;

      if (number != known[i])
        *changed |= 1u << i;
      known[i] = number;
    }

  return TRUE;
}
