/* sepay-bank-account-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "sepay-bank-account.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *accounts; /* (owned): of SepayBankAccount */
  gint64 last_page; /* -1 where SePay does not tell */
  gint64 per_page; /* likewise */
} SepayBankAccountPage;

void     sepay_bank_account_page_free (SepayBankAccountPage *self);

/* A SepayAnswerReader. */
gpointer sepay_bank_account_page_read (JsonObject     *answer,
                                       gconstpointer   asked,
                                       GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SepayBankAccountPage, sepay_bank_account_page_free)

G_END_DECLS
