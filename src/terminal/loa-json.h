/* loa-json.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "loa-ternary.h"

G_BEGIN_DECLS

/* Members of the terminal's JSON objects: never left out, and null where the value is not known. */

void loa_json_add_text    (JsonBuilder *builder,
                           const char  *name,
                           const char  *value);
void loa_json_add_integer (JsonBuilder *builder,
                           const char  *name,
                           gint64       value);
void loa_json_add_boolean (JsonBuilder *builder,
                           const char  *name,
                           gboolean     value);
void loa_json_add_ternary (JsonBuilder *builder,
                           const char  *name,
                           LoaTernary   value);

/**
 * loa_json_add_amount:
 * @builder: a builder in an object
 * @name: the member
 * @dong: an amount in đồng, or %LOA_AMOUNT_UNKNOWN
 *
 * Adds an amount as an integer.
 */
void loa_json_add_amount (JsonBuilder *builder,
                          const char  *name,
                          gint64       dong);

/**
 * loa_json_add_time:
 * @builder: a builder in an object
 * @name: the member
 * @unix_seconds: a moment, or 0 for never
 *
 * Adds a moment in Vietnam time.
 */
void loa_json_add_time (JsonBuilder *builder,
                        const char  *name,
                        gint64       unix_seconds);

/**
 * loa_json_add_id:
 * @builder: a builder in an object
 * @name: the member
 * @id: (nullable): an id as text
 * @is_number: whether SePay wrote it as a number
 *
 * Adds an id as SePay sent it.
 */
void loa_json_add_id (JsonBuilder *builder,
                      const char  *name,
                      const char  *id,
                      gboolean     is_number);

/**
 * loa_json_add_error:
 * @builder: a builder in an object
 * @error: what went wrong
 *
 * Adds the member `error`.
 */
void loa_json_add_error (JsonBuilder  *builder,
                         const GError *error);

G_END_DECLS
