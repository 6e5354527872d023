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

/**
 * sepay_json_text_mend:
 * @body: what came from the server
 * @length: (out): its length in bytes
 * @error: return location for %SEPAY_ERROR_MALFORMED
 *
 * Goes over an answer before a parser sees it: mends what is harmless, such as a byte order mark, broken UTF-8 and lone
 * surrogates, and refuses what is not JSON or is nested deeper than %SEPAY_JSON_DEPTH_LIMIT.
 *
 * Returns: (transfer full) (nullable): a text that json-glib reads safely, to be cleared with sepay_secret_free()
 */
char *sepay_json_text_mend (GBytes  *body,
                            gsize   *length,
                            GError **error);

G_END_DECLS
