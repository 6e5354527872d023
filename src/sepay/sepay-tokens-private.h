/* sepay-tokens-private.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "sepay-tokens.h"

G_BEGIN_DECLS

gboolean sepay_token_is_sendable (const char     *token);
gpointer sepay_tokens_read       (JsonObject     *answer,
                                  gconstpointer   asked,
                                  GError        **error);

G_END_DECLS
