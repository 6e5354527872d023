/* sepay-bank-list.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The envelope that the bank API puts around lists: `data` and `meta.pagination`. */
gboolean sepay_bank_list_get_rows       (JsonObject   *answer,
                                         JsonArray   **rows,
                                         GError      **error);
gint64   sepay_bank_list_get_pagination (JsonObject   *answer,
                                         const char   *member);

G_END_DECLS
