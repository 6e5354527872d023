/* sepay-transaction-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "sepay-transaction.h"

G_BEGIN_DECLS

SepayTransactionPage *sepay_transaction_page_new  (void);

/* A SepayAnswerReader. */
gpointer              sepay_transaction_page_read (JsonObject     *answer,
                                                   gconstpointer   asked,
                                                   GError        **error);

G_END_DECLS
