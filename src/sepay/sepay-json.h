/* sepay-json.h
 *
 * Copyright 2026 The Loa authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonObject *sepay_json_parse           (GBytes      *body,
                                        GError     **error);

JsonNode   *sepay_json_get_node        (JsonObject  *object,
                                        const char  *member);
JsonObject *sepay_json_get_object      (JsonObject  *object,
                                        const char  *member);
const char *sepay_json_get_string      (JsonObject  *object,
                                        const char  *member);

gboolean    sepay_json_read_text       (JsonObject  *object,
                                        const char  *member,
                                        char       **text,
                                        GError     **error);
gboolean    sepay_json_read_id         (JsonObject  *object,
                                        const char  *member,
                                        char       **id,
                                        gboolean    *is_number,
                                        GError     **error);
gboolean    sepay_json_read_whole      (JsonObject  *object,
                                        const char  *member,
                                        gint64      *value,
                                        gboolean    *has_value,
                                        GError     **error);
gboolean    sepay_json_read_boolean    (JsonObject  *object,
                                        const char  *member,
                                        gboolean    *value,
                                        gboolean    *has_value,
                                        GError     **error);
gboolean    sepay_json_set_missing     (const char  *member,
                                        GError     **error);

G_END_DECLS
