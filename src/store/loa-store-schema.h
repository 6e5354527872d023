/* loa-store-schema.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store-connection.h"

G_BEGIN_DECLS

gboolean loa_store_schema_check   (LoaStoreConnection  *connection,
                                   GError             **error);
gboolean loa_store_schema_update  (LoaStoreConnection  *connection,
                                   GError             **error);
gboolean loa_store_schema_migrate (LoaStoreConnection  *connection,
                                   const char *const   *steps,
                                   guint                n_steps,
                                   GError             **error);

G_END_DECLS
