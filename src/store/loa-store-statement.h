/* loa-store-statement.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store-connection.h"

G_BEGIN_DECLS

typedef struct _LoaStoreStatement LoaStoreStatement;

LoaStoreStatement *loa_store_statement_new          (LoaStoreConnection  *connection,
                                                     const char          *sql,
                                                     GError             **error);
void               loa_store_statement_free         (LoaStoreStatement   *self);
void               loa_store_statement_bind_text    (LoaStoreStatement   *self,
                                                     const char          *name,
                                                     const char          *text);
void               loa_store_statement_bind_integer (LoaStoreStatement   *self,
                                                     const char          *name,
                                                     gint64               number);
void               loa_store_statement_bind_null    (LoaStoreStatement   *self,
                                                     const char          *name);
void               loa_store_statement_bind_pointer (LoaStoreStatement   *self,
                                                     const char          *name,
                                                     gpointer             pointer,
                                                     const char          *type);
gboolean           loa_store_statement_next         (LoaStoreStatement   *self);
void               loa_store_statement_reset        (LoaStoreStatement   *self);
gboolean           loa_store_statement_check        (LoaStoreStatement   *self,
                                                     GError             **error);
gboolean           loa_store_statement_run          (LoaStoreStatement   *self,
                                                     GError             **error);
gboolean           loa_store_statement_is_null      (LoaStoreStatement   *self,
                                                     int                  column);
gint64             loa_store_statement_get_integer  (LoaStoreStatement   *self,
                                                     int                  column);
const char        *loa_store_statement_get_text     (LoaStoreStatement   *self,
                                                     int                  column);
char              *loa_store_statement_dup_text     (LoaStoreStatement   *self,
                                                     int                  column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoaStoreStatement, loa_store_statement_free)

G_END_DECLS
