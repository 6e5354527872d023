/* loa-store-settings-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-store-connection.h"

G_BEGIN_DECLS

/* Inside the transaction of the caller; a value that is %NULL unsets. */
gboolean loa_store_settings_write (LoaStoreConnection  *connection,
                                   GHashTable          *settings,
                                   GError             **error);

G_END_DECLS
