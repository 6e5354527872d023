/* loa-store-connection.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "loa-transaction-memory.h"

G_BEGIN_DECLS

/* "Loa!": what an SQLite file of this program says of itself. */
#define LOA_STORE_APPLICATION_ID 0x4c6f6121

typedef struct _LoaStoreConnection LoaStoreConnection;

LoaStoreConnection *loa_store_connection_open         (const char          *path,
                                                       GCancellable        *cancellable,
                                                       GError             **error);
LoaStoreConnection *loa_store_connection_open_reading (const char          *path,
                                                       GCancellable        *cancellable,
                                                       GError             **error);
LoaStoreConnection *loa_store_connection_open_peeking (const char          *path,
                                                       gboolean             is_still,
                                                       GError             **error);
void                loa_store_connection_close        (LoaStoreConnection  *self);
sqlite3            *loa_store_connection_get_database (LoaStoreConnection  *self);
void                loa_store_connection_set_error    (LoaStoreConnection  *self,
                                                       int                  code,
                                                       GError             **error);
gboolean            loa_store_connection_execute      (LoaStoreConnection  *self,
                                                       const char          *sql,
                                                       GError             **error);
gboolean            loa_store_connection_get_integer  (LoaStoreConnection  *self,
                                                       const char          *sql,
                                                       gint64              *number,
                                                       GError             **error);
gboolean            loa_store_connection_begin        (LoaStoreConnection  *self,
                                                       gboolean             writes,
                                                       GCancellable        *cancellable,
                                                       GError             **error);
gboolean            loa_store_connection_end          (LoaStoreConnection  *self,
                                                       gboolean             commit,
                                                       GError             **error);
GCancellable       *loa_store_connection_get_cancellable (LoaStoreConnection *self);

/* What all connections of a store share; %NULL for one that is no store's. */
void                  loa_store_connection_set_memory (LoaStoreConnection   *self,
                                                       LoaTransactionMemory *memory);
LoaTransactionMemory *loa_store_connection_get_memory (LoaStoreConnection   *self);

/* The numbers of changes, by topic, that the process of a connection has been told of: see loa-store-changes.c. */
gint64 *loa_store_connection_get_known_changes (LoaStoreConnection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaStoreConnection, loa_store_connection_close)

G_END_DECLS
