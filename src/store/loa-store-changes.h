/* loa-store-changes.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store-connection.h"

G_BEGIN_DECLS

/* What a store tells of when it changes; each has a signal. */
typedef enum
{
  LOA_STORE_TOPIC_SPEAKERS,
  LOA_STORE_TOPIC_ANNOUNCEMENTS,
  LOA_STORE_TOPIC_TRANSACTIONS,
  LOA_STORE_TOPIC_BALANCES,
  LOA_STORE_N_TOPICS,
} LoaStoreTopic;

const char *loa_store_topic_get_signal           (LoaStoreTopic topic);
const char *loa_store_topic_get_signal_by_others (LoaStoreTopic topic);

gboolean    loa_store_changes_read     (LoaStoreConnection   *connection,
                                        LoaStoreTopic         topic,
                                        gint64               *number,
                                        GError              **error);
gboolean    loa_store_changes_count    (LoaStoreConnection   *connection,
                                        const char           *changed_signal,
                                        gint64               *number,
                                        GError              **error);
void        loa_store_changes_know     (LoaStoreConnection   *connection,
                                        const char           *changed_signal,
                                        gint64                number);
gboolean    loa_store_changes_look     (LoaStoreConnection   *connection,
                                        guint                *changed,
                                        GError              **error);

G_END_DECLS
