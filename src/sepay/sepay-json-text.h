/* sepay-json-text.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SEPAY_JSON_DEPTH_LIMIT 64

char *sepay_json_text_mend (GBytes  *body,
                            gsize   *length,
                            GError **error);

G_END_DECLS
