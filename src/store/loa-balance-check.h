/* loa-balance-check.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store-connection.h"

G_BEGIN_DECLS

/* Keeps in mind that the balances of a day have to be looked at. */
gboolean loa_balance_check_note_days (LoaStoreConnection  *connection,
                                      GHashTable          *days,
                                      GError             **error);

/* Looks at the newest of those days, and at as many before them as belong together. */
gboolean loa_balance_check_run       (LoaStoreConnection  *connection,
                                      gboolean            *is_done,
                                      GError             **error);

G_END_DECLS
