/* loa-store-failure.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "loa-store.h"

G_BEGIN_DECLS

/* What SQLite's @code, the last that @database gave, means to whoever uses a store. */
LoaStoreError loa_store_failure_get_code (sqlite3 *database,
                                          int      code);

G_END_DECLS
