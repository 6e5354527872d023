/* loa-bank-name.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "loa-account-item.h"
#include "loa-clock.h"

G_BEGIN_DECLS

void     loa_bank_name_store_async  (LoaAccountItem       *item,
                                     const char           *name,
                                     LoaClock             *clock,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
gboolean loa_bank_name_store_finish (LoaAccountItem       *item,
                                     GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
